-- a class of all letters, inverted, nested
-- hits: 5
rule "attack" { doc = "D.", find = regex { [=[[^\p{L}\P{L}]|[\x{10FFFF}-\x{10FFFF}]|war]=] } }
