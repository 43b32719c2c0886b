rule "a" {
  doc = "One.",
  find = regex { [=[x]=], [=[رژیم [a-z]+]=] },
  examples = { yes = { "an {x}" }, no = { "y" } },
}
