-- coroutine is not there
-- message: unknown name 'coroutine'
coroutine.wrap(function() end)()
