local a = alike { words = 0 }
