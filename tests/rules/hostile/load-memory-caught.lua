-- a rule file that catches that
-- load: p/load-memory-caught.lua:4: rule code used up its memory
local t = {}
while true do pcall(function() t[#t + 1] = ("x"):rep(1e6) .. #t end) end
