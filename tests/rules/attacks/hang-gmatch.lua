-- an endless loop around an iterator
-- message: used up its time
while true do for w in ('a b c'):gmatch('%a') do end end
