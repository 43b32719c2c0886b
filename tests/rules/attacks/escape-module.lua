-- module is not there
-- message: unknown name 'module'
module('x')
