-- nor a new one made
-- message: cannot assign 'leak'
_ENV['leak'] = 1
