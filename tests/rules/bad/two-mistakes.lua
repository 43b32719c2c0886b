rule "a" {
  doc = 1,
  find = "x",
  level = 2,
}

rule "b" {
  find = "x",
}
