rule "a" {
  doc = "One.",
  find = regex { [=[x]=], [=[puppet .* regime]=] },
  examples = { yes = { "an {x}" }, no = { "y" } },
}
