local a = alike "x"
