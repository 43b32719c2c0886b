/* Names in running text: what is found, to the byte, and what is not. */
#include "support/name_finder.h"

#define CASES(table) check_names(table, sizeof(table) / sizeof *(table))

/* ---- One name, every spelling ---- */

static void spellings(void **state) {
  static const names_case cases[] = {
      {"as it is", {"Khamenei"}, "So {Khamenei} spoke.", {0}},
      {"apostrophes", {"Khamenei"}, "{Khamene'i}, {Khamene’i}, {Khāmeneʾī}, {Khamene`i}", {0}},
      {"capitals", {"Khamenei"}, "{KHAMENEI} SPEAKS", {0}},
      {"initials",
       {"J.D. Vance", "T. S. Eliot", "A.P.J. Abdul Kalam", "U.S. Steel"},
       "{J.D. Vance}, {J. D. Vance}, {JD Vance}; {T.S. Eliot}; {A.P.J. Abdul Kalam}; {U.S. Steel}",
       {0}},
      {"other scripts",
       {"1:Али Хаменеи", "2:習近平"},
       "{Али Хаменеи} сказал. 中国国家主席 {習近平} 。",
       {0}},
      {"Persian for Latin", {"Khamenei"}, "دیدار {خامنه‌ای} در تهران", {0}},
      {"Latin for Persian", {"خامنه‌ای"}, "The speech of {Khamenei} in Mashhad", {0}},
      {"half-space, space, nothing",
       {"خامنه‌ای"},
       "{خامنه‌ای}، {خامنه ای}، {خامنه‌اي}",
       {0}},
      {"an unknown half-space", {"Jafar Pishevari"}, "{جعفر پیشه‌وری}‌ها", {0}},
      {"and in one word", {"Sorkhpoosh"}, "{سرخ‌پوش} آمد", {0}},
      {"and in the first", {"Tapesefid Bala"}, "در {تپه‌سفید بالا}", {0}},
      {"s and ch, sch in Persian", {"Karbaschi"}, "دیدار {کرباسچی} با {Karbaschi}", {0}},
      {"and in Latin", {"کرباسچی"}, "So {Karbaschi} came", {0}},
      {"with other letters that turn", {"فتحی کرباسچی"}, "So {Fathi Karbaschi} came", {0}},
      {"over a joint", {"Karbas-chi"}, "So {Karbaschi} came", {0}},
      {"a last word that only repeats a sound",
       {"Naser Rouhi", "Akbar Raei", "Aya Akbar Raei"},
       "{Naser Rouhi}, {ناصر روحی}, {Aya Akbar Raei}|Akbar Raei",
       {0}},
      {"and in Persian", {"جعفر راعی", "لیلا علا"}, "{جعفر راعی} و {لیلا علا}", {0}},
      {"behind a title and a half-space",
       {"Pishevari"},
       "دکتر‌{پیشه‌وری} آمد",
       {0}},
      {"in two scripts", {"Sepah پاسداران"}, "The {Sepah پاسداران} came", {0}},
      {"a space for Latin", {"Khamenei"}, "دیدار {خامنه ای} در تهران", {0}},
      {"a dot behind it", {"Khamenei"}, "دیدار {خامنه ی}. پایان", {0}},
      {"and a suffix", {"Khamenei"}, "هواداران {خامنه ای}ها، {خامنه ای}را", {0}},
      {"two words", {"Mohsen Rezaei"}, "{Mohsen Rezai}, {Muhsin Riza'i}, {Mohsen Rezaee}", {0}},
      {"two words in Persian", {"Mohsen Rezaei"}, "سخنان {محسن رضایی} دیروز", {0}},
      {"Arabic letters", {"علی کریمی"}, "{علي كريمي} آمد", {0}},
      {"harakat", {"حسن روحانی"}, "{حَسَنِ روحانی} آمد", {0}},
      {"tatweel", {"روحانی"}, "{روحـــانی} آمد", {0}},
      {"presentation forms", {"رضا پهلوی"}, "{ﺭﺿﺎ ﭘﻬﻠﻮﯼ} رفت", {0}},
      {"Ali Reza", {"Ali Reza Karimi"}, "{Alireza Karimi}, {Ali-Reza Karimi}, {علیرضا کریمی}", {0}},
      {"Alireza", {"Alireza Karimi"}, "{Ali Reza Karimi}, {Ali-Reza Karimi}, {علی رضا کریمی}", {0}},
      {"Gholam-Ali", {"غلامعلی حداد"}, "{Gholam-Ali Haddad}, {Gholamali Hadad}", {0}},
      {"Abd ol-", {"Abdolkarim Soroush"}, "{Abd al-Karim Soroush}, {Abdulkarim Soroush}", {0}},
      {"-oddin", {"ناصرالدین شاه"}, "{Naser al-Din Shah}, {Nasereddin Shah}", {0}},
      {"-ollah",
       {"روح‌الله خمینی"},
       "{Ruhollah Khomeini}, {Rouhollah Khomeyni}",
       {0}},
      {"-nejad",
       {"محمود احمدی‌نژاد"},
       "{Mahmoud Ahmadinejad}, {Mahmud Ahmadi-Nezhad}",
       {0}},
      {"-nejad apart",
       {"Mahmoud Ahmadinejad"},
       "{محمود احمدی نژاد} و {محمود احمدی‌نژاد}",
       {0}},
      {"-zadeh",
       {"Mehdi Karimzadeh"},
       "{مهدی کریم‌زاده}، {مهدی کریم زاده}",
       {0}},
      {"q and gh",
       {"قاسم سلیمانی"},
       "{Qasem Soleimani}, {Ghasem Soleymani}, {Qassem Sulaimani}",
       {0}},
      {"j and zh", {"بیژن نامدار"}, "{Bijan Namdar}, {Bizhan Namdar}", {0}},
      {"th", {"فتحی"}, "by {Fathi} and {Fat'hi}", {0}},
      {"c", {"سیامک پورزند"}, "{Ciamak Pourzand}, {Siamak Purzand}", {0}},
      {"no consonant", {"یحیی رحیمی"}, "{Yahya Rahimi} came", {0}},
      {"both forms",
       {"علی خامنه‌ای", "Ali Khamenei"},
       "{Ali Khamene'i}, {علی خامنه‌ای}",
       {0}},
      {"an organisation", {"مجاهدین خلق"}, "the {Mojahedin-e Khalq}, {Mujahedin Khalq}", {0}},
      {"the article with the word before it",
       {"عبد الحق وثیق"},
       "{Abdul Haq Wasiq}, {Abd al-Haq Wasiq}, {Abdulhaq Wasiq}",
       {0}},
      {"the l of an article, and what it turns into",
       {"Abdul Rahman", "Abdus Salam", "Abdul Shakur"},
       "{Abdur Rahman}, {Abdorrahman}, {Abd ar-Rahman}, {Abdul Salam}, {Abdush Shakur}",
       {0}},
      {"and turned back", {"Abdush Shakur"}, "{Abdul Shakur}", {0}},
      {"and half of both", {"ضیا الرحمان مدنی"}, "{Ziaur Rahman Madani}", {0}},
      {"a father", {"Abol Qassem Najm"}, "{ابوالقاسم نجم}", {0}},
      {"a half-space of the form", {"حسین حقیقت‌جو"}, "{Hossein Haghighatjoo}", {0}},
      {"a space of the form is one", {"حسین حقیقت جو"}, "Hossein Haghighatjoo", {0}},
      {"elements with macrons", {"Ḩeydarābād"}, "{حیدر آباد}، {حیدرآباد}، {Heydar Abad}", {0}},
      {"ezafe apart", {"Sepah Pasdaran"}, "the {Sepah-e Pasdaran} and {Sepah e Pasdaran}", {0}},
      {"a place", {"Tehran"}, "from {Teheran} to {تهران}", {0}},
      {"an article with its noun",
       {"al-Qaeda", "1:Bashar al-Assad", "2:Jaish al-Adl", "3:Al Jazeera"},
       "{القاعده}، {بشار الأسد}، {جیش العدل}، {الجزیره}، "
       "{Aljazeera}|قاعده|جزیره",
       {0}},
      {"and with the word before",
       {"Abd al-Karim Soroush"},
       "{عبدالکریم سروش}, {Abdolkarim Soroush}",
       {0}},
      {"no space in Persian",
       {"صدا و سیما", "1:قصر شیرین", "2:محمود احمدی‌نژاد"},
       "{صداوسیما}، {صدا وسیما}، {قصرشیرین}، "
       "{محموداحمدی‌نژاد}",
       {0}},
      {"a half-space anywhere",
       {"هوافضای سپاه", "1:حسین شریعتمداری"},
       "{هوا‌فضای سپاه}، {حسین شریعت‌مداری}",
       {0}},
      {"a hyphen anywhere",
       {"Khamenei", "1:Ali Soleimani"},
       "{Khame-nei}, {Khame-\nnei}, {Ali Solei-\nmani}",
       {0}},
      {"elements apart",
       {"شهرری", "1:Ghalibaf", "2:حسین شریعتمداری"},
       "{شهر ری}، {قالی باف}، {Ghali Baf}، {حسین شریعت مداری}",
       {0}},
      {"an article before a sun letter",
       {"Muqtada al-Sadr", "1:Ali Sistani"},
       "{Muqtada as-Sadr}, {Ali as-Sistani}, Ali as Sistani",
       {0}},
      {"the ayn at an edge",
       {"ʿAlī Khāmeneʾī", "1:Rafi"},
       "{ʿAlī Khāmeneʾī}, '{Ali Khamenei}', {Rafiʿ}",
       {0}},
      {"an English article", {"the Mojahedin"}, "the {Mojahedin}", {0}},
      {"cities are no everyday words", {"Mashhad", "1:Karbala"}, "{مشهد} و {کربلا}", {0}},
      {"Israel", {"Israel"}, "{اسرائیل}", {0}},
      {"behind a seyyed it is written to",
       {"محمد خاتمی", "1:Hassan Nasrallah"},
       "سید{محمد خاتمی} و سید{حسن نصرالله}، Seyed{hassan Nasrallah}",
       {0}},
  };
  (void)state;
  CASES(cases);
}

/* ---- What is another name ---- */

static void others(void **state) {
  static const names_case cases[] = {
      {"Khomeini", {"Khamenei"}, "Khomeini, خمینی", {0}},
      {"Khamenei", {"Khomeini"}, "Khamenei, خامنه‌ای, خامنه ای", {0}},
      {"Khamenei in Persian", {"خمینی"}, "Khamenei, Khamene'i", {0}},
      {"Khomeini in Persian", {"خامنه‌ای"}, "Khomeini, Khomeyni", {0}},
      {"the end of a title",
       {"Ali Khamenei", "علی خامنه‌ای", "Khamenei"},
       "آیت‌الله {خامنه‌ای}، آیت الله {خامنه‌ای}",
       {0}},
      {"a lone Persian word that loses a letter", {"Pezeshkian"}, "پزشکان آمدند", {0}},
      {"Khamene", {"خامنه"}, "خامنه‌ای، خامنه ای", {0}},
      {"Hossein", {"Hassan"}, "Hossein, Hussein, حسین", {0}},
      {"Hassan", {"حسین"}, "Hassan, Hasan, حسن", {0}},
      {"Mahmoud", {"Mohammad"}, "Mahmoud, Mahmud, محمود", {0}},
      {"Mohammad", {"محمود"}, "Mohammad, Muhammad, محمد", {0}},
      {"Karimi", {"Karim"}, "Karimi, کریمی", {0}},
      {"Karim", {"کریمی"}, "Karim, کریم", {0}},
      {"Rezaei", {"Reza"}, "Rezaei, Rezai, رضایی, رضائی", {0}},
      {"Reza", {"رضایی"}, "Reza, رضا", {0}},
      {"Rohan", {"روحانی"}, "Rohan", {0}},
      {"Iraq", {"Iran"}, "Iraq, عراق", {0}},
      {"Iran", {"عراق"}, "Iran, ایران", {0}},
      {"Hamideh", {"Hamid"}, "Hamideh, حمیده", {0}},
      {"Tehrani", {"تهران"}, "تهرانی، Tehrani", {0}},
      {"Hassani", {"حسن"}, "حسنی، Hassani", {0}},
      {"the other word", {"Ali Karimi"}, "Ali Karim, Ali Rezaei, Karimi", {0}},
      {"half a name", {"Mohsen Rezaei"}, "Mohsen came, Rezaei left", {0}},
      {"inside a word", {"Reza"}, "Rezania, رضانیا, رضازاده", {0}},
      {"over a full stop", {"Ali Karimi"}, "It was Ali. Karimi left.", {0}},
      {"over a comma", {"Ali Karimi"}, "Ali, Karimi", {0}},
      {"over a blank line", {"Ali Karimi"}, "Ali\n\nKarimi", {0}},
      {"small letters", {"Reza"}, "He said reza once. A", {0}},
      {"half-space compound", {"علی"}, "علی‌اکبر و علی‌رضا", {0}},
      {"function words", {"Behnam"}, "به نام خدا", {0}},
      {"Jalali, Kamali, Salehi", {"Jalili", "Solhi"}, "جلالی، صالحی", {0}},
      {"Jalili", {"جلالی", "مالکی"}, "Jalili, Molki", {0}},
      {"a longer surname",
       {"حسن روحانی", "1:Ali Rezaei"},
       "حسن روحانی زاده، Ali Rezaei Nejad, {Ali Rezaei}",
       {0}},
      {"Sydney", {"نی"}, "در سیدنی بود", {0}},
      {"only by its beginning, over a title", {"Soleimani", "Saleh Karimi"}, "Solei al-mani", {0}},
  };
  (void)state;
  CASES(cases);
}

/* ---- Options ---- */

static void options(void **state) {
  static const names_case cases[] = {
      {"initials, and the surname alone",
       {"0:Ali Khamenei", "0:Khamenei"},
       "{Khamenei} and {A. Khamenei} came",
       {.initials = true}},
      {"a word of one letter",
       {"Ali Khamenei"},
       "O Khamenei! {A. Khamenei}, A Khamenei",
       {.initials = true}},
      {"initials of another",
       {"Ali Khamenei", "1:Mojtaba Hosseini Khamenei", "1:Khamenei"},
       "{Khamenei} came",
       {.initials = true}},
      {"surname first",
       {"Mohammad Khatami"},
       "{Khatami, Mohammad}; {Khatami Mohammad}",
       {.order = true}},
      {"a Persian comma", {"محمد خاتمی"}, "{خاتمی، محمد}", {.order = true}},
      {"no half of a surname", {"علی خامنه‌ای"}, "ای علی خامنه", {.order = true}},
      {"not without the option", {"Mohammad Khatami"}, "Khatami, Mohammad; Khatami Mohammad", {0}},
      {"initials", {"Mohammad Khatami"}, "{M. Khatami} but K. Khatami", {.initials = true}},
      {"initials behind the surname",
       {"Mohammad Khatami", "1:Ali Akbar Rafsanjani"},
       "{Khatami, M.} and {Khatami M.} (1999), {Rafsanjani, A. A.}, {Rafsanjani A.A.} but Khatami, "
       "K., Khatami, A man, Rouhani, Khatami, M. Zarif, Rafsanjani, A.",
       {.initials = true, .order = true}},
      {"and behind a Persian one",
       {"محمد خاتمی"},
       "{خاتمی، م.} (۱۳۸۰)، {Khatami, M}, ...",
       {.initials = true, .order = true}},
      {"not without the order", {"Mohammad Khatami"}, "Khatami, M. (1999)", {.initials = true}},
      {"Persian initials", {"Mohammad Khatami"}, "{م. خاتمی} گفت", {.initials = true}},
      {"two initials",
       {"Ali Akbar Rafsanjani"},
       "{A. A. Rafsanjani}, {A.A. Rafsanjani}",
       {.initials = true}},
      {"no initials", {"Mohammad Khatami"}, "M. Khatami, Mohammad B. Khatami", {0}},
      {"an initial between",
       {"Donald Trump", "1:محمد قالیباف"},
       "{Donald J. Trump}, {محمد ب. قالیباف}, Donald. J. Trump",
       {.initials = true}},
      {"given names between",
       {"Mohammad Bagher Ghalibaf"},
       "{Mohammad B. Ghalibaf}, {محمد ب. قالیباف}, Mohammad K. Ghalibaf, Mohammad Ghalibaf",
       {.initials = true}},
      {"a list of people is not turned",
       {"1:Ali Larijani", "1:علی لاریجانی", "2:Ali Shamkhani", "2:علی شمخانی"},
       "Fazel Larijani, {Ali Shamkhani}. See {Larijani, Ali}; Dr. {Larijani, Ali}, "
       "فاضل لاریجانی، {علی شمخانی}",
       {.order = true}},
      {"another surname",
       {"Hassan Karimi"},
       "Hassan Karimi Far, Hassan Karimi Fard; {Hassan Karimi} far away",
       {0}},
      {"hashtag", {"Khamenei"}, "#{Khamenei} #{khamenei} #{خامنه‌ای}", {0}},
      {"hashtag of two words",
       {"Ali Khamenei"},
       "#{AliKhamenei} #{Ali_Khamenei} #{alikhamenei}",
       {0}},
      {"longer hashtag", {"Khamenei"}, "#KhameneiVirus @khamenei_ir", {0}},
      {"hashtag with titles",
       {"Ali Khamenei", "خامنه‌ای"},
       "#Sayyid{AliKhamenei} #Dr_{Khamenei} #امام_{خامنه_ای} #آیت_الله_{خامنه_ای} "
       "#آیت‌الله_{خامنه‌ای} #رهبر_خامنه‌ای",
       {0}},
      {"hashtag with an article", {"سیسی"}, "#ال{سیسی} #{سیسی}", {0}},
      {"half of a name in a hashtag",
       {"Reza", "رضا", "Karim", "روحانی"},
       "#AliReza @AliReza_1 #علی_رضا #AbdolKarim #{Reza}Pahlavi #روحانی_زاده #{روحانی}",
       {.handles = true}},
      {"handles", {"Khamenei"}, "#{Khamenei}Virus @{khamenei}_ir", {.handles = true}},
      {"French", {"جواد ظریف"}, "{Djavad Zarif}", {.schemes = ENG_SCHEME_FRENCH}},
      {"a least score", {"Ali Karimi"}, "{Ali Karimi}", {.least = 1000}},
      {"apart", {"Rouhani"}, "{Rouhani} and {Rowhani}, not Ruhani", {.apart_count = 2}},
      {"the better of two",
       {"1:Mohsen Rezaei", "2:Mohsen Reza"},
       "{Mohsen Reza}, {Mohsen Rezaei}",
       {0}},
  };
  static const eng__name_apart apart[] = {{{"Rouhani", 7}, 0}, {{"Ruhani", 6}, 0}};
  (void)state;
  names_case all[sizeof cases / sizeof *cases];
  memcpy(all, cases, sizeof all);
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (all[i].options.apart_count) all[i].options.apart = apart;
  CASES(all);
}

/* Persian writes the Arabic article to the name, or leaves it out. */
static void articles(void **state) {
  static const names_case cases[] = {
      {"of a surname", {"مقتدی صدر"}, "{مقتدی الصدر}، {مقتدی صدر}، {Muqtada al-Sadr}", {0}},
      {"of a Latin form", {"Ali Sistani"}, "{علی السیستانی}", {0}},
      {"that a form has", {"حیدر العبادی"}, "{حیدر عبادی}، {Haidar Abadi}", {0}},
      {"of two words", {"الحشد الشعبی"}, "{حشد شعبی} و {حشد الشعبی}", {0}},
      {"in front of several words",
       {"حشد شعبی"},
       "ال{حشد الشعبی}، ال{حشد شعبی}، {حشد شعبی}، الحشد و شعبی",
       {0}},
      {"of one word",
       {"سیسی"},
       "ال{سیسی}، ال{سیسی}‌ها، ال{سیسی}ها، El-{Sisi}, Al-{Sisi}",
       {0}},
      {"beside marks of footnotes",
       {"Zarif", "ظریف", "Hassan Rouhani"},
       "{Zarif}¹, {Zarif}²³ {Zarif}'s⁴ {Zarif}[5] {ظریف}¹ {ظریف}[۲] {Hassan Rouhani}¹² Hassan¹ "
       "Rouhani",
       {0}},
      {"that one word has", {"السیسی"}, "{سیسی}، {السیسی}|سیسی", {0}},
      {"with a suffix",
       {"حیدر عبادی"},
       "{حیدر العبادی}‌ها و {حیدر العبادی}ها، {حیدر "
       "العبادی}را",
       {0}},
      {"an epithet", {"رحیم", "رضا", "صدر"}, "الرحمن الرحیم، موسی الرضا، الصدر", {0}},
      {"an epithet, beside the full name",
       {"صدر", "مقتدی صدر"},
       "{مقتدی صدر} گفت، ال{صدر} گفت|صدر",
       {0}},
      {"half of a name", {"کریم"}, "عبد الکریم", {0}},
      {"words without one",
       {"هام", "یاس", "وندی", "نا", "مان", "حانی"},
       "الهام، الیاس، الوندی، النا، الان، البته، خوش الحانی",
       {0}},
      {"a word that is another without it", {"الاخبار"}, "{الاخبار} و اخبار", {0}},
      {"another name without it", {"علی المحمد"}, "Ali Mahmud, {Ali Mohammad}", {0}},
      {"no words behind it", {"حسن عبادی"}, "الحسن عبادی", {0}},
  };
  (void)state;
  CASES(cases);
}

/* A pass that the clock ends says what it was, and where. */
static void optional_and(void **state) {
  static const names_case cases[] = {
      {"Latin", {"Sistan and Baluchestan"}, "{Sistan-Baluchestan}, {Sistan Baluchestan}", {0}},
      {"Persian",
       {"سیستان و بلوچستان"},
       "{سیستان بلوچستان}، {سیستان‌وبلوچستان}",
       {0}},
      {"a tag", {"Sistan and Baluchestan"}, "#{Sistan_Baluchestan}", {0}},
      {"not another", {"Sistan and Baluchestan"}, "Sistan, Baluchestan", {0}},
  };
  (void)state;
  CASES(cases);
}

/* What stands in front of surnames and is written small. */
static void particles(void **state) {
  static const names_case cases[] = {
      {"bin", {"Osama bin Laden", "bin Laden"}, "killed {bin Laden}; {Bin Laden} died", {0}},
      {"over a line end", {"bin Salman"}, "the son of {bin\nSalman}", {0}},
      {"de", {"Staffan de Mistura", "de Mistura"}, "the envoy {de Mistura}", {0}},
      {"not its own", {"Salman"}, "bin {Salman}", {0}},
      {"two of them",
       {"Ursula von der Leyen", "von der Leyen", "de la Rúa"},
       "met {von der Leyen} of von der here; when {de la Rúa} fell",
       {0}},
      {"no particle", {"Bahman Salman"}, "bahman Salman", {0}},
      {"written small", {"bin Laden"}, "The bin laden of Tehran", {0}},
  };
  (void)state;
  CASES(cases);
}

/* Names written as one whose letters are one sound where they meet. */
static void joined(void **state) {
  static const names_case cases[] = {
      {"d and j", {"Mohammad Javad Zarif"}, "{Mohammadjavad Zarif}", {0}},
      {"of the Persian form", {"محمدجواد ظریف"}, "{Mohammadjavad Zarif}", {0}},
      {"the other way", {"Mohammadjavad Zarif"}, "{Mohammad Javad Zarif}, {محمدجواد ظریف}", {0}},
      {"s and z", {"Abbas Zadeh"}, "{Abbaszadeh}, {Abbas-Zadeh}", {0}},
      {"of the Persian form", {"عباس‌زاده"}, "{Abbaszadeh}, {Abbas Zadeh}", {0}},
      {"the other way", {"Ali Abbaszadeh"}, "{Ali Abbas Zadeh}, {علی عباس زاده}", {0}},
      {"k and h", {"Malek Hassan Karimi"}, "{Malekhassan Karimi}", {0}},
      {"the other way", {"Malekhassan Karimi"}, "{Malek Hassan Karimi}, {ملک حسن کریمی}", {0}},
      {"d and h",
       {"Mohammadhossein Fahmideh"},
       "{Mohammad Hossein Fahmideh} is {Mohammadhossein Fahmideh}",
       {0}},
      {"a surname of two words",
       {"Abdolreza Rahmani Fazli"},
       "{Abdolreza Rahmanifazli}, {Abdolreza Rahmani-Fazli}",
       {0}},
      {"of the Persian form", {"رحمانی فضلی"}, "{Rahmanifazli}", {0}},
      {"no seam but these", {"Nasser Jahangard"}, "Nasserjahangard", {0}},
  };
  (void)state;
  CASES(cases);
}

static void clock_runs_out(void **state) {
  static const named_form forms[] = {{"Ali Khamenei", 0, false, false}, {0}};
  volatile int stop = 0;
  eng_error err;
  finder f;
  (void)state;
  finder_open(&f);
  f.limits.stop = &stop;
  finder_names(&f, forms, NULL);
  finder_read(&f, "“Ali Khamenei”");
  stop = 1;
  assert_int_equal(eng__index_scan(f.index, &f.document, &err), ENG_TIMEOUT);
  assert_string_equal(err.message,
                      "the search for names used up the time of the document at byte 0;"
                      " --timeout gives it more");
  finder_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(spellings),    cmocka_unit_test(articles),  cmocka_unit_test(clock_runs_out),
      cmocka_unit_test(others),       cmocka_unit_test(options),   cmocka_unit_test(joined),
      cmocka_unit_test(optional_and), cmocka_unit_test(particles),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
