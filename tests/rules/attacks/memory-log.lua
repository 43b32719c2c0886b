-- much is printed
-- result: quiet
for i = 1, 5000 do print(('x'):rep(100)) end
return 'quiet'
