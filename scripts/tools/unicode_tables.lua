-- Makes the Unicode tables of engine/unicode out of Debian's package unicode-data.
--
--   lua5.4 scripts/tools/unicode_tables.lua             writes them into engine/unicode
--   lua5.4 scripts/tools/unicode_tables.lua FOLDER      writes them into FOLDER
--   lua5.4 scripts/tools/unicode_tables.lua --check     says which differ from the committed ones
--
-- The same data give the same bytes.

local here = arg[0]:match("^(.*)/[^/]*$") or "."
package.path = here .. "/unicode/?.lua"

local ucd = require "ucd"

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read("a")
  file:close()
  return text
end

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  assert(file:write(text))
  assert(file:close())
end

for _, name in ipairs { "Scripts.txt", "PropList.txt", "DerivedNormalizationProps.txt",
                        "DerivedCoreProperties.txt", "auxiliary/WordBreakProperty.txt",
                        "auxiliary/SentenceBreakProperty.txt",
                        "auxiliary/GraphemeBreakProperty.txt" } do
  ucd.check_version(name, "15.0.0")
end

local check = arg[1] == "--check"
local folder = not check and arg[1] or here .. "/../../engine/unicode"
local stale = 0
for _, name in ipairs { "properties", "fold" } do
  local path = ("%s/tables_%s.c"):format(folder, name)
  local text = require(name)()
  if not check then
    write(path, text)
  elseif read(path) ~= text then
    io.stderr:write(path, ": differs from what the generator makes; run it and commit\n")
    stale = stale + 1
  end
end
os.exit(stale == 0)
