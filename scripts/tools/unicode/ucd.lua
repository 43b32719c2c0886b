-- Reading the Unicode Character Database as Debian's package unicode-data installs it.

local ucd = { folder = "/usr/share/unicode", last = 0x10FFFF }

local function lines(name)
  local path = ucd.folder .. "/" .. name
  local file, problem = io.open(path, "r")
  if not file then error(problem .. " (is the package unicode-data installed?)", 0) end
  return file:lines()
end

-- Calls each(first, last, fields) for every line "0041..005A ; Value ; More # comment".
local function each_range(name, each)
  for line in lines(name) do
    local data = line:gsub("#.*", "")
    local first, last, rest = data:match("^(%x+)%.?%.?(%x*)%s*;(.*)$")
    if first then
      local fields = {}
      for field in (rest .. ";"):gmatch("%s*(.-)%s*;") do fields[#fields + 1] = field end
      each(tonumber(first, 16), tonumber(last ~= "" and last or first, 16), fields)
    end
  end
end

-- The first line of every file names its version: refuse data of another one.
function ucd.check_version(name, wanted)
  local first = lines(name)()
  local found = first:match("(%d+%.%d+%.?%d*)") or "none"
  if found ~= wanted and found .. ".0" ~= wanted then
    error(("%s: version %s, wanted %s"):format(name, found, wanted), 0)
  end
end

-- { [code point] = value } of an enumerated property's file.
function ucd.values(name)
  local map = {}
  each_range(name, function(first, last, fields)
    for cp = first, last do map[cp] = fields[1] end
  end)
  return map
end

-- { [code point] = true } for one binary property of a file that holds several.
function ucd.binary(name, property)
  local set = {}
  each_range(name, function(first, last, fields)
    if fields[1] == property then
      for cp = first, last do set[cp] = true end
    end
  end)
  return set
end

local function code_points(text)
  local list = {}
  for hex in text:gmatch("%x+") do list[#list + 1] = tonumber(hex, 16) end
  return list
end

-- { [code point] = { code points } } for a property that maps, as NFKC_CF does.
function ucd.mappings(name, property)
  local map = {}
  each_range(name, function(first, last, fields)
    if fields[1] == property then
      for cp = first, last do map[cp] = code_points(fields[2]) end
    end
  end)
  return map
end

-- UnicodeData.txt: general category, combining class, decompositions, decimal digit values.
-- Read once.
local characters
function ucd.characters()
  if characters then return characters end
  local data = { category = {}, class = {}, canonical = {}, compatible = {}, digit = {} }
  local range_start
  for line in lines("UnicodeData.txt") do
    local f = {}
    for field in (line .. ";"):gmatch("(.-);") do f[#f + 1] = field end
    local cp = tonumber(f[1], 16)
    if f[2]:find(", First>", 1, true) then range_start = cp end
    for at = f[2]:find(", Last>", 1, true) and range_start or cp, cp do
      data.category[at] = f[3]
      if f[4] ~= "0" then data.class[at] = tonumber(f[4]) end
    end
    if f[6] ~= "" then
      local kind, sequence = f[6]:match("^(<%w+>) (.*)$")
      data[kind and "compatible" or "canonical"][cp] = code_points(sequence or f[6])
    end
    if f[7] ~= "" and f[3] == "Nd" then data.digit[cp] = tonumber(f[7]) end
  end
  characters = data
  return data
end

return ucd
