-- select at the ends of the integers
-- message: index out of range
return select(math.mininteger, 1, 2)
