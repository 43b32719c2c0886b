local a = alike { 4, 0.5 }
