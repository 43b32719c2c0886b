/* The language of texts long and short. */
#include "support/document.h"

static const struct {
  const char *text, *lang;
} CASES[] = {
    {"", ""},
    {"2020 !!!", ""},
    {"The war is over, and the regime has fallen.", "en"},
    {"The front line", "en"},
    {"دولت به جنگ تورم رفت.", "fa"},
    {"این خبر را که از تهران رسید", "fa"},
    {"كتاب را در خانه مي‌خواند", "fa"},
    {"گزارش", "fa"},
    {"هذا ما قال في مؤتمر عن الوضع من بغداد إلى دمشق", "ar"},
    {"Le gouvernement est dans une crise, et la France avec des amis", "fr"},
    {"Der Minister ist nicht in der Stadt und das ist gut", "de"},
    {"El presidente no es de los que se van por las ramas", "es"},
    {"Bu bir haber ve çok daha önemli olan bir konu", "tr"},
    {"Москва не верит слезам", "ru"},
    {"שלום לכם", "he"},
    {"The paper quotes: این خبر را که از تهران رسید، and that is all of it for the day in the city",
     "en"},
    {"xqz vvkw prrt", ""},
    /* posts */
    {"No war", ""},
    {"We die, they live", ""},
    {"Las Vegas", ""},
    {"Vive la France et la liberté", "fr"},
    {"No war in Iran", "en"},
    {"آزادی", "fa"},
    {"#مهسا آزادی زندانیان", "fa"},
    {"كراهية وعنصرية", ""},
    {"آزادی أحمد", ""},
    {"الحرية والعدالة", ""},
    {"سلام", ""},
};

static void test_cases(void **state) {
  (void)state;
  eng_document d = {0};
  for (size_t i = 0; i < COUNT(CASES); i++) {
    read_text(&d, CASES[i].text);
    check_text(CASES[i].text, eng__slice_of(eng__document_lang(&d)), CASES[i].lang);
  }
  eng__document_clear(&d);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
