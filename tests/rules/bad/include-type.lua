local l = include { "data/labels.lua" }
