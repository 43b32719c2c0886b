-- nor does format
-- result: table function
return ('%s %s'):format({}, print)
