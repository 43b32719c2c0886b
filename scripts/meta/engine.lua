---@meta engine
--
-- The rule language, described once: stubs for editors (LuaLS), the source of the reference, and the
-- list that a test compares with the names the engine registers. Every @usage is a complete rule file
-- and runs as a test, its examples included.
--
-- A rule file is data with a little Lua. What a rule looks for and what must stand around it is data;
-- what a table cannot say is a function. Patterns are built while the file loads, so that one pass over
-- a document finds all of them; building one later is an error.
--
-- Of Lua itself there are:
--   assert error ipairs math next pairs pcall print select setmetatable string table tonumber tostring
--   type utf8
-- `string` without dump, find, match, gmatch, gsub, rep and format bounded; `math` with random numbers
-- that depend on document and rule; `pairs` in the order of keys (numbers, strings bytewise, false, true);
-- `print` to stderr, marked with the rule; `setmetatable` without finalizers. What is made while a file
-- loads is read-only afterwards, and upvalues are put back after each document.

---What is looked for. Made by the words below while a rule file loads; good wherever a pattern is wanted.
---A string stands for `words { string }` there.
---@class engine.Pattern

---A list file, for `words` and `names`.
---@class engine.List

-- Patterns --------------------------------------------------------------------------------------------

---@class engine.WordsOptions
---@field [integer] string|engine.List
---@field case? boolean true: capitals matter in every entry; false: in none. Without it, entries in capitals only (US) match only capitals
---@field suffixes? boolean false: no Persian suffixes, no English possessive
---@field handles? boolean true: also inside longer hashtags and handles, cut at capitals, digits and `_`

---Words and phrases, compared after folding. The words of a phrase may be joined by space, hyphen, half-space
---or one line break. `*` ends a stem of at least two letters and stands for any letters or none; `\*` is a
---star. The hit is what the entry says; `hit.token` is the word it stands in, suffixes included.
---@param entries engine.WordsOptions|string
---@return engine.Pattern
---@usage
--- local war = words { "front line", "wag* war", "خط مقدم", list "lists/war.tsv" }
--- local us = words { "US", "U.S.", case = true }
--- rule "war" {
---   doc = "War vocabulary near the United States.",
---   find = war,
---   with = us,
---   examples = {
---     yes = { "The U.S. {front-line} moved.", "US troops {waged war}.", "{خط مقدم} US" },
---     no = { "Let us see the front line.", "A line." },
---   },
--- }
function words(entries) end

---A person, a place, an organisation: its spellings, and whatever else is to be known of it.
---@class engine.Entity
---@field [integer] string a form of the name, Latin or Persian; both scripts are looked for, whichever is given
---@field id string
---@field kind? string "person" keeps half of a hyphenated name (Ali-Reza) from being found, unless the other half is another entry (Rouhani-Zarif); other kinds are the author's own
---@field exact? boolean|string[] forms that are found only as they stand, as `words` finds them: translations and acronyms; true: all of them
---@field [string] string|number|boolean further columns of `hit.entry`

---@class engine.NamesOptions
---@field [integer] engine.Entity|string|engine.List a string is an entity with that id
---@field mode? "strict"|"standard"|"wide"|number how much may differ (default "standard"); a number is a least `hit.score`
---@field schemes? string|string[] spelling habits allowed besides: "french", "german", "turkish", "spanish", "arabic", "dari", or as `engine names --schemes` has them: "fr", "de", "tr", "es", "ar", "af", "all"
---@field suffixes? boolean false: no Persian suffixes, no English possessive or plural (the Talebans, two Rezaeis: behind such a word; of what ends in i anywhere: Houthis)
---@field titles? boolean true: titles in front of a name belong to the hit (Foreign Minister Zarif, رئیس‌جمهور روحانی)
---@field initials? boolean true: given names may be initials (M. R. Khatami), and others may stand between (Donald J. Trump)
---@field order? boolean true: the surname may stand first (Khatami, Mohammad), with `initials` before them (Khatami, M.)
---@field handles? boolean true: also inside longer hashtags and handles, cut at capitals, digits and `_`; a whole hashtag needs it not, with titles in front (#ImamKhamenei) or without
---@field ambiguous? boolean true: a form may stand under two ids, and a place may be several entities; all are found
---@field apart? string[][] groups of spellings that are never taken for each other, whatever their score

---Persons, places, organisations, in any accepted spelling of either script. Titles and the Arabic article may
---stand around and between the parts of a name and are no part of the hit, a seyyed or an article that is written to its first word neither
---(سیدمحمد, السیسی); of a name that one word is, an article alone makes an epithet (الرحیم, الصدر), found where the full name
---stands in the document, unless the word ends in ی; a form of a title and one word (Ayatollah Khamenei) is found with the title
---only, though `engine names` calls it and Khamenei one name; its words may be cut by a hyphen or a half-space (Khame-nei), at a line end, too, and the spaces of a
---Persian form may be missing (صداوسیما), its "and" too (Sistan-Baluchestan), and a particle in front of a surname may be written
---small (bin Laden). A surname alone is not found behind the given name of another entity that has it (Sadeq Amoli Larijani, where
---Ali and Sadeq Larijani are listed and Larijani is Ali), nor one that ends a longer form of its entity behind a given name that no
---form of the entity has (Mojtaba Khamenei is not Ali, nor Mohammad Reza Khatami Mohammad; a surname may have several words: Hamza bin
---Laden); in doubt it is found: behind a whole name (Mahmoud Abbas), a line break, where no form of the entity has a given name. What a rule finds does not
---depend on other rules. A one-word name that is an everyday word is found only in the spelling that was given, behind a
---title, or in a document that has another form of its entity; one that English readers know as something else (Biden, Maven) only as that name is usually spelt,
---or in a document that has the full name. `engine why` says what speaks against a spelling. Forms in capitals
---only, `exact` ones, and those of another script (Хаменеи) are found as `words` finds them. Of two entities whose names fit the same place, the one
---that fits better is found, of equals the one that is spelt so. Who gives forms in both scripts says more: a place that
---one of them fits is left out when a form in the other script shows that it is another known word or name ("Rashid" alone
---may be رشید or رشد, with "رشید" it is not رشد), or that an unknown name of one word is spelt quite otherwise ("مسکن" alone
---may be Miskin, with "Maskan" it is not). A form of one word is taken in the other script, too, for what the first or last word
---of a longer form is there: "Ali Khamenei", "علی خامنه‌ای", "Khamenei" find خامنهای alone as خامنه‌ای would, unless that is an everyday word.
---@param entries engine.NamesOptions|string
---@return engine.Pattern
---@usage
--- local people = names {
---   { id = "khamenei", kind = "person", role = "leader", "Ali Khamenei", "علی خامنه‌ای", "Khamenei" },
---   { id = "mek", kind = "organisation", "Mojahedin-e Khalq", "مجاهدین خلق", "PMOI",
---     exact = { "People's Mojahedin" } },
---   mode = "standard", titles = false, apart = { { "Khamenei", "Khamani" } },
--- }
--- rule "leader" {
---   doc = "The leader by name.",
---   find = people,
---   where = function(hit) return hit.entity == "khamenei" and hit.entry.role == "leader" and hit.score > 0.8 end,
---   note = function(hit) return { form = hit.form, part = hit.part } end,
---   examples = {
---     yes = { "Ayatollah {Ali Khamene'i}'s word", "{خامنه ای} گفت", "سخنان {علی خامنه‌ای}" },
---     no = { "Khomeini", "خمینی", "The PMOI, or Mujahedin Khalq.", "Khamani" },
---   },
--- }
function names(entries) end

---@class engine.RegexOptions
---@field [integer] string
---@field case? boolean true: capitals matter
---@field raw? boolean true: over the text as written, not the folded view

---PCRE2 expressions over the folded view. Literal letters are folded as the text is. A space or half-space in
---one matches space, half-space or a line break. Write expressions in long brackets: `[=[\bword]=]`.
---@param expressions engine.RegexOptions|string
---@return engine.Pattern
---@usage
--- rule "puppet" {
---   doc = "A government called somebody's puppet.",
---   find = regex { [=[\b(?<kind>puppet|proxy) (?:regime|government)\b]=] },
---   note = function(hit) return { kind = hit:group "kind" } end,
---   examples = { yes = { "The {puppet regime} fell." }, no = { "A puppet show." } },
--- }
function regex(expressions) end

---One of several patterns. A hit keeps what the pattern that gave it knows. With parts of a sequence among them
---it is such a part itself.
---@param patterns (engine.Pattern|engine.Part|string)[]
---@return engine.Pattern|engine.Part
---@usage
--- local claim = either { "claimed", regex { [=[\b(?:said|thought) to be\b]=] } }
--- rule "claim" {
---   doc = "Something that is only claimed.",
---   find = claim,
---   examples = { yes = { "He {claimed} it was {said to be} so." }, no = { "He said so." } },
--- }
function either(patterns) end

---Parts in a row inside one sentence, never across a blank line. Between parts `. , / - ’ :` and ، and spaces are
---passed over; quotation marks, brackets and all else only where `punct` or a `gap` names them. A part stands for
---the words it lies in: a suffix, a possessive or the # of a hashtag is in nobody's way, but what begins or ends
---inside a word is no part. From every start the longest match is a hit. A sequence inside another stands there
---with all that it can match. Of several ways to the same match, groups are those of the first written: more of
---a `many`, an `opt` that is there, gaps as short as can be.
---@param parts (engine.Pattern|engine.Part|string)[]
---@return engine.Pattern
---@usage
--- local party = words { "Tehran", "Washington", "تهران", suffixes = true }
--- rule "claim.by" {
---   doc  = "A capital that claims, denies or admits.",
---   find = seq { as("who", party), opt("officials"), gap(0, 2), either { "claim*", "den*", seq { "has", "admitted" } } },
---   note = function(hit) return { who = hit:group "who" } end,
---   examples = {
---     yes = { "{Tehran’s officials now claim} it.", "Yesterday {Washington, again, denied} it.", "{Tehran has admitted} it." },
---     no  = { "Tehran fell. He claimed it.", "Washington and all of its many friends claimed it." },
---   },
--- }
function seq(parts) end

---A part of a sequence that is no pattern: good only in `seq`, `opt`, `many`, `as`, and in an `either` among them.
---@class engine.Part

---From `min` to `max` words (1000 at most), whatever they are; what is no word is free among them and beside them.
---As few as can be, except at the end of a sequence, where the longest match counts.
---@param min integer
---@param max integer
---@return engine.Part
---@usage
--- rule "so.called" {
---   doc  = "What is called so-called.",
---   find = seq { "so-called", as("what", gap(1, 2)), "regime" },
---   mark = "what",
---   examples = { yes = { "the so-called “{puppet}” regime" }, no = { "the so-called regime" } },
--- }
function gap(min, max) end

---The part may be left out.
---@param part engine.Pattern|engine.Part|string
---@return engine.Part
---@usage
--- rule "regime" {
---   doc  = "A regime with its adjective, if there is one.",
---   find = seq { opt(either { "puppet", "proxy" }), "regime" },
---   examples = { yes = { "a {puppet regime}", "a {regime}" }, no = { "a puppet" } },
--- }
function opt(part) end

---The part from `min` (1) to `max` (100; 1000 at most) times in a row, as often as it stands there.
---@param part engine.Pattern|engine.Part|string
---@param min? integer
---@param max? integer
---@return engine.Part
---@usage
--- local capital = token { kind = "word", shape = "Xx" }
--- rule "chain" {
---   doc  = "Two or three words with capitals in a row.",
---   find = seq { many(capital, 2, 3) },
---   examples = { yes = { "with {Ali Reza Karimi} then" }, no = { "with Ali then" } },
--- }
function many(part, min, max) end

---Names a part: `hit:group "who"` is where it stands, with the fields of a hit when it is one hit of a pattern.
---Of a part that is repeated the last counts, of two with one name the later.
---@param name string letters a-z, digits and `_`
---@param part engine.Pattern|engine.Part|string
---@return engine.Part
---@usage
--- rule "speaker" {
---   doc  = "Who is said to say it.",
---   find = seq { "according to", as("who", either { "officials", "witnesses" }) },
---   mark = "who",
---   examples = { yes = { "It fell, according to {officials}." }, no = { "The officials fell." } },
--- }
function as(name, part) end

---The annotations of other rules, by name or glob. Rules are ordered by what they look at; a cycle is an error.
---A name without a pack is a rule of the own pack, or else of another; a glob leaves the rule itself out.
---The hits have `rule` and `note`.
---@param name string
---@return engine.Pattern
---@usage
--- rule "frame.war" {
---   doc = "War words.",
---   find = "front line",
---   examples = { yes = { "A {front line}." }, no = { "A line." } },
--- }
--- rule "frame.any" {
---   doc = "A sentence with any frame.",
---   find = tagged "frame.*",
---   mark = "sentence",
---   examples = { yes = { "{A front line.} No." }, no = { "A line." } },
--- }
function tagged(name) end

---@class engine.TokenQuery
---@field folded? string the whole token after folding
---@field kind? "word"|"number"|"hashtag"|"mention"|"url"|"email"|"emoji"|"punct"
---@field script? "common"|"latin"|"arabic"|"cyrillic"|"greek"|"hebrew"|"han"|"other"
---@field shape? string X a capital, x another letter, d a digit, else itself; runs are one: "Xx"

---One token by its attributes; all that are said must hold.
---@param query engine.TokenQuery
---@return engine.Pattern
---@usage
--- rule "name" {
---   doc = "A Latin word with a capital.",
---   find = token { kind = "word", script = "latin", shape = "Xx" },
---   examples = { yes = { "we saw {Ali} there" }, no = { "we saw him" } },
--- }
function token(query) end

---Every sentence.
---@type engine.Pattern
---@usage
--- local any_word = token { kind = "word" }
--- rule "line" {
---   doc   = "A sentence of eight words or more.",
---   find  = sentence,
---   where = function(s) return s:count(any_word) >= 8 end,
---   examples = { yes = { "{One two three four five six seven eight.}" }, no = { "Too short." } },
--- }
sentence = nil

---Every paragraph: what blank lines part.
---@type engine.Pattern
---@usage
--- rule "short" {
---   doc = "A paragraph without a full stop.",
---   find = paragraph,
---   where = function(p) return not p.text:find(".", 1, true) end,
---   examples = { yes = { "{A title}\n\nA text." }, no = { "A text." } },
--- }
paragraph = nil

---@class engine.NumberBounds
---@field min? number
---@field max? number

---Every number in digits; called with bounds, those between them, both included. What stands beside the
---digits does not count: 5 million and $5m are 5, and so is -5. A date or a fraction has no value; a slash is
---a decimal point before درصد, هزار, میلیون, میلیارد, and between Persian digits beside a percent sign (۱۲/۵٪).
---@type engine.Pattern | fun(bounds: engine.NumberBounds): engine.Pattern
---@usage
--- rule "crowd" {
---   doc = "A number of a thousand or more.",
---   find = number { min = 1000 },
---   examples = { yes = { "{1,200} people and 12 dogs" }, no = { "999" } },
--- }
--- rule "any" {
---   doc = "Any number.",
---   find = number,
---   examples = { yes = { "{3} cats" }, no = { "three cats" } },
--- }
number = nil

---Every hashtag (#Iran).
---@type engine.Pattern
---@usage
--- rule "hashtag" {
---   doc = "A hashtag.", find = hashtag,
---   examples = { yes = { "for {#Iran} now" }, no = { "Iran" } },
--- }
hashtag = nil

---Every mention (@bbcpersian).
---@type engine.Pattern
---@usage
--- rule "mention" {
---   doc = "A mention.", find = mention,
---   examples = { yes = { "by {@bbc} now" }, no = { "bbc" } },
--- }
mention = nil

---Every web address.
---@type engine.Pattern
---@usage
--- rule "link" {
---   doc = "A web address.", find = url,
---   examples = { yes = { "see {https://example.org/a} now" }, no = { "see there" } },
--- }
url = nil

---Every mail address.
---@type engine.Pattern
---@usage
--- rule "mail" {
---   doc = "A mail address.", find = email,
---   examples = { yes = { "to {a@example.org} now" }, no = { "to us" } },
--- }
email = nil

---Every emoji.
---@type engine.Pattern
---@usage
--- rule "emoji" {
---   doc = "An emoji.", find = emoji,
---   examples = { yes = { "well {😀} done" }, no = { "well :)" } },
--- }
emoji = nil

---Every punctuation mark.
---@type engine.Pattern
---@usage
--- rule "shout" {
---   doc = "An exclamation mark.",
---   find = punct,
---   where = function(hit) return hit.text == "!" end,
---   examples = { yes = { "No{!}" }, no = { "No." } },
--- }
punct = nil

-- Files -----------------------------------------------------------------------------------------------

---A list file beside the rules: .tsv or .csv, UTF-8, the first line names the columns (lines starting with `#`
---before it are comments). `words` takes its entries from the column `phrase`; `case` (true, false or empty)
---is said for each; `id` becomes `hit.entity`; every column is `hit.entry.COLUMN`, nil where the cell is
---empty. `names` takes forms from `form` and every column whose name begins so (form2, form_fa), entities from
---`id`, which it needs; rows of one id are one entity; `exact` (true, false or empty) is said for the row's forms,
---`case` for those of them that are exact.
---The path is relative to the file that says it and stays inside the pack.
---@param path string
---@return engine.List
---@usage
--- rule "person" {
---   doc = "A person of the list.",
---   find = words { list "lists/people.tsv" },
---   where = function(hit) return hit.entry.role == "minister" end,
---   note = function(hit) return { role = hit.entry.role, id = hit.entity } end,
---   examples = { yes = { "{Ali Rezaei} came" }, no = { "Sara Karimi came" } },
--- }
function list(path) end

---Runs another rule file, once however often it is included, and gives what it returned. The path is relative
---to the file that says it.
---@param path string
---@return any
---@usage
--- local labels = include "labels.lua"
--- rule "label" {
---   doc = "A label.",
---   find = labels.war,
---   examples = { yes = { "a {front line}" }, no = { "a line" } },
--- }
function include(path) end

-- Rules -----------------------------------------------------------------------------------------------

---What must, or must not, stand around a hit. The hit's own span does not meet a condition, but for "overlap".
---@class engine.Condition
---@field [1] engine.Pattern|string
---@field within? "overlap"|"sentence"|"paragraph"|"document"|integer where it may stand; a number counts words and stays in the sentence. Default: "sentence"
---@field side? "before"|"after" on which side of the hit; default: either
---@field barrier? engine.Pattern|string a hit of it in between hides what is behind it

---@alias engine.Conditions engine.Pattern|string|engine.Condition|(engine.Pattern|string|engine.Condition)[]

---Texts; braces hold exactly what must be tagged, and nothing else may be. `{{` is a brace. Marks may nest;
---`}}` closes two marks when two are open and is a brace otherwise.
---@class engine.Examples
---@field yes (string|engine.ExampleDocument)[]
---@field no (string|engine.ExampleDocument)[] nothing may be tagged here

---An example with what a reader would know of the document: every other field is `doc.meta.FIELD`.
---@class engine.ExampleDocument
---@field text string
---@field title? string
---@field outlet? string
---@field date? string

---The order is: candidates → lang, meta → with, unless → keep → where → mark. Hits of one rule with the same span
---and the same entity are one; hits that mark the same span are one annotation.
---@class engine.Rule
---@field doc string one sentence that says what it tags
---@field find engine.Pattern|string what it looks for
---@field with? engine.Conditions all hold
---@field unless? engine.Conditions none holds
---@field zone? string|string[] accepted and checked; honoured by a later version
---@field voice? string|string[] "own" or "quoted"; accepted and checked; honoured by a later version
---@field stance? string|string[] accepted and checked; honoured by a later version
---@field lang? string|string[] only documents in one of these languages ("fa", "en")
---@field meta? table<string, string|string[]> only documents whose field has one of the values
---@field keep? "longest"|"all" "longest" (default): leftmost, then longest, then first written, no overlap; "all": overlaps are kept (of a regex: as "longest")
---@field where? fun(hit: engine.Hit, doc: engine.Document): any keep it? One that raises drops that hit
---@field mark? string|fun(hit: engine.Hit, doc: engine.Document): engine.Span? what is tagged: "sentence", "paragraph", a group's name, or a function that gives a span (nil or an empty one: nothing)
---@field note? table|fun(hit: engine.Hit, doc: engine.Document): any what is said of the hit: strings, finite numbers, booleans, spans (their text), lists and tables of these; at most 64 KiB, 8 tables deep
---@field technique? string
---@field level? "info"|"low"|"medium"|"high"
---@field status? "experimental"|"test"|"stable"|"deprecated"
---@field references? string|string[]
---@field falsepositives? string|string[]
---@field related? string|string[]
---@field replaced_by? string
---@field examples? engine.Examples

---Makes a rule. Names are small letters, digits and `_` in parts joined by dots; inside a pack the rule is
---`pack:name`.
---@param name string
---@return fun(rule: engine.Rule)
---@usage
--- local war      = words { "front line", "wag* war", "declar* war", "جنگ", "سنگر" }
--- local policy   = words { "inflation", "subsid*", "tax*", "تورم", "یارانه" }
--- local military = words { "soldier*", "missile*", "سرباز", "موشک" }
---
--- rule "frame.war" {
---   doc       = "War vocabulary used of a civilian policy.",
---   find      = war,
---   with      = policy,
---   unless    = { military, { "no longer", within = 3, side = "before" } },
---   technique = "loaded_language",
---   level     = "medium",
---   status    = "test",
---   falsepositives = "sport and board games",
---   note      = function(hit) return { topic = hit.sentence:first(policy) } end,
---   examples  = {
---     yes = { "They opened a new {front line} against inflation.", "دولت به {جنگ} تورم رفت." },
---     no  = { "Soldiers held the front line, and inflation fell.", "It is no longer a front line." },
---   },
--- }
function rule(name) end

-- Across documents ------------------------------------------------------------------------------------

---How annotations are compared. Made by `alike`.
---@class engine.Alike

---@class engine.AlikeOptions
---@field words? integer so many words in a row are compared (1 to 64; default: 4)
---@field share? number of all such runs that two texts have, how many both must have: above 0, at most 1 (default: 0.5)

---Groups annotations by their words: two are alike when enough of their runs of words, folded, are in both (the
---Jaccard coefficient of the two sets); a group is all that are alike to one of its members. A text with fewer
---words than `words` is alike to one with the same words only. Candidates are found by MinHash, which misses a
---pair that has just `share` in common once in a thousand times, and are then compared exactly.
---@param options engine.AlikeOptions
---@return engine.Alike
---@usage
--- rule "line" {
---   doc = "Every sentence.", find = sentence,
---   examples = { yes = { "{War is peace.}" }, no = { "" } },
--- }
--- aggregate "line.again" {
---   doc = "A sentence that is said again with half of the same words.",
---   of = "line",
---   group = alike { words = 1, share = 0.5 },
---   report = function(uses) if #uses >= 2 then return { uses = #uses } end end,
---   examples = { { "War is peace.", "Peace is not war.", rows = 1 }, { "War is peace.", "It rains.", rows = 0 } },
--- }
function alike(options) end

---One annotation of a group, as `report` sees it: the fields of the table that `value` gave beside `doc` and `id`;
---anything else that it gave is `value`.
---@class engine.Use
---@field doc string the document's id
---@field id string of the annotation, as in the results
---@field value any what `value` gave when it was no table of names
---@field [string] any

---Documents, and how many rows they give together. A document is a text, or a table with `text` and what a reader
---would know of it. Nothing is marked in it.
---@class engine.RowExample
---@field [integer] string|engine.ExampleDocument
---@field rows integer

---@class engine.Aggregate
---@field doc string one sentence: what its rows are
---@field of string the rule whose annotations it groups, or a glob ("frame.*")
---@field group engine.Alike|fun(annotation: engine.Annotation, doc: engine.Document): string|number|engine.Span|nil by what: `alike { … }`, or a function that gives a key; nil leaves the annotation out
---@field value? fun(annotation: engine.Annotation, doc: engine.Document): any what outlives the document: plain data as in `note`; nil leaves the annotation out
---@field report fun(uses: engine.Use[]): table|nil one row of the uses of one group, which are in document order; nil: no row
---@field examples? engine.RowExample[]

---Says something across documents: the annotations of a rule are grouped, and each group gives one row of the
---results, or none. Rows come in the order in which the aggregates stand, then by the first document of their group.
---@param name string as of a rule
---@return fun(aggregate: engine.Aggregate)
---@usage
--- local any_word = token { kind = "word" }
---
--- rule "line" {
---   doc   = "A sentence of eight words or more.",
---   find  = sentence,
---   where = function(s) return s:count(any_word) >= 8 end,
---   examples = { yes = { "{One two three four five six seven eight.}" }, no = { "Too short." } },
--- }
---
--- aggregate "line.shared" {
---   doc    = "The same line in at least two outlets.",
---   of     = "line",
---   group  = alike { words = 4, share = 0.5 },
---   value  = function(line, doc)
---     return { outlet = doc.meta.outlet, day = days(doc.meta.date), text = line.text }
---   end,
---   report = function(uses)
---     local outlets, n = {}, 0
---     for _, use in ipairs(uses) do
---       if use.outlet and not outlets[use.outlet] then outlets[use.outlet], n = true, n + 1 end
---     end
---     if n >= 2 then return { text = uses[1].text, first = uses[1].doc, outlets = n } end
---   end,
---   examples = {
---     { { text = "They said that the front line will hold for now.", outlet = "a" },
---       { text = "They said that the front line will hold for ever.", outlet = "b" }, rows = 1 },
---     { { text = "They said that the front line will hold for now.", outlet = "a" },
---       { text = "They said that the front line will hold for now.", outlet = "a" }, rows = 0 },
---   },
--- }
---@usage
--- rule "word" {
---   doc = "A word of war.", find = words { "war", "battle" },
---   examples = { yes = { "{war}" }, no = { "peace" } },
--- }
--- aggregate "word.often" {
---   doc = "A word that is used twice or more.",
---   of = "word",
---   group = function(hit) return hit.folded end,
---   value = function() return true end,
---   report = function(uses) if #uses >= 2 and uses[1].value then return { uses = #uses } end end,
---   examples = { { "War and war.", "No battle.", rows = 1 }, { "War.", "Battle.", rows = 0 } },
--- }
function aggregate(name) end

-- What a rule can ask ---------------------------------------------------------------------------------

---A stretch of the open document. Kept longer than the document, reading it is an error. Two spans are equal
---when they are the same place. Questions without options are about hits wholly inside the span; with options
---they are a condition seen from it. Of hits that overlap, the leftmost and longest counts; annotations all
---count.
---@class engine.Span
---@field text string as written
---@field folded string as compared
---@field sentence engine.Span? the sentence it begins in
---@field paragraph engine.Span? the paragraph it begins in
---@field line engine.Span the line it begins in, without its end
---@field doc engine.Document
---@field number { value: number, unit: string? }? what its only number says; unit "percent" beside %, percent, per cent, درصد; nil when there is none, or more than one
---@field date nil of a later version
---@usage
--- local tax = words { "tax*" }
--- rule "span" {
---   doc = "Asks what spans know.",
---   find = "front line",
---   where = function(hit)
---     local first, last = hit:range()
---     local number = hit.sentence.number
---     return hit.text == hit.doc.text:sub(first, last) and hit.folded == "front line"
---       and hit.sentence:covers(hit) and hit.paragraph:covers(hit.sentence)
---       and hit.line:covers(hit) and hit.date == nil and hit.number == nil
---       and number and number.value == 12 and number.unit == "percent"
---       and hit.sentence:has(tax) and hit:has(tax, { within = 2 }) and not hit:has(tax)
---       and hit.sentence:first(tax).text == "tax" and hit.sentence:count(tax) == 2
---       and hit:near(tax, { side = "after" }).text == "taxes"
---       and hit:before(1).text == "new" and hit:after(2).text == "of taxes"
---   end,
---   note = function(hit)
---     local found = {}
---     for t in hit.sentence:each(tax) do found[#found + 1] = t end
---     return { taxes = found }
---   end,
---   examples = { yes = { "A tax is a new {front line} of taxes: 12% more." }, no = { "A front line." } },
--- }
local Span = {}

---Is there a hit of the pattern inside the span? With options: is there one that meets the condition?
---@param pattern engine.Pattern
---@param options? engine.Condition
---@return boolean
function Span:has(pattern, options) end

---The first hit inside the span; with options, the nearest that meets the condition.
---@param pattern engine.Pattern
---@param options? engine.Condition
---@return engine.Hit?
function Span:first(pattern, options) end

---The hits inside the span, one after another.
---@param pattern engine.Pattern
---@return fun(): engine.Hit?
function Span:each(pattern) end

---How many hits are inside the span.
---@param pattern engine.Pattern
---@return integer
function Span:count(pattern) end

---The nearest hit that meets the condition (default: in the sentence), seen from the span.
---@param pattern engine.Pattern
---@param options? engine.Condition
---@return engine.Hit?
function Span:near(pattern, options) end

---The span of up to n words before it, inside its sentence; empty when there are none.
---@param n integer
---@return engine.Span
function Span:before(n) end

---The span of up to n words after it, inside its sentence; empty when there are none.
---@param n integer
---@return engine.Span
function Span:after(n) end

---Does the other span lie wholly inside this one?
---@param other engine.Span
---@return boolean
function Span:covers(other) end

---Where it stands: `string.sub(doc.text, first, last)` is its text.
---@return integer first
---@return integer last
function Span:range() end

---What a pattern found.
---@class engine.Hit : engine.Span
---@field entity string? id of the list entry, or of the entity of `names`
---@field entry table<string, string> columns of the list entry; an empty table when it was written in place in `words`
---@field token engine.Span the token or tokens it stands in, with suffixes, possessive and `#`
---@field form string? of `names`: the form of the entity that was recognised, as the list has it
---@field part "full"|"surname"|"given"|nil of `names`: "surname" or "given" when the form is one word of a longer form of its entity
---@field score number? of `names`: 0 to 1, what `engine names FORM TEXT` says; does not depend on `mode`
---@field zone nil of a later version
---@field voice nil of a later version
---@field stance nil of a later version
---@field speaker nil of a later version
---@usage
--- rule "hit" {
---   doc = "Asks what hits know.",
---   find = words { list "lists/people.tsv", "Ali" },
---   where = function(hit)
---     if hit.entity then return hit.entity == "p1" and hit.entry.role == "minister" end
---     return next(hit.entry) == nil and hit.token.text == "Ali's" and hit.zone == nil
---       and hit.voice == nil and hit.stance == nil and hit.speaker == nil
---       and hit.form == nil and hit.part == nil and hit.score == nil
---   end,
---   examples = { yes = { "{Ali Rezaei} and {Ali}'s dog" }, no = { "Sara Karimi" } },
--- }
local Hit = {}

---The part of the hit that a named group of the expression holds; nil when it took no part in the match. A name
---that no expression has is an error.
---@param name string
---@return engine.Hit? # of a part that is no hit by itself entity, form, part and score are nil
---@usage
--- rule "group" {
---   doc = "The second of two groups.",
---   find = regex { [=[(?<a>x)?(?<b>y)]=] },
---   where = function(hit) return hit:group "a" == nil and hit:group "b".text == "y" end,
---   mark = "b",
---   examples = { yes = { "{y}" }, no = { "xy" } },
--- }
function Hit:group(name) end

---A hit of `tagged`.
---@class engine.Annotation : engine.Hit
---@field rule string the name of the rule that made it
---@field note any what that rule noted
---@usage
--- rule "a" {
---   doc = "Notes something.", find = words { "war", "arms" },
---   note = function(hit) return { n = #hit.text } end,
---   examples = { yes = { "{war}" }, no = { "warm" } },
--- }
--- rule "b" {
---   doc = "Reads it.", find = tagged "a",
---   where = function(hit) return hit.rule == "a" and hit.note.n == 3 end,
---   examples = { yes = { "{war}" }, no = { "arms" } },
--- }

---The open document.
---@class engine.Document
---@field id string
---@field text string as decoded
---@field lang string? "fa", "en", …; nil when there is nothing to tell it by
---@field meta table<string, string> what the reader knew: title, date, outlet, url, author, …
---@usage
--- local word = token { kind = "word" }
--- rule "document" {
---   doc = "Asks what documents know.",
---   find = "front line",
---   where = function(hit, doc)
---     local sentences = 0
---     for s in doc:sentences() do sentences = sentences + s:count(word) end
---     for _ in doc:zones() do return false end
---     local words = 0
---     for _ in doc:each(word) do words = words + 1 end
---     return doc:has(word) and doc:count(word) == sentences and words == sentences
---       and doc.meta.outlet == "Kayhan" and doc.meta.author == nil and #doc.id > 0
---       and doc.text:find("front line", 1, true) and doc.lang == "en"
---   end,
---   examples = {
---     yes = { { text = "It was the {front line} of the war. And that was all.", outlet = "Kayhan" } },
---     no = { "It was the front line of the war." },
---   },
--- }
local Document = {}

---@param pattern engine.Pattern
---@return boolean
function Document:has(pattern) end

---@param pattern engine.Pattern
---@return fun(): engine.Hit?
function Document:each(pattern) end

---@param pattern engine.Pattern
---@return integer
function Document:count(pattern) end

---The sentences, one after another.
---@return fun(): engine.Span?
function Document:sentences() end

---The zones, one after another: none before a later version.
---@return fun(): engine.Span?
function Document:zones() end

---The number of the day of a date ("2020-07-17", a time may follow), days since 1970-01-01, so that dates can be
---subtracted. nil for nil; nil and a message for what is no such date.
---@param date string?
---@return integer? day
---@return string? message
---@usage
--- assert(days "1970-01-02" == 1 and days "2020-07-17" - days "2020-02-28" == 140)
--- assert(days(nil) == nil and days "17 July" == nil and days "2019-02-29" == nil)
function days(date) end
