-- Whole rule files that attack: tests/rules/hostile/*.lua, each beside a rule that does no harm,
-- over a small corpus in which some documents set the attack off. Whatever it does, the program
-- ends, the harmless rule has its hits in all documents that were not attacked, every line of
-- results is a line of results, and the answer is the one that the file's first lines say:
--
--   -- what it tries
--   -- load: part of the message          the rules do not load, status 2
--   -- run: part of the message           a problem of each attacked document, status 1
--   -- hits: number                       nothing is wrong with it, status 0
--   -- bare                               these lines are not part of the file
--
-- <%1B%> in a file is the byte 1B. Run from the top with PATH beginning at the build.

local FOLDER = "tests/rules/hostile/"
local LEAST, LONGEST_LINE = 180, 2000
local passed, failed = 0, 0

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read "a"
  file:close()
  return text
end

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

local function lines_of(command)
  local pipe, lines = assert(io.popen(command)), {}
  for line in pipe:lines() do lines[#lines + 1] = line end
  pipe:close()
  return lines
end

local scratch = lines_of "mktemp -d"[1]
local corpus, pack = scratch .. "/c", scratch .. "/p"

local function make_corpus()
  assert(os.execute("mkdir " .. corpus .. " " .. pack))
  for _, i in ipairs { 1, 4 } do
    write(corpus .. "/" .. i .. ".txt", "The war of number " .. i .. ". A soldier, and peace.\n")
  end
  for _, i in ipairs { 2, 3 } do
    write(corpus .. "/" .. i .. ".txt",
          "The war of number " .. i .. " has a trigger. A trigger, a soldier, and peace.\n")
  end
  local long = {}
  for i = 1, 3000 do long[i] = "nnnnnnnnnnnnnnnn of the number " .. i .. " and more " end
  write(corpus .. "/long.txt", table.concat(long) .. "war trigger\n")
  write(scratch .. "/secret.txt", "secret\n")
  write(pack .. "/control.lua", 'rule "control" { doc = "C.", find = words { "war" } }\n')
end

local function read_case(name)
  local text = read(FOLDER .. name)
  local case = { name = name }
  for _, key in ipairs { "load", "run", "hits" } do
    case[key] = text:match("^%-%- [^\n]*\n%-%- " .. key .. ": ([^\n]*)\n")
  end
  if text:find "^%-%- [^\n]*\n%-%- [^\n]*\n%-%- bare\n" then
    text = text:gsub("^[^\n]*\n[^\n]*\n[^\n]*\n", "")
  end
  case.source = text:gsub("<%%(%x%x)%%>", function(hex) return string.char(tonumber(hex, 16)) end)
  case.status = case.load and 2 or case.run and 1 or 0
  return case
end

local function run_within(time, workers)
  local command = "cd %s && timeout -k 5 300 engine run -q -j%d --timeout %s --max-memory 32M" ..
                  " p c > out 2> err"
  local _, how, status = os.execute(command:format(scratch, workers, time))
  local out, err = read(scratch .. "/out"), read(scratch .. "/err")
  return { how = how, status = status, out = out, err = err }
end

-- The clock on the wall is a backstop: on a machine that is busy it may come first, with another
-- message and without the document. Then more time is given, of both.
local function run(workers)
  local answer
  for _, time in ipairs { "300ms", "300ms", "1s", "4s" } do
    answer = run_within(time, workers)
    if not answer.err:find "wall%-clock limit" then break end
  end
  return answer
end

local function count(text, part)
  local n = 0
  for line in text:gmatch "[^\n]+" do
    if line:find(part, 1, true) then n = n + 1 end
  end
  return n
end

-- What is wrong with a stream of lines, or nil.
local function check_lines(text, is_result)
  for line in text:gmatch "[^\n]+" do
    if not utf8.len(line) then return "a line that is not UTF-8" end
    if line:find "[%z\1-\8\11-\31\127]" then return "a raw control character" end
    if is_result and not line:find '^{"type":"%l+",.*}$' then return "a broken result: " .. line end
    if not is_result and #line > LONGEST_LINE then return "a line of " .. #line .. " bytes" end
  end
end

-- Every document was read, or failed for a limit that is told.
local function check_end(text)
  local whole, lost = text:match '\n{"type":"finish","documents":(%d+),"failed":(%d+),[^\n]*\n$'
  if not whole then return "no end" end
  local limits = count(text, '"kind":"timeout"') + count(text, '"kind":"memory"')
  if whole + lost ~= 5 or tonumber(lost) > limits then
    return whole .. " documents, " .. lost .. " failed, " .. limits .. " limits"
  end
end

local function check_results(case, answer)
  if case.load then return answer.out ~= "" and "results of rules that do not load" end
  local wrong = check_end(answer.out)
  if wrong then return wrong end
  for _, doc in ipairs { "1.txt", "4.txt" } do
    if count(answer.out, '"doc":"' .. doc .. '","rule":"control","start_byte":4') ~= 1 then
      return "the hit of the harmless rule in " .. doc .. " is lost"
    end
  end
  if case.run and count(answer.out, '"type":"problem"') == 0 then return "no problem told" end
  local hits = count(answer.out, '"type":"hit"') - count(answer.out, '"rule":"control"')
  if case.hits and hits ~= tonumber(case.hits) then return hits .. " hits" end
end

local function check(case, answer)
  if answer.how ~= "exit" or answer.status ~= case.status then
    return ("%s %d, expected %d"):format(answer.how, answer.status, case.status)
  end
  local wanted = case.load or case.run
  if wanted and not answer.err:find(wanted, 1, true) then return "not said: " .. wanted end
  return check_lines(answer.out, true) or check_lines(answer.err, false) or
         check_results(case, answer)
end

-- The same bytes from one worker, but where it was the clock that stopped it.
local function check_again(case, first)
  if case.load then return nil end
  local again = run(1)
  if not first.err:find "its time" and again.out ~= first.out then return "other with -j1" end
  return check(case, again)
end

make_corpus()
local names = lines_of("ls " .. FOLDER)
for _, name in ipairs(names) do
  local case = read_case(name)
  write(pack .. "/" .. name, case.source)
  local answer = run(3)
  local problem = check(case, answer) or check_again(case, answer)
  os.remove(pack .. "/" .. name)
  if problem then
    failed = failed + 1
    print(("tests/run/hostile.lua: %s: %s\n%s"):format(name, problem, answer.err:sub(1, 300)))
  else
    passed = passed + 1
  end
end
if #names < LEAST then
  failed = failed + 1
  print("tests/run/hostile.lua: only " .. #names .. " attacks were found")
end
os.execute("rm -rf " .. scratch)
print(passed .. " passed, " .. failed .. " failed")
os.exit(failed == 0)
