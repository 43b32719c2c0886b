-- the end of steps cannot be caught
-- message: used up its steps
while true do pcall(string.find, ('a'):rep(10000), '.-.-.-.-b$') end
