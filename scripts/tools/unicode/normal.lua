-- Normalization forms (UAX #15), for the generator alone: the engine asks utf8proc at run time, and
-- the tests compare what both say.

local ucd = require "ucd"

local normal = {}

local characters = ucd.characters()
local excluded = ucd.binary("DerivedNormalizationProps.txt", "Full_Composition_Exclusion")
local folded = ucd.mappings("DerivedNormalizationProps.txt", "NFKC_CF")

-- Hangul syllables are arithmetic (The Unicode Standard, 3.12).
local S, L, V, T, V_COUNT, T_COUNT, S_COUNT = 0xAC00, 0x1100, 0x1161, 0x11A7, 21, 28, 11172

local pairs_of = {} -- pairs_of[first][second] = composite
local seconds = {} -- what may join a starter before it
for composite, parts in pairs(characters.canonical) do
  if #parts == 2 and not excluded[composite] then
    pairs_of[parts[1]] = pairs_of[parts[1]] or {}
    pairs_of[parts[1]][parts[2]] = composite
    seconds[parts[2]] = true
  end
end

function normal.class(cp) return characters.class[cp] or 0 end

-- May this code point join, or be put in order with, what stands before it?
function normal.joins_before(cp)
  return normal.class(cp) ~= 0 or seconds[cp] or (cp >= V and cp < V + V_COUNT) or
    (cp > T and cp < T + T_COUNT)
end

-- May it become one with a starter before it (NFC_Quick_Check is not Yes)?
function normal.composes_before(cp)
  return seconds[cp] or (cp >= V and cp < V + V_COUNT) or (cp > T and cp < T + T_COUNT)
end

-- Does nothing at all happen to it in any form, wherever it stands?
function normal.is_inert(cp)
  return not (characters.canonical[cp] or characters.compatible[cp] or folded[cp] or
    (cp >= S and cp < S + S_COUNT) or normal.joins_before(cp))
end

local function decompose_one(cp, compatible, out)
  local parts = characters.canonical[cp] or (compatible and characters.compatible[cp])
  if cp >= S and cp < S + S_COUNT then
    local index = cp - S
    parts = { L + index // (V_COUNT * T_COUNT), V + index % (V_COUNT * T_COUNT) // T_COUNT }
    if index % T_COUNT > 0 then parts[3] = T + index % T_COUNT end
    table.move(parts, 1, #parts, #out + 1, out)
  elseif parts then
    for _, part in ipairs(parts) do decompose_one(part, compatible, out) end
  else
    out[#out + 1] = cp
  end
end

-- Canonical ordering: a stable sort of each run of non-starters.
local function order(list)
  for i = 2, #list do
    local cp, class, at = list[i], normal.class(list[i]), i
    while class > 0 and at > 1 and normal.class(list[at - 1]) > class do
      list[at], at = list[at - 1], at - 1
    end
    list[at] = cp
  end
  return list
end

function normal.decompose(list, compatible)
  local out = {}
  for _, cp in ipairs(list) do decompose_one(cp, compatible, out) end
  return order(out)
end

local function compose_pair(a, b)
  if a >= L and a < L + 19 and b >= V and b < V + V_COUNT then
    return S + ((a - L) * V_COUNT + (b - V)) * T_COUNT
  elseif a >= S and a < S + S_COUNT and (a - S) % T_COUNT == 0 and b > T and b < T + T_COUNT then
    return a + (b - T)
  end
  return pairs_of[a] and pairs_of[a][b]
end

-- NFC of a list of code points.
function normal.compose(list)
  local out, starter, last_class = {}, nil, 0
  for _, cp in ipairs(normal.decompose(list, false)) do
    local class = normal.class(cp)
    local adjacent = starter == #out
    local open = starter and (adjacent or last_class < class)
    local composite = open and compose_pair(out[starter], cp)
    if composite then
      out[starter] = composite
    else
      out[#out + 1], last_class = cp, class
      if class == 0 then starter = #out end
    end
  end
  return out
end

-- One code point's NFKC_Casefold mapping, or its compatibility decomposition alone.
function normal.map(cp, keep_case, out)
  if keep_case then
    decompose_one(cp, true, out)
  else
    local mapping = folded[cp] or { cp }
    table.move(mapping, 1, #mapping, #out + 1, out)
  end
end

return normal
