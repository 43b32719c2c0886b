local p = seq {
  "a",
  12,
}
