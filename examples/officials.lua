-- Who is spoken of: officials, organisations and places, under one id for all their spellings.
--
-- Exact spellings for now, in both scripts; the lists hold one line for each. A surname alone is
-- listed where its capital (`case`) tells it from a word. "Kayhan", "Mizan" or "Evin" may be
-- persons too: what a name means here is in the column `kind`.
--
--   engine run examples/officials.lua examples/corpus -f tsv

local people        = words { list "lists/people.tsv" }
local organisations = words { list "lists/organisations.tsv", handles = true }
local places        = words { list "lists/places.tsv" }

-- Streets, teams, and other places that carry the name of a place or a person.
local namesake = words {
  "Street", "Avenue", "Airport", "Square", "plaster", "Hilton", "FC", "Marathon", "Indies",
  "Midlands", "Coast", "Wing", "End", "Side", "Virginia", "Australian", "Airlines",
  "خیابان", "فرودگاه", "میدان", "بزرگراه", "بلوار",
}

local function kind(hit) return { kind = hit.entry.kind } end

rule "who.person" {
  doc      = "Names a person of public life.",
  find     = people,
  unless   = { { namesake, within = 1 } },
  note     = kind,
  level    = "info",
  status   = "test",
  falsepositives = "other people of the same name",
  examples = {
    yes = {
      "Foreign Minister {Javad Zarif} spoke.", "{Zarif} left.", "{Dr. Zarif}'s letter came.",
      "{محمدجواد ظریف} به ژنو رفت.", "دیدار با {علي خامنه اي}",
    },
    no  = { "ZARIF Ltd. sells carpets.", "هنر ظریف کاشی‌کاری", "خیابان قاسم سلیمانی بسته است." },
  },
}

rule "who.organisation" {
  doc      = "Names an organisation, an authority or a medium.",
  find     = organisations,
  note     = kind,
  level    = "info",
  status   = "test",
  falsepositives = "persons called Mizan or Kayhan",
  examples = {
    yes = {
      "The {PMOI}/{MEK} met.", "The {Mojahedin-e Khalq} and the {NCRI}", "#{MEK} and #{NCRI} today",
      "{سپاه پاسداران} بیانیه داد.", "{مجاهدين خلق} و {شورای ملی مقاومت}",
    },
    no  = { "A mek or two.", "The revolution is guarded.", "او پاسدار خانه است." },
  },
}

rule "who.place" {
  doc      = "Names a country, a region, a city or a site.",
  find     = places,
  unless   = { { namesake, within = 1 }, { tagged "who.organisation", within = "overlap" } },
  note     = kind,
  level    = "info",
  status   = "test",
  falsepositives = "people and firms named after places",
  examples = {
    yes = {
      "{Tehran} and {Ashraf 3} in {Albania}", "The {U.S.} answered, #{Iran} did not.",
      "{تهران} و {اهواز} گرم‌اند.", "او از {اصفهان} آمد.",
    },
    no  = {
      "They told us to wait.", "The Atomic Energy Organization of Iran met.",
      "Paris Street is closed.", "خیابان پاریس",
    },
  },
}
