-- a table is raised while loading
-- load: p/load-error-object.lua:3: an error whose message is a table
error({ code = 1 })
