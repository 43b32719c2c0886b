-- Claims with a number in them: how many were killed, came, were counted, and of what.
--
-- The note gives `value` and `unit` as data. A number that is only named ("hundreds") has no value
-- but the word itself (`about`), and a bound ("at least") is kept, because "at least 12" and "12"
-- are different claims. Digits of both scripts are the same digits in the view.
--
--   engine run examples/claims.lua examples/corpus -f tsv --columns note.value,note.unit

-- One of several, as a part of an expression; `name` makes it a group.
local function any(choices, name)
  return (name and "(?<" .. name .. ">" or "(?:") .. table.concat(choices, "|") .. ")"
end

local bound = any({
  "more than", "at least", "no fewer than", "as many as", "over", "nearly", "almost", "about",
  "around", "some", "up to", "fewer than", "less than", "بیش از", "دست‌کم", "حداقل", "نزدیک به",
  "حدود", "کمتر از", "بالغ بر",
}, "bound")

local scales = {
  thousand = 1e3, million = 1e6, billion = 1e9, m = 1e6, mn = 1e6, bn = 1e9,
  ["هزار"] = 1e3, ["میلیون"] = 1e6, ["میلیارد"] = 1e9, ["هزار میلیارد"] = 1e12,
}

local small = {
  two = 2, three = 3, four = 4, five = 5, six = 6, seven = 7, eight = 8, nine = 9, ten = 10,
  twelve = 12, twenty = 20, fifty = 50, ["دو"] = 2, ["سه"] = 3, ["چهار"] = 4,
  ["پنج"] = 5, ["شش"] = 6, ["هفت"] = 7, ["هشت"] = 8, ["نه"] = 9, ["ده"] = 10, ["بیست"] = 20,
  ["پنجاه"] = 50, ["صد"] = 100,
}

local function keys(map)
  local found = {}
  for key in pairs(map) do found[#found + 1] = key end
  return found
end

local scale = [=[(?: ?]=] .. any(keys(scales), "scale") .. [=[\b)?]=]

local about = any({
  "(?:tens|hundreds) of thousands", "dozens", "scores", "hundreds", "thousands", "millions",
  "ده‌ها هزار", "صدها هزار", "ده‌ها", "صدها", "هزاران", "میلیون‌ها",
}, "about")

-- 1,500 · 1500 · 3.5 · ۱٬۵۰۰ · ۳/۵ · five
local number_as_digits = [=[(?<value>\d{1,3}(?:[,٬،]\d{3})+|\d+(?:[.٫/]\d+)?)]=]
local one = [=[یک(?= (?:هزار|میلیون|میلیارد)\b)]=] -- "a million"; alone it is no claim
local named = any({ one, table.unpack(keys(small)) }, "word")
local exact = any { number_as_digits, named } .. scale

-- The millions of "۲ میلیون و ۸۳۳ هزار".
local more = "(?:" .. any({ [=[\d+]=], one, table.unpack(keys(small)) }, "more")
  .. " (?<more_scale>هزار|میلیون|میلیارد) و )?"

-- Most expressions below begin with a quantity, so that they have the same groups.
local quantity = [=[(?<![\w.,:/$€£٬٫-])(?:]=] .. bound .. " )?"
  .. any { more .. exact, about .. "(?: of)?" }

-- Up to four words between a number and what it counts: "[MEK] units", "guest speakers".
local stops = any {
  "and", "or", "in", "on", "at", "of", "by", "from", "to", "is", "was", "were", "said", "which",
  "the", "a", "before", "after", "minutes", "hours", "days", "weeks", "months", "years", "و", "در",
  "از", "به", "که", "چون", "روز", "ماه", "سال", "ساعت", "دقیقه", "متری", "کیلومتری", [=[\w+ماه]=],
}
local filler = " (?:(?!" .. stops .. [=[\b)\[?#?[\w'\x{200C}-]+\]? ){0,4}?]=]

local person = "#?" .. any {
  "people", "persons", "citizens", "participants", "supporters", "protesters", "demonstrators",
  "prisoners", "inmates", "civilians", "workers", "students", "teachers", "residents", "families",
  "delegates", "lawmakers", "speakers", "personalities", "dignitaries", "soldiers", "officials",
  "journalists", "patients", "children", "women", "men", "passengers", "users", "volunteers",
  "voters", "visitors", "households", "نفر", "تن", "شهروند", "کارگر", "دانشجو", "معترض", "زندانی",
  "معلم", "دانش‌آموز", "خانواده", "خانوار", "نماینده", "سرباز", "مسافر", "کاربر", "داوطلب",
  "رای‌دهنده", "تظاهرکننده", "شرکت‌کننده", "بازدیدکننده",
} .. [=[\b]=]

local function whole(number) return math.tointeger(number) or number end

-- The number that is written in `group`, times the scale in `scale_group`; 0 for an unset group.
local function amount(hit, group, scale_group)
  local written, times = hit:group(group), hit:group(scale_group)
  if not written then return 0 end
  local plain = written.folded:gsub(",", ""):gsub("٬", ""):gsub("،", "")
  plain = plain:gsub("٫", "."):gsub("/", ".")
  local number = plain == "یک" and 1 or small[plain] or tonumber(plain)
  return number * (times and scales[times.folded] or 1)
end

-- The value of the quantity in `hit`: nil for a vague one.
local function value_of(hit)
  if hit:group "about" then return nil end
  local exactly = hit:group "word" and "word" or "value"
  return whole(amount(hit, exactly, "scale") + amount(hit, "more", "more_scale"))
end

local function claim(hit, unit)
  return {
    value = value_of(hit), unit = unit, about = hit:group "about", bound = hit:group "bound",
  }
end

local year_sign = words {
  "in", "since", "of", "year", "during", "by", "until", "January", "February", "March", "April",
  "May", "June", "July", "August", "September", "October", "November", "December", "سال", "سال‌های",
  "از", "تا", "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی",
  "بهمن", "اسفند",
}

-- Four digits that are a year of either calendar, by what stands before them.
local function is_year(hit)
  local number = hit:group "value"
  if not number or not number.folded:find("^%d%d%d%d$") then return false end
  local year = tonumber(number.folded)
  local plausible = (year >= 1300 and year <= 1450) or (year >= 1800 and year <= 2100)
  return plausible and not hit:group "bound"
    and hit:near(year_sign, { within = 1, side = "before" }) ~= nil
end

local function not_year(hit) return not is_year(hit) end

local event_of = {
  killed = "killed", killing = "killed", dead = "killed", died = "killed", slain = "killed",
  executed = "executed", hanged = "executed", injured = "injured", injuring = "injured",
  wounded = "injured", hurt = "injured", arrested = "arrested", arresting = "arrested",
  detained = "arrested", detaining = "arrested", imprisoned = "arrested",
  ["lost their lives"] = "killed", ["کشته"] = "killed", ["جان باختند"] = "killed",
  ["جان خود را از دست"] = "killed", ["اعدام"] = "executed", ["زخمی"] = "injured",
  ["مجروح"] = "injured", ["مصدوم"] = "injured", ["بازداشت"] = "arrested", ["دستگیر"] = "arrested",
}

local event = any({
  "killed", "killing", "dead", "died", "slain", "executed", "hanged", "injured", "injuring",
  "wounded", "hurt", "arrested", "arresting", "detained", "detaining", "imprisoned",
  "lost their lives",
}, "event")

local event_fa = any({
  "کشته", "جان باختند", "جان خود را از دست", "اعدام", "زخمی", "مجروح", "مصدوم", "بازداشت", "دستگیر",
}, "event")

rule "claims.harm" {
  doc       = "Says how many people were killed, executed, injured or arrested.",
  find      = regex {
    quantity .. filler .. person .. [=[ (?:[\w']+ ){0,3}?]=] .. event .. [=[\b]=],
    quantity .. " (?:were |was |are )?" .. event .. [=[\b]=],
    [=[\b]=] .. event .. " (?:a total of )?" .. quantity .. filler .. person,
    quantity .. filler .. person .. [=[(?: [^\s.،؛:]+){0,6}? ]=] .. event_fa .. [=[\b]=],
  },
  unless    = words { "could be", "would be", "drill", "exercise", "film", "رزمایش", "مانور" },
  where     = not_year,
  note      = function(hit)
    local said = claim(hit, "person")
    said.event = event_of[hit:group("event").folded]
    return said
  end,
  level     = "medium",
  status    = "test",
  falsepositives = "the same event told twice",
  examples  = {
    yes = {
      "{At least 12 people were killed}.", "Police {arrested more than 1,500 protesters}.",
      "{Seven wounded}, the wire says.", "در این حادثه {۱۲ نفر کشته} شدند.",
      "{بیش از ۳۰۰ نفر بازداشت} شدند.",
    },
    no  = {
      "In the drill 12 people were killed on paper.", "He died in 1988.", "Twelve people came.",
      "در سال ۱۳۶۷ کشته شد.", "در رزمایش ۱۲ نفر زخمی فرضی بودند.",
    },
  },
}

rule "claims.people" {
  doc       = "Says how many people there were, came or live somewhere.",
  find      = regex { quantity .. filler .. person },
  unless    = { { tagged "claims.harm", within = "overlap" } },
  where     = not_year,
  note      = function(hit) return claim(hit, "person") end,
  level     = "low",
  status    = "test",
  falsepositives = "numbers that nobody disputes",
  examples  = {
    yes = {
      "{Tens of thousands of people} came.", "maybe {two thousand people}",
      "{Some 350 guest speakers} and {dozens of delegates}",
      "{هزاران نفر} آمدند.", "شهر {۲ میلیون و ۸۳۳ هزار نفر} جمعیت دارد.",
    },
    no  = {
      "At least 12 people were killed.", "In 2019 protesters came.", "۱۲ نفر کشته شدند.",
    },
  },
}

local place = any({
  "countr(?:y|ies)", "cit(?:y|ies)", "towns?", "villages?", "locations?", "provinces?", "capitals",
  "کشور", "شهر", "شهرستان", "روستا", "نقطه", "استان",
}, "noun") .. [=[\b]=]

rule "claims.places" {
  doc       = "Says in how many countries, cities or locations.",
  find      = regex { quantity .. filler .. place },
  where     = not_year,
  note      = function(hit) return claim(hit, "place") end,
  level     = "low",
  status    = "test",
  falsepositives = "schoolbook geography",
  examples  = {
    yes = {
      "People from {30,000 locations} and {102 countries}", "in {more than 100 countries}",
      "در {بیش از ۱۰۰ شهر} و {۳۱ استان}",
    },
    no  = { "The country has a port.", "In 2020 cities grew.", "شهر بزرگ است." },
  },
}

rule "claims.percent" {
  doc       = "Gives a share or a change in percent.",
  find      = regex { quantity .. [=[ ?(?:%|percent\b|per cent\b|percentage points?\b|درصد)]=] },
  unless    = words { "battery", "discount", "cotton", "humidity", "تخفیف", "رطوبت" },
  note      = function(hit) return claim(hit, "percent") end,
  level     = "low",
  status    = "test",
  falsepositives = "interest rates",
  examples  = {
    yes = {
      "There was a {1,000%} rise.", "{More than 60 per cent} agreed.", "{۳٫۵ درصد} کاهش",
      "نرخ بیکاری {۱۲٪} است.",
    },
    no  = { "A discount of 20 percent on shoes.", "The percent sign.", "۲۰ درصد تخفیف" },
  },
}

local thing = any({
  "accounts?", "websites?", "sites?", "messages", "tweets", "posts", "e-?mails", "units", "votes",
  "ballots", "seats", "bodies", "graves", "attacks", "missiles", "homes", "houses", "schools",
  "factories", "jobs", "documents", "signatures", "حساب", "سایت", "وب‌سایت", "پیام", "توییت", "رای",
  "کرسی", "جسد", "حمله", "موشک", "خانه", "مدرسه", "کارخانه", "شغل", "سند", "امضا", "واحد",
}, "noun") .. [=[\b]=]

rule "claims.things" {
  doc       = "Says how many accounts, sites, messages, units, votes or bodies there are.",
  find      = regex { quantity .. filler .. thing },
  where     = not_year,
  note      = function(hit) return claim(hit, hit:group("noun").folded) end,
  level     = "low",
  status    = "test",
  falsepositives = "prices and catalogues",
  examples  = {
    yes = {
      "Twitter closed {about 1,600 Twitter accounts}.", "“{1,500 [MEK] units} in three shifts”",
      "they sent {millions of messages}", "{۲۷ سایت} بسته شد.",
    },
    no  = { "An account was closed.", "In 2020 posts were shorter.", "سایت بسته شد." },
  },
}

rule "claims.money" {
  doc       = "Names an amount of money.",
  find      = regex {
    "(?<currency>[$€£]) ?" .. number_as_digits .. scale,
    quantity .. [=[ (?<currency>dollars|euros|pounds|rials|tomans|دلار|یورو|ریال|تومان)\b]=],
  },
  note      = function(hit) return claim(hit, hit:group("currency").folded) end,
  level     = "low",
  status    = "test",
  falsepositives = "prices",
  examples  = {
    yes = {
      "It cost {$2.5 million}, or {£2bn}.", "{40 million euros} were spent.",
      "{۳ هزار میلیارد تومان}",
      "بودجه {۵۰۰ میلیون دلار} است.",
    },
    no  = { "The dollar fell.", "نرخ دلار" },
  },
}

rule "claims.prison" {
  doc       = "Gives the length of a sentence.",
  find      = regex {
    quantity .. [=[ (?<noun>years?|months?)(?: in| of)?(?: \w+)? (?:prison|jail|imprisonment)\b]=],
    quantity .. [=[ (?<noun>سال|ماه) (?:زندان|حبس)\b]=],
  },
  note      = function(hit)
    local noun = hit:group("noun").folded
    return claim(hit, (noun:find("^year") or noun == "سال") and "year" or "month")
  end,
  level     = "low",
  status    = "test",
  falsepositives = "appeals still open",
  examples  = {
    yes = { "sentenced to {ten years in prison}", "به {پنج سال زندان} محکوم شد." },
    no  = { "Ten years later he came.", "پنج سال بعد" },
  },
}

local address_sign = words {
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December", "page", "No", "room", "phone", "tel", "fax", "copyright", "فروردین",
  "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
  "صفحه", "تلفن", "شماره",
}

rule "claims.large" {
  doc       = "Any other number of a thousand or more that is no year, date or address.",
  find      = number { min = 1000 },
  unless    = {
    { tagged "claims.*", within = "overlap" },
    { address_sign, within = 3 },
  },
  where     = function(hit)
    return not hit.folded:find("^[12]%d%d%d$") and not hit.folded:find("^0")
      and not hit.folded:find("[:/]")
  end,
  note      = function(hit) return { value = hit.number.value, unit = hit.number.unit } end,
  level     = "info",
  status    = "test",
  falsepositives = "telephone numbers, identity numbers",
  examples  = {
    yes = { "The dam holds {45,000} litres.", "سد {۴۵٬۰۰۰} لیتر آب دارد." },
    no  = { "It was built in 1988.", "Copyright © 2020", "در سال ۱۳۹۹ ساخته شد.", "12 dams" },
  },
}
