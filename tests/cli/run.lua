-- Runs tests/cli/*.test: command lines with what they must print. README.md here has the format.
--
--   lua5.4 tests/cli/run.lua FILE...          runs the cases, PATH beginning at the build
--   lua5.4 tests/cli/run.lua --only NAME FILE...   only cases whose name contains NAME
--
-- A case runs in a new empty folder of its own. The last line is 'N passed, N failed'.

local function quote(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read "a"
  file:close()
  return text
end

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  assert(file:write(text))
  assert(file:close())
end

local function output_of(command)
  local pipe = assert(io.popen(command))
  local text = pipe:read "a"
  pipe:close()
  return (text:gsub("\n$", ""))
end

local top = output_of "pwd"

-- Reading. A file is a list of cases; a case is a name, files, and commands with what they give.

local function fail(path, number, message)
  io.stderr:write(("%s:%d: %s\n"):format(path, number, message))
  os.exit(2)
end

-- Opens a block for the `| …` lines below it; nil: the line is none that opens one.
local function open_block(case, command, key, value)
  if key == "file" then
    local file = { name = value, lines = {} }
    case.files[#case.files + 1] = file
    return file.lines
  end
  if not command or not (key == "stdout" or key == "stderr" or key == "stdin") then return nil end
  if value == "any" and key ~= "stdin" then
    command[key] = "any"
    return {}
  end
  command[key] = {}
  return command[key]
end

local function add_case(cases, path, number, name)
  if name == "" then fail(path, number, "a case needs a name") end
  local case = { name = name, path = path, line = number, files = {}, commands = {} }
  cases[#cases + 1] = case
  return case
end

local function add_command(case, number, text)
  local command = { line = number, text = text, status = 0, stdout = {}, stderr = {} }
  case.commands[#case.commands + 1] = command
  return command
end

local function parse(path)
  local cases, case, command, block = {}, nil, nil, nil
  local number = 0
  for line in assert(io.lines(path)) do
    number = number + 1
    local mark, rest = line:match "^  ([|+~]) ?(.*)$"
    local key, value = line:match "^(%l+):%s*(.-)%s*$"
    if mark or line == "  ..." then
      if not block then fail(path, number, "nothing here takes lines") end
      block[#block + 1] = { mark = mark or "...", text = rest }
    elseif key == "case" then
      case, command, block = add_case(cases, path, number, value), nil, nil
    elseif key and not case then
      fail(path, number, "a file begins with 'case: NAME'")
    elseif key == "run" then
      command, block = add_command(case, number, value), nil
    elseif key == "status" and command then
      command.status = tonumber(value) or fail(path, number, "a status is a number")
    elseif key then
      block = open_block(case, command, key, value)
      if not block then fail(path, number, "'" .. key .. "' means nothing here") end
    elseif line ~= "" and line:sub(1, 1) ~= "#" then
      fail(path, number, "neither 'KEY: …', '  | …', comment nor empty")
    end
  end
  return cases
end

-- Comparing.

local function split(text)
  local lines = {}
  for line in text:gmatch "([^\n]*)\n" do lines[#lines + 1] = line end
  local tail = text:match "([^\n]+)$"
  if tail then lines[#lines + 1] = tail .. "\\ no line end" end
  return lines
end

local function line_fits(want, line)
  if want.mark == "|" then return line == want.text end
  if want.mark == "+" then return line:find(want.text, 1, true) ~= nil end
  return line:find("^" .. want.text .. "$") ~= nil
end

-- Do the lines fit the wanted ones? "..." stands for any lines: the usual wild-card walk, which
-- goes back only to the last "...".
local function fits(wanted, lines)
  local w, l, back_w, back_l = 1, 1, nil, nil
  while l <= #lines do
    local want = wanted[w]
    if want and want.mark == "..." then
      back_w, back_l, w = w, l, w + 1
    elseif want and line_fits(want, lines[l]) then
      w, l = w + 1, l + 1
    elseif back_w then
      back_l = back_l + 1
      w, l = back_w + 1, back_l
    else
      return false
    end
  end
  while wanted[w] and wanted[w].mark == "..." do w = w + 1 end
  return wanted[w] == nil
end

local function show(title, lines)
  print("    " .. title)
  for _, line in ipairs(lines) do print("      " .. line) end
end

local function compare(case, command, name, text)
  local wanted = command[name]
  if wanted == "any" or fits(wanted, split(text)) then return true end
  print(("%s:%d: %s: %s of: %s"):format(case.path, command.line, case.name, name, command.text))
  local list = {}
  for _, want in ipairs(wanted) do
    list[#list + 1] = want.mark == "..." and "..." or want.mark .. " " .. want.text
  end
  show("expected", list)
  show("found", split(text))
  return false
end

-- Running.

local function joined(lines)
  local texts = {}
  for _, line in ipairs(lines) do texts[#texts + 1] = line.text .. "\n" end
  return table.concat(texts)
end

local function run_command(case, folder, command)
  local out, err, input = folder .. ".out", folder .. ".err", folder .. ".in"
  write(input, command.stdin and joined(command.stdin) or "")
  local line = ("cd %s && TOP=%s HOME=%s sh -c %s < %s > %s 2> %s"):format(quote(folder),
    quote(top), quote(folder), quote(command.text), quote(input), quote(out), quote(err))
  local _, how, status = os.execute(line)
  if how == "signal" then status = 128 + status end
  local good = compare(case, command, "stdout", read(out) or "")
  good = compare(case, command, "stderr", read(err) or "") and good
  if status ~= command.status then
    print(("%s:%d: %s: status %d, expected %d: %s"):format(case.path, command.line, case.name,
      status, command.status, command.text))
    good = false
  end
  return good
end

local function run_case(case, folder)
  assert(os.execute("mkdir -p " .. quote(folder)))
  for _, file in ipairs(case.files) do
    local parent = file.name:match "^(.*)/[^/]*$"
    if parent then assert(os.execute("mkdir -p " .. quote(folder .. "/" .. parent))) end
    write(folder .. "/" .. file.name, joined(file.lines))
  end
  local good = #case.commands > 0
  if not good then print(("%s:%d: %s: runs nothing"):format(case.path, case.line, case.name)) end
  for _, command in ipairs(case.commands) do
    good = run_command(case, folder, command) and good
  end
  return good
end

local only
local paths = {}
do
  local i = 1
  while arg[i] do
    if arg[i] == "--only" then only, i = arg[i + 1], i + 1 else paths[#paths + 1] = arg[i] end
    i = i + 1
  end
end

local scratch = output_of "mktemp -d"
local passed, failed = 0, 0
for _, path in ipairs(paths) do
  for number, case in ipairs(parse(path)) do
    if not only or case.name:find(only, 1, true) then
      local folder = ("%s/%s-%d"):format(scratch, path:match "[^/]*$", number)
      if run_case(case, folder) then passed = passed + 1 else failed = failed + 1 end
    end
  end
end
os.execute("rm -rf " .. quote(scratch))
print(("%d passed, %d failed"):format(passed, failed))
os.exit(failed == 0)
