local l = include "data/broken.lua"
