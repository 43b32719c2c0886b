local a = alike { words = 2.5 }
