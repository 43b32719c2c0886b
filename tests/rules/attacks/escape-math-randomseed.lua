-- random numbers cannot be changed
-- message: math has no 'randomseed'
math.randomseed(1)
