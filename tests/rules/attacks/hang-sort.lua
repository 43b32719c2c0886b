-- in a comparator
-- message: used up its time
table.sort({3, 2, 1}, function() while true do end end)
