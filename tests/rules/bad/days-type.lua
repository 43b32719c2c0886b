local d = days(5)
