-- a way out for another system
-- load: p/load-list-backslash.lua:3: list "..\secret.txt": a list is a .tsv or .csv file
list "..\\secret.txt"
