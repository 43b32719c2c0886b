-- What a text asks its reader to feel: fear, pride, contempt, one of the many.

local context = include "context.lua"

rule "frame.fear" {
  doc       = "Appeals to fear: existential threat, threat to world peace, looming bloodbath.",
  find      = either {
    seq {
      "threat", gap(0, 4), "to",
      many(either { "world", "global", "regional", "international", "and" }, 1, 3),
      either { "security", "peace", "stability" },
    },
    words {
      "existential threat", "mortal danger", "mortal threat", "greatest threat",
      "threat to humanity", "threat to civilization", "threat to world peace",
      "threat to global peace", "ticking time bomb", "looming catastrophe", "brink of the abyss",
      "bloodbath", "reign of terror", "climate of fear", "wave of terror", "spread like a cancer",
      "turn into another Syria", "تهدید وجودی", "خطر بزرگ برای صلح", "تهدیدی برای صلح",
      "تهدید صلح جهانی", "حمام خون", "فاجعه قریب‌الوقوع", "لبه پرتگاه", "بمب ساعتی", "سوریه‌ای شدن",
      "فضای رعب و وحشت", "رعب و وحشت", "طوفان بلا",
    },
  },
  unless    = { context.nature, context.culture, context.medicine },
  where     = context.in_politics,
  technique = "semeval2020:appeal_to_fear_prejudice",
  level     = "low",
  status    = "test",
  falsepositives = "arms control, where threats are counted",
  examples  = {
    yes = {
      "The regime is an {existential threat}.",
      "They list the {threat it poses to regional security} of Iran.",
      "این رژیم {تهدیدی برای صلح} است.", "دشمن به دنبال {سوریه‌ای شدن} ایران است.",
    },
    no  = {
      "Drought is a threat to the farm.", "The film is a bloodbath.", "کوهنورد از لبه پرتگاه گذشت.",
    },
  },
}

local victims = words {
  "people", "civilians", "children", "women", "prisoners", "protesters", "demonstrators",
  "innocents",
}
local cruel = words { "barbaric", "savage", "cowardly", "vicious", "heinous", "monstrous" }
local harsh = words { "brutal", "bloody", "savage", "vicious" }
local terrorist = words { "terrorist", "terror", "and", "bloody", "armed" }
local deed = words {
  "act", "acts", "attack", "attacks", "crime", "crimes", "raid", "raids", "murder", "murders",
  "killing", "killings", "assault", "assaults", "execution", "executions", "massacre", "massacres",
}

rule "frame.atrocity" {
  doc       = "Loads violence with a verdict: slaughter, barbaric, bloody crackdown.",
  find      = either {
    seq { words { "slaughter", "slaughters", "slaughtered", "slaughtering" }, opt "of", opt "the",
          opt(either { "innocent", "unarmed", "defenceless", "defenseless" }), victims },
    seq { cruel, opt(terrorist), deed },
    seq { harsh, opt "and", opt(harsh), either { "crackdown", "repression", "suppression" } },
    words {
      "mass slaughter", "orgy of violence", "streets of blood", "machinery of repression",
      "سرکوب وحشیانه", "سرکوب خونین", "سرکوب بی‌رحمانه", "کشتار بی‌رحمانه", "کشتار وحشیانه",
      "جنایت هولناک", "جنایات هولناک", "جنایت وحشیانه", "جنایت ضدبشری", "جنایات ضدبشری",
      "حمله وحشیانه", "حملات وحشیانه", "حمله ددمنشانه", "اقدام بزدلانه", "اقدام وحشیانه",
      "ماشین سرکوب", "ماشین کشتار", "دستگاه سرکوب", "به خاک و خون کشید", "به خاک و خون کشیدند",
    },
  },
  unless    = { context.nature, context.culture, context.scripture },
  technique = "semeval2020:loaded_language",
  level     = "medium",
  status    = "test",
  falsepositives = "verdicts of courts that use these words",
  examples  = {
    yes = {
      "The {mass slaughter} of prisoners.", "They condemned the {barbaric raid}.",
      "The {slaughter of innocent civilians} went on.", "A {brutal crackdown} followed.",
      "A {brutal and bloody crackdown}, a {cowardly terrorist attack}.",
      "{سرکوب وحشیانه} معترضان ادامه دارد.", "او آن را {جنایت هولناک} خواند.",
    },
    no  = {
      "The slaughter of sheep is regulated.", "His manners were barbaric.",
      "Police fined the driver.", "Zoologists warn of a mass slaughter of seals.",
      "کشتارگاه دام", "گرگ گله را به خاک انداخت.",
    },
  },
}

rule "frame.weak_enemy" {
  doc       = "Paints the opponent as desperate, scared, futile, near his end.",
  find      = words {
    "is desperate", "are desperate", "desperate attempt*", "desperate effort*", "desperate bid",
    "how scared", "is terrified", "are terrified", "are horrified", "is horrified", "in panic",
    "panic-stricken", "futile campaign", "futile attempt*", "futile effort*", "death throes",
    "last gasps", "its last breath", "last legs", "days are numbered", "to its foundations",
    "the very foundations", "on the verge of collapse", "cornered", "پاسخ مذبوحانه",
    "تلاش مذبوحانه", "تلاش‌های مذبوحانه", "اقدام مذبوحانه", "مذبوحانه", "از سر استیصال",
    "استیصال دشمن", "زبونانه", "دشمن زبون", "درماندگی دشمن", "وحشت رژیم", "وحشت‌زده", "هراس رژیم",
    "نفس‌های آخر", "در آستانه سقوط", "در سراشیبی سقوط", "زوزه", "شکست مفتضحانه",
  },
  unless    = {
    context.nature, context.culture, context.medicine, words { "earthquake", "زلزله" },
  },
  where     = context.in_politics,
  technique = "semeval2020:exaggeration_minimisation",
  level     = "low",
  status    = "test",
  falsepositives = "people in distress, of whom the words are meant",
  examples  = {
    yes = {
      "The regime {is desperate} to win.", "It shows {how scared} the government is.",
      "این {تلاش مذبوحانه} دشمن است.", "حکومت {در آستانه سقوط} است.",
    },
    no  = {
      "The patient is desperate for a cure in Iran.",
      "An earthquake shook the parliament to its foundations.",
      "زوزه گرگ در باغ‌وحش تهران", "بیمار وحشت‌زده بود.",
    },
  },
}

-- The title شهید before a name is left out: it is part of how half the streets are called.
rule "frame.glory" {
  doc       = "Praises the own side as heroic, holy, martyred.",
  find      = words {
    "martyr*", "heroic people", "heroic nation", "heroic resistance", "heroic struggle",
    "glorious revolution", "glorious uprising", "epic of", "blood of the martyrs", "holy system",
    "sacred system", "sacred defense", "holy defense", "voice of freedom", "path of freedom",
    "will not be silenced", "immortal hero*", "pure blood", "فرزندان قهرمان", "شهدا",
    "شهدای", "شهادت‌طلبانه", "خون شهدا", "خون پاک", "حماسه آفرید", "حماسه آفریدند", "حماسه‌آفرین",
    "حماسه‌آفرینی", "دفاع مقدس", "نظام مقدس", "قهرمانان آزادی", "شورشگران دلیر", "قیام قهرمانانه",
    "مقاومت قهرمانانه", "مجاهدان راه آزادی", "راه آزادی",
  },
  unless    = {
    context.culture, context.history, context.scripture, context.term,
    { words {
      "Square", "Street", "Hospital", "University", "Airport", "Avenue", "Cathedral", "Church",
      "Brigade*", "Foundation", "St", "Saint", "میدان", "خیابان", "دانشگاه", "بیمارستان", "فرودگاه",
      "بزرگراه", "مترو", "ایستگاه", "مدرسه", "بنیاد", "کوچه", "لغت", "اصطلاح", "اصطلاحات",
    }, within = 3 },
    { words { "شاهنامه", "فردوسی", "گیلگمش" } },
  },
  technique = "semeval2020:flag_waving",
  level     = "low",
  status    = "test",
  falsepositives = "saints' days, and names of places after martyrs",
  examples  = {
    yes = {
      "The {martyrs} will not be forgotten.", "A {heroic people} rose.",
      "یاد {شهدا} زنده است.", "ملت {حماسه آفرید}.",
    },
    no  = {
      "Buses stop at Martyrs Square.", "The museum shows a painting of a martyr.",
      "او در دانشگاه شهید بهشتی درس می‌خواند.", "حماسهٔ فردوسی هزار سال عمر دارد.",
    },
  },
}

rule "frame.one_people" {
  doc       = "Speaks for the whole people: they want, they reject, everyone knows.",
  find      = either {
    words {
      "more determined than ever", "with one voice", "as one man", "the will of the people",
      "ever-present nation", "ever-present people", "مردم همیشه در صحنه", "ملت همیشه در صحنه",
      "حضور میلیونی", "یکصدا", "یک‌صدا", "اراده ملت", "اراده مردم", "ملت شریف", "مردم شریف",
      "ملت قهرمان", "ملت بزرگ ایران", "ملت شهیدپرور", "امت حزب‌الله", "آحاد ملت", "مشت محکم",
      "قاطبه مردم",
    },
    seq {
      "the", either { "people of Iran", "Iranian people", "Iranian nation", "people" },
      opt(either { "however", "therefore", "today", "now", "all" }),
      words { "want", "demand", "reject", "have spoken", "will never", "have had enough",
              "are not letting" },
    },
    seq { either { "everyone", "everybody", "the whole world", "the entire world" }, "knows" },
  },
  where     = function(hit)
    return not hit.folded:find("knows$") or context.in_politics(hit)
  end,
  unless    = { context.culture, words { "percent of the people", "poll", "polls", "نظرسنجی" } },
  technique = "semeval2020:bandwagon_reductio_ad_hitlerum",
  level     = "low",
  status    = "test",
  falsepositives = "reported results of votes",
  examples  = {
    yes = {
      "{The people of Iran want} change.", "{The people, however, will never} give in.",
      "{Everyone knows} who rules the regime.",
      "{ملت بزرگ ایران} پاسخ داد.", "مردم {یکصدا} گفتند نه به دولت.",
    },
    no  = {
      "In a poll the people want lower prices.", "Everyone knows the film by heart.",
      "در نظرسنجی اراده مردم پرسیده شد.", "مردم ایران نوروز را جشن گرفتند.",
    },
  },
}

-- Riots happen; who blames an enemy for them speaks of something else.
local blame = words {
  "enem*", "foreign*", "the system", "seditionist*", "counter-revolutionar*", "MOIS", "MKO",
  "the West", "Zionis*", "دشمن", "دشمنان", "بیگانه", "نظام", "انقلاب", "معاندین", "منافقین", "فتنه",
}

rule "frame.riot" {
  doc       = "Calls protesters rioters, thugs or hooligans.",
  find      = words {
    "riots", "rioter*", "thugs", "hooligan*", "vandals", "agitators", "troublemaker*", "saboteur*",
    "اغتشاش", "اغتشاشات", "اغتشاشگر", "اغتشاشگران", "آشوبگر", "آشوبگران", "آشوب‌طلبان", "آشوب‌های",
    "اراذل و اوباش", "اراذل", "اوباش", "خرابکاران", "عربده‌کشان",
  },
  with      = either {
    blame, words { "protest*", "demonstrat*", "اعتراض", "اعتراضات", "تظاهرات", "خیابان", "تجمع" },
  },
  unless    = {
    context.culture, context.history,
    { words { "prison*", "food", "race", "bread", "زندان" }, within = 1, side = "before" },
  },
  where     = function(hit)
    return hit.folded ~= "riots" or hit.sentence:has(blame)
  end,
  technique = "semeval2020:name_calling_labeling",
  level     = "medium",
  status    = "test",
  falsepositives = "riots found to be such by an inquiry",
  examples  = {
    yes = {
      "The protest was the work of {rioters}, state television said.",
      "Foreign powers paid the {thugs}.", "{اغتشاشگران} به دستور دشمن آمدند.",
      "تجمع را {اراذل و اوباش} برهم زدند.",
    },
    no  = {
      "Football hooligans met a protest at the stadium.", "Prison riots led to a protest in May.",
      "اوباش ورزشگاه پس از تجمع هواداران بازداشت شدند.",
    },
  },
}

rule "frame.nazi" {
  doc       = "Likens an opponent to Nazis, fascists or ISIS.",
  find      = words {
    "religious fascism", "religious fascist*", "Islamofascis*", "Islamo-fascis*", "fascist regime",
    "Nazi-like", "Nazi-style", "like the Nazis", "like Hitler", "new Hitler", "modern-day Hitler",
    "Hitler of our time", "Goebbels-style", "Goebbels-like", "Gestapo tactics", "worse than ISIS",
    "godfather of ISIS", "Zionist Nazis", "neo-Nazi regime", "فاشیسم مذهبی", "فاشیسم دینی",
    "رژیم فاشیستی", "فاشیست‌های حاکم", "هیتلر زمان", "هیتلر زمانه", "هیتلر جدید", "راه هیتلر",
    "روی هیتلر", "پدرخوانده داعش", "داعش شیعی", "بدتر از داعش", "گوبلزی", "نازی‌های جدید",
    "صهیونیست‌های نازی",
  },
  unless    = {
    context.history, context.culture,
    words { "1933", "1938", "1939", "1940", "1941", "1942", "1943", "1944", "1945", "Mussolini" },
  },
  technique = "semeval2020:bandwagon_reductio_ad_hitlerum",
  level     = "medium",
  status    = "test",
  falsepositives = "reports of real neo-Nazi groups",
  examples  = {
    yes = {
      "The regime is {religious fascism}.", "The minister is a {new Hitler}, the editor writes.",
      "این رژیم {فاشیسم مذهبی} است.", "دولت آن‌ها {راه هیتلر} را می‌رود.",
    },
    no  = {
      "Nazi Germany attacked in 1939, and the government fled.",
      "The play shows a new Hitler as a comic figure of 1940.",
      "A film about Hitler opens in Tehran.",
      "دولت آلمان نازی در جنگ جهانی شکست خورد.",
    },
  },
}

rule "frame.slogan" {
  doc       = "Carries a slogan, shouted or as a campaign's hashtag.",
  find      = either {
    words {
      "death to America", "death to Israel", "death to the dictator", "down with the regime",
      "down with the dictator", "down with America", "Woman Life Freedom",
      "neither Gaza nor Lebanon", "neither East nor West", "مرگ بر آمریکا", "مرگ بر اسرائیل",
      "مرگ بر دیکتاتور", "مرگ بر ستمگر", "مرگ بر منافق", "زن زندگی آزادی", "نه غزه نه لبنان",
      "نه شرقی نه غربی", "ما همه سرباز توایم",
    },
    regex { [=[\bwoman, life, freedom\b]=], [=[زن[،,] زندگی[،,] آزادی]=] },
    regex {
      case = true, [=[#(?:Free|Stop|Ban|Save|Boycott|Expel|Justice)[A-Z]\w*?(?=https?:|\W|$)]=],
    },
  },
  technique = "semeval2020:slogans",
  level     = "info",
  status    = "test",
  falsepositives = "hashtags of products (#FreeShipping)",
  unless    = {
    { regex { case = true, [=[#FreeShipping|#FreeDelivery|#StopMotion|#SaveTheDate\b]=] },
      within = "overlap" },
    context.culture,
  },
  examples  = {
    yes = {
      "The crowd shouted {Death to the dictator}.",
      "Join us {#StopTheExecutions}https://t.co/a1b2c3",
      "جمعیت فریاد زد {مرگ بر آمریکا}.", "بر دیوار نوشته بود {زن زندگی آزادی}",
    },
    no  = {
      "Order today #FreeShipping", "Death came to the village.", "مرگ بر اثر سرما",
    },
  },
}

rule "frame.black_white" {
  doc       = "Leaves two sides only: with us or against us, truth and falsehood, no third way.",
  find      = words {
    "with us or against us", "no third way", "good versus evil", "good and evil", "forces of evil",
    "forces of darkness", "front of truth", "truth and falsehood", "only democratic alternative",
    "only alternative to the regime", "choice between freedom and tyranny", "right side of history",
    "wrong side of history", "جبهه حق", "جبهه باطل", "حق و باطل", "حق علیه باطل", "نور و ظلمت",
    "خیر و شر", "تنها آلترناتیو دموکراتیک", "تنها آلترناتیو", "راه سومی نیست", "یا با ما یا بر ما",
  },
  unless    = { context.culture, context.scripture },
  where     = context.in_politics,
  technique = "semeval2020:black_and_white_fallacy",
  level     = "low",
  status    = "test",
  falsepositives = "philosophy and sermons",
  examples  = {
    yes = {
      "The West must choose the {right side of history}.",
      "It is the {only democratic alternative} in Iran.",
      "این نبرد {حق علیه باطل} با دشمن است.", "شورا {تنها آلترناتیو دموکراتیک} رژیم است.",
    },
    no  = {
      "A novel of good and evil in Tehran.", "Two paths, and the right side of the road in Iran.",
      "آیات حق و باطل در قرآن درباره دشمنان",
    },
  },
}
