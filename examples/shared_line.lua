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

-- What a line says, as far as one word can: not its names, which say what it is about, and not the
-- words that every line has. Five letters stand for a word and its endings.
local plain_word = token { kind = "word", shape = "x" }
local everyday = {}
for common in ([[
  a an the and or but nor so yet if of in on at to for from by with as than that this these those
  it its he his him she her hers they their them we our us you your i my me who whom whose which
  is are was were be been being am has have had do does did will would can could may might shall
  should must not no into out up down over under about after before during between through against
  also what when where why how there here more most other some any all each both such own same very
  just only even then now while because until since once said say says one two many much like make
  made new first last time year years
  و در به از که را با این آن برای تا بر یک هم هر نیز اما ولی یا اگر پس چه چون بود است هست شد شده شود
  باشد نیست بودند هستند کرد کرده کند کنند کردن می ها های ای ما شما او وی آنها آنان خود همه هیچ دیگر
  بین روی زیر پیش بعد قبل بی گفت گفته دارد دارند داشت داد داده خواهد باید توان سال مردم
]]):gmatch "%S+" do everyday[common] = true end

local function contents_of(line)
  local contents, known = {}, {}
  local function add(said)
    local text = said.folded
    local stem = text:sub(1, (utf8.offset(text, 6) or #text + 1) - 1)
    if everyday[text] or known[stem] then return end
    known[stem], contents[#contents + 1] = true, stem
  end
  add(line:first(word)) -- with a capital, name or not
  for said in line:each(plain_word) do add(said) end
  return contents
end

-- The uses that have at least so many such words in common with a use in another document.
local function akin(uses, least)
  local holders, kept = {}, {}
  for i, use in ipairs(uses) do
    for _, stem in ipairs(use.contents) do
      holders[stem] = holders[stem] or {}
      holders[stem][#holders[stem] + 1] = i
    end
  end
  for _, use in ipairs(uses) do
    local common, found = {}, false
    for _, stem in ipairs(use.contents) do
      for _, other in ipairs(holders[stem]) do
        common[other] = (common[other] or 0) + 1
        found = found or common[other] >= least and uses[other].doc ~= use.doc
      end
    end
    if found then kept[#kept + 1] = use end
  end
  return kept
end

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

-- Two conditions, as each alone is met by chance: a quarter of the words, whatever they are, and
-- three that say something.
aggregate "line.retold" {
  doc    = "Lines of several documents that say the same with a good part of the same words.",
  of     = "line.plain",
  group  = alike { words = 1, share = 0.25 },
  value  = function(line, doc)
    local use = use_of(line, doc)
    use.contents = contents_of(line)
    return use
  end,
  report = function(uses) return row_of(akin(uses, 3)) end,
  examples = {
    {
      "The governor told reporters that the old dam will certainly hold this year.",
      "This year the dam will hold, reporters heard from the governor on Sunday.",
      rows = 1,
    },
    {
      "استاندار به خبرنگاران گفت که سد کهنه امسال بی‌گمان در برابر سیلاب می‌ایستد.",
      "سد امسال در برابر سیلاب خواهد ایستاد، این را استاندار روز یکشنبه گفت.",
      rows = 1,
    },
    {
      "The governor told reporters that the old dam will certainly hold this year.",
      "A bridge across the river has been closed since the flood of last spring.",
      rows = 0,
    },
    { -- many of the same words, and none that says anything
      "It is not what we had in all of this time, and the fish are gone.",
      "It is not all that we had in this, and what is to be will be.",
      rows = 0,
    },
    { -- the same names, and another story
      "The Water Council of Kuhsar and Governor Azad have opened the old dam again.",
      "The Water Council of Kuhsar and Governor Azad will not talk about fish.",
      rows = 0,
    },
  },
}
