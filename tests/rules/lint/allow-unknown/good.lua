-- lint: allow doc-sentence, short-stem
-- of the old list
rule "a" { doc = "puppet words", find = words { "puppet", "ab*" },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
