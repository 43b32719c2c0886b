-- a bracket that never closes
-- message: unfinished long string
return [==[ ]=]
