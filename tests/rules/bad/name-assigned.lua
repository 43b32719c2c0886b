pattern = words { "x" }
