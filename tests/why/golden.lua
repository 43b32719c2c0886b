-- The traces of `engine why`: for each case of cases.tsv which element decides, and with what
-- words, in the view for a reader and in JSON, which must agree. A case is a rule of
-- data/rules.lua, the element
-- ("tagged" where the rule hits), the detail of the deciding step (of a hit: how its candidates
-- went), and a text, whose first line is asked about; \n is a line break.
--
--   lua5.4 tests/why/golden.lua            checks
--   lua5.4 tests/why/golden.lua --update   writes what is found, to be read before it is believed

local folder = arg[0]:match "^(.*)/" or "."
local update = arg[1] == "--update"

local function read(command)
  local pipe = assert(io.popen(command))
  local text = pipe:read "a"
  assert(pipe:close(), command)
  return text
end

local function cases()
  local list = {}
  for line in io.lines(folder .. "/cases.tsv") do
    local rule, element, detail, text = line:match "^([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)$"
    assert(rule, "cases.tsv: four columns are needed: " .. line)
    list[#list + 1] = { rule = rule, element = element, detail = detail, text = text }
  end
  return list
end

-- Texts go as records, so that one file holds them all.
local function write_records(path, list)
  local file = assert(io.open(path, "w"))
  for _, case in ipairs(list) do
    file:write('{"text":"', (case.text:gsub('"', '\\"')), '"}\n')
  end
  assert(file:close())
end

-- A string of JSON; nothing in these answers is escaped but quotes and backslashes.
local function unquote(text)
  return (text:gsub("\\(.)", "%1"))
end

-- What the JSON says: the element, and the details of its steps one behind the other.
local function from_json(answer)
  local line = answer:match '\n({"type":"rule".*})\n$'
  local element = line:match '"tagged":true' and "tagged" or line:match '"decided":"(%a+)"'
  if element ~= "tagged" then
    return element, unquote(line:match '"decided":"%a+","detail":"(.-)","steps"')
  end
  local steps = {}
  for name, rest in line:gmatch '"element":"(%a+)"([^}]*)}' do
    local detail = rest:match '"detail":"(.*)"$'
    steps[#steps + 1] = name .. (detail and " " .. unquote(detail) or "")
  end
  return element, table.concat(steps, "; ")
end

-- The same out of the view for a reader.
local function from_text(answer)
  local heading = answer:match "\n%l+ %([^\n]*%): ([^\n]*)\n"
  local element = heading == "tagged" and "tagged" or heading:match "^not tagged, by (%a+)$"
  local steps = {}
  for name, said in answer:gmatch "\n    (%a+) +([^\n]*)" do
    local verdict, rest = said:match "^(%a+)  +(.*)$"
    if verdict ~= "yes" and verdict ~= "no" then verdict, rest = "", said:gsub("^yes$", "") end
    local detail = rest:gsub("^.- %(%d+:%d+%): ", ""):gsub("^.- %(%d+:%d+%)$", "")
    if element == "tagged" then steps[#steps + 1] = name .. (detail ~= "" and " " .. detail or "")
    elseif name == element and verdict == "no" and #steps == 0 then steps[1] = detail end
  end
  return element, table.concat(steps, "; ")
end

local function ask(case, number, records, json)
  return read(("engine why %s/data/rules.lua '%s#%d:1' --rule %s%s"):format(folder, records, number,
    case.rule, json and " -f jsonl" or ""))
end

local function check(case, number, records)
  local element, detail = from_json(ask(case, number, records, true))
  local seen, told = from_text(ask(case, number, records, false))
  local found = ("%s: %s"):format(element, detail)
  if seen ~= element or told ~= detail then
    return ("JSON says %s, the view %s: %s"):format(found, seen, told)
  end
  if update then case.element, case.detail = element, detail end
  if element == case.element and detail == case.detail then return nil end
  return ("found %s, expected %s: %s"):format(found, case.element, case.detail)
end

local list = cases()
local records = os.tmpname() .. ".jsonl"
write_records(records, list)
local passed, failed, hits = 0, 0, 0
for number, case in ipairs(list) do
  local problem = check(case, number, records)
  if problem then
    failed = failed + 1
    print(("%s/cases.tsv:%d: %s"):format(folder, number, problem))
  else
    passed = passed + 1
    hits = hits + (case.element == "tagged" and 1 or 0)
  end
end
os.remove(records)
if hits < 100 or passed - hits < 100 then
  failed = failed + 1
  print(("%d hits and %d misses: there must be 100 of each"):format(hits, passed - hits))
end
if update then
  local file = assert(io.open(folder .. "/cases.tsv", "w"))
  for _, case in ipairs(list) do
    file:write(table.concat({ case.rule, case.element, case.detail, case.text }, "\t"), "\n")
  end
  assert(file:close())
end
print(("%d passed, %d failed"):format(passed, failed))
os.exit(failed == 0)
