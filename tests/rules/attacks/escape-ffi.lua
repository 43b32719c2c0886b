-- ffi is not there
-- message: unknown name 'ffi'
ffi.C.system('true')
