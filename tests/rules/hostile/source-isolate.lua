-- an isolate that is not closed
-- load: p/source-isolate.lua:3: a bidi control is not closed on its line and in its string or comment
local a = "<%e2%><%81%><%a6%> x" -- war
