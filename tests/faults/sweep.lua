-- Every call of a small run that can fail, made to fail: the program, its loader, its workers;
-- memory, files, pipes, processes; once and from then on. Whatever fails, the program ends by
-- itself, with a status of its own, a line that says why unless nothing is wrong, no memory left
-- behind, and results that are whole: all of them, or all but what is told as a problem, or none
-- under their name.
--
--   lua5.4 tests/faults/sweep.lua         a part of it, always the same (make test)
--   lua5.4 tests/faults/sweep.lua --all   all of it (make faults)
--
-- Run from the top with PATH beginning at the build and BUILD naming it; shim.c is what fails, a
-- library or, in a sanitized build, a part of a program.

local all = arg[1] == "--all"
local STEP = 23 -- in a part: every so many
local passed, failed = 0, 0

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read "a"
  file:close()
  return text
end

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

local pipe = assert(io.popen "mktemp -d")
io.stdout:setvbuf "line"
local scratch = pipe:read "l"
pipe:close()

local RULES = [==[
local war = words { "war", "peace" }
rule "phrases" {
  doc = "P.", find = war, where = function(hit) return hit.sentence ~= nil end,
  note = function(hit) return { text = hit.text, first = hit.sentence:first(war) } end,
}
rule "expression" { doc = "E.", find = regex { [=[\bw\w+\b]=] }, unless = words { "soldier" } }
]==]

local function make_corpus()
  assert(os.execute("mkdir " .. scratch .. "/c " .. scratch .. "/c/sub"))
  write(scratch .. "/r.lua", RULES)
  for i = 1, 8 do
    write(("%s/c/%s%d.txt"):format(scratch, i > 5 and "sub/" or "", i),
          "A war, number " .. i .. ", and peace.\nجنگ و صلح.\n")
  end
  write(scratch .. "/c/p.jsonl", '{"id":"p1","text":"a war"}\n{"id":"p2","text":"peace"}\n')
  write(scratch .. "/meta.csv", "doc,outlet\n1.txt,A\n2.txt,B\n")
end

local faults = os.getenv "BUILD" .. "/tests/faults/"
local linked = io.open(faults .. "engine", "rb")
local program = linked and faults .. "engine" or "LD_PRELOAD=" .. faults .. "shim.so engine"
if linked then linked:close() end

-- One run under a fault, or none; what came of it.
local function run(fault)
  local command = "cd %s && rm -rf out out.* err counts && timeout -k 5 20 env %s " ..
                  "FAULT_COUNTS=counts %s run -q -j2 --meta meta.csv -o out.jsonl r.lua c " ..
                  "> out 2> err"
  local _, how, status = os.execute(command:format(scratch, fault and "FAULT=" .. fault or "",
                                                   program))
  return {
    how = how, status = status, err = read(scratch .. "/err") or "",
    results = read(scratch .. "/out.jsonl"), counts = read(scratch .. "/counts") or "",
  }
end

local function count_of(answer, role, call)
  return tonumber(answer.counts:match("%f[^\n\0]" .. role .. " " .. call .. " (%-?%d+)")) or 0
end

local function set_of_lines(text)
  local set = {}
  for line in text:gmatch "[^\n]+" do set[line] = true end
  return set
end

local whole, whole_lines, whole_blocks

-- Results with status 1: whole lines, the end, nothing that an undisturbed run does not say but
-- problems, and at least one of those.
local function check_part(results)
  if results:sub(-1) ~= "\n" then return "a broken last line" end
  if not results:find '\n{"type":"finish"[^\n]*\n$' then return "no end" end
  if not results:find '\n{"type":"problem"' then return "something is missing and nothing told" end
  for line in results:gmatch "[^\n]+" do
    if not whole_lines[line] and not line:find '^{"type":"problem",.*}$' and
       not line:find '^{"type":"finish",.*}$' then
      return "a line that no other run has: " .. line
    end
  end
end

local function check(answer, mute)
  if answer.how ~= "exit" or answer.status > 2 then
    return ("%s %d"):format(answer.how, answer.status)
  end
  if answer.err:find "Sanitizer" or answer.err:find "runtime error:" then
    return "a sanitizer's report"
  end
  if count_of(answer, 0, "blocks") > whole_blocks then
    return count_of(answer, 0, "blocks") - whole_blocks .. " blocks of memory are left"
  end
  if answer.status == 0 then return answer.results ~= whole and "status 0, other results" end
  if answer.err == "" and not mute then return "not a word" end
  -- The folder that could not be synced after the file had its name is status 2, the file is whole.
  if not answer.results then return answer.status == 1 and "no results" end
  return answer.results ~= whole and check_part(answer.results)
end

local function try(fault, wanted_status)
  local answer = run(fault)
  local mute = fault:find "^0:write:.*:on$" -- stderr is gone as well
  local problem = check(answer, mute)
  if not problem and wanted_status and answer.status ~= wanted_status then
    problem = "status " .. answer.status .. ", expected " .. wanted_status
  end
  if not problem then
    passed = passed + 1
    return
  end
  failed = failed + 1
  print(("tests/faults/sweep.lua: FAULT=%s: %s\n%s"):format(fault, problem, answer.err:sub(1, 300)))
end

local turn = 0
local function due()
  turn = turn + 1
  return all or turn % STEP == 0
end

-- Which faults a call can have. A close that fails has closed.
local ERRORS = {
  malloc = { "ENOMEM" }, read = { "EIO" }, write = { "EIO", "ENOSPC", "EPIPE" },
  open = { "EACCES", "EMFILE" }, openat = { "EACCES", "EMFILE" }, fstat = { "EIO" },
  getdents64 = { "EIO" }, pread = { "EIO" }, poll = { "ENOMEM" }, pipe2 = { "EMFILE" },
  memfd_create = { "EMFILE" }, ftruncate = { "ENOSPC" }, mmap = { "ENOMEM" }, fork = { "EAGAIN" },
  fsync = { "EIO" }, fdatasync = { "EIO" }, rename = { "EACCES" }, close = { "EIO" },
}
local ORDER = {
  "malloc", "read", "write", "open", "openat", "fstat", "getdents64", "pread", "poll", "pipe2",
  "memfd_create", "ftruncate", "mmap", "fork", "fsync", "fdatasync", "rename", "close",
}

local function sweep(role, call, count)
  for _, error in ipairs(ERRORS[call]) do
    for n = 1, count do
      for _, how in ipairs { "", ":on" } do
        local fault = ("%d:%s:%d:%s%s"):format(role, call, n, error, how)
        if due() then try(fault) end
      end
      -- A worker that fails once leaves no trace.
      local fault = ("%d:%s:%d@:%s"):format(role, call, n, error)
      if role == 2 and due() then try(fault, 0) end
    end
  end
end

make_corpus()
local undisturbed = run()
whole, whole_blocks = undisturbed.results, count_of(undisturbed, 0, "blocks")
if undisturbed.status ~= 0 or not whole or undisturbed.counts == "" then
  print("tests/faults/sweep.lua: the undisturbed run fails\n" .. undisturbed.err)
  os.exit(false)
end
whole_lines = set_of_lines(whole)
for role = 0, 2 do
  try(role .. ":short:1", 0)
  try(role .. ":interrupt:1", 0)
  for _, call in ipairs(ORDER) do sweep(role, call, count_of(undisturbed, role, call)) end
end
os.execute("rm -rf " .. scratch)
print(passed .. " passed, " .. failed .. " failed")
os.exit(failed == 0)
