local p = seq {
  "a",
  "",
}
