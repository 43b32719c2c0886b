/* The lists of given names (given.h). */
#include "translit/given.h"

#include "translit/bare.h"
#include "translit/tables.h"
#include "translit/usual.h"

#include <stdlib.h>

/* clang-format off */

const char *const eng__given_names[] = {
    "محمد", "احمد", "محمود", "حامد", "حمید", "علی", "حسن", "حسین", "محسن", "حسام", "عباس", "رضا",
    "مرتضی", "مصطفی", "مجتبی", "مهدی", "هادی", "جعفر", "باقر", "کاظم", "موسی", "عیسی", "یحیی",
    "یعقوب", "یوسف", "یونس", "ابراهیم", "اسماعیل", "اسحاق", "ادریس", "ایوب", "داود", "داوود",
    "سلیمان", "هارون", "زکریا", "عمر", "عثمان", "ابوبکر", "حمزه", "جواد", "تقی", "نقی", "قاسم",
    "غلامعلی", "اصغر", "انور", "بشیر", "جلیل", "جمال", "جمیل", "جمشید", "جابر", "جاسم", "حبیب",
    "حیدر", "حاتم", "خالد", "خلیل", "خسرو", "رحیم", "رسول", "رستم", "رامین", "زهیر", "زید", "زیاد",
    "سجاد", "سعید", "سلمان", "سهراب", "سهیل", "سیامک", "سیاوش", "سیروس", "شاهرخ", "شهرام",
    "شهریار", "شاپور", "شعیب", "صمد", "طاهر", "عاصم", "عاطف", "عبدالله", "عدنان", "علیرضا", "عماد",
    "عمار", "فاروق", "فرید", "فهیم", "فیصل", "قدیر", "کامبیز", "کامران", "کاوه", "کریم", "کمیل",
    "کوروش", "کورش", "کیانوش", "کیومرث", "کیوان", "ماجد", "مجید", "مسعود", "منصور", "منوچهر",
    "مهران", "مهرداد", "میثم", "ناصر", "نصیر", "نجیب", "نعیم", "نیما", "وحید", "هاشم", "هومن",
    "هوشنگ", "همایون", "یاسر", "آرش", "آرمین", "اردشیر", "اردوان", "ارسلان", "اسفندیار", "اشکان",
    "افشین", "ایرج", "بابک", "بردیا", "بهرام", "بهروز", "بهزاد", "بهنام", "بیژن", "پدرام", "پرویز",
    "پژمان", "پوریا", "تورج", "تیمور", "جهانگیر", "داریوش", "دانیال", "روزبه", "فرامرز", "فردین",
    "فرزاد", "فرزین", "فرشاد", "فرشید", "فرهاد", "فریبرز", "فریدون", "کیارش", "مازیار", "فاطمه",
    "زهرا", "زینب", "مریم", "مرضیه", "معصومه", "لیلا", "سمیه", "سارا", "نرگس", "نسرین", "پروین",
    "فائزه", "فایزه", "فریبا", "فرزانه", "مهناز", "شهلا", "شهناز", "سودابه", "رقیه", "صدیقه",
    "طاهره", "منیژه", "مینا", "ناهید", "نازنین", "الهه", "آناهیتا", "بشار", "صدام", "عدی", "قصی",
    "ماهر", "نبیل", "نزار", "مروان", "ولید", "طارق", "سمیر", "هشام", "قیوم", "عبدالکبیر", "اردلان",
    "خشایار", "نفیسه", "راضیه", "حمیده", "سعیده", "مهین", "عفت", "ملیحه", "حافظ", "هدی", "بشری",
    "بلال", "اسامه", "اکبر", "اسمعیل", "الیاس", "طلحه", "زبیر", "امجد", "حماد", "حنظله", "خداداد",
    "خدایار", "راشد", "ساجد", "سامی", "سعد", "سینا", "شهباز", "شهروز", "شیرزاد", "صفدر", "ضیا",
    "ضیاء", "طهماسب", "عامر", "عبید", "عقیل", "علا", "علاء", "فهد", "فیاض", "قنبر", "کامیار",
    "کیخسرو", "گودرز", "ماهان", "مقداد", "مقتدی", "منیر", "مهراب", "مهیار", "نریمان", "هانی",
    "هژیر", "یاسین", "آریا", "آرین", "آرتین", "آرشام", "باربد", "برزو", "بهداد", "پرهام",
    "جهانشاه", "رهام", "شروین", "فربد", "فرخ", "فرداد", "فرزام", "فرهود", "مانی", "ماکان",
    "مهرزاد", "نوذر", "هوتن", "هومان", "یاشار", "صادق", "زهره", "محدثه", "ملیکا", "منصوره",
    "منیره", "مژگان", "مهسا", "مهشید", "مهوش", "میترا", "مونا", "آتنا", "آتوسا", "آزیتا", "آسیه",
    "آمنه", "آیدا", "آیناز", "الناز", "امیره", "امینه", "انسیه", "انیسه", "بتول", "بدری", "بهاره",
    "بهناز", "بیتا", "پریسا", "پریناز", "پریوش", "تهمینه", "ثریا", "ثمینه", "حبیبه", "حلیمه",
    "حمیرا", "حمیدرضا", "حکیمه", "حنانه", "خدیجه", "درسا", "راحله", "رباب", "ربابه", "رخساره",
    "رضوانه", "روشنک", "رؤیا", "ژاله", "ژیلا", "زبیده", "ساره", "ساناز", "سکینه", "سلمی", "سلما",
    "سمانه", "سمیرا", "سمیره", "سهیلا", "سوسن", "سولماز", "شبنم", "شقایق", "شکوفه", "شمسی",
    "شهرزاد", "شهین", "شهربانو", "شیما", "صفیه", "صنم", "عایشه", "عطیه", "عفیفه", "عقیله", "فتانه",
    "فرح", "فرحناز", "فرناز", "فریده", "فریال", "فهیمه", "فوزیه", "قدسیه", "کتایون", "کلثوم",
    "گلاره", "گلناز", "گلنار", "گیتا", "گیتی", "لادن", "لیدا", "لیلی", "ماهرخ", "مائده", "مبینا",
    "مرجان", "مرجانه", "مهدخت", "نادره", "نادیا", "نازیلا", "نجمه", "نجیبه", "نجلا", "نسترن",
    "نسیبه", "نعیمه", "نگار", "نوشین", "نوشافرین", "نیره", "نیلوفر", "هاجر", "هاله", "هانیه",
    "وحیده", "ویدا", "یاسمن", "یاسمین", "یلدا", "یسرا", "اسما", "رنا", "رشا", "رانیا", "المیرا",
    "آیلین", "الینا", "ملینا", "مارال", "ماندانا", "مهنوش", "مهرنوش", "مهرناز", "نیکا", "نازلی",
    "هیلدا", "هانا", "هلنا", "هیوا", "پارمیدا", "پریا", "پرنیان", "تارا", "تینا", "ژینا", "ساغر",
    "سوگل", "سونیا", "طناز", "عارفه", "عادله", "فرنوش", "فرنگیس", "کیمیا", "کیانا", "گلنوش",
    "گلرخ", "لعیا", "ملیسا", "مهرو", "مهلا", "نازیتا", "رومینا", "روژین", "رکسانا", "دیبا",
    "دیانا", "دینا", "بهنوش", "آرمیتا", "آنیتا", "آروین", "آبتین", "پویان", "رامبد", "سورنا",
    "طاها", "هیراد", "وریا", "ریما", "نادیه", "تکتم", "عطاالله", "گرشاسب",
    NULL,
};

/* Sorted bytewise, as the folded view has them. */
static const char *const WESTERN[] = {
    "aaron", "adele", "adrian", "agnes", "aidan", "alan", "albert", "alejandro", "alex",
    "alexander", "alexandra", "alexandria", "alexei", "alfred", "alice", "alison", "amanda",
    "amelia", "amy", "ana", "anastasia", "anders", "andrea", "andreas", "andrei", "andrew", "andy",
    "angela", "anita", "ann", "anna", "anne", "annette", "anthony", "antony", "ariel", "arnold",
    "arthur", "asma", "astrid", "audrey", "barack", "barbara", "barron", "barry", "beatrice",
    "beau", "becky", "benjamin", "bernard", "bernie", "beverly", "bianca", "bill", "bjorn", "bob",
    "bobby", "boris", "brandon", "brenda", "brendan", "brett", "brian", "bridget", "brigitte",
    "bruce", "bryan", "camilla", "carl", "carla", "carlos", "carmen", "carol", "caroline",
    "carrie", "catherine", "cathy", "cecilia", "charles", "charlotte", "chelsea", "cheryl",
    "chloe", "chris", "christina", "christine", "christoph", "christopher", "claire", "clara",
    "clarence", "claudia", "claus", "clive", "colin", "connie", "craig", "cynthia", "daniel",
    "daniela", "danny", "darren", "dave", "david", "debbie", "deborah", "denis", "dennis", "derek",
    "diana", "diane", "diego", "dmitri", "dmitry", "dominic", "donald", "doris", "dorothy",
    "douglas", "dylan", "edgar", "edith", "edmund", "eduardo", "edward", "edwin", "eileen",
    "elaine", "eleanor", "elena", "elisabeth", "eliza", "elizabeth", "ellen", "elsa", "emily",
    "emma", "emmanuel", "enrique", "eric", "erik", "ernest", "erwin", "esther", "ethan", "eugene",
    "eva", "evelyn", "fabian", "farah", "felix", "fernando", "fiona", "frances", "francesca",
    "francesco", "francis", "francois", "frank", "frankie", "franz", "fred", "frederick",
    "friedrich", "gabriel", "gabriela", "gail", "gary", "gavin", "gemma", "geoffrey", "george",
    "gerald", "gerard", "gerhard", "gilbert", "gina", "giovanni", "giulia", "giuseppe", "gloria",
    "gordon", "graham", "greg", "gregory", "greta", "guillermo", "gustav", "gwen", "hannah",
    "hans", "harold", "harriet", "heather", "heidi", "heinrich", "helen", "helmut", "henri",
    "henry", "herbert", "herman", "hilary", "hillary", "howard", "hugh", "hugo", "hunter", "ian",
    "igor", "imogen", "ingrid", "irene", "irina", "isaac", "isabel", "isabella", "ivan", "ivana",
    "ivanka", "jack", "jackie", "jacob", "jacqueline", "jacques", "jake", "james", "jamie", "jane",
    "janet", "janice", "jared", "jasmine", "jason", "javier", "jean", "jeb", "jeff", "jeffrey",
    "jenna", "jennifer", "jenny", "jeremy", "jerome", "jerry", "jesse", "jessica", "jill", "jim",
    "jimmy", "joan", "joanna", "joanne", "jodie", "joe", "joel", "johann", "john", "johnny", "jon",
    "jonathan", "jorge", "josef", "joseph", "josephine", "josh", "joshua", "joyce", "juan",
    "judith", "julia", "julian", "julie", "juliet", "justin", "karen", "karin", "karl", "karla",
    "kate", "katherine", "kathleen", "kathryn", "kathy", "katie", "katya", "keith", "ken",
    "kenneth", "kevin", "kimberly", "kirsten", "klaus", "konstantin", "kristen", "kristina",
    "kurt", "kyle", "lara", "larry", "laura", "lauren", "laurence", "lawrence", "leila", "lena",
    "leo", "leon", "leonard", "leonardo", "leslie", "lewis", "lily", "linda", "lindsay", "lisa",
    "liz", "loretta", "lorraine", "louis", "louisa", "louise", "lucas", "lucia", "lucy", "ludwig",
    "luigi", "luis", "luke", "lydia", "lyndon", "madeleine", "malcolm", "malia", "manuel", "marc",
    "marcel", "marco", "marcus", "margaret", "maria", "marian", "marianne", "marie", "marina",
    "mario", "marion", "marjorie", "marta", "martha", "martin", "marvin", "mary", "matilda",
    "matt", "matteo", "matthew", "maurice", "megan", "melania", "melissa", "mia", "michael",
    "michel", "michelle", "miguel", "mike", "mikhail", "miriam", "molly", "monica", "muriel",
    "nancy", "naomi", "natalia", "natalie", "natasha", "nathan", "neil", "nicholas", "nick",
    "nicola", "nicolas", "nicole", "nigel", "nikita", "nikolai", "noah", "nora", "norma", "norman",
    "oleg", "olga", "oliver", "olivia", "oscar", "otto", "owen", "pablo", "pamela", "patricia",
    "patrick", "paul", "paula", "pauline", "pavel", "pedro", "peter", "phil", "philip", "philippa",
    "philippe", "phoebe", "phyllis", "pierre", "priscilla", "rachel", "rafael", "ralph", "ramon",
    "raul", "raymond", "rebecca", "rene", "rhonda", "ricardo", "richard", "rita", "robert",
    "roberta", "roberto", "rodney", "roger", "roland", "ron", "ronald", "rosemary", "rowan",
    "roxanne", "roy", "rudolf", "rupert", "russell", "ruth", "ryan", "sally", "samantha", "samuel",
    "sandra", "sarah", "sasha", "scott", "sean", "sebastian", "sergei", "sergey", "shane",
    "sharon", "sheila", "sheryl", "shirley", "silvia", "simon", "sofia", "sofie", "sonia",
    "sophia", "sophie", "stacey", "stanley", "stefan", "stella", "stephanie", "stephen", "steve",
    "steven", "stuart", "susan", "suzanne", "svetlana", "sylvia", "tamara", "tanya", "tatiana",
    "ted", "teresa", "tessa", "theodore", "theresa", "thomas", "tiffany", "tim", "timothy", "tina",
    "tobias", "tom", "tomas", "tommy", "toni", "tony", "tracy", "trevor", "tristan", "ursula",
    "valentina", "valerie", "vanessa", "vera", "veronica", "vicky", "victor", "victoria", "viktor",
    "vincent", "vivian", "vladimir", "volodymyr", "walter", "wanda", "wayne", "wendy", "werner",
    "wilhelm", "william", "wolfgang", "xavier", "xenia", "yevgeny", "yolanda", "yulia", "yuri",
    "yvette", "yvonne", "zachary", "zoe", "آلبرت", "آنتونی", "آندره", "آندری", "آنگلا", "ادوارد",
    "اریک", "استفن", "استیو", "استیون", "الکساندر", "الیزابت", "امانویل", "ایوان", "ایوانا",
    "ایوانکا", "باراک", "برنی", "بریژیت", "بنیامین", "بوریس", "بیل", "تد", "ترزا", "توماس",
    "تیفانی", "جارد", "جب", "جرج", "جرمی", "جسیکا", "جورج", "جیل", "جیمز", "دایانا", "دونالد",
    "دیمیتری", "دیوید", "رابرت", "رکس", "ریچارد", "سرگیی", "سوزان", "سوفیا", "شارلوت", "فرانسوا",
    "فرانک", "فیلیپ", "لورا", "لیندون", "لیون", "مادلین", "مارتین", "ماریا", "مایکل", "ملانیا",
    "میخاییل", "میشل", "ناتالیا", "نانسی", "نیکولا", "نیکیتا", "هانتر", "هانس", "هنری", "هیلاری",
    "ولادیمیر", "وندی", "ویلیام", "پیتر", "چارلز", "کاترین", "کارولین", "کالین", "کامالا",
    "کاندولیزا", "کریستوفر", "کریستین", "یاییر", "یوری",
};

/* Short and long. */
static const char *const NICKNAMES[][2] = {
    {"al", "alan"},
    {"al", "albert"},
    {"alex", "alexander"},
    {"alex", "alexandra"},
    {"alexander", "sasha"},
    {"andrei", "andrew"},
    {"andy", "andrew"},
    {"barack", "barry"},
    {"becky", "rebecca"},
    {"ben", "benjamin"},
    {"bernie", "bernard"},
    {"bibi", "benjamin"},
    {"bill", "william"},
    {"bob", "robert"},
    {"bobby", "robert"},
    {"carrie", "caroline"},
    {"catherine", "katherine"},
    {"catherine", "kathryn"},
    {"cathy", "catherine"},
    {"cathy", "katherine"},
    {"chris", "christina"},
    {"chris", "christine"},
    {"chris", "christopher"},
    {"chuck", "charles"},
    {"dan", "daniel"},
    {"danny", "daniel"},
    {"dave", "david"},
    {"debbie", "deborah"},
    {"dick", "richard"},
    {"don", "donald"},
    {"ed", "edward"},
    {"eddie", "edward"},
    {"elisabeth", "elizabeth"},
    {"eugene", "yevgeny"},
    {"fred", "frederick"},
    {"geoff", "geoffrey"},
    {"geoffrey", "jeffrey"},
    {"greg", "gregory"},
    {"hank", "henry"},
    {"jack", "john"},
    {"jackie", "jacqueline"},
    {"jake", "jacob"},
    {"jeff", "geoffrey"},
    {"jeff", "jeffrey"},
    {"jenny", "jennifer"},
    {"jerry", "gerald"},
    {"jim", "james"},
    {"jimmy", "james"},
    {"joe", "joseph"},
    {"john", "jon"},
    {"johnny", "john"},
    {"jon", "jonathan"},
    {"josh", "joshua"},
    {"julia", "yulia"},
    {"kate", "catherine"},
    {"kate", "katherine"},
    {"katherine", "kathryn"},
    {"kathy", "catherine"},
    {"kathy", "katherine"},
    {"katie", "katherine"},
    {"ken", "kenneth"},
    {"larry", "laurence"},
    {"larry", "lawrence"},
    {"leo", "leonard"},
    {"liz", "elizabeth"},
    {"matt", "matthew"},
    {"mike", "michael"},
    {"natalia", "natasha"},
    {"nicholas", "nicolas"},
    {"nicholas", "nikolai"},
    {"nick", "nicholas"},
    {"pat", "patricia"},
    {"pat", "patrick"},
    {"peggy", "margaret"},
    {"pete", "peter"},
    {"phil", "philip"},
    {"ray", "raymond"},
    {"rick", "richard"},
    {"rob", "robert"},
    {"ron", "ronald"},
    {"sally", "sarah"},
    {"sam", "samuel"},
    {"stephen", "steven"},
    {"steve", "stephen"},
    {"steve", "steven"},
    {"sue", "susan"},
    {"ted", "edward"},
    {"ted", "theodore"},
    {"tim", "timothy"},
    {"tom", "thomas"},
    {"tommy", "thomas"},
    {"tony", "anthony"},
    {"tony", "antony"},
    {"vicky", "victoria"},
    {"vlad", "vladimir"},
    {"vladimir", "volodymyr"},
    {"will", "william"},
};
/* clang-format on */

static int by_bytes(const void *word, const void *listed) {
  return eng__slice_compare(*(const eng__slice *)word, eng__slice_of(*(const char *const *)listed));
}

bool eng__is_western_given_name(eng__slice word) {
  return bsearch(&word, WESTERN, sizeof WESTERN / sizeof *WESTERN, sizeof *WESTERN, by_bytes) !=
         NULL;
}

static bool is_pair(size_t pair, eng__slice nickname, eng__slice name) {
  return eng__slice_equal(nickname, eng__slice_of(NICKNAMES[pair][0])) &&
         eng__slice_equal(name, eng__slice_of(NICKNAMES[pair][1]));
}

bool eng__are_short_and_long(eng__slice a, eng__slice b) {
  for (size_t i = 0; i < sizeof NICKNAMES / sizeof *NICKNAMES; i++)
    if (is_pair(i, a, b) || is_pair(i, b, a)) return true;
  return false;
}

static eng_status is_listed(eng__comparer *self, const eng__name_form *word, bool *is,
                            eng_error *err) {
  const eng__lexicon *lexicon = &self->tables->lexicon;
  if (word->script == ENG__NAME_LATIN)
    return eng__is_name_spelling(self, word, ENG__GIVEN_NAMES, is, err);
  const eng__lexicon_part *part = eng__lexicon_find(lexicon, word->symbols, word->count, false);
  *is = part && part->given;
  return ENG_OK;
}

enum { HALF_LEAST = 3 }; /* symbols: Ali */

/* Abdolhamid, Gholamhossein: what stands behind the servant of is one by itself, or is none. */
static eng_status is_servant_of(eng__comparer *self, const eng__name_form *word, bool *is,
                                eng_error *err) {
  static const char *const servants[] = {"abdal", "abdel",  "abdol",  "abdul",
                                         "عبدال", "gholam", "ghulam", "غلام"};
  *is = false;
  for (size_t i = 0; i < sizeof servants / sizeof *servants; i++) {
    uint8_t symbols[8];
    size_t count = eng__name_symbols(servants[i], symbols, sizeof symbols);
    eng__name_form name;
    if (word->count < count + HALF_LEAST || memcmp(word->symbols, symbols, count) != 0) continue;
    eng__form_cut_piece(word, count, word->count, &name);
    return is_listed(self, &name, is, err);
  }
  return ENG_OK;
}

/* Or two of them written as one: Mohammadreza. */
eng_status eng__is_given_name(eng__comparer *self, const eng__name_form *word, bool *is,
                              eng_error *err) {
  *is = false;
  eng_status status = is_listed(self, word, is, err);
  if (!status && !*is) status = is_servant_of(self, word, is, err);
  for (size_t cut = HALF_LEAST; cut + HALF_LEAST <= word->count && !*is && !status; cut++) {
    eng__name_form first, second;
    eng__form_cut_piece(word, 0, cut, &first);
    status = is_listed(self, &first, is, err);
    if (status || !*is) continue;
    eng__form_cut_piece(word, cut, word->count, &second);
    status = is_listed(self, &second, is, err);
  }
  return status;
}
