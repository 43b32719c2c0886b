-- a loop by goto
-- message: used up its time
::again::
goto again
