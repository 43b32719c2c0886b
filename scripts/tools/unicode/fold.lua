-- engine/unicode/tables_fold.c: what each code point folds to, for both kinds of fold
-- (unicode/fold.h), and how it behaves beside others (unicode/tables.h has the codes).

local emit = require "emit"
local normal = require "normal"
local T = require "persian"

-- Codes below FIRST_TEXT say how a code point behaves; others are an offset into the text pool.
local SAME, DROPPED, MARK, ORDERED, COMPOSES, MADDA, HALF_SPACE, ZWJ, CR = 0, 1, 2, 3, 4, 5, 6, 7, 8
local FIRST_TEXT = 9
local JOINS = 0x80 -- in a text's length byte: it joins what stands before

local function same(a, b)
  return table.concat(a, ",") == table.concat(b, ",")
end

-- T over a list; madda is kept until it had its chance to make an آ.
local function apply_T(list, keep_madda)
  local out = {}
  for _, cp in ipairs(list) do
    if not T.drop[cp] or (keep_madda and cp == T.madda) then out[#out + 1] = T.map[cp] or cp end
  end
  return out
end

-- One round of T(NFKC_Casefold(T(x))) (or NFKC), T coming between mapping and composing as well, so
-- that a presentation form with a mark is the letter with that mark. Gives the result and what the
-- list was before it was composed.
local function round(list, keep_case)
  local mapped = {}
  for _, cp in ipairs(apply_T(normal.decompose(list, false), true)) do
    normal.map(cp, keep_case, mapped)
  end
  mapped = apply_T(normal.decompose(mapped, false), true)
  return apply_T(normal.compose(mapped), false), mapped
end

-- The fixed point for one code point, and whether at any stage it begins with something that joins
-- or composes with what stands before.
local function fold_one(cp, keep_case)
  local list, joins, composes = { cp }, false, false
  local function look(stage)
    joins = joins or (stage[1] and normal.joins_before(stage[1]))
    composes = composes or (stage[1] and normal.composes_before(stage[1]))
  end
  for _ = 1, 8 do
    look(list)
    look(normal.decompose(list, false))
    local result, decomposed = round(list, keep_case)
    look(decomposed)
    if same(result, list) then return list, joins, composes end
    list = result
  end
  error(("U+%04X does not come to rest"):format(cp), 0)
end

-- The pool: every text once, as a length byte and UTF-8.
local function new_pool()
  local pool = { bytes = {}, offset_of = {} }
  for i = 1, FIRST_TEXT do pool.bytes[i] = 0 end
  function pool.add(list, joins)
    local text = utf8.char(table.unpack(list))
    local entry = string.char(#text | (joins and JOINS or 0)) .. text
    if not pool.offset_of[entry] then
      pool.offset_of[entry] = #pool.bytes
      table.move({ entry:byte(1, -1) }, 1, #entry, #pool.bytes + 1, pool.bytes)
    end
    return pool.offset_of[entry]
  end
  return pool
end

local function code_of(cp, keep_case, pool)
  if cp == 0x0D then return CR end
  if T.half_space[cp] then return HALF_SPACE end
  if normal.is_inert(cp) and not (T.map[cp] or T.drop[cp]) then return SAME end
  if cp == T.zwj then return ZWJ end
  if cp == T.madda then return MADDA end
  local list, joins, composes = fold_one(cp, keep_case)
  if #list == 0 then return T.marks[cp] and MARK or DROPPED end
  if not same(list, { cp }) then return pool.add(list, joins) end
  return composes and COMPOSES or joins and ORDERED or SAME
end

-- What one byte becomes when it is one byte, and two bytes when they are one code point: both bytes
-- of the result in a row; 0 for all else.
local function direct_table(code_at, pool)
  local direct = {}
  for cp = 0, 0x7FF do
    local code, wanted, text = code_at(cp), cp < 0x80 and 1 or 2, nil
    if code == SAME then text = utf8.char(cp) end
    if code >= FIRST_TEXT and pool.bytes[code + 1] == wanted then
      text = string.char(table.unpack(pool.bytes, code + 2, code + 1 + wanted))
      if utf8.len(text) ~= 1 then text = nil end
    end
    direct[#direct + 1] = text and text:byte(1) or 0
    direct[#direct + 1] = text and text:byte(2) or 0
  end
  return direct
end

return function()
  local pool, store = new_pool(), {}
  local out = emit.begin("Folding")
  for _, kind in ipairs { "view", "cased" } do
    local codes = {}
    local index = emit.stages(store, function(cp)
      codes[cp] = code_of(cp, kind == "cased", pool)
      return codes[cp]
    end)
    local name = "const %s eng__fold_" .. kind .. "_%s"
    emit.array(out, name:format("uint16_t", "index"), index)
    local direct = direct_table(function(cp) return codes[cp] end, pool)
    emit.array(out, name:format("uint8_t", "direct"), direct, "0x%02x")
  end
  if #pool.bytes > 0xFFFF then error("the text pool has outgrown 16-bit offsets", 0) end
  emit.array(out, "const uint16_t eng__fold_blocks", store.blocks)
  emit.array(out, "const uint8_t eng__fold_texts", pool.bytes, "0x%02x")
  return table.concat(out, "\n")
end
