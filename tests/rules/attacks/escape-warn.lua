-- warn is not there
-- message: unknown name 'warn'
warn('@on')
