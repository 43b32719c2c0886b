/* Consonant keys (key.h). The longest row that fits is taken; letters without a row are passed
 * over. */
#include "translit/key.h"

#include <string.h>

typedef struct key_row {
  const char *letters;
  char class;
} key_row;

static const key_row ROWS[] = {
    /* Latin, longer ones first. */
    {"dsch", 'j'},
    {"tsch", 'C'},
    {"sch", 'S'},
    {"tch", 'C'},
    {"kh", 'x'},
    {"gh", 'K'},
    {"ch", 'C'},
    {"sh", 'S'},
    {"zh", 'z'},
    {"dj", 'j'},
    {"th", 's'},
    {"dh", 'z'},
    {"ph", 'f'},
    {"ck", 'K'},
    {"b", 'b'},
    {"p", 'p'},
    {"t", 't'},
    {"s", 's'},
    {"Q", 's'},
    {"j", 'j'},
    {"C", 'C'},
    {"x", 'x'},
    {"K", 'x'},
    {"d", 'd'},
    {"z", 'z'},
    {"Z", 'z'},
    {"r", 'r'},
    {"S", 'S'},
    {"q", 'K'},
    {"g", 'K'},
    {"k", 'K'},
    {"c", 'K'},
    {"G", 'K'},
    {"f", 'f'},
    {"l", 'l'},
    {"m", 'm'},
    {"n", 'n'},
    /* Persian. */
    {"ب", 'b'},
    {"پ", 'p'},
    {"ت", 't'},
    {"ط", 't'},
    {"ث", 's'},
    {"س", 's'},
    {"ص", 's'},
    {"ج", 'j'},
    {"چ", 'C'},
    {"خ", 'x'},
    {"د", 'd'},
    {"ذ", 'z'},
    {"ز", 'z'},
    {"ژ", 'z'},
    {"ض", 'z'},
    {"ظ", 'z'},
    {"ر", 'r'},
    {"ش", 'S'},
    {"غ", 'K'},
    {"ق", 'K'},
    {"ک", 'K'},
    {"گ", 'K'},
    {"ف", 'f'},
    {"ل", 'l'},
    {"م", 'm'},
    {"ن", 'n'},
};

/* The row that `form` reads at `at`, and how many symbols it takes; NULL: none. */
static const key_row *row_at(const eng__name_form *form, size_t at, size_t *taken) {
  for (size_t k = 0; k < sizeof ROWS / sizeof *ROWS; k++) {
    uint8_t symbols[4];
    size_t count = eng__name_symbols(ROWS[k].letters, symbols, sizeof symbols);
    if (at + count > form->count || memcmp(form->symbols + at, symbols, count) != 0) continue;
    *taken = count;
    return &ROWS[k];
  }
  *taken = 1;
  return NULL;
}

void eng__name_key(const eng__name_form *form, char *key, size_t room) {
  size_t len = 0, taken;
  for (size_t at = 0; at < form->count; at += taken) {
    const key_row *row = row_at(form, at, &taken);
    if (!row || (len > 0 && key[len - 1] == row->class) || len + 1 >= room) continue;
    key[len++] = row->class;
  }
  key[len] = 0;
}
