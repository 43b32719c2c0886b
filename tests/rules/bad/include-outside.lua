local l = include "../x.lua"
