-- strings carry nothing
-- message: attempt to index a string value
('x').y = 1
