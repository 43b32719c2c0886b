-- `engine lint --fix` on every case of tests/rules/lint whose warning can be mended: hits before
-- are hits after, the warning is gone, and a second time nothing changes. What cannot be mended
-- is left byte by byte.

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read "a"
  file:close()
  return text
end

local function output_of(command)
  local pipe = assert(io.popen(command))
  local text = pipe:read "a"
  pipe:close()
  return text
end

local function quote(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

local fixable = {}
for line in output_of "engine lint --list -f jsonl":gmatch "[^\n]+" do
  fixable[line:match '"name":"([^"]+)"'] = line:find('"fixable":true', 1, true) ~= nil
end

local scratch = output_of("mktemp -d"):gsub("\n", "")
local passed, failed, mended = 0, 0, 0

local function check(good, what)
  if good then
    passed = passed + 1
  else
    failed = failed + 1
    print("tests/lint/fix.lua: " .. what)
  end
end

-- All files of a folder in one text.
local function whole(folder)
  local show = 'for f in *; do echo "== $f"; cat "$f"; done'
  return output_of(("cd %s && %s"):format(quote(folder), show))
end

-- What the rules find in their own file as it was, and how their examples fare.
local function hits(folder, corpus)
  local run = "cd %s && engine run -q --only hit bad.lua %s 2> %s.err"
  local lines = output_of(run:format(quote(folder), quote(corpus), quote(folder)))
  return (lines:gsub('"form":"[^"]*"', "")) -- a mended form is spelt otherwise
end

local function examples(folder)
  return output_of(("engine test %s/bad.lua | tail -1"):format(quote(folder)))
end

local function check_case(case)
  local folder = ("%s/%s"):format(scratch, case)
  os.execute(("cp -r tests/rules/lint/%s %s"):format(quote(case), quote(folder)))
  local corpus = folder .. ".txt"
  os.execute(("cp %s/bad.lua %s"):format(quote(folder), quote(corpus)))
  local name, before = case:match "^[^.]+", whole(folder)
  local was, tests = hits(folder, corpus), examples(folder)
  local said = output_of(("cd %s && engine lint --fix -f jsonl bad.lua"):format(quote(folder)))
  local after = whole(folder)
  if not fixable[name] then
    check(after == before, case .. ": a file was written")
    return
  end
  check(after ~= before, case .. ": nothing was mended")
  check(not said:find('"name":"' .. name .. '"', 1, true), case .. ": it is still said: " .. said)
  check(said:find '"mended":[1-9]' ~= nil, case .. ": it is not told: " .. said)
  check(was:find "^{", case .. ": there are no hits to compare")
  check(hits(folder, corpus) == was, case .. ": other hits")
  local now = examples(folder)
  check(now:match ", (%d+) failed" == tests:match ", (%d+) failed", case .. ": " .. now)
  output_of(("cd %s && engine lint --fix bad.lua"):format(quote(folder)))
  check(whole(folder) == after, case .. ": a second time something changed")
  mended = mended + 1
end

for case in output_of "ls tests/rules/lint":gmatch "[^\n]+" do check_case(case) end
check(mended >= 10, "only " .. mended .. " cases were mended")
check(#read "tests/rules/lint/entry-twice/bad.lua" > 0, "the cases themselves are gone")
os.execute("rm -rf " .. quote(scratch))
print(("%d passed, %d failed"):format(passed, failed))
os.exit(failed == 0)
