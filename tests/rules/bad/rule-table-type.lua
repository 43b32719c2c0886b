rule "a" (5)
