-- sorts by a comparator that lies and writes
-- hits: 5
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = function() return "k" end, value = function() return {} end,
  report = function(uses)
    for i = 1, 3000 do uses[i] = i end
    table.sort(uses, function() uses[#uses] = nil return true end)
    return { n = #uses }
  end }
