local p = 1
return words { "x", p }
