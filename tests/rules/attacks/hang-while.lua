-- an empty loop
-- message: used up its time
while true do end
