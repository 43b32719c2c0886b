aggregate "A" {}
