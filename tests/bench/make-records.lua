-- Reads paths of texts from standard input and writes each text as a record, a line of JSON.
--
--   find FOLDER -type f | lua5.4 tests/bench/make-records.lua > FILE.jsonl

local escapes = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }

for path in io.lines() do
  local file = assert(io.open(path, "rb"))
  local text = file:read "a"
  file:close()
  text = text:gsub('["\\%c]', function(c) return escapes[c] or ("\\u%04x"):format(c:byte()) end)
  io.write('{"text":"', text, '"}\n')
end
