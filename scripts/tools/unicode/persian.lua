-- The Persian table T: one form for each letter, mark and sign however it was typed.
--
-- `map` is code point -> code point, `drop` the code points that leave no trace, `marks` those of
-- them that belong to the letter before. Reasons stand beside the rows; what is not here is left to
-- NFKC_Casefold.

local ucd = require "ucd"

local characters = ucd.characters()

local T = { map = {}, drop = {}, marks = {} }

local function code_points(text)
  return utf8.codepoint(text, 1, -1)
end

-- Each code point of `from` becomes `to`.
local function letters(to, from)
  for _, cp in ipairs { code_points(from) } do T.map[cp] = utf8.codepoint(to) end
end

local function range(first, last, each)
  for cp = first, last do each(cp) end
end

local function map_range(first, last, to)
  range(first, last, function(cp) T.map[cp] = to end)
end

-- Letters.
letters("ی", "يىئے\u{06D3}ېێۍ\u{0620}\u{063D}\u{0678}\u{0777}")
letters("ک", "ك\u{06AA}\u{063B}\u{063C}\u{06AC}\u{06AD}\u{06AE}")
letters("گ", "\u{06AB}\u{06B0}\u{06B1}\u{06B2}\u{06B3}\u{06B4}")
letters("ه", "\u{0629}\u{06C0}\u{06C1}\u{06C2}\u{06C3}\u{06BE}\u{06D5}")
letters("ا", "\u{0623}\u{0625}\u{0671}\u{0672}\u{0673}\u{0675}") -- آ and a final ء stay
letters("و", "\u{0624}\u{0676}\u{0677}\u{06C6}\u{06C7}\u{06CB}")
-- Kurdish, Pashto and Urdu letters beside the Persian ones they are taken for.
letters("ل", "\u{06B5}")
letters("ر", "\u{0695}\u{0693}\u{0691}")
letters("ت", "\u{067C}\u{0679}")
letters("د", "\u{0689}\u{0688}")
letters("ژ", "\u{0696}")
letters("ش", "\u{069A}")
letters("ن", "\u{06BC}\u{06BA}")
letters("ز", "\u{0681}")
letters("س", "\u{0685}")
T.map[0x0674] = 0x0627 -- high hamza: with U+0675 it is an alef that carries it

-- Digits of every script are ASCII; with them the signs that stand inside numbers.
for cp, digit in pairs(characters.digit) do T.map[cp] = 0x30 + digit end
T.map[0x066B] = 0x2E -- decimal separator, as "3.5"
T.map[0x066C] = 0x2C -- thousands separator, as "1,000"
T.map[0x066A] = 0x25 -- percent

-- Quotation marks. The property Quotation_Mark has them all but the ornaments and the letters and
-- accents that stand for an apostrophe.
for cp in pairs(ucd.binary("PropList.txt", "Quotation_Mark")) do T.map[cp] = 0x22 end
map_range(0x2018, 0x201B, 0x27)
letters("'", "'＇‹›ʻʼʽʾʿ`´′❛❜❟")
letters('"', "″❝❞❠\u{1F676}\u{1F677}\u{1F678}")

-- Dashes: all of category Pd, and the minus sign.
for cp, category in pairs(characters.category) do
  if category == "Pd" then T.map[cp] = 0x2D end
end
T.map[0x2212] = 0x2D

-- Spaces. Line ends (CR, CRLF) are the engine's business; those of other systems are spaces.
for cp in pairs(ucd.binary("PropList.txt", "White_Space")) do T.map[cp] = 0x20 end
T.map[0x0A], T.map[0x0D] = nil, nil

-- What stands for itself by these rules is not a mapping.
for cp, to in pairs(T.map) do
  if cp == to then T.map[cp] = nil end
end

local function drop(cp) T.drop[cp] = true end

local function drop_mark(cp) T.drop[cp], T.marks[cp] = true, true end

-- Marks on letters: harakat, Quranic signs, superscript alef; variation selectors.
range(0x064B, 0x065F, drop_mark)
range(0x0610, 0x061A, drop_mark)
range(0x06D6, 0x06ED, drop_mark)
range(0x0898, 0x089F, drop_mark)
range(0x08CA, 0x08FF, drop_mark)
range(0x10EFD, 0x10EFF, drop_mark)
range(0xFE00, 0xFE0F, drop_mark)
range(0xE0100, 0xE01EF, drop_mark)
drop_mark(0x0670)
-- Among the Quranic signs stand some that belong to no letter.
for _, cp in ipairs { 0x06DD, 0x06DE, 0x06E9, 0x08E2 } do T.marks[cp] = nil end
-- The same marks as presentation forms: by NFKC they would leave spaces inside words.
range(0xFC5E, 0xFC63, drop_mark)
range(0xFCF2, 0xFCF4, drop_mark)
range(0xFE70, 0xFE7F, drop_mark)
T.drop[0xFE75], T.marks[0xFE75] = nil, nil -- unassigned

-- Controls: tatweel, bidi controls, everything that Unicode wants ignored by default.
drop(0x0640)
local ignorable = ucd.binary("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")
for cp in pairs(ignorable) do drop(cp) end

-- Joiners are dropped or kept by what stands beside them: the engine decides.
T.half_space = { [0x200C] = true, [0x200B] = true, [0x001F] = true }
T.zwj = 0x200D
-- Madda is dropped like the other marks, but first it makes آ of an alef.
T.madda = 0x0653

return T
