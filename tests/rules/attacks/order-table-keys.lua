-- keys without an order
-- message: it has no place in an order
for k in pairs({[{}] = 1, [print] = 2}) do end
