-- a metatable cannot be given a finalizer later
-- result: none
local m = {__index = {}}
local t = setmetatable({}, m)
m.__gc = function() error("ran") end
t = nil
local junk = {}
for i = 1, 20000 do junk[i % 10] = {i} end
return "none"
