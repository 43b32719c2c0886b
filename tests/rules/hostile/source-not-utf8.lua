-- bytes that are no text
-- load: p/source-not-utf8.lua:3: the file is not UTF-8
local a = "<%ff%><%fe%>"
