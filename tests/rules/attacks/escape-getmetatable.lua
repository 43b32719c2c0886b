-- getmetatable is not there
-- message: unknown name 'getmetatable'
getmetatable('').__index = nil
