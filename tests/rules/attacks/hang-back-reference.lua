-- long back references
-- message: used up its steps
return ('ab'):rep(100000):match('(.*)%1c')
