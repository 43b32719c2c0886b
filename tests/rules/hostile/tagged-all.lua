-- rules that look at all rules
-- hits: 3000
for i = 1, 300 do rule("a.r" .. i) { doc = "D.", find = words { "trigger" } } end
local a = tagged "a.*"
for i = 1, 300 do rule("b.r" .. i) { doc = "D.", find = tagged "a.*", where = function(hit, doc) return doc:count(a) > 0 end } end
