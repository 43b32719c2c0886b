-- %p is not there
-- message: invalid conversion '%p'
return ('%p'):format({})
