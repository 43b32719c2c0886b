rule "a" {
  doc = "One.",
  find = regex { [=[x]=], [=[puppet .{0,40} regime\.* [.*]+]=] },
  examples = { yes = { "an {x}" }, no = { "y" } },
}
