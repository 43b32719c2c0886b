-- a rule file that never ends
-- load: p/load-loop.lua:3: rule code used up its time
while true do end
