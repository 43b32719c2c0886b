-- The rules that tests/why/cases.tsv asks about.
local examples = { yes = {}, no = {} }
local tax = words { "tax*", "مالیات" }

rule "words" { doc = "W.", find = words { "front line", "wag* war", "خط مقدم" },
  examples = examples }
rule "capitals" { doc = "C.", find = words { "MEK", "US" },
  examples = examples }
rule "expression" { doc = "E.", find = regex { [=[\b(puppet|proxy) (regime|state)\b]=] },
  examples = examples }
rule "either" { doc = "E.", find = either { words { "war" }, regex { "pea\\w+ talks" } },
  examples = examples }
rule "with" { doc = "W.", find = words { "war" }, with = tax,
  examples = examples }
rule "near" { doc = "N.", find = words { "war" }, with = { tax, within = 2, side = "after" },
  examples = examples }
rule "unless" { doc = "U.", find = words { "war" }, unless = words { "soldier*" },
  examples = examples }
rule "before" { doc = "B.", find = words { "war" },
  unless = { "no longer", within = 3, side = "before" },
  examples = examples }
rule "where" { doc = "W.", find = words { "war" },
  where = function(h) return h.sentence:has(tax) end,
  examples = examples }
rule "keep" { doc = "K.", find = words { "war", "war on tax" },
  examples = examples }
rule "seq" {
  doc = "S.",
  find = seq { as("who", words { "the minister", "officials" }), gap(0, 2), "said", opt "clearly",
               many(words { "war", "peace" }, 1, 3) },
  examples = examples,
}
rule "order" { doc = "O.", find = seq { "front", "line" }, unless = tax,
  examples = examples }
rule "token" { doc = "T.", find = token { kind = "word", script = "latin", shape = "XxXx" },
  examples = examples }
rule "hashtag" { doc = "H.", find = hashtag,
  examples = examples }
rule "number" { doc = "N.", find = number { min = 1000, max = 2000 },
  examples = examples }
rule "thousands" { doc = "T.", find = number { min = 1000 },
  examples = examples }
rule "tagged" { doc = "T.", find = tagged "word*", with = number,
  examples = examples }
rule "names" { doc = "N.", find = names { { id = "khatami", "Mohammad Khatami", "محمد خاتمی" } },
  examples = examples }
rule "mixed" { doc = "M.", find = seq { tagged "words", number { max = 3 }, punct },
  examples = examples }
