-- Writes a corpus to measure on: FOLDER/files/NNN/NNNN.txt, English and Persian news-like text of
-- 2 to 5 KB a file, MEGABYTES in all. The same bytes on every machine: words are made of syllables
-- and drawn by Zipf's law, the commonest are real function words, so that word lengths, repetition,
-- punctuation, half-spaces and the share of non-ASCII are near those of real text.
--
--   lua5.4 tests/bench/make-corpus.lua FOLDER [MEGABYTES]

local folder, megabytes = arg[1], tonumber(arg[2] or 10)

-- Our own generator (Park and Miller 1988), for the same numbers with every Lua.
local state = 20240229
local function random(n)
  state = state * 48271 % 2147483647
  return state % n + 1
end

local function pick(list) return list[random(#list)] end

local function split(text)
  local list = {}
  for word in text:gmatch "%S+" do list[#list + 1] = word end
  return list
end

local english = {
  common = split [[the of to and in a is that for it was on with as be at by this are from but have
    an they which one you were all her she there would their we him been has when who will no more
    if out so said what up its about than into them can only other new some could time two may]],
  starts = split "br c ch cl d dr f fl fr g gr h j k l m n p pl pr qu r s sh sl sp st t th tr v w",
  middles = split "a e i o u ai ea ee ie io oa oo ou",
  ends = split "b ck d ft g l ld ll m n nd ng nt p r rd rn s sh ss st t th x y ed er es ion ing",
  comma = ", ", stop = { ". ", ". ", ". ", "! ", "? " }, open = "“", close = "”",
}
local persian = {
  common = split [[و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت می‌شود
    شد دارد ما اما یا هر او بود دیگر شده باید کند پیش بین پس اگر همه نمی‌کند کشور مردم سال دولت]],
  starts = split "ب پ ت ج چ ح خ د ر ز س ش ص ع غ ف ق ک گ ل م ن ه ی",
  middles = split "ا و ی ا ا ر ن",
  ends = split "ب ت د ر ز س ش ف ق ک ل م ن ه ی ان ین ات ها‌ی گر مند",
  comma = "، ", stop = { ". ", ". ", ". ", "! ", "؟ " }, open = "«", close = "»",
}

local function make_word(language)
  local word = ""
  for _ = 1, random(2) + (random(3) == 1 and 1 or 0) do
    word = word .. pick(language.starts) .. pick(language.middles)
  end
  return word .. pick(language.ends)
end

-- Ranks 1 to #words; drawing n^u for uniform u gives a frequency like 1/rank.
local function make_vocabulary(language)
  local words = {}
  for _, word in ipairs(language.common) do words[#words + 1] = word end
  for _ = 1, 30000 do words[#words + 1] = make_word(language) end
  return words
end

local function draw(words)
  return words[math.floor((#words) ^ (random(1000000) / 1000000))]
end

local function capital(word) return (word:gsub("^%l", string.upper)) end

local function sentence(language)
  local out, length = {}, random(18) + 5
  local quoted = random(8) == 1 and random(length)
  for i = 1, length do
    local word = draw(language.words)
    if i == 1 or random(14) == 1 then word = capital(word) end
    if random(40) == 1 then word = tostring(random(2000)) end
    if i == quoted then word = language.open .. word end
    out[#out + 1] = word
    out[#out + 1] = i < length and (random(12) == 1 and language.comma or " ") or nil
  end
  return table.concat(out) .. (quoted and language.close or "") .. pick(language.stop)
end

local function document(language)
  local out, size, wanted = {}, 0, 2000 + random(3000)
  while size < wanted do
    local text = sentence(language) .. (random(4) == 1 and "\n\n" or "")
    out[#out + 1], size = text, size + #text
  end
  return table.concat(out) .. "\n"
end

local function write(number, text)
  local sub = ("%s/files/%03d"):format(folder, number // 64)
  if number % 64 == 0 then assert(os.execute("mkdir -p '" .. sub .. "'")) end
  local file = assert(io.open(("%s/%04d.txt"):format(sub, number), "wb"))
  assert(file:write(text))
  assert(file:close())
end

english.words, persian.words = make_vocabulary(english), make_vocabulary(persian)
local total, number = 0, 0
while total < megabytes * 1e6 do
  local text = document(number % 2 == 0 and english or persian)
  write(number, text)
  total, number = total + #text, number + 1
end
