-- kinds of tokens with sets without end and strange numbers
-- load: p/token-strange.lua:3: number: 'min' must be a number, not NaN
rule "attack" { doc = "D.", find = number { min = 0 / 0, max = 1 // 0.0 } }
