aggregate "b" {}
