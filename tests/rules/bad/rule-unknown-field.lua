rule "a" {
  doc = "One.",
  find = "x",
  level = "low",
  wher = function() end,
  excludes = "y",
}
