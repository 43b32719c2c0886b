-- pcall that calls itself again
-- message: used up its time
local function f()
  pcall(f)
  return f()
end
f()
