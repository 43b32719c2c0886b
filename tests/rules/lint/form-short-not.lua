rule "a" {
  doc = "One.",
  find = names { { id = "shah", "شاه", "Shah", exact = { "SH" } } },
  examples = { yes = { "{شاه}" }, no = { "y" } },
}
