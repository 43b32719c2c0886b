-- a field of many digits
-- message: invalid conversion
return ('%1000000d'):format(1)
