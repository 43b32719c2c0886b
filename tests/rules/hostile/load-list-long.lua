-- a path of 70000 bytes
-- load: p/load-list-long.lua:3: list "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/
list(("a/"):rep(35000) .. "x.txt")
