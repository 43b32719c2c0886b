-- collectgarbage is not there
-- message: unknown name 'collectgarbage'
collectgarbage('stop')
