rule "frame.war" { doc = "One.", find = "x" }
aggregate "b" {
  doc = "One.",
  of = "frame.wra",
  group = alike {}, report = function() end,
}
