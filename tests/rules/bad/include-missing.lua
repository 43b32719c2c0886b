local l = include "data/nothing.lua"
