-- unpack is not there
-- message: unknown name 'unpack'
unpack({}, 1, 2 ^ 31)
