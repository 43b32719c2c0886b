rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  technique = "semeval2020:loaded_language",
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
rule "b" {
  doc = "Tags a word.",
  find = words { "puppet" },
  technique = "loaded_langauge",
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
rule "c" {
  doc = "Tags a word.",
  find = words { "puppet" },
  technique = "semeval2023:straw_man",
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
