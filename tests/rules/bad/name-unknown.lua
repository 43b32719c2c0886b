local p = wrods { "x" }
