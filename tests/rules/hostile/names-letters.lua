-- names of one letter, of marks, of nothing
-- load: p/names-letters.lua:3: names: the form "‌‌" has no letter
rule "attack" { doc = "D.", find = names { { id = "x", "a" }, { id = "y", "\u{200C}\u{200C}" }, { id = "z", "َ" } } }
