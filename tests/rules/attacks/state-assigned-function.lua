-- nor can a function
-- message: cannot assign 'helper'
function helper() end
