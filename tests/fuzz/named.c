/* Names in a text: a digit for the options, a line end, the text. Spans are good, the same is found
 * again, and whatever a window finds from any word that may begin a name the pass has found, which
 * looks at few of them (match/name_sieve.h). */
#include "hits.h"

#include "../support/name_windows.h"

static const char *const NAMES[] = {
    "Ali Khamenei",    "علی خامنه‌ای",
    "Hassan Rouhani",  "Mohammad Javad Zarif",
    "Tehran",          "شهریار کیانی",
    "Al-Sadr",         "Gholam Hossein Mohseni Ejei",
    "O'Brien Kashani", "Jafar Pishevari",
    "Abdollah Nuri",   "نورالدین",
    "Karbaschi",       "Hu An",
    "Reza Star",       "مرتضی",
};

enum { COUNT = sizeof NAMES / sizeof *NAMES, SETS = 4 };

static const eng__name_options OPTIONS[SETS] = {
    {.mode = ENG_NAMES_STANDARD},
    {.mode = ENG_NAMES_WIDE, .order = true, .handles = true},
    {.mode = ENG_NAMES_STRICT, .titles = true, .ambiguous = true},
    {.mode = ENG_NAMES_WIDE, .no_suffixes = true, .initials = true, .schemes = ENG_SCHEME_ALL},
};

/* Made once, with all the memory they want: making the tables takes longer than all the rest. */
static eng__patterns *patterns_of(unsigned set, eng__pattern *id) {
  static eng__patterns *made[SETS];
  static eng__pattern ids[SETS];
  if (!made[set]) {
    eng__name_entry entries[COUNT];
    for (uint32_t i = 0; i < COUNT; i++)
      entries[i] = (eng__name_entry){.form = eng__slice_of(NAMES[i]), .entity = i};
    bool before = fuzz_memory_suffices(true);
    FUZZ_CHECK(!eng__patterns_open(&made[set], NULL));
    FUZZ_CHECK(!eng__patterns_add_names(made[set], entries, COUNT, &OPTIONS[set], &ids[set], NULL));
    FUZZ_CHECK(!eng__patterns_compile(made[set], NULL));
    fuzz_memory_suffices(before);
  }
  *id = ids[set];
  return made[set];
}

/* The windows of all heads, against what the pass found; at first with nothing in mind. */
static eng_status check_windows(eng__index *index) {
  eng__hit_vec passed = index->phrase_hits;
  eng__name_scanner s;
  memset(&index->phrase_hits, 0, sizeof index->phrase_hits);
  eng_status status = eng__name_scanner_start(&s, index, NULL);
  for (size_t i = 0; i < s.ground.count && !status; i++) status = window_from(&s, i, NULL);
  for (size_t i = 0; i < index->phrase_hits.count && !status; i++)
    FUZZ_CHECK(windows_hold(&passed, &index->phrase_hits.at[i]));
  eng__vec_free(&passed);
  return status;
}

static void scan(eng__index *index, eng_document *document, eng__pattern id) {
  if (!fuzz_ok(eng__index_scan(index, document, NULL)) || !fuzz_ok(check_windows(index))) return;
  fuzz_scan_document(index, document, id, COUNT);
}

void fuzz_target(const uint8_t *data, size_t size) {
  static const eng__match_limits limits = {.match = 20000, .depth = 1000, .heap_kib = 1024};
  eng__slice rest = fuzz_input(data, size);
  eng__slice letters = fuzz_line(&rest);
  eng__pattern id;
  eng__patterns *patterns = patterns_of(letters.len ? (unsigned char)letters.at[0] % SETS : 0, &id);
  eng_document *document;
  eng__index *index;
  if (!fuzz_ok(eng_document_open(&document, rest.at, rest.len, NULL))) return;
  if (fuzz_ok(eng__index_open(&index, patterns, &limits, NULL))) {
    scan(index, document, id);
    if (fuzz_lacked()) scan(index, document, id); /* it can go on */
    eng__index_close(index);
  }
  eng_document_close(document);
}
