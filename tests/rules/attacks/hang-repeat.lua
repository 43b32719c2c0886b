-- a loop with locals
-- message: used up its time
repeat local x = {} until false
