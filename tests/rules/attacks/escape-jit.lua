-- jit is not there
-- message: unknown name 'jit'
jit.off()
