-- a line of the log cannot be forged
-- result: printed
print('innocent\nother.rule: forged\27[2J')
return 'printed'
