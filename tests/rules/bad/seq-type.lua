local p = seq "front line"
