-- compiled code
-- load: p/source-bytecode.lua:1: bytecode is not accepted, only source text
-- bare
<%1b%>Lua<%54%><%00%><%19%><%93%><%0d%><%0a%><%1a%><%0a%>
