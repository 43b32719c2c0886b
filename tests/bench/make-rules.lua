-- Writes what is looked for in a corpus: FOLDER/NAME.txt (a phrase a line, for other tools),
-- NAME.tsv and NAME.lua (the same as a list and a rule).
--
--   lua5.4 tests/bench/make-rules.lua FOLDER < FILES       draws phrases from the files named there
--   lua5.4 tests/bench/make-rules.lua --from LISTS FOLDER  takes LISTS/NAME.txt as they are
--
-- names_N: the phrases of phr_1000, and N names with a form in Latin and one in Persian letters, to
-- be found in every spelling.
--
-- phr_N: 15 % single words of middling frequency, 45 % two words that stood side by side, 20 %
-- three, 8 % four, 12 % names; nested, so that phr_1000 begins phr_10000. nam_N: a given and a
-- family name, which the text has hardly ever: what a watch list is like.

local PHRASES, NAMES = { 1000, 10000 }, { 1000, 100000 }
local SPELT = { 1000, 10000 }

local state = 1
local function random(n)
  state = state * 48271 % 2147483647
  return state % n + 1
end

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  assert(file:write(text))
  assert(file:close())
end

local function write_rule(folder, name, phrases)
  local lines = table.concat(phrases, "\n") .. "\n"
  write(("%s/%s.txt"):format(folder, name), lines)
  write(("%s/%s.tsv"):format(folder, name), "phrase\n" .. lines)
  write(("%s/%s.lua"):format(folder, name), ([[
rule "bench.%s" {
  doc = "A phrase of the list.",
  find = words { list "%s.tsv" },
  examples = { yes = { "{%s}" }, no = { "-" } },
}
]]):format(name, name, phrases[1]))
end

local function lines_of(path)
  local list = {}
  for line in io.lines(path) do if line ~= "" then list[#list + 1] = line end end
  return list
end

-- A word of two-byte letters, half-spaces (E2 80 8C) inside.
local PERSIAN = "^([\216-\219][\128-\219\226]*[\128-\219])(.*)$"

-- Words in running order, false where punctuation stood between two.
local function words_of(paths)
  local words = {}
  for path in paths do
    for line in io.lines(path) do
      for chunk in line:gmatch "%S+" do
        local word, rest = chunk:match "^(%a+)(.*)$"
        if not word then word, rest = chunk:match(PERSIAN) end
        words[#words + 1] = word or false
        if rest ~= "" then words[#words + 1] = false end
      end
    end
    words[#words + 1] = false
  end
  return words
end

local function counts_of(words)
  local counts = {}
  for _, word in ipairs(words) do if word then counts[word] = (counts[word] or 0) + 1 end end
  return counts
end

-- The words at a place, when none is broken off by punctuation and at least one is not common: an
-- analyst's phrases say something.
local function phrase_at(words, counts, at, length)
  local out, rarest = {}, math.huge
  for i = at, at + length - 1 do
    if not words[i] or #words[i] < 2 then return nil end
    out[#out + 1] = words[i]
    rarest = math.min(rarest, counts[words[i]])
  end
  return rarest < #words / 20000 and table.concat(out, " ") or nil
end

-- One phrase as the shares above say; nil when the place that was drawn does not give one.
local function draw(words, counts)
  local at, kind = random(#words), random(100)
  if kind <= 15 then
    local word = phrase_at(words, counts, at, 1)
    return word and #word > 3 and counts[word] > 2 and word or nil
  end
  local length = kind <= 60 and 2 or kind <= 80 and 3 or 4
  if kind <= 88 then return phrase_at(words, counts, at, length) end
  local given = phrase_at(words, counts, at, 1)
  local family = phrase_at(words, counts, random(#words), 1)
  return given and family and given .. " " .. family
end

local function draw_many(most, one)
  local list, seen, tries = {}, {}, 0
  while #list < most and tries < most * 200 do
    tries = tries + 1
    local phrase = one()
    if phrase and not seen[phrase] then
      seen[phrase] = true
      list[#list + 1] = phrase
    end
  end
  return list
end

local function write_nested(folder, prefix, sizes, list)
  for _, size in ipairs(sizes) do
    local part = table.move(list, 1, math.min(size, #list), 1, {})
    write_rule(folder, ("%s_%d"):format(prefix, size), part)
  end
end

local LATIN = { "ka", "mo", "re", "shi", "da", "vu", "zar", "bel", "tor", "min", "gha" }
local PERSIAN_SYLLABLES = { "کا", "مو", "ره", "شی", "دا", "وو", "زار", "بل", "تور", "مین", "غا" }

local function name_maker(syllables, endings)
  local given, family = {}, {}
  local function make(list, n, tail)
    for i = 1, n do
      local name, rest = "", i + 1000
      while rest > 0 do
        name, rest = name .. syllables[rest % #syllables + 1], rest // #syllables
      end
      list[i] = name .. tail
    end
  end
  make(given, 400, endings[1])
  make(family, 4000, endings[2])
  return function() return given[random(#given)] .. " " .. family[random(#family)] end
end

local function latin_maker() return name_maker(LATIN, { "n", "zadeh" }) end
local function persian_maker() return name_maker(PERSIAN_SYLLABLES, { "ن", "زاده" }) end

-- One rule of phrases, and one of names in both scripts.
local function write_names(folder, size, latin, persian)
  local lines = { "id\tform\tform2" }
  for i = 1, math.min(size, #latin, #persian) do
    lines[#lines + 1] = ("n%d\t%s\t%s"):format(i, latin[i], persian[i])
  end
  write(("%s/names_%d.tsv"):format(folder, size), table.concat(lines, "\n") .. "\n")
  write(("%s/names_%d.lua"):format(folder, size), ([[
rule "bench.phrases" { doc = "A phrase of the list.", find = words { list "phr_1000.tsv" } }
rule "bench.names" {
  doc = "A name of the list.",
  find = names { list "names_%d.tsv", ambiguous = true },
}
]]):format(size))
end

-- Those in Latin letters, and the others.
local function by_script(names)
  local latin, persian = {}, {}
  for _, name in ipairs(names) do
    local list = name:find "^[%a%s'.-]+$" and latin or persian
    list[#list + 1] = name
  end
  return latin, persian
end

if arg[1] == "--from" then
  for _, set in ipairs { { "phr", PHRASES }, { "nam", NAMES } } do
    for _, size in ipairs(set[2]) do
      local name = ("%s_%d"):format(set[1], size)
      write_rule(arg[3], name, lines_of(arg[2] .. "/" .. name .. ".txt"))
    end
  end
  local latin, persian = by_script(lines_of(("%s/nam_%d.txt"):format(arg[2], NAMES[#NAMES])))
  for _, size in ipairs(SPELT) do write_names(arg[3], size, latin, persian) end
else
  local words = words_of(io.lines())
  local counts = counts_of(words)
  write_nested(arg[1], "phr", PHRASES,
    draw_many(PHRASES[#PHRASES], function() return draw(words, counts) end))
  write_nested(arg[1], "nam", NAMES, draw_many(NAMES[#NAMES], latin_maker()))
  local latin = draw_many(SPELT[#SPELT], latin_maker())
  local persian = draw_many(SPELT[#SPELT], persian_maker())
  for _, size in ipairs(SPELT) do write_names(arg[1], size, latin, persian) end
end
