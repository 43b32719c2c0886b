-- an escaped way out of the folder
-- load: p/load-list-percent.lua:3: list "%2e%2e/secret.txt": a list is a .tsv or .csv file
list "%2e%2e/secret.txt"
