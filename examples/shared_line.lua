-- Lines that several documents share: where a story, a statement or a slogan is told again, word
-- for word (line.shared) or in other words (line.retold).
--
-- The rules tag what is long enough to be worth comparing; the aggregates group it. What a document
-- repeats by itself is no row.
--
--   engine run --only row examples/shared_line.lua examples/corpus
--   engine run --only row --meta examples/meta.tsv examples/shared_line.lua examples/corpus

local word = token { kind = "word" }

rule "line" {
  doc            = "A line (a sentence) of eight words or more.",
  find           = sentence,
  where          = function(line) return line:count(word) >= 8 end,
  level          = "info",
  status         = "test",
  falsepositives = "lists, tables and other text without sentences",
  examples       = {
    yes = {
      "{The governor said that the dam will hold this year.} It will.",
      "{استاندار گفت که سد امسال نیز در برابر سیلاب خواهد ایستاد.}",
    },
    no  = { "The dam will hold.", "سد می‌ماند.", "1 2 3 4 5 6 7 8 9 10." },
  },
}

-- Full names of organisations are half a line by themselves, and make lines alike that are not.
local long_names = words {
  "National Council of Resistance", "Mojahedin Organization", "Islamic Revolutionary Guard",
  "Islamic Republic of Iran Broadcasting", "شورای ملی مقاومت",
  "سازمان مجاهدین خلق", "سپاه پاسداران انقلاب",
}

rule "line.plain" {
  doc            = "A line of eight words or more without the full name of an organisation.",
  find           = tagged "line",
  unless         = { long_names, within = "overlap" },
  level          = "info",
  status         = "test",
  examples       = {
    yes = { "{The governor said that the dam will hold this year.}" },
    no  = { "The National Council of Resistance said that the dam will hold this year." },
  },
}

-- What is known of each use of a line, and the row of a group: nil when it is one document's alone.
local function use_of(line, doc)
  return { text = line.text, outlet = doc.meta.outlet, day = days(doc.meta.date) }
end

local function row_of(uses)
  local documents, outlets, names = {}, {}, {}
  local count, first, last = 0, nil, nil
  for _, use in ipairs(uses) do
    if not documents[use.doc] then documents[use.doc], count = true, count + 1 end
    if use.outlet and not outlets[use.outlet] then
      outlets[use.outlet], names[#names + 1] = true, use.outlet
    end
    if use.day and (not first or use.day < first) then first = use.day end
    if use.day and (not last or use.day > last) then last = use.day end
  end
  if count < 2 then return nil end
  return {
    text = uses[1].text,
    documents = count,
    uses = #uses,
    outlets = #names > 0 and names or nil,
    days = first and last - first or nil,
  }
end

aggregate "line.shared" {
  doc    = "The same line, or nearly the same, in several documents.",
  of     = "line",
  group  = alike { words = 4, share = 0.5 },
  value  = use_of,
  report = row_of,
  examples = {
    { -- the same but for a word, in two outlets
      { text = "The governor said that the dam will hold this year.", outlet = "Northern Wire" },
      { text = "Rain. The governor said that the dam will hold this month.", outlet = "Sobh" },
      rows = 1,
    },
    { -- letters and marks of another keyboard
      "استاندار گفت که سد امسال نیز در برابر سیلاب خواهد ایستاد.",
      "استاندار گفت كه سد امسال نيز در برابر سيلاب خواهد ايستاد!",
      rows = 1,
    },
    { -- twice in one document
      "The governor said that the dam will hold this year. "
        .. "The governor said that the dam will hold this year.",
      "Nobody else said anything of the kind in the whole of that year.",
      rows = 0,
    },
    { -- too short, and another line
      "The dam will hold.",
      "The dam will hold.",
      "The governor said that the dam will hold this year.",
      "The governor said nothing of the bridge, which had been closed.",
      rows = 0,
    },
  },
}

aggregate "line.retold" {
  doc    = "Lines of several documents that say the same with a good part of the same words.",
  of     = "line.plain",
  group  = alike { words = 1, share = 0.25 },
  value  = use_of,
  report = row_of,
  examples = {
    {
      "The governor told reporters that the old dam will certainly hold this year.",
      "This year the dam will hold, reporters heard from the governor on Sunday.",
      rows = 1,
    },
    {
      "The governor told reporters that the old dam will certainly hold this year.",
      "A bridge across the river has been closed since the flood of last spring.",
      rows = 0,
    },
  },
}
