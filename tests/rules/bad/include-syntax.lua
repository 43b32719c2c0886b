local l = include "data/syntax.lua"
