-- a rule file that eats memory
-- load: p/load-memory.lua:4: rule code used up its memory
local t = {}
while true do t[#t + 1] = ("x"):rep(1e6) .. #t end
