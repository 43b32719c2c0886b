-- an error in the arms of pcall
-- message: used up its time
while true do
  pcall(error, setmetatable({}, {__tostring = function() while true do end end}))
end
