-- a rule file that catches its end
-- load: p/load-loop-caught.lua:3: rule code used up its time
while true do pcall(function() while true do end end) end
