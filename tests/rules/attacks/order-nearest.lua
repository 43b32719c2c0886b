-- of several near names always the same is said
-- message: did you mean 'max'?
return math.mzx
