-- nor by way of a string
-- message: string has no 'dump'
return (''):dump()
