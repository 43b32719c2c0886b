local a = alike { share = "half" }
