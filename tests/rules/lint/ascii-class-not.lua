rule "a" {
  doc = "One.",
  find = regex { [=[x]=], [=[رژیم \w+]=] },
  examples = { yes = { "an {x}" }, no = { "y" } },
}
