local a = alike { share = 1.5 }
