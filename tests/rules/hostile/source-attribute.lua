-- a variable that is closed
-- hits: 0
local a <close> = nil
