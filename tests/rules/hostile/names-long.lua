-- a form of a megabyte, and one of ten thousand words
-- load: p/names-long.lua:3: names: the form "KarimKarimKarimKarimKarimKarimKarimKarimKarimKarimKarimKarimKarimKarimKarimKarim…" is too long for a name
rule "attack" { doc = "D.", find = names { { id = "x", ("Karim"):rep(200000) }, { id = "y", ("Ali "):rep(10000) } } }
