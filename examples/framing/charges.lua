-- What an opponent is said to do: lie, plot, wage war, be a fraud.

local context = include "context.lua"

rule "frame.terror_stretched" {
  doc       = "Says terrorism of something other than violence: economic or media terrorism.",
  find      = words {
    "economic terrorism", "internet terrorism", "cyberterrorism", "cyber terrorism",
    "media terrorism", "medical terrorism", "diplomatic terrorism", "cultural terrorism",
    "terrorism of sanctions", "psychological terror", "تروریسم اقتصادی", "تروریسم رسانه‌ای",
    "تروریسم دارویی", "تروریسم پزشکی", "تروریسم سایبری", "تروریسم اینترنتی", "تروریسم فرهنگی",
  },
  unless    = {
    context.term,
    words { "insurance", "exercise", "curriculum", "police unit", "Act", "بیمه", "رزمایش" },
  },
  technique = "semeval2020:exaggeration_minimisation",
  level     = "medium",
  status    = "test",
  falsepositives = "cyberterrorism as a term of criminal law",
  examples  = {
    yes = {
      "Tehran calls the embargo {economic terrorism}.", "They exposed its {internet terrorism}.",
      "وزیر تحریم‌ها را {تروریسم اقتصادی} خواند.",
    },
    no  = {
      "The convention defines cyberterrorism.", "An insurance policy against cyberterrorism.",
      "کنوانسیون تازه تروریسم سایبری را تعریف کرد.",
    },
  },
}

rule "frame.enemy_media" {
  doc       = "Denies that a medium reports: enemy media, mouthpiece, propaganda machine.",
  find      = either {
    regex {
      [=[\benem(?:y's|ies') (?:media|press|channels)\b]=],
    },
    seq {
      "propaganda", opt(seq { "and", gap(1, 1) }), either { "machine", "machinery", "apparatus" },
    },
    words {
      "enemy media", "hostile media", "anti-Iran media", "Zionist media", "lying media",
      "fake news media", "propaganda arm", "propaganda mouthpiece", "propaganda organ",
      "regime mouthpiece", "mouthpiece of", "mouthpieces of", "regime apologist*", "empire of lies",
      "lie factory", "hired media", "رسانه‌های معاند", "شبکه‌های معاند", "رسانه‌های ضدانقلاب",
      "رسانه‌های صهیونیستی", "رسانه‌های دشمن", "رسانه‌های وابسته به دشمن", "بوق تبلیغاتی",
      "بوق‌های تبلیغاتی", "بلندگوی رژیم", "بلندگوی دشمن", "ماشین تبلیغاتی", "ماشین تبلیغات",
      "ماشین دروغ‌پردازی", "امپراتوری دروغ", "امپراتوری رسانه‌ای غرب", "رسانه‌های مزدور",
    },
  },
  unless    = {
    context.history, words { "trumpet*", "clarinet*", "saxophone*", "telephone*", "snorkel*" },
  },
  technique = "semeval2020:name_calling_labeling",
  level     = "medium",
  status    = "test",
  falsepositives = "histories of propaganda without a date",
  examples  = {
    yes = {
      "The {enemy's media} hid the march.", "The channel is a {mouthpiece of} the ministry.",
      "Their {propaganda machine} runs day and night.", "{رسانه‌های معاند} آن را پنهان کردند.",
      "این شبکه {بوق تبلیغاتی} رژیم است.",
    },
    no  = {
      "Clean the mouthpiece of the clarinet.",
      "A museum shows the propaganda machine of the 1930s.",
      "رسانه‌های محلی خبر دادند.", "موزه‌ای درباره ماشین تبلیغات جنگ جهانی",
    },
  },
}

local untruth = words {
  "lies", "untruths", "falsehoods", "false information", "slander", "disinformation",
  "misinformation", "propaganda",
}
local spreading = words {
  "spread", "spreads", "spreading", "peddle", "peddles", "peddling", "disseminate",
  "disseminates", "disseminating", "propagate", "propagates", "propagating", "dissemination of",
  "spreading of",
}
local telling = words { "tell", "tells", "telling" }

rule "frame.lies" {
  doc       = "Charges the other side with lies, smears or a propaganda campaign.",
  find      = either {
    seq { spreading, gap(0, 3), untruth, opt(seq { opt "and", untruth }) },
    seq { telling, gap(0, 3), untruth },
    seq { untruth, words { "spread by", "peddled by", "disseminated by", "broadcast by" } },
    words {
      "smear campaign*", "demonization campaign*", "demonisation campaign*", "hate campaign*",
      "disinformation campaign*", "misinformation campaign*", "campaign of lies",
      "campaign of disinformation", "propaganda and lies", "lies and propaganda", "pack of lies",
      "web of lies", "blatant lie*", "black propaganda", "anti-Iran propaganda",
      "fabricated claims", "fabricated allegations", "baseless allegations", "dirty tricks",
      "Iranophobia", "دروغ‌پراکنی", "شایعه‌پراکنی", "لجن‌پراکنی", "شیطان‌سازی", "سیاه‌نمایی",
      "دروغ‌پردازی", "دروغ‌پردازی‌های", "تبلیغات سوء", "تبلیغات مسموم", "اتهامات واهی",
      "ادعاهای واهی", "ادعاهای بی‌اساس", "اتهامات بی‌اساس", "وارونه‌نمایی", "ایران‌هراسی",
      "ایران‌ستیزی", "دروغ‌های بی‌شرمانه", "هجمه رسانه‌ای",
    },
  },
  unless    = {
    context.term, context.medicine, context.history, context.culture, context.scripture,
  },
  where     = function(hit)
    return not hit.folded:find("^tell") or context.in_politics(hit)
  end,
  technique = "semeval2020:doubt",
  level     = "low",
  status    = "test",
  falsepositives = "neutral reports that name a proven campaign",
  examples  = {
    yes = {
      "They {spread lies} about the march.", "It was a {smear campaign} by the channel.",
      "He will {peddle the same old lies and slander}.",
      "The ministry keeps {disseminating false information and propaganda}.",
      "روزنامه از {لجن‌پراکنی} دشمن نوشت.", "این {شیطان‌سازی} سال‌هاست ادامه دارد.",
    },
    no  = {
      "Researchers study how bots spread disinformation.", "Do not tell lies, he told his son.",
      "A survey of vaccine misinformation campaigns.", "پژوهشگران شایعه‌پراکنی را بررسی کردند.",
    },
  },
}

local standing = words {
  "government*", "parliament", "president", "minister*", "republic", "state", "democracy",
  "election*", "movement", "resistance", "opposition", "summit", "revolution", "experts",
  "journalists", "human rights", "peace", "reform*", "leader*", "moderates", "caliphate", "court*",
  "council", "activists", "elite", "defenders", "allies", "دولت", "مجلس", "رئیس‌جمهور", "وزیر",
  "جمهوری", "دموکراسی", "انتخابات", "جنبش", "مقاومت", "اپوزیسیون", "همایش", "انقلاب", "کارشناسان",
  "خبرنگاران", "حقوق بشر", "صلح", "اصلاحات", "اصلاح‌طلبان", "رهبران", "رهبر", "دادگاه", "شورا",
  "فعالان", "گروهک", "نخبگان", "مدافعان",
}

rule "frame.so_called" {
  doc       = "Denies somebody the title or office that he claims: so-called, self-styled.",
  find      = words {
    "so-called", "self-styled", "self-proclaimed", "self-appointed", "به‌اصطلاح", "خودخوانده",
    "کذایی",
  },
  with      = { { standing, within = 3 } },
  unless    = { context.medicine, context.culture, context.nature },
  technique = "semeval2020:doubt",
  level     = "low",
  status    = "test",
  falsepositives = "so-called as \"known by this name\"",
  examples  = {
    yes = {
      "The {so-called} parliament of the regime met.", "Its {self-proclaimed} president left.",
      "این {به‌اصطلاح} دولت رفت.", "رهبر {خودخوانده} شورا آمد.",
    },
    no  = {
      "Iran studies the so-called heat island effect.", "The so-called sunset clause ends.",
      "این گیاه به‌اصطلاح گل گاوزبان است.",
    },
  },
}

rule "frame.sham" {
  doc       = "Calls a vote or a trial a sham, a show, a farce.",
  find      = words {
    "sham election*", "sham trial*", "sham vote*", "sham referendum", "show trial*",
    "kangaroo court*", "election farce", "election circus", "farcical election*",
    "electoral charade", "mock election", "fake election*", "نمایش انتخابات", "انتخابات نمایشی",
    "مضحکه انتخابات", "خیمه‌شب‌بازی انتخابات", "دادگاه نمایشی", "محاکمه نمایشی", "بیدادگاه",
    "بیدادگاه‌های", "مدعیان حقوق بشر", "مدعیان دروغین",
  },
  unless    = { context.culture, context.history },
  technique = "semeval2020:doubt",
  level     = "medium",
  status    = "test",
  falsepositives = "mock elections at schools",
  examples  = {
    yes = {
      "Another {sham election} was held.", "The {show trial} lasted an hour.",
      "رژیم {نمایش انتخابات} برگزار کرد.", "سکوت {مدعیان حقوق بشر}",
    },
    no  = {
      "The museum shows a show trial of 1937.", "The election was fair.", "نمایشگاه کتاب تهران",
    },
  },
}

local reporting = words {
  "said", "says", "told", "called", "calls", "described", "wrote", "according to", "stated",
  "added", "adding", "quoted", "phrase", "word*", "entitled", "titled", "slogan*", "referring",
  "گفت", "گفته", "نوشت", "افزود", "خواند", "خوانده", "به گفته", "واژه", "عبارت", "عنوان", "شعار",
}

rule "frame.scare_quotes" {
  doc       = "Puts a political word in quotation marks, without quoting anybody, to doubt it.",
  find      = regex {
    [=["(?<word>elections?|election results|government|parliament|democracy|democratic|moderates?]=]
        .. [=[|reformists?|human rights|terroris[mt]s?|resistance|republic|president|justice]=]
        .. [=[|experts?|journalists?|activists?|peaceful|freedom|liberation|victory|martyrs?)"]=],
    [=["(?<word>انتخابات|دولت|مجلس|دموکراسی|حقوق بشر|اصلاحات|اصلاح‌طلب|اعتدال|مقاومت|آزادی]=]
        .. [=[|رئیس جمهور|رئیس‌جمهور|عدالت|تروریسم|تروریست|جمهوری|پیروزی|کارشناسان]=]
        .. [=[|کارشناس|فعالان)"]=],
  },
  with      = context.actor,
  unless    = { reporting, context.culture },
  note      = function(hit) return { word = hit:group "word" } end,
  technique = "semeval2020:doubt",
  level     = "low",
  status    = "test",
  falsepositives = "one-word quotations whose source stands in another sentence",
  examples  = {
    yes = {
      "The regime held another {“election”} on Friday.", "Iran’s {“moderates”} are no different.",
      "رژیم یک {«انتخابات»} دیگر برگزار کرد.", "غرب باز از {«حقوق بشر»} دم می‌زند.",
    },
    no  = {
      "The leader said it was a “victory”.", "The regime held an election.",
      "او گفت این «انتخابات» مهم است.", "دولت انتخابات را برگزار کرد.",
    },
  },
}

rule "frame.plot" {
  doc       = "Explains events by a hidden plan of an enemy: plots, hidden hands, infiltration.",
  find      = words {
    "enemy plot*", "plots of the enem*", "plot of the enemies", "foreign plot*", "Zionist plot*",
    "American plot*", "US plot", "hidden hand*", "foreign hands", "hands of foreigners",
    "masterminded from abroad", "orchestrated from abroad", "directed from abroad",
    "orchestrated by foreign", "color revolution", "colour revolution", "velvet coup",
    "infiltration project", "deep state", "puppet masters", "script written in", "توطئه دشمن",
    "توطئه دشمنان", "توطئه‌های دشمن", "توطئه‌های دشمنان", "توطئه آمریکایی", "توطئه صهیونیستی",
    "نقشه دشمن", "نقشه‌های دشمن", "دسیسه دشمنان", "دسیسه‌های دشمن", "دست‌های پنهان",
    "دست‌های پشت پرده", "اتاق فکر دشمن", "اتاق فرمان دشمن", "پروژه نفوذ", "انقلاب رنگی",
    "کودتای مخملی", "دولت پنهان", "سناریوی دشمن", "دیکته شده از خارج",
  },
  unless    = { context.culture, context.history, words { "Adam Smith", "chess", "شطرنج" } },
  technique = "semeval2020:causal_oversimplification",
  level     = "medium",
  status    = "test",
  falsepositives = "courts that have proved a plot",
  examples  = {
    yes = {
      "The riots were a {Zionist plot}, he said.", "{Hidden hands} raised the price of bread.",
      "مسئولان از {توطئه دشمنان} سخن گفتند.", "این سناریو کار {دست‌های پشت پرده} است.",
    },
    no  = {
      "The plot of the film is thin.", "The hidden hand in chess is habit.",
      "نقشه شهر تازه چاپ شد.", "داستان فیلم توطئه دشمن نام دارد.",
    },
  },
}

rule "frame.war_named" {
  doc       = "Names a dispute of words, prices or culture a war, an invasion, a jihad.",
  find      = words {
    "soft war", "economic war", "media war", "psychological war", "psychological warfare",
    "war of narratives", "narrative war", "cognitive war", "cognitive warfare", "cultural invasion",
    "cultural onslaught", "cultural NATO", "economic jihad", "jihad of explanation",
    "propaganda war", "war of wills", "all-out economic war", "جنگ نرم", "جنگ اقتصادی",
    "جنگ رسانه‌ای", "جنگ روانی", "عملیات روانی", "جنگ روایت‌ها", "جنگ شناختی", "جنگ تبلیغاتی",
    "جنگ اراده‌ها", "تهاجم فرهنگی", "شبیخون فرهنگی", "ناتوی فرهنگی", "جهاد اقتصادی", "جهاد تبیین",
    "جهاد رسانه‌ای", "افسران جنگ نرم",
  },
  unless    = {
    context.culture, context.term,
    words { "psychological warfare unit", "leaflets", "اعلامیه‌های هوایی" },
  },
  technique = "semeval2020:loaded_language",
  level     = "low",
  status    = "test",
  falsepositives = "military studies",
  examples  = {
    yes = {
      "He warned of a {soft war} on the young.", "Sanctions are {economic war}, the ministry said.",
      "این {جنگ روانی} دشمن است.", "استاد از {تهاجم فرهنگی} گلایه کرد.",
    },
    no  = {
      "The war economy of 1916 was harsh.", "Aircraft dropped leaflets, old psychological warfare.",
      "پژوهشگران جنگ روانی را تعریف کردند.",
    },
  },
}

rule "frame.war_metaphor" {
  doc       = "Speaks of civilian policy as of a war: front lines, trenches, battles.",
  find      = words {
    "front line*", "frontline*", "wag* war", "declar* war", "new war", "battle for",
    "battle against", "all-out war", "trench*", "war room", "crusade against", "خط مقدم", "به جنگ",
    "اعلام جنگ", "سنگر", "سنگرهای", "جبهه اقتصادی", "میدان نبرد", "اتاق جنگ",
  },
  with      = { { context.policy, within = 12 } },
  unless    = {
    context.military, context.history, context.scripture, words { "coat", "coats" },
    { words { "worker*", "nurse*", "staff", "medic*" }, within = 1, side = "after" },
  },
  note      = function(hit) return { topic = hit.sentence:first(context.policy) } end,
  technique = "semeval2020:loaded_language",
  level     = "low",
  status    = "test",
  falsepositives = "reports of a real war that name no soldiers",
  examples  = {
    yes = {
      "They opened a new {front line} against inflation.",
      "The ministry will {wage war} on poverty.",
      "دولت {به جنگ} تورم رفت.", "بازار {خط مقدم} مبارزه با گرانی است.",
    },
    no  = {
      "Soldiers held the front line, and inflation fell.", "The front line ran along the river.",
      "سربازان در خط مقدم از گرانی گفتند.", "سنگر در کنار رود بود.",
    },
  },
}

rule "frame.whatabout" {
  doc       = "Answers a charge with a charge: double standards, crocodile tears.",
  find      = either {
    regex { [=[\bwhat about (?:the )?(?:crimes|US|America|West|Israel|Zionists|regime)\b]=] },
    words {
      "double standard*", "crocodile tears", "lecture us on", "lecture others on",
      "in no position to lecture", "in no position to criticise", "in no position to criticize",
      "hypocrisy of the West", "Western hypocrisy", "selective outrage", "where were they when",
      "استاندارد دوگانه", "استانداردهای دوگانه", "معیارهای دوگانه", "برخورد دوگانه", "اشک تمساح",
      "سکوت معنادار", "سکوت مرگبار", "دم از حقوق بشر", "نفاق غرب", "ریاکاری غرب",
    },
  },
  unless    = { context.nature, context.medicine, context.culture },
  technique = "semeval2020:whataboutism_straw_men_red_herring",
  level     = "low",
  status    = "test",
  falsepositives = "comparative law that finds two standards",
  examples  = {
    yes = {
      "The West sheds {crocodile tears}.", "{What about the crimes} of America, he asked.",
      "سخنگوی دولت از {استانداردهای دوگانه} گله کرد.", "غرب {اشک تمساح} می‌ریزد.",
    },
    no  = {
      "The zoo keeper knows what crocodile tears are.", "What about the weather?",
      "استاندارد ایران برای لوله‌ها",
    },
  },
}
