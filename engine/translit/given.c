/* The lists of given names (given.h). */
#include "translit/given.h"

#include "translit/tables.h"
#include "translit/usual.h"

#include <stdlib.h>

/* clang-format off */

const char *const eng__given_names[] = {
    "محمد", "احمد", "محمود", "حامد", "حمید", "علی", "حسن", "حسین", "محسن", "حسام", "عباس", "رضا",
    "مرتضی", "مصطفی", "مجتبی", "مهدی", "هادی", "جعفر", "صادق", "باقر", "کاظم", "موسی", "عیسی",
    "یحیی", "یعقوب", "یوسف", "یونس", "ابراهیم", "اسماعیل", "اسحاق", "ادریس", "ایوب", "داود",
    "داوود", "سلیمان", "هارون", "زکریا", "عمران", "عمر", "عثمان", "ابوبکر", "حمزه", "جواد",
    "تقی", "نقی", "قاسم", "غلامعلی", "امیر", "امین", "اصغر", "انور", "ارشد", "بشیر", "جلال",
    "جلیل", "جمال", "جمیل", "جمشید", "جابر", "جاسم", "حبیب", "حیدر", "حاتم", "خالد", "خلیل",
    "خسرو", "رحیم", "رسول", "رشید", "راشد", "رستم", "رامین", "زهیر", "زید", "زیاد", "سجاد",
    "سعید", "سلمان", "سهراب", "سهیل", "سیامک", "سیاوش", "سیروس", "شاهرخ", "شهاب", "شهرام",
    "شهریار", "شاپور", "شعیب", "صالح", "صمد", "طاهر", "عارف", "عاصم", "عاطف", "عبدالله",
    "عدنان", "عرفان", "علیرضا", "عماد", "عمار", "غلام", "فاروق", "فرید", "فهیم", "فیصل", "قادر",
    "قدیر", "کامبیز", "کامران", "کاوه", "کریم", "کمیل", "کوروش", "کورش", "کیانوش", "کیومرث",
    "کیوان", "ماجد", "مجید", "مسعود", "منصور", "منوچهر", "مهران", "مهرداد", "میثم", "میلاد",
    "ناصر", "نصیر", "نادر", "نجیب", "نعیم", "نیما", "وحید", "هاشم", "هومن", "هوشنگ", "همایون",
    "یاسر", "آرش", "آرمان", "آرمین", "اردشیر", "اردوان", "ارسلان", "اسفندیار", "اشکان", "افشین",
    "ایرج", "بابک", "بردیا", "بهرام", "بهروز", "بهزاد", "بهمن", "بهنام", "بیژن", "پدرام",
    "پرویز", "پژمان", "پویا", "پوریا", "تورج", "تیمور", "جهانگیر", "داریوش", "دانیال", "روزبه",
    "فرامرز", "فردین", "فرزاد", "فرزین", "فرشاد", "فرشید", "فرهاد", "فریبرز", "فریدون", "کیارش",
    "مازیار", "فاطمه", "زهرا", "زینب", "مریم", "مرضیه", "معصومه", "محبوبه", "لیلا", "سمیه",
    "سارا", "نرگس", "نسرین", "پروین", "فائزه", "فریبا", "فرزانه", "مهناز", "شهلا", "شهناز",
    "سیمین", "سودابه", "رقیه", "صدیقه", "طاهره", "منیژه", "مینا", "ناهید", "نازنین", "الهام",
    "الهه", "آناهیتا", "بهاره", "بشار", "صدام", "عدی", "قصی", "ماهر", "نبیل", "نزار", "مروان",
    "ولید", "طارق", "سمیر", "هشام", "قیوم", "عبدالکبیر", "اردلان", "خشایار", "نفیسه", "شیرین",
    "راضیه", "حمیده", "سعیده", "مهین", "اعظم", "اکرم", "اشرف", "عفت", "ملیحه",
    NULL,
};

/* Sorted bytewise, as the folded view has them. */
static const char *const WESTERN[] = {
    "aaron", "adele", "adrian", "aidan", "alan", "albert", "alejandro", "alex", "alexander",
    "alexandra", "alexei", "alice", "alison", "amanda", "amy", "ana", "anastasia", "anders",
    "andrea", "andreas", "andrei", "andrew", "andy", "angela", "anita", "ann", "anna", "anne",
    "anthony", "antony", "ariel", "arthur", "barack", "barbara", "barron", "beatrice",
    "benjamin", "bernard", "bernie", "bianca", "bjorn", "boris", "brandon", "brenda", "brett",
    "brian", "bruce", "camilla", "carla", "carlos", "carol", "caroline", "catherine", "cecilia",
    "charles", "chelsea", "christina", "christine", "christoph", "christopher", "claire",
    "claudia", "claus", "colin", "craig", "cynthia", "daniela", "david", "deborah", "denis",
    "dennis", "diana", "diane", "dmitri", "dmitry", "dominic", "donald", "doris", "dorothy",
    "douglas", "edgar", "eduardo", "edward", "eileen", "elaine", "eleanor", "elena",
    "elisabeth", "elizabeth", "ellen", "emily", "emma", "emmanuel", "enrique", "eric", "erik",
    "ernest", "erwin", "esther", "evelyn", "fabian", "felix", "fernando", "frances",
    "francesca", "francesco", "francis", "francois", "frank", "franz", "fred", "frederick",
    "friedrich", "gabriel", "gabriela", "gary", "geoffrey", "george", "gerald", "gerard",
    "gerhard", "gilbert", "giovanni", "giuseppe", "gloria", "gordon", "graham", "gregory",
    "guillermo", "gustav", "hannah", "hans", "harold", "harriet", "heather", "heidi",
    "heinrich", "helen", "helmut", "henri", "henry", "herbert", "herman", "hillary", "howard",
    "hugo", "hunter", "ian", "igor", "ingrid", "irene", "irina", "isabel", "isabella", "ivan",
    "ivana", "ivanka", "jack", "jacob", "jacqueline", "jacques", "james", "jane", "janet",
    "jared", "jason", "javier", "jean", "jeffrey", "jennifer", "jeremy", "jerome", "jessica",
    "jill", "joan", "joanna", "joe", "joel", "johann", "john", "jonathan", "jorge", "josef",
    "joseph", "joshua", "judith", "julia", "julian", "julie", "justin", "karl", "katherine",
    "kathleen", "kathryn", "katya", "keith", "kenneth", "kevin", "kimberly", "klaus",
    "konstantin", "kristina", "kurt", "larry", "laura", "lauren", "laurence", "lawrence",
    "leila", "leo", "leon", "leonard", "leonardo", "leslie", "lewis", "lisa", "louise", "lucas",
    "lucia", "ludwig", "luigi", "luis", "luke", "lydia", "malcolm", "manuel", "marcel", "marco",
    "marcus", "margaret", "maria", "marie", "marina", "mario", "marion", "marjorie", "martha",
    "martin", "mary", "matthew", "maurice", "melania", "melissa", "michael", "michel",
    "michelle", "miguel", "mikhail", "miriam", "nancy", "natalia", "natalie", "natasha",
    "nathan", "nicholas", "nicole", "nikita", "nikolai", "norman", "oleg", "olga", "oliver",
    "olivia", "oscar", "otto", "pablo", "pamela", "patricia", "patrick", "paul", "paula",
    "pauline", "pavel", "pedro", "peter", "philip", "philippe", "phyllis", "pierre", "rachel",
    "ralph", "ramon", "raul", "raymond", "rebecca", "ricardo", "richard", "rita", "robert",
    "roberta", "roberto", "roger", "roland", "ronald", "rosemary", "roy", "rudolf", "russell",
    "ruth", "ryan", "samuel", "sandra", "sasha", "scott", "sean", "sebastian", "sergei",
    "sergey", "sharon", "sheila", "simon", "sofia", "sonia", "sophia", "sophie", "stanley",
    "stefan", "stephanie", "stephen", "steven", "stuart", "susan", "svetlana", "sylvia",
    "tatiana", "teresa", "theodore", "theresa", "thomas", "tiffany", "timothy", "tobias",
    "tomas", "valentina", "vanessa", "vera", "veronica", "viktor", "vincent", "vladimir",
    "volodymyr", "walter", "wayne", "wendy", "werner", "wilhelm", "william", "wolfgang",
    "xavier", "yevgeny", "yulia", "yuri", "yvonne", "zachary", "آلبرت", "آنتونی", "آندره",
    "آندری", "آنگلا", "ادوارد", "اریک", "استفن", "استیو", "استیون", "الکساندر", "الیزابت",
    "امانویل", "ایوان", "ایوانا", "ایوانکا", "باراک", "برنی", "بنیامین", "بوریس", "بیل", "ترزا",
    "توماس", "تیفانی", "جارد", "جرج", "جرمی", "جورج", "جیل", "جیمز", "دایانا", "دونالد",
    "دیمیتری", "دیوید", "رابرت", "رکس", "ریچارد", "سرگیی", "سوزان", "سوفیا", "فرانسوا", "فرانک",
    "فیلیپ", "لورا", "لیون", "مادلین", "مارتین", "ماریا", "مایکل", "ملانیا", "میخاییل", "میشل",
    "ناتالیا", "نانسی", "نیکولا", "نیکیتا", "هانتر", "هانس", "هنری", "هیلاری", "ولادیمیر",
    "وندی", "ویلیام", "پیتر", "چارلز", "کاترین", "کالین", "کامالا", "کاندولیزا", "کریستوفر",
    "کریستین", "یاییر", "یوری",
};

/* Short and long. */
static const char *const NICKNAMES[][2] = {
    {"al", "alan"},
    {"al", "albert"},
    {"alex", "alexander"},
    {"andy", "andrew"},
    {"ben", "benjamin"},
    {"bernie", "bernard"},
    {"bibi", "benjamin"},
    {"bill", "william"},
    {"bob", "robert"},
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
    {"fred", "frederick"},
    {"geoff", "geoffrey"},
    {"greg", "gregory"},
    {"hank", "henry"},
    {"jack", "john"},
    {"jeff", "jeffrey"},
    {"jerry", "gerald"},
    {"jim", "james"},
    {"jimmy", "james"},
    {"joe", "joseph"},
    {"jon", "jonathan"},
    {"josh", "joshua"},
    {"kate", "katherine"},
    {"ken", "kenneth"},
    {"larry", "lawrence"},
    {"liz", "elizabeth"},
    {"matt", "matthew"},
    {"mike", "michael"},
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
    {"steve", "stephen"},
    {"steve", "steven"},
    {"ted", "edward"},
    {"ted", "theodore"},
    {"tim", "timothy"},
    {"tom", "thomas"},
    {"tony", "anthony"},
    {"tony", "antony"},
    {"vlad", "vladimir"},
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

eng_status eng__is_given_name(eng__comparer *self, const eng__name_form *word, bool *is,
                              eng_error *err) {
  const eng__lexicon *lexicon = &self->tables->lexicon;
  *is = false;
  if (word->script == ENG__NAME_LATIN)
    return eng__is_name_spelling(self, word, ENG__GIVEN_NAMES, is, err);
  const eng__lexicon_part *part = eng__lexicon_find(lexicon, word->symbols, word->count, false);
  *is = part && part->given;
  return ENG_OK;
}
