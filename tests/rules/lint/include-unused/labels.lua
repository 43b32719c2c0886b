return { one = words { "puppet" } }
