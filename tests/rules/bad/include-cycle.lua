local l = include "data/cycle.lua"
