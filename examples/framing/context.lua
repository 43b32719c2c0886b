-- What stands around a word and tells how it is meant.
--
-- A rule says what it looks for; these patterns say where it would be wrong. They are built once,
-- here, and shared by the rule files beside this one: look first, ask after.

local context = {}

-- Somebody who acts in politics. Used with `with`: "parasite" beside a government is an insult.
context.actor = words {
  "regime*", "government*", "opposition", "enem*", "Islamic Republic", "the West", "Western",
  "Washington", "America*", "Tehran", "Iran*", "Israel*", "Zionis*", "Moscow", "Beijing", "NATO",
  "protester*", "dissident*", "militia*", "lobby", "ruler*", "leader*", "president*", "politician*",
  "parliament", "رژیم", "حکومت", "دولت", "نظام", "دشمن", "دشمنان", "غرب", "آمریکا", "اسرائیل",
  "صهیونیست‌ها", "صهیونیستی", "ایران", "جمهوری اسلامی", "اپوزیسیون", "معترضان", "معترضین", "انقلاب",
  "حاکمان",
}

-- Real fighting, real arms.
context.military = words {
  "soldier*", "troops", "artillery", "missile*", "shelling", "airstrike*", "air strike*",
  "battalion*", "infantry", "trenches", "ceasefire", "cease-fire", "warplane*", "tanks", "gunm*",
  "mortar*", "سرباز", "سربازان", "توپخانه", "موشک", "موشکی", "آتش‌بس", "گردان", "خمپاره", "تانک",
  "پیاده‌نظام",
}

-- Illness and its treatment.
context.medicine = words {
  "patient*", "doctor", "doctors", "hospital*", "surgeon*", "surgery", "oncolog*", "chemotherapy",
  "clinic*", "infection*", "diagnos*", "symptom*", "vaccin*", "بیمار", "بیماران", "پزشک", "پزشکان",
  "بیمارستان", "جراحی", "شیمی‌درمانی", "درمان", "عفونت", "واکسن",
}

-- Animals, plants, food.
context.nature = words {
  "species", "zoolog*", "biolog*", "zoo", "aquarium", "wildlife", "veterinar*", "pest control",
  "mushroom*", "garden*", "farm*", "sewer*", "meat", "beef", "recipe*", "fisher*", "گونه",
  "باغ‌وحش", "دامپزشک", "دامپزشکی", "جانوران", "حیات وحش", "گوشت", "قارچ", "آکواریوم",
}

-- Films, books, games, sport.
context.culture = words {
  "film", "films", "filmmaker*", "movie*", "cinema*", "novel*", "album*", "TV series", "episode*",
  "documentar*", "video game*", "board game*", "comic*", "theatre", "theater", "stadium",
  "football", "league", "match day", "مستند", "فیلم", "فیلمی", "سینما", "سینمایی", "رمان", "رمانی",
  "سریال", "سریالی", "آلبوم", "بازیگر", "فوتبال", "ورزشگاه", "تئاتر",
}

-- The past as history: what was said or done then, told by a historian.
context.history = words {
  "World War", "Second World War", "1930s", "1940s", "Holocaust", "Third Reich", "Weimar",
  "Nuremberg", "Auschwitz", "Wehrmacht", "histor*", "archive*", "museum*", "century", "جنگ جهانی",
  "هولوکاست", "رایش سوم", "نورنبرگ", "تاریخی", "مورخ", "مورخان", "موزه", "قرن",
}

-- Scripture and theology.
context.scripture = words {
  "Quran*", "Koran*", "Qur'an*", "surah", "sura", "verse*", "hadith*", "the Prophet", "gospel*",
  "Pharisee*", "God", "Allah", "the Lord", "prophets", "scripture*", "خدا", "خداوند", "پروردگار",
  "پروردگارتان", "مومنان", "کافران", "پیامبران", "مشرکان", "جهاد", "ایمان", "قیامت", "قرآن", "سوره",
  "آیه", "آیات", "حدیث", "تفسیر", "پیامبر", "مفسران",
}

-- Science, courts and legislation, which need a word as a term.
context.term = words {
  "researcher*", "scholar*", "peer-reviewed", "survey*", "dictionary", "fact-check*",
  "media literacy", "legislation", "statute", "convention", "penal code", "پژوهشگران", "پژوهشگر",
  "پژوهش", "واژه‌نامه", "راستی‌آزمایی", "سواد رسانه‌ای", "کنوانسیون", "قانون مجازات",
}

-- Civilian policy: what a war is said to be fought for or against, without anyone fighting.
context.policy = words {
  "inflation", "corruption", "poverty", "unemployment", "economy", "economic", "subsid*", "tax*",
  "drought", "smuggling", "housing", "hijab", "cyberspace", "internet", "social media",
  "virtual space", "تورم", "فساد", "فقر", "بیکاری", "اقتصاد", "یارانه", "مالیات", "گرانی",
  "خشکسالی", "قاچاق", "مسکن", "حجاب", "فضای مجازی", "اینترنت", "شبکه‌های اجتماعی",
}


-- in "threat that the regime poses".
function context.in_politics(hit) return hit.sentence:has(context.actor) end

return context
