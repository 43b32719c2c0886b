-- Who is spoken of: officials, organisations and places, under one id for all their spellings.
--
-- The lists hold a form in each script; `names` finds the other spellings. What is a translation
-- or a foreign name is exact there. A surname alone is listed where its bearer is meant by it.
-- What a name means here is in the column `kind`: "Kayhan", "Mizan" or "Evin" may be persons too.
--
--   engine run examples/officials.lua examples/corpus -f tsv

local people        = names { list "lists/people.tsv" }
local organisations = names { list "lists/organisations.tsv", handles = true }
local places        = names { list "lists/places.tsv", handles = true }

-- Streets, teams, and other places that carry the name of a place or a person: an English word
-- stands behind the name, a Persian one in front of it.
local named_after = words {
  "Street", "Avenue", "Airport", "Square", "plaster", "Hilton", "FC", "Marathon", "Indies",
  "Midlands", "Coast", "Wing", "End", "Side", "Virginia", "Australian", "Airlines", "Airways",
  case = true,
}
local called = words { "خیابان", "فرودگاه", "میدان", "بزرگراه", "بلوار" }
local namesake = { named_after, within = 2, side = "after" }
local namesake_fa = { called, within = 2, side = "before" }

local function kind(hit) return { kind = hit.entry.kind } end

rule "who.person" {
  doc      = "Names a person of public life.",
  find     = people,
  unless   = { namesake, namesake_fa },
  note     = kind,
  level    = "info",
  status   = "test",
  falsepositives = "other people of the same name",
  examples = {
    yes = {
      "Foreign Minister {Javad Zarif} spoke.", "{Zarif} left.", "Dr. {Zarif}'s letter came.",
      "{محمدجواد ظریف} به ژنو رفت.", "دیدار با {علي خامنه اي}",
      "Gen. {Ghasem Suleimani} and {Qasem Soleymani}", "{Khamene'i}, {Khāmene’ī}", "{Hasan Ruhani}",
      "{Ahmadi-Nejad} and {احمدي نژاد}", "{Mohammad-Baqer Qalibaf}", "آیت‌الله {خامنه‌ای}‌ها",
      "{OBAMA} AND {TRUMP} MEET", "Mr. {Obama} would end up alone.",
    },
    no  = {
      "هنر ظریف کاشی‌کاری", "خیابان قاسم سلیمانی بسته است.", "Khomeyn is a town.", "Rohan rode on.",
      "A trump card.", "Obama Street is closed.",
    },
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
      "{Mujahedin e-Khalq}, {Mojahedin-e-Khalq}", "{Hizbullah}, {Taleban} and {Hamas}",
    },
    no  = { "A mek or two.", "The revolution is guarded.", "او پاسدار خانه است." },
  },
}

rule "who.place" {
  doc      = "Names a country, a region, a city or a site.",
  find     = places,
  unless   = { namesake, namesake_fa, { tagged "who.organisation", within = "overlap" } },
  note     = kind,
  level    = "info",
  status   = "test",
  falsepositives = "people and firms named after places",
  examples = {
    yes = {
      "{Tehran} and {Ashraf 3} in {Albania}", "The {U.S.} answered, #{Iran} did not.",
      "{تهران} و {اهواز} گرم‌اند.", "او از {اصفهان} آمد.",
      "{Esfahan}, {Ahwaz}, {Teheran} and {Kermānshāh}", "They broke no china in {China}.",
      "On the other side, {Tehran} waits.",
    },
    no  = {
      "They told us to wait.", "The Atomic Energy Organization of Iran met.",
      "Paris Street is closed.", "خیابان پاریس", "West Virginia votes.",
    },
  },
}
