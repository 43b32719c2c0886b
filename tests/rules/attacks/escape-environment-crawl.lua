-- whatever can be reached from the names is harmless
-- result: harmless
local bad = {os = true, io = true, debug = true, load = true, dump = true, require = true}
local seen, found = {}, nil
local function crawl(v)
  if type(v) ~= "table" or seen[v] then return end
  seen[v] = true
  for k, w in pairs(v) do
    if bad[k] or type(w) == "userdata" then found = k end
    crawl(w)
  end
end
crawl(_ENV)
return found or "harmless"
