-- globals cannot carry anything
-- message: cannot assign 'counter'
counter = 1
