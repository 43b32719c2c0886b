-- _G is not there
-- message: unknown name '_G'
_G.x = 1
