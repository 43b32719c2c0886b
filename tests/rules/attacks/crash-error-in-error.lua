-- an error whose text is an error
-- message: an error whose message is a table
error(setmetatable({}, {__tostring = error, __index = error, __concat = error}))
