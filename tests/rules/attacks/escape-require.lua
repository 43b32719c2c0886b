-- require is not there
-- message: unknown name 'require'
require 'os'
