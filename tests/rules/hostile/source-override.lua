-- an override of direction
-- load: p/source-override.lua:3: a bidi override hides what the text says
local a = 1 --[[ <%e2%><%80%><%ae%> ]] return a
