-- a jump into a block
-- load: p/source-goto.lua:4: no visible label 'inside' for <goto> at line 3
goto inside do ::inside:: end
