-- bit32 is not there
-- message: unknown name 'bit32'
bit32.band(1, 2)
