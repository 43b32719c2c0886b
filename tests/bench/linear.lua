-- linear.lua GROW [NAME] : the work grows with the text and no faster: `make linear`.
--
-- Each case is a rule file that is as hard as a rule can be without a regular expression, and a
-- piece of text. GROW (grow.c) applies the rules to 1, 10 and 100 times the piece under callgrind,
-- which counts the instructions of just that; loading the rules and starting the program are not
-- in the count, so nothing has to be subtracted. Ten times and a hundred times the text may cost a
-- tenth more than so many times the first. What a case finds is checked, too: work that is not
-- done is cheap. The last case is a function that goes through the document for every hit, which
-- is not linear: the tool must see it.

local grow, only = arg[1], arg[2]
local MOST = 1.1

-- The rule file is one rule: `find`, and what else is said of it. `pieces` follow each other, each
-- so many times; `hits` are those of the text as it is.
local HEAD = [[
local war, soldiers = words { "front line" }, words { "soldier*", "missile*" }
local a, b = words { "aa" }, words { "bb" }
local function row(n, make, last)
  local parts = {}
  for i = 1, n do parts[i] = make(i) end
  parts[n + 1] = last
  return seq(parts)
end
rule "case" {
  doc = "A hard case.",
  examples = { yes = { "{x}" }, no = { "y" } },
]]

-- A paragraph of news, and one sentence that never ends.
local NEWS = [[
Ministers opened a new front line against inflation. Prices of bread rose again, officials of the
ministry said, and no soldiers were seen in the streets of the capital on Monday.

دولت در خط مقدم مبارزه با گرانی است. سربازان در خیابان‌ها دیده نشدند و قیمت نان باز هم بالا رفت.

]]
local function endless(words, times) return (words .. " "):rep(times) end

local cases = {
  { name = "20 optional parts, one sentence", hits = 10,
    rule = "find = row(20, function() return opt(a) end, b)",
    pieces = { endless("aa aa aa aa aa aa aa cc bb cc", 10) } },
  { name = "20 optional parts, many sentences", hits = 10,
    rule = "find = row(20, function() return opt(a) end, b)",
    pieces = { ("aa aa aa aa aa aa aa aa aa bb.\n\n"):rep(10) } },
  { name = "20 optional gaps", hits = 1,
    rule = "find = row(20, function() return opt(seq { a, gap(0, 2) }) end, b)",
    pieces = { endless("aa cc aa", 40) .. "bb. " } },
  { name = "nested many", hits = 1,
    rule = "find = seq { many(many(many(a, 0, 5), 1, 5), 0, 5), gap(0, 20), many(b, 1, 3) }",
    pieces = { endless("aa aa, aa aa aa", 20) .. "bb. " } },
  { name = "many of sequences, nothing found", hits = 0,
    rule = "find = seq { many(seq { a, opt(a), gap(0, 3) }, 1, 100), b, b }",
    pieces = { endless("aa aa aa aa bb cc", 20) } },
  { name = "a gap of a thousand words", hits = 0,
    rule = "find = seq { a, gap(0, 1000), b, \"dd\" }",
    pieces = { endless("aa aa cc bb", 20) } },
  { name = "from every start, keep all", hits = 60,
    rule = "find = seq { many(token { kind = \"word\" }, 1, 50) }, keep = \"all\"",
    pieces = { endless("aa bb cc", 20) } },
  { name = "with, over the document, far behind", hits = 20,
    rule = "find = war, with = { { soldiers, within = \"document\", side = \"after\" } }",
    pieces = { endless("The front line.", 20), endless("A soldier.", 20) } },
  { name = "with, on the wrong side", hits = 0,
    rule = "find = war, with = { { soldiers, within = \"document\", side = \"before\" } }",
    pieces = { endless("The front line.", 20), endless("A soldier.", 20) } },
  { name = "with, behind a barrier", hits = 0,
    rule = [[find = war,
             with = { { soldiers, within = "document", side = "after", barrier = b } }]],
    pieces = { endless("The front line.", 20), endless("bb.", 20), endless("A soldier.", 20) } },
  { name = "with and unless, one sentence", hits = 0,
    rule = [[find = a, with = { b, { a, within = 3 } },
             unless = { soldiers, { "cc", within = 9 } }]],
    pieces = { endless("aa aa bb aa cc", 20) } },
  { name = "with hits of all lengths, before", hits = 0,
    rule = "find = b, with = { { either { a, sentence }, side = \"before\" }, \"dd\" }",
    pieces = { endless("aa cc bb", 20) } },
  { name = "overlap with hits of all lengths", hits = 0,
    rule = "find = b, unless = { { either { a, paragraph }, within = \"overlap\" } }",
    pieces = { endless("aa aa cc", 20), "\n\n" .. endless("aa bb. ", 20) } },
  { name = "unless, nowhere met", hits = 1,
    rule = "find = war, unless = { { soldiers, within = 3 }, { a, within = \"document\" } }",
    pieces = { NEWS } },
  { name = "near, asked by a function", hits = 10,
    rule = [[find = war,
             where = function(hit) return hit:near(soldiers, { within = "document" }) end]],
    pieces = { endless("The front line.", 10), endless("A soldier.", 10) } },
  { name = "near, few words away", hits = 10,
    rule = [[find = a,
             where = function(hit) return hit:near(b, { within = 3, side = "after" }) end]],
    pieces = { endless("aa cc cc bb", 10) } },
  { name = "a function that reads every other hit", hits = 1, superlinear = true,
    rule = [[find = war, where = function(hit, doc)
      local n = 0
      for other in doc:each(war) do if other:covers(hit) then n = n + 1 end end
      return n == 1
    end]],
    pieces = { NEWS } },
}

local function write(path, bytes)
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
end

local function read(path)
  local file = io.open(path, "rb")
  local bytes = file and file:read("a")
  if file then file:close() end
  return bytes
end

local folder = os.tmpname()
os.remove(folder)
assert(os.execute("mkdir " .. folder))

-- The lines of GROW, and the instructions of each of its three passes.
local function count(case)
  local pieces = {}
  write(folder .. "/rules.lua", HEAD .. case.rule .. "\n}\n")
  for i, piece in ipairs(case.pieces) do
    pieces[i] = folder .. "/piece" .. i
    write(pieces[i], piece)
  end
  os.execute("rm -f " .. folder .. "/out*")
  local command = ("valgrind --quiet --tool=callgrind --callgrind-out-file=%s/out "
    .. "--toggle-collect=eng_grow_measured --dump-after=eng_grow_measured %s %s/rules.lua %s")
    :format(folder, grow, folder, table.concat(pieces, " "))
  local pipe = assert(io.popen(command .. " 2> " .. folder .. "/log"))
  local passes = {}
  for line in pipe:lines() do
    local times, bytes, hits, problems = line:match "^(%d+) (%d+) (%d+) (%d+)$"
    local dump = read(("%s/out.%d"):format(folder, #passes + 1)) or ""
    passes[#passes + 1] = {
      times = tonumber(times), bytes = tonumber(bytes), hits = tonumber(hits),
      problems = tonumber(problems), work = tonumber(dump:match "\ntotals: (%d+)") or 0,
    }
  end
  if not pipe:close() or #passes ~= 3 then
    error(case.name .. ": callgrind counted nothing\n" .. (read(folder .. "/log") or ""), 0)
  end
  return passes
end

-- How much faster than the text.
local function growth(passes, which)
  local one, other = passes[1], passes[which]
  return other.work / one.work / (other.times / one.times)
end

-- What is wrong with a case, or false.
local function judge(case, passes)
  for _, pass in ipairs(passes) do
    if pass.work == 0 then return "no instructions were counted" end
    if pass.problems > 0 then return pass.problems .. " problems were reported" end
    if pass.hits ~= case.hits * pass.times then
      return ("%d hits in %d times the piece"):format(pass.hits, pass.times)
    end
  end
  local worst = math.max(growth(passes, 2), growth(passes, 3))
  if not case.superlinear then return worst > MOST and "the work grows faster than the text" end
  return worst <= MOST and "a rule that is not linear was not noticed"
end

print "instructions a byte, at 1, 10 and 100 times the text; how much faster than it they grow"
local passed, failed = 0, 0
for _, case in ipairs(cases) do
  if not only or case.name:find(only, 1, true) then
    local passes = count(case)
    local wrong = judge(case, passes)
    local row = { ("%-38s"):format(case.name) }
    for i, pass in ipairs(passes) do row[1 + i] = ("%6.0f"):format(pass.work / pass.bytes) end
    for i = 2, 3 do row[3 + i] = ("%6.3f"):format(growth(passes, i)) end
    print(table.concat(row, " "))
    if wrong then print("  " .. wrong) end
    passed, failed = passed + (wrong and 0 or 1), failed + (wrong and 1 or 0)
  end
end
os.execute("rm -rf " .. folder)
print(("%d passed, %d failed"):format(passed, failed))
os.exit(failed == 0 and passed > 0)
