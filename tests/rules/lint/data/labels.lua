-- Patterns for whoever includes this.
return { war = words { "front line" } }
