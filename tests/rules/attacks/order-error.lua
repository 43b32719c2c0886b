-- nor does an error
-- message: an error whose message is a table
error({})
