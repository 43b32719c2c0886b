rule "a" {
  doc = "One.",
  find = "x",
  where = function(hit)
    local level, keep = 1, { level = 2, "a, b" }
    for i = 1, 2 do if i == 1 then level = i end end
    repeat local x = --[[ , } ]] 1 until x == 1
    return level == keep.level
  end,
  note = { ["level"] = "}" , [=[]]=] },
  ["level"] = "none",
}
