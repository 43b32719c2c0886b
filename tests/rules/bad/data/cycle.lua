return include "cycle_back.lua"
