local a = alike { share = 0 }
