-- nor a line of the messages
-- message: x\x0Aother.lua:1: forged
error('x\nother.lua:1: forged')
