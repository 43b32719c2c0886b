aggregate "b" "x"
