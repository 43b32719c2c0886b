-- a device is included
-- load: p/load-include-device.lua:3: include "../../../../dev/zero": the path leaves the folder of the rules
include "../../../../dev/zero"
