-- Reads an XML file strictly and prints its tree: elements, attributes, texts in brackets, one line
-- each, two spaces a level. Only what JUnit files need: no comments, CDATA, namespaces, DTD; all
-- else, an entity that is none, a control character or bytes that are not UTF-8 end with status 1.
--
--   lua5.4 tests/support/xml.lua FILE

local file = assert(io.open(arg[1], "rb"))
local text = file:read "a"
file:close()
local at = 1

local function fail(what)
  io.stderr:write(("%s: byte %d: %s\n"):format(arg[1], at, what))
  os.exit(1)
end

local function take(pattern)
  local from, to, a, b = text:find("^" .. pattern, at)
  if from then at = to + 1 end
  return from and (a or ""), b
end

local entities = { amp = "&", lt = "<", gt = ">", quot = '"', apos = "'" }

local function unescape(raw)
  return (raw:gsub("&([^;]*);?", function(name)
    return entities[name] or fail("the entity &" .. name .. ";")
  end))
end

local function attributes()
  local list, seen = {}, {}
  while true do
    local name, value = take '%s+([%a_][%w_.-]*)="([^"<]*)"'
    if not name then return table.concat(list) end
    if seen[name] then fail("the attribute " .. name .. " twice") end
    seen[name] = true
    list[#list + 1] = (" %s=[%s]"):format(name, unescape(value))
  end
end

local function element(depth)
  local name = take "<([%a_][%w_.-]*)"
  if not name then fail "an element is expected" end
  print(("  "):rep(depth) .. name .. attributes())
  if take "%s*/>" then return end
  if not take "%s*>" then fail "'>' is expected" end
  while true do
    local raw = take "([^<]+)"
    if raw and raw:find "%S" then
      print(("  "):rep(depth + 1) .. "[" .. unescape(raw):gsub("\n", "|") .. "]")
    end
    local closing = take "</([%a_][%w_.-]*)>"
    if closing then
      if closing ~= name then fail("</" .. closing .. "> closes <" .. name .. ">") end
      return
    end
    if at > #text then fail("<" .. name .. "> is not closed") end
    element(depth + 1)
  end
end

for place, cp in utf8.codes(utf8.len(text) and text or fail "not UTF-8") do
  at = place
  local bad = cp < 0x20 and not (cp == 9 or cp == 10 or cp == 13)
  if bad or cp == 0xFFFE or cp == 0xFFFF then fail "a character that XML cannot hold" end
end
at = 1
if not take '<%?xml version="1.0" encoding="UTF%-8"%?>\n' then fail "no declaration" end
element(0)
take "%s*"
if at <= #text then fail "something behind the root" end
