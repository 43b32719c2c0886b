rule "a" {
  doc = "One.",
  find = words {
    "x",
    "covid-۱۹",
    "cas",
    "می‌رود",
    "ab جنگ",
  },
  examples = { yes = { "an {x}" }, no = { "y" } },
}
