-- of several wrong events always the same is named
-- message: '__close' is no event
setmetatable({}, {__mode = 'k', __gc = print, __close = print, __name = 'x'})
