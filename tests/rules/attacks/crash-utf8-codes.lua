-- continuation bytes where none belong (5.4.4: accepted)
-- message: invalid UTF-8 code
for p, c in utf8.codes('a\xBF\xBF') do end
