-- a half-space in a phrase is no attack
-- hits: 5
rule "attack" { doc = "D.", find = words { "می<%e2%><%80%><%8c%>رود", "war" } }
