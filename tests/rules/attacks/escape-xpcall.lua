-- xpcall is not there
-- message: unknown name 'xpcall'
xpcall(error, function() while true do end end)
