-- a name with a great many forms
-- hits: 0
local forms = { id = "x" }
for i = 1, 20000 do forms[i] = "Abolqasem Karimi" .. ("a"):rep(i % 30) end
rule "attack" { doc = "D.", find = names { forms } }
