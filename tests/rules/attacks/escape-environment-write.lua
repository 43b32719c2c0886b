-- a name of the language cannot be taken away
-- message: cannot assign 'print'
_ENV.print = nil
