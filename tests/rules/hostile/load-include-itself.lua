-- a file that includes itself
-- load: p/load-include-itself.lua:3: these files include each other: load-include-itself.lua → load-include-
include "load-include-itself.lua"
