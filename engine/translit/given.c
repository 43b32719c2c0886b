/* The lists of given names (given.h). */
#include "translit/given.h"

#include "translit/bare.h"
#include "translit/tables.h"
#include "translit/usual.h"

#include <stdlib.h>

/* clang-format off */

const char *const eng__given_names[] = {
    "محمد", "احمد", "محمود", "حامد", "حمید", "علی", "حسن", "حسین", "محسن", "حسام", "عباس",
    "رضا", "مرتضی", "مصطفی", "مجتبی", "مهدی", "هادی", "جعفر", "باقر", "کاظم", "موسی", "عیسی",
    "یحیی", "یعقوب", "یوسف", "یونس", "ابراهیم", "اسماعیل", "اسحاق", "ادریس", "ایوب", "داود",
    "داوود", "سلیمان", "هارون", "زکریا", "عمر", "عثمان", "ابوبکر", "حمزه", "جواد", "تقی", "نقی",
    "قاسم", "غلامعلی", "اصغر", "انور", "بشیر", "جلیل", "جمال", "جمیل", "جمشید", "جابر", "جاسم",
    "حبیب", "حیدر", "حاتم", "خالد", "خلیل", "خسرو", "رحیم", "رسول", "رستم", "رامین", "زهیر",
    "زید", "زیاد", "سجاد", "سعید", "سلمان", "سهراب", "سهیل", "سیامک", "سیاوش", "سیروس", "شاهرخ",
    "شهرام", "شهریار", "شاپور", "شعیب", "صمد", "طاهر", "عاصم", "عاطف", "عبدالله", "عدنان",
    "علیرضا", "عماد", "عمار", "فاروق", "فرید", "فهیم", "فیصل", "قدیر", "کامبیز", "کامران",
    "کاوه", "کریم", "کمیل", "کوروش", "کورش", "کیانوش", "کیومرث", "کیوان", "ماجد", "مجید",
    "مسعود", "منصور", "منوچهر", "مهران", "مهرداد", "میثم", "ناصر", "نصیر", "نجیب", "نعیم",
    "نیما", "وحید", "هاشم", "هومن", "هوشنگ", "همایون", "یاسر", "آرش", "آرمین", "اردشیر",
    "اردوان", "ارسلان", "اسفندیار", "اشکان", "افشین", "ایرج", "بابک", "بردیا", "بهرام", "بهروز",
    "بهزاد", "بهنام", "بیژن", "پدرام", "پرویز", "پژمان", "پوریا", "تورج", "تیمور", "جهانگیر",
    "داریوش", "دانیال", "روزبه", "فرامرز", "فردین", "فرزاد", "فرزین", "فرشاد", "فرشید", "فرهاد",
    "فریبرز", "فریدون", "کیارش", "مازیار", "فاطمه", "زهرا", "زینب", "مریم", "مرضیه", "معصومه",
    "لیلا", "سمیه", "سارا", "نرگس", "نسرین", "پروین", "فائزه", "فایزه", "فریبا", "فرزانه", "مهناز",
    "شهلا", "شهناز", "سودابه", "رقیه", "صدیقه", "طاهره", "منیژه", "مینا", "ناهید", "نازنین",
    "الهه", "آناهیتا", "بشار", "صدام", "عدی", "قصی", "ماهر", "نبیل", "نزار", "مروان", "ولید",
    "طارق", "سمیر", "هشام", "قیوم", "عبدالکبیر", "اردلان", "خشایار", "نفیسه", "راضیه", "حمیده",
    "سعیده", "مهین", "عفت", "ملیحه", "حافظ", "هدی", "بشری", "بلال", "اسامه", "اکبر",
    NULL,
};

/* Sorted bytewise, as the folded view has them. */
static const char *const WESTERN[] = {
    "aaron", "adele", "adrian", "aidan", "alan", "albert", "alejandro", "alex", "alexander",
    "alexandra", "alexandria", "alexei", "alice", "alison", "amanda", "amy", "ana", "anastasia", "anders",
    "andrea", "andreas", "andrei", "andrew", "andy", "angela", "anita", "ann", "anna", "anne",
    "anthony", "antony", "ariel", "arthur", "asma", "barack", "barbara", "barron", "beatrice", "beau",
    "benjamin", "bernard", "bernie", "bianca", "bill", "bjorn", "bob", "bobby", "boris",
    "brandon", "brenda", "brett", "brian", "brigitte", "bruce", "camilla", "carla", "carlos",
    "carol", "caroline", "catherine", "cecilia", "charles", "chelsea", "chris", "christina",
    "christine", "christoph", "christopher", "claire", "claudia", "claus", "colin", "craig",
    "cynthia", "daniela", "dave", "david", "deborah", "denis", "dennis", "diana", "diane",
    "dmitri", "dmitry", "dominic", "donald", "doris", "dorothy", "douglas", "edgar", "eduardo",
    "edward", "eileen", "elaine", "eleanor", "elena", "elisabeth", "elizabeth", "ellen",
    "emily", "emma", "emmanuel", "enrique", "eric", "erik", "ernest", "erwin", "esther",
    "evelyn", "fabian", "farah", "felix", "fernando", "frances", "francesca", "francesco",
    "francis", "francois", "frank", "franz", "fred", "frederick", "friedrich", "gabriel",
    "gabriela", "gary", "geoffrey", "george", "gerald", "gerard", "gerhard", "gilbert",
    "giovanni", "giuseppe", "gloria", "gordon", "graham", "gregory", "guillermo", "gustav",
    "hannah", "hans", "harold", "harriet", "heather", "heidi", "heinrich", "helen", "helmut",
    "henri", "henry", "herbert", "herman", "hillary", "howard", "hugo", "hunter", "ian", "igor",
    "ingrid", "irene", "irina", "isabel", "isabella", "ivan", "ivana", "ivanka", "jack",
    "jackie", "jacob", "jacqueline", "jacques", "james", "jane", "janet", "jared", "jason",
    "javier", "jean", "jeb", "jeff", "jeffrey", "jennifer", "jeremy", "jerome", "jessica",
    "jill", "jim", "joan", "joanna", "joe", "joel", "johann", "john", "jonathan", "jorge",
    "josef", "joseph", "joshua", "judith", "julia", "julian", "julie", "justin", "karl", "kate",
    "katherine", "kathleen", "kathryn", "katya", "keith", "ken", "kenneth", "kevin", "kimberly",
    "klaus", "konstantin", "kristina", "kurt", "lara", "larry", "laura", "lauren", "laurence",
    "lawrence", "leila", "leo", "leon", "leonard", "leonardo", "leslie", "lewis", "lisa", "liz",
    "louise", "lucas", "lucia", "ludwig", "luigi", "luis", "luke", "lydia", "lyndon", "malcolm",
    "malia", "manuel", "marcel", "marco", "marcus", "margaret", "maria", "marie", "marina",
    "mario", "marion", "marjorie", "martha", "martin", "mary", "matt", "matthew", "maurice",
    "melania", "melissa", "michael", "michel", "michelle", "miguel", "mike", "mikhail",
    "miriam", "nancy", "natalia", "natalie", "natasha", "nathan", "nicholas", "nick", "nicole",
    "nikita", "nikolai", "norman", "oleg", "olga", "oliver", "olivia", "oscar", "otto", "pablo",
    "pamela", "patricia", "patrick", "paul", "paula", "pauline", "pavel", "pedro", "peter",
    "philip", "philippe", "phyllis", "pierre", "rachel", "ralph", "ramon", "raul", "raymond",
    "rebecca", "ricardo", "richard", "rita", "robert", "roberta", "roberto", "roger", "roland",
    "ron", "ronald", "rosemary", "roy", "rudolf", "russell", "ruth", "ryan", "samuel", "sandra",
    "sasha", "scott", "sean", "sebastian", "sergei", "sergey", "sharon", "sheila", "simon",
    "sofia", "sonia", "sophia", "sophie", "stanley", "stefan", "stephanie", "stephen", "steve",
    "steven", "stuart", "susan", "svetlana", "sylvia", "tatiana", "ted", "teresa", "theodore",
    "theresa", "thomas", "tiffany", "tim", "timothy", "tobias", "tomas", "tony", "valentina",
    "vanessa", "vera", "veronica", "viktor", "vincent", "vladimir", "volodymyr", "walter",
    "wayne", "wendy", "werner", "wilhelm", "william", "wolfgang", "xavier", "yevgeny", "yulia",
    "yuri", "yvonne", "zachary", "آلبرت", "آنتونی", "آندره", "آندری", "آنگلا", "ادوارد", "اریک",
    "استفن", "استیو", "استیون", "الکساندر", "الیزابت", "امانویل", "ایوان", "ایوانا", "ایوانکا",
    "باراک", "برنی", "بریژیت", "بنیامین", "بوریس", "بیل", "تد", "ترزا", "توماس", "تیفانی",
    "جارد", "جب", "جرج", "جرمی", "جورج", "جیل", "جیمز", "دایانا", "دونالد", "دیمیتری", "دیوید",
    "رابرت", "رکس", "ریچارد", "سرگیی", "سوزان", "سوفیا", "فرانسوا", "فرانک", "فیلیپ", "لورا",
    "لیندون", "لیون", "مادلین", "مارتین", "ماریا", "مایکل", "ملانیا", "میخاییل", "میشل",
    "ناتالیا", "نانسی", "نیکولا", "نیکیتا", "هانتر", "هانس", "هنری", "هیلاری", "ولادیمیر",
    "وندی", "ویلیام", "پیتر", "چارلز", "کاترین", "کارولین", "کالین", "کامالا", "کاندولیزا",
    "کریستوفر", "کریستین", "یاییر", "یوری",
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
    {"ben", "benjamin"},
    {"bernie", "bernard"},
    {"bibi", "benjamin"},
    {"bill", "william"},
    {"bob", "robert"},
    {"bobby", "robert"},
    {"catherine", "katherine"},
    {"catherine", "kathryn"},
    {"chris", "christina"},
    {"chris", "christine"},
    {"chris", "christopher"},
    {"chuck", "charles"},
    {"dan", "daniel"},
    {"dave", "david"},
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
    {"jeff", "geoffrey"},
    {"jeff", "jeffrey"},
    {"jerry", "gerald"},
    {"jim", "james"},
    {"jimmy", "james"},
    {"joe", "joseph"},
    {"jon", "jonathan"},
    {"josh", "joshua"},
    {"julia", "yulia"},
    {"kate", "catherine"},
    {"kate", "katherine"},
    {"katherine", "kathryn"},
    {"ken", "kenneth"},
    {"larry", "laurence"},
    {"larry", "lawrence"},
    {"leo", "leonard"},
    {"liz", "elizabeth"},
    {"matt", "matthew"},
    {"mike", "michael"},
    {"natalia", "natasha"},
    {"nicholas", "nikolai"},
    {"nick", "nicholas"},
    {"pat", "patricia"},
    {"pat", "patrick"},
    {"pete", "peter"},
    {"phil", "philip"},
    {"ray", "raymond"},
    {"rick", "richard"},
    {"rob", "robert"},
    {"ron", "ronald"},
    {"sam", "samuel"},
    {"stephen", "steven"},
    {"steve", "stephen"},
    {"steve", "steven"},
    {"ted", "edward"},
    {"ted", "theodore"},
    {"tim", "timothy"},
    {"tom", "thomas"},
    {"tony", "anthony"},
    {"tony", "antony"},
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
