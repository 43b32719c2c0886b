-- a loop that never gets there
-- message: used up its time
for i = 1, 1e308 do end
