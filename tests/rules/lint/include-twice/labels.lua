return { one = words { "puppet" }, two = words { "stooge" } }
