-- closing a chain of coroutines (5.4.4: C stack overflow)
-- message: unknown name 'coroutine'
local co
for i = 1, 100000 do
  local c = co
  co = coroutine.wrap(function() local x <close> = c coroutine.yield() end)
  co()
end
