-- engine/unicode/tables_properties.c: one small number for each code point, the index of a record
-- that holds all properties the engine asks for (unicode/tables.h has the bits).

local ucd = require "ucd"
local emit = require "emit"

-- The values in the order of the enumerations of unicode/properties.h.
local function ordinals(names)
  local map, count = {}, 0
  for name in names:gmatch("%S+") do map[name], count = count, count + 1 end
  return map
end

local WORD = ordinals [[Other CR LF Newline Extend ZWJ Format Katakana Hebrew_Letter ALetter
  Single_Quote Double_Quote MidNumLet MidLetter MidNum Numeric ExtendNumLet Regional_Indicator
  WSegSpace]]
local SENTENCE = ordinals [[Other CR LF Extend Sep Format Sp Lower Upper OLetter Numeric ATerm
  SContinue STerm Close]]
local GRAPHEME = ordinals [[Other CR LF Control Extend ZWJ Regional_Indicator Prepend SpacingMark
  L V T LV LVT]]
local CATEGORY = ordinals [[Cn Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs
  Zl Zp Cc Cf Cs Co]]
local SCRIPT = ordinals "Common Latin Arabic Cyrillic Greek Hebrew Han Other"
SCRIPT.Inherited, SCRIPT.Unknown = 0, 0

local NO_DIGIT = 15

local function known(ordinal_of, value, default)
  local ordinal = ordinal_of[value or default]
  if not ordinal then error("unknown property value " .. tostring(value), 0) end
  return ordinal
end

local function record_of(data, cp)
  local picture = data.pictographic[cp]
  local emoji = data.presentation[cp] or (picture and cp > 0xFF)
  return known(WORD, data.word[cp], "Other")
    | known(SENTENCE, data.sentence[cp], "Other") << 5
    | known(GRAPHEME, data.grapheme[cp], "Other") << 9
    | known(CATEGORY, data.category[cp], "Cn") << 13
    | (SCRIPT[data.script[cp] or "Unknown"] or SCRIPT.Other) << 18
    | (picture and 1 or 0) << 21
    | (emoji and 1 or 0) << 22
    | (data.digit[cp] or NO_DIGIT) << 23
end

local function read()
  local characters = ucd.characters()
  return {
    word = ucd.values("auxiliary/WordBreakProperty.txt"),
    sentence = ucd.values("auxiliary/SentenceBreakProperty.txt"),
    grapheme = ucd.values("auxiliary/GraphemeBreakProperty.txt"),
    script = ucd.values("Scripts.txt"),
    pictographic = ucd.binary("emoji/emoji-data.txt", "Extended_Pictographic"),
    presentation = ucd.binary("emoji/emoji-data.txt", "Emoji_Presentation"),
    category = characters.category,
    digit = characters.digit,
  }
end

return function()
  local data = read()
  local records = { record_of(data, ucd.last + 1) } -- record 0: what is unassigned
  local number_of = { [records[1]] = 0 }
  local store = {}
  local index = emit.stages(store, function(cp)
    local record = record_of(data, cp)
    if not number_of[record] then
      records[#records + 1] = record
      number_of[record] = #records - 1
    end
    return number_of[record]
  end)
  if #records > 256 then error("the records have outgrown 8-bit numbers", 0) end
  local out = emit.begin("Properties")
  emit.array(out, "const uint16_t eng__properties_index", index)
  emit.array(out, "const uint8_t eng__properties_blocks", store.blocks)
  emit.array(out, "const uint32_t eng__properties_records", records, "0x%07x")
  return table.concat(out, "\n")
end
