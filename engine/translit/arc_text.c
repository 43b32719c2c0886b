#include "translit/arc_text.h"

const char eng__arc_heading[] = "table\tleft\tright\tpersian\tarabic\tkind\tschemes\twhere\n";

typedef struct named_bit {
  unsigned bit;
  const char *name;
} named_bit;

static const named_bit SCHEMES[] = {
    {ENG__SCHEME_FR, "fr"},           {ENG__SCHEME_DE, "de"}, {ENG__SCHEME_TR, "tr"},
    {ENG__SCHEME_ES, "es"},           {ENG__SCHEME_AR, "ar"}, {ENG__SCHEME_AF, "af"},
    {ENG__SCHEME_MAGHREB, "maghreb"},
};

static const named_bit PLACES[] = {
    {ENG__P_START, "word-start"},
    {ENG__P_END, "word-end"},
    {ENG__L_START, "right-word-start"},
    {ENG__L_END, "right-word-end"},
    {ENG__NAME_START, "name-start"},
    {ENG__NAME_END, "name-end"},
    {ENG__P_AFTER_LONG, "after-long-vowel"},
    {ENG__P_SUN_NEXT, "before-sun-letter"},
    {ENG__L_AFTER_VOWEL, "right-after-vowel"},
    {ENG__L_BEFORE_VOWEL, "right-before-vowel"},
    {ENG__L_MACRONS, "right-has-macrons"},
    {ENG__P_ONSET, "second-letter"},
    {ENG__P_HINTED, "after-haraka"},
    {ENG__P_ARTICLE, "article"},
};

static const char *kind_name(const eng__arc *arc) {
  switch (arc->kind) {
  case ENG__ARC_CONSONANT:
    return "consonant";
  case ENG__ARC_VOWEL:
    return "vowel";
  case ENG__ARC_GLIDE:
    return "glide";
  case ENG__ARC_INSERTED:
    return "unwritten";
  default:
    return "silent";
  }
}

static void write_side(eng__buffer *out, const char *side) {
  eng__buffer_add_string(out, *side ? side : "-");
  eng__buffer_add_byte(out, '\t');
}

static void write_cost(eng__buffer *out, unsigned hundredths) {
  eng__buffer_printf(out, "%u.%02u\t", hundredths / 100, hundredths % 100);
}

static void write_schemes(eng__buffer *out, unsigned schemes) {
  const char *between = "";
  if (schemes & ENG__SCHEME_BASE) eng__buffer_add_string(out, "any");
  for (size_t i = 0; !(schemes & ENG__SCHEME_BASE) && i < sizeof SCHEMES / sizeof *SCHEMES; i++) {
    if (!(schemes & SCHEMES[i].bit)) continue;
    eng__buffer_printf(out, "%s%s", between, SCHEMES[i].name);
    between = ",";
  }
  eng__buffer_add_byte(out, '\t');
}

static const char *write_places(eng__buffer *out, unsigned places, const char *before,
                                const char *between) {
  for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
    if (!(places & PLACES[i].bit)) continue;
    eng__buffer_printf(out, "%s%s%s", between, before, PLACES[i].name);
    between = ", ";
  }
  return between;
}

void eng__arc_write(eng__buffer *out, const char *table, const eng__arc *arc) {
  eng__buffer_printf(out, "%s\t", table);
  write_side(out, arc->left);
  write_side(out, arc->right);
  write_cost(out, arc->p);
  write_cost(out, arc->a);
  eng__buffer_printf(out, "%s\t", kind_name(arc));
  write_schemes(out, arc->schemes);
  const char *between = write_places(out, arc->need, "", "");
  write_places(out, arc->refuse, "not ", between);
  eng__buffer_add_byte(out, '\n');
}

void eng__arcs_write(eng__buffer *out) {
  eng__buffer_add_string(out, eng__arc_heading);
  for (size_t i = 0; i < eng__arcs_persian_latin_count; i++)
    eng__arc_write(out, "persian-latin", &eng__arcs_persian_latin[i]);
  for (size_t i = 0; i < eng__arcs_latin_count; i++)
    eng__arc_write(out, "latin", &eng__arcs_latin[i]);
  for (size_t i = 0; i < eng__arcs_persian_count; i++)
    eng__arc_write(out, "persian", &eng__arcs_persian[i]);
}
