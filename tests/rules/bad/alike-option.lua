local a = alike { word = 3 }
