-- How a text speaks of its opponents, whoever speaks.
--
-- The engine takes no side. These rules tag wording of the state press, of the opposition and of
-- Western governments alike; a hit says "this phrase frames", never "this is false". A name that a
-- group gives itself is a name, not framing: those are in officials.lua.
--
--   engine run examples/framing.lua examples/corpus
--   engine test examples/framing.lua
--
-- framing/context.lua   what stands around a word and keeps its literal uses out
-- framing/labels.lua    names given to an opponent
-- framing/charges.lua   what he is said to do
-- framing/appeals.lua   what the reader is asked to feel

include "framing/labels.lua"
include "framing/charges.lua"
include "framing/appeals.lua"
