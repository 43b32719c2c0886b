-- Names given to an opponent: what he is called instead of what he is.

local context = include "context.lua"

rule "frame.regime" {
  doc       = "Calls a state's government a regime, which says that it has no right to govern.",
  find      = words {
    "Iranian regime", "Iran regime", "Islamic regime", "Islamist regime", "Khomeinist regime",
    "regime in Tehran", "Tehran regime", "ruling regime", "Zionist regime", "Israeli regime",
    "Tel Aviv regime", "occupying regime", "usurping regime", "Saudi regime", "Al Saud regime",
    "American regime", "regime in Washington", "Assad regime", "Syrian regime", "Kiev regime",
    "Putin regime", "Russian regime", "Maduro regime", "Cuban regime", "Chinese regime",
    "رژیم صهیونیستی", "رژیم اشغالگر", "رژیم غاصب", "رژیم جعلی", "رژیم ایران", "رژیم تهران",
    "رژیم حاکم", "رژیم جمهوری اسلامی", "رژیم اسلامی", "رژیم ولایت فقیه", "رژیم خامنه‌ای",
    "رژیم آل سعود", "رژیم سعودی", "رژیم آمریکا", "رژیم اسد",
  },
  unless    = {
    { words { "change", "of inspections", "of sanctions", "for inspections" },
      within = 2, side = "after" },
    { words { "تغییر", "تحریم‌های" }, within = 1, side = "before" },
  },
  technique = "semeval2020:name_calling_labeling",
  level     = "low",
  status    = "test",
  falsepositives = "constitutional law, where a regime is any form of government",
  examples  = {
    yes = {
      "The {Iranian regime} blocked two sites.", "They condemned the {Zionist regime}'s raid.",
      "او از {رژیم ایران} انتقاد کرد.", "نیروهای {رژیم صهیونیستی} عقب نشستند.",
    },
    no  = {
      "The dietary regime of Iranian athletes.", "A debate on Iranian regime change in Washington.",
      "رژیم غذایی ورزشکاران ایران", "کارشناسان درباره تغییر رژیم ایران بحث کردند.",
    },
  },
}

rule "frame.tyranny" {
  doc       = "Names a government by a verdict: mullahs, tyranny, criminal regime.",
  find      = either {
    seq { either { "mullah", "mullahs" }, either { "regime", "rule", "dictatorship", "tyranny" } },
    seq {
      either { "dictatorship", "tyranny", "rule" }, "of the",
      either { "mullahs", "ayatollahs", "clerics" },
    },
    words {
      "mullahs", "clerical regime", "clerical dictatorship", "theocratic regime", "medieval regime",
      "religious dictatorship", "religious tyranny", "criminal regime", "murderous regime",
      "terrorist regime", "evil regime", "rogue regime", "outlaw regime", "bloodthirsty regime",
      "child-killing regime", "apartheid regime", "genocidal regime", "warmongering regime",
      "رژیم آخوندی", "رژیم آخوندها", "حکومت آخوندی", "حکومت آخوندها", "آخوندهای حاکم", "آخوندها",
      "ملایان حاکم", "حکومت ملایان", "دیکتاتوری آخوندی", "دیکتاتوری مذهبی", "استبداد مذهبی",
      "استبداد دینی", "رژیم جنایتکار", "رژیم سرکوبگر", "رژیم کودک‌کش", "رژیم منحوس", "رژیم خون‌ریز",
      "رژیم تروریستی", "رژیم ددمنش", "رژیم ضدبشری", "رژیم ستم‌شاهی", "رژیم آپارتاید",
    },
  },
  unless    = words {
    "Taliban", "Afghan*", "Kandahar", "Kabul", "South Africa*", "Mandela", "Pretoria", "seminary",
    "طالبان", "افغانستان", "آفریقای جنوبی", "ماندلا", "ملانصرالدین",
  },
  technique = "semeval2020:name_calling_labeling",
  level     = "medium",
  status    = "test",
  falsepositives = "places where mullah is an ordinary title",
  examples  = {
    yes = {
      "The {mullahs’ regime} fears its people.", "They denounced the {child-killing regime}.",
      "Iran's {mullahs} spoke again.", "مردم از {حکومت آخوندی} به ستوه آمده‌اند.",
      "جنایت تازهٔ {رژیم کودک‌کش}",
    },
    no  = {
      "Taliban mullahs met elders in Kandahar.", "A mullah taught at the village school.",
      "The apartheid regime in South Africa ended in 1994.", "آخوند ده کتابی خواند.",
      "طالبان و آخوندها در افغانستان دیدار کردند.",
    },
  },
}

-- Soldiers are hired, and so are farm hands: these count beside somebody who is said to pay them.
local for_hire = words { "mercenary", "mercenaries", "مزدور", "مزدوران", "مزدورهای" }
local master = words {
  "regime*", "enem*", "the West", "foreign*", "clerical", "mullahs", "Zionis*", "America*",
  "lackeys", "media", "opposition", "agents", "رژیم", "حکومت", "دشمن", "بیگانه", "بیگانگان",
  "آمریکا", "صهیونیست‌ها", "صهیونیستی", "استکبار", "رسانه‌های", "اپوزیسیون", "عوامل",
}

rule "frame.lackey" {
  doc       = "Says that somebody acts for a master: puppet, mercenary, lackey, paid agent.",
  find      = either {
    regex { [=[\bregime(?:'s)? (?:agents|operatives|stooges|thugs)\b]=] },
    for_hire,
    words {
      "puppet government", "puppet regime", "puppet state", "puppet rulers", "puppets of",
      "lackey*", "stooge*", "hireling*", "paid agents", "agents of the regime",
      "foreign-backed rioters", "paid protesters", "servants of the West", "hired pens",
      "دست‌نشانده", "نوکر آمریکا", "نوکران", "عروسک خیمه‌شب‌بازی", "عوامل رژیم", "عوامل بیگانه",
      "عوامل دشمن", "ایادی استکبار", "ایادی دشمن", "ایادی رژیم", "جیره‌خوار", "جیره‌خواران",
      "خودفروخته", "خودفروختگان", "سرسپرده", "سرسپردگان", "قلم به مزد",
    },
  },
  unless    = {
    context.military, context.culture,
    words {
      "Wagner", "private military", "Geneva", "Carthag*", "Hessian*", "puppet show*", "puppeteer*",
      "واگنر", "شرکت نظامی خصوصی", "عروسکی",
    },
    { words { "three", "third" }, within = 1, side = "before" },
  },
  where     = function(hit)
    local hired = hit.folded:find("^mercenar") or hit.folded:find("^مزدور")
    return not hired or hit:near(master, { within = 8 }) ~= nil
  end,
  technique = "semeval2020:name_calling_labeling",
  level     = "medium",
  status    = "test",
  falsepositives = "paid soldiers in a war that the sentence does not name",
  examples  = {
    yes = {
      "The {lackeys} of the West have failed.", "He spoke of the {regime’s agents} abroad.",
      "They called him a {mercenary} of the clerical regime.", "{مزدوران} رژیم شناسایی شدند.",
      "این {جیره‌خواران} صدای دشمن‌اند.",
    },
    no  = {
      "Wagner sent mercenaries to the region.", "Belgian mercenaries came to Katanga.",
      "A puppet theatre opened in Shiraz.", "مزدور در کشتزار کار می‌کرد.",
      "گروه واگنر مزدوران تازه گرفت.",
    },
  },
}

local mek_or_terror = words {
  "MEK", "MKO", "PMOI", "NCRI", "Mojahedin", "Mujahedin", "Rajavi", "terror*", "grouplet*", "رجوی",
  "ترور", "تروریستی", "گروهک", "سازمان", "مجاهدین", "اشرف",
}

rule "frame.hypocrites" {
  doc       = "Calls the Mojahedin-e Khalq hypocrites (monafeqin), the state press's name.",
  find      = words {
    "hypocrites", "Monafeqin", "Monafeghin", "Munafiqin", "منافقین", "منافقان", "گروهک منافقین",
    "فرقه منافقین",
  },
  unless    = { context.scripture, words { "نماز", "صدقه", "ریاکاران" } },
  where     = function(hit)
    local plain = hit.folded == "hypocrites" or hit.folded == "منافقان"
    return not plain or hit.sentence:has(mek_or_terror)
  end,
  technique = "semeval2020:name_calling_labeling",
  level     = "medium",
  status    = "test",
  falsepositives = "sermons",
  examples  = {
    yes = {
      "The {hypocrites}, as officials call the MKO, denied it.",
      "سخنگو گفت {منافقین} پشت این ماجرا هستند.",
    },
    no  = {
      "Critics called both parties hypocrites.", "سورهٔ منافقین یازده آیه دارد.",
      "منافقان سوگند می‌خورند که از شمایند.",
    },
  },
}

rule "frame.traitor" {
  doc       = "Makes opponents at home an enemy within: traitors, sedition, fifth column.",
  find      = words {
    "fifth column*", "traitor*", "seditionist*", "leaders of sedition", "heads of sedition",
    "counter-revolutionar*", "anti-revolutionary elements", "enemies of the revolution",
    "enemies of the people", "enemy within", "internal enemies", "anti-Iranian elements",
    "sellouts", "grouplet*", "فتنه‌گر", "فتنه‌گران", "سران فتنه", "ستون پنجم", "ضدانقلاب",
    "ضد انقلاب", "گروهک", "گروهک‌های معاند", "خائن", "خائنان", "خائنین", "وطن‌فروش", "وطن‌فروشان",
    "نفوذی‌ها", "عناصر نفوذی", "معاندین نظام", "معاندان نظام", "ضدانقلاب و معاندین", "بیگانه‌پرست",
    "غرب‌زده", "غرب‌زدگان", "دشمن داخلی",
  },
  unless    = {
    context.culture, context.scripture,
    words { "Spanish", "Madrid", "Franco", "اسپانیا" },
    { tagged "frame.cult", within = "overlap" }, { tagged "frame.enemy_media", within = "overlap" },
  },
  where     = function(hit)
    local anybody = hit.folded:find("^traitor") or hit.folded:find("^خائن")
    return not anybody or context.in_politics(hit)
  end,
  technique = "semeval2020:name_calling_labeling",
  level     = "medium",
  status    = "test",
  falsepositives = "trials for treason reported in the court's own words",
  examples  = {
    yes = {
      "He called the reformists a {fifth column}.", "The {seditionists} lost, the daily wrote.",
      "The opposition branded every minister a {traitor}.", "{فتنه‌گران} در پی آشوب بودند.",
      "مردم {وطن‌فروشان} را می‌شناسند.",
    },
    no  = {
      "A new season of the television game The Traitors begins; each episode is an hour.",
      "The fifth column in Madrid in 1936 gave the word its name.", "سریال خائن پنج قسمت دارد.",
    },
  },
}

rule "frame.cult" {
  doc       = "Calls a political group a cult, or terrorist together with a belittling noun.",
  find      = either {
    regex { [=[\bRajavi's cult\b]=] },
    words {
      "terrorist cult", "terror cult", "MEK cult", "MKO cult", "Rajavi cult", "cult of Rajavi",
      "death cult", "destructive cult", "terrorist grouplet", "terrorist gang",
      "brainwashed members", "فرقه رجوی", "فرقه تروریستی", "فرقه مخرب", "فرقه ضاله",
      "گروهک تروریستی", "باند تروریستی",
    },
  },
  unless    = context.culture,
  technique = "semeval2020:name_calling_labeling",
  level     = "medium",
  status    = "test",
  falsepositives = "sociology of religion",
  examples  = {
    yes = {
      "State television spoke of the {terrorist cult}.", "The {MKO cult}, he said, is finished.",
      "خبرگزاری آن را {فرقه تروریستی} خواند.",
    },
    no  = {
      "The film has become a cult classic.", "A movie about a death cult opens on Friday.",
      "فیلمی درباره یک فرقه مخرب اکران شد.", "فرقه‌های مذهبی هند",
    },
  },
}

rule "frame.beast" {
  doc       = "Makes people beasts, vermin, disease or dirt.",
  find      = words {
    "cancerous tumor", "cancerous tumour", "vermin", "cockroach*", "parasite*", "leeches",
    "bloodsucker*", "mad dog*", "rabid dog*", "head of the snake", "viper*", "octopus",
    "dirt and dust", "human animals", "savages", "غده سرطانی", "خس و خاشاک", "سوسک‌ها", "انگل‌ها",
    "زالو", "زالوصفت", "سگ هار", "سگ‌های هار", "سر مار", "سر افعی", "اختاپوس", "گرگ‌صفت", "کفتار",
    "کفتارها", "لاشخورها", "حیوان‌صفت",
  },
  with      = { { context.actor, within = 12 } },
  unless    = { context.medicine, context.nature, context.culture },
  technique = "semeval2020:name_calling_labeling",
  level     = "high",
  status    = "test",
  falsepositives = "idioms without contempt (\"octopus of pipes\")",
  examples  = {
    yes = {
      "The {cancerous tumor} called Israel must go, he said.",
      "The regime’s {parasites} live well.",
      "رسانه‌های دولتی معترضان را {خس و خاشاک} خواندند.", "اسرائیل یک {غده سرطانی} است.",
    },
    no  = {
      "Doctors removed a cancerous tumor in Tehran.", "The octopus is the zoo's favourite.",
      "پزشکان ایران یک غده سرطانی را برداشتند.", "زالو در آب شیرین زندگی می‌کند.",
    },
  },
}

rule "frame.villain" {
  doc       = "Calls a person or a state an executioner, a butcher, a bloodthirsty criminal.",
  find      = either {
    regex { case = true, [=[\b[Bb]utchers? of (?:[A-Z]\w+)]=] },
    words {
      "bloodthirsty", "warmonger*", "henchm*", "hangman", "child-killer*", "criminal America",
      "criminal Zionists", "criminal mullahs", "mass murderers", "قصاب تهران", "جلاد", "جلادان",
      "خونخوار", "آدم‌کش", "آدم‌کشان", "جنگ‌افروز", "جنگ‌افروزان", "جنگ‌طلب", "آمریکای جنایتکار",
      "صهیونیست‌های جنایتکار", "دژخیم", "دژخیمان",
    },
  },
  unless    = {
    context.nature, context.culture, words { "mosquito*", "vampire*", "knot", "خفاش", "پشه" },
  },
  where     = function(hit)
    return hit.folded:find("^butcher") ~= nil or context.in_politics(hit)
  end,
  technique = "semeval2020:name_calling_labeling",
  level     = "high",
  status    = "test",
  falsepositives = "quoted verdicts of courts",
  examples  = {
    yes = {
      "They call him the {butcher of Arvan}.",
      "The {warmongers} in Washington want more.",
      "{دژخیمان} رژیم دست از آزار برنمی‌دارند.", "دشمن ما {آمریکای جنایتکار} است.",
    },
    no  = {
      "The butcher of the street sells lamb.", "The film shows a bloodthirsty shark.",
      "پشه خونخوار در آب راکد تخم می‌گذارد.",
    },
  },
}

rule "frame.world_enemy" {
  doc       = "Names a foreign power as evil itself: Great Satan, axis of evil, rogue state.",
  find      = words {
    "Great Satan", "Little Satan", "Global Arrogance", "world arrogance", "arrogant powers",
    "hegemonic powers", "domineering powers", "axis of evil", "evil empire", "rogue state*",
    "rogue nation*", "outlaw state*", "pariah state*", "den of spies", "nest of spies",
    "enemies of Islam", "sworn enemies", "شیطان بزرگ", "استکبار جهانی", "نظام استکبار",
    "مستکبران جهان", "مستکبران عالم", "مستکبرین عالم", "قدرت‌های استکباری", "نظام سلطه",
    "جهان‌خوار", "جهان‌خواران", "محور شرارت", "لانه جاسوسی", "امپراتوری شر", "دشمنان اسلام",
    "دشمنان قسم‌خورده", "دشمن صهیونیستی", "دولت یاغی", "دولت‌های یاغی",
  },
  unless    = { context.culture, context.scripture },
  technique = "semeval2020:name_calling_labeling",
  level     = "medium",
  status    = "test",
  falsepositives = "studies of these very expressions",
  examples  = {
    yes = {
      "The crowd condemned the {Great Satan}.", "The minister listed three {rogue states}.",
      "ملت در برابر {استکبار جهانی} ایستاد.", "او کشور همسایه را {محور شرارت} نامید.",
    },
    no  = {
      "The novel is called The Evil Empire.", "An arrogant man lost his powers.",
      "تفسیر آیه‌ای درباره مستکبران", "سلطه بر بازار",
    },
  },
}

rule "frame.malign" {
  doc       = "Calls what a state does malign, destabilising or evil, without saying what it does.",
  find      = words {
    "malign activit*", "malign influence", "malign actor*", "malign behavior", "malign behaviour",
    "destabilizing behavior", "destabilising behaviour", "destabilizing activities",
    "destabilising activities", "nefarious activities", "sinister goals", "sinister plots",
    "evil designs", "فعالیت‌های مخرب", "رفتارهای مخرب", "نفوذ مخرب", "اقدامات بی‌ثبات‌کننده",
    "فعالیت‌های بی‌ثبات‌کننده", "اهداف شوم", "نیات شوم", "نقشه‌های شوم", "اقدامات شرورانه",
    "شرارت‌های",
  },
  unless    = { context.medicine, context.nature, context.culture },
  technique = "semeval2020:loaded_language",
  level     = "low",
  status    = "test",
  falsepositives = "ecology and engineering",
  examples  = {
    yes = {
      "Sanctions answer its {malign activities}.", "The enemy has {sinister goals}.",
      "بیانیه به {نفوذ مخرب} آن کشور اشاره کرد.", "دشمن {اهداف شوم} خود را دنبال می‌کند.",
    },
    no  = {
      "A malign tumour was removed.", "Doctors fear the malign influence of the infection.",
      "نفوذ مخرب قارچ در چوب",
    },
  },
}
