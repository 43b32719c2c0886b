-- Runs what the pages show: README.md and examples/README.md are tests.
--
--   PATH=$PWD/build:$PATH lua5.4 tests/docs/blocks.lua [PAGE...]
--   … lua5.4 tests/docs/blocks.lua --update PAGE      writes what commands print into the page
--
-- A page is run from top to bottom in one new folder that holds a copy of examples/. Its blocks:
--
--   ```lua FILE      FILE is written with this text (```text FILE, ```json FILE … too)
--   ```lua           a fragment: it must be Lua
--   ```console       lines after "$ " are run by sh; what follows is what they must print, stdout
--                    and stderr; a line "…" stands for any lines, "…" at its end for any rest
--   ```sh            commands for the reader's own machine: only that the program named is there
--   ```              anything else is not run
--
-- The last line is 'N passed, N failed'.

local function output_of(command)
  local pipe = assert(io.popen(command .. " 2>&1"))
  local text = pipe:read "a"
  local _, _, status = pipe:close()
  return text, status
end

local function quote(text) return "'" .. text:gsub("'", [['\'']]) .. "'" end

local top = output_of("pwd"):gsub("\n", "")

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  assert(file:write(text))
  assert(file:close())
end

-- Reading ---------------------------------------------------------------------------------------

-- The fenced blocks of a page: { kind, name, line, lines }.
local function blocks_of(path)
  local blocks, open, number = {}, nil, 0
  for line in io.lines(path) do
    number = number + 1
    local info = line:match "^```(.*)$"
    if info and not open then
      local kind, name = info:match "^(%S*)%s*(%S*)"
      open = { kind = kind, name = name ~= "" and name or nil, line = number, lines = {} }
    elseif info then
      blocks[#blocks + 1], open = open, nil
    elseif open then
      table.insert(open.lines, line)
    end
  end
  assert(not open, path .. ": a block is not closed")
  return blocks
end

-- The commands of a console block: { command, line, expected lines }.
local function commands_of(block)
  local commands = {}
  for i, line in ipairs(block.lines) do
    local command = line:match "^%$ (.*)$"
    if command then
      commands[#commands + 1] = { command = command, line = block.line + i, expected = {} }
    else
      assert(#commands > 0, "output before the first command")
      table.insert(commands[#commands].expected, line)
    end
  end
  return commands
end

-- Comparing -------------------------------------------------------------------------------------

local function lines_of(text)
  local lines = {}
  for line in text:gmatch "([^\n]*)\n?" do lines[#lines + 1] = line end
  while lines[#lines] == "" do lines[#lines] = nil end
  return lines
end

local function line_matches(expected, found)
  local start = expected:match "^(.+)…$"
  if start then return found:sub(1, #start) == start end
  return expected == found
end

-- The first expected line that is not there, or nil; a line "…" is passed over greedily to the
-- nearest place from which the next line matches.
local function first_difference(expected, found)
  local at, skipping = 1, false
  for _, line in ipairs(expected) do
    if line == "…" then
      skipping = true
    else
      while skipping and found[at] and not line_matches(line, found[at]) do at = at + 1 end
      if not found[at] or not line_matches(line, found[at]) then return line, found[at] end
      at, skipping = at + 1, false
    end
  end
  if not skipping and found[at] then return "(nothing more)", found[at] end
end

-- Running ----------------------------------------------------------------------------------------

local passed, failed = 0, 0

local function judge(place, message)
  if message then
    failed = failed + 1
    print(("%s: %s"):format(place, message))
  else
    passed = passed + 1
  end
end

local updates -- line of a command → what it printed; nil where pages are only compared

local function run_command(path, folder, command)
  local text = output_of(("cd %s && { %s\n}"):format(quote(folder), command.command))
  local wanted, found = first_difference(command.expected, lines_of(text))
  if updates and wanted then
    updates[command.line] = { lines = lines_of(text), old = #command.expected }
    return
  end
  local message = wanted and ("$ %s\n  expected  %s\n  found     %s\n%s"):format(
    command.command, wanted, tostring(found), text)
  judge(("%s:%d"):format(path, command.line), message)
end

-- Commands that install or build on the reader's machine are not run; what they name must exist.
local function check_program(path, block)
  for i, line in ipairs(block.lines) do
    local program = line:match "^([%w/_-]+)"
    local there = not program or not program:find "/" or io.open(top .. "/" .. program)
    judge(("%s:%d"):format(path, block.line + i), not there and program .. " does not exist")
  end
end

local run_block = {}

function run_block.lua(path, folder, block)
  local text = table.concat(block.lines, "\n") .. "\n"
  local chunk, message = load(text, "block", "t", {})
  judge(("%s:%d"):format(path, block.line), not chunk and message)
  if block.name then write(folder .. "/" .. block.name, text) end
end

function run_block.console(path, folder, block)
  for _, command in ipairs(commands_of(block)) do run_command(path, folder, command) end
end

function run_block.sh(path, _, block) check_program(path, block) end

local function run_page(path)
  local folder = output_of("mktemp -d"):gsub("\n", "")
  output_of(("cp -r %s/examples %s/examples"):format(quote(top), quote(folder)))
  for _, block in ipairs(blocks_of(path)) do
    local run = run_block[block.kind]
    if run then
      run(path, folder, block)
    elseif block.name then
      write(folder .. "/" .. block.name, table.concat(block.lines, "\n") .. "\n")
      judge(path, nil)
    end
  end
  output_of("rm -rf " .. quote(folder))
end

-- The page again, with what its commands printed now.
local function rewrite(path)
  local lines, number, skip = {}, 0, 0
  for line in io.lines(path) do
    number = number + 1
    if skip > 0 then
      skip = skip - 1
    else
      lines[#lines + 1] = line
    end
    local update = updates[number]
    if update then
      table.move(update.lines, 1, #update.lines, #lines + 1, lines)
      skip = update.old
    end
  end
  write(path, table.concat(lines, "\n") .. "\n")
end

-- Comparisons that must fail show that this file can tell.
local function check_itself()
  assert(first_difference({ "a", "…", "c" }, { "a", "b", "c" }) == nil)
  assert(first_difference({ "a…" }, { "abc" }) == nil)
  assert(first_difference({ "a" }, { "b" }) == "a")
  assert(first_difference({ "a" }, { "a", "b" }) == "(nothing more)")
  assert(first_difference({ "a", "b" }, { "a" }) == "b")
  judge("tests/docs/blocks.lua", nil)
end

check_itself()
local pages = #arg > 0 and arg or { "README.md", "examples/README.md" }
if pages[1] == "--update" then
  table.remove(pages, 1)
  updates = {}
end
for _, path in ipairs(pages) do
  if updates then updates = {} end
  local before = passed + failed
  run_page(path)
  if updates then rewrite(path) end
  judge(path, passed + failed == before and "no block was found" or nil)
end
print(("%d passed, %d failed"):format(passed, failed))
os.exit(failed == 0)
