/* The cutter's slow path for addresses: url, web address without scheme, email, hashtag, mention.
 *
 * Real posts are glued: "truth#Iran#1988Massacrehttps://t.co/x" is a word, two hashtags and a url.
 * A url is known by its "://" and begins with its scheme, whatever letters stand in front of it.
 * Every look-ahead is bounded by what the standards allow for a name (RFC 1035: 253 bytes; RFC
 * 5321: 64 before the @), or remembered, so that the cutter stays linear. */
#include "text/cutter.h"
#include "unicode/utf8.h"

enum { DOMAIN_MOST = 253, LOCAL_MOST = 64 };

static const char *const schemes[] = {"https", "http", "ftps", "ftp", "sftp", "file", "mailto"};

/* Length of the scheme that ends at `colon` and begins at or after `start`; 0 when there is none.
 */
static size_t scheme_before(const eng__cutter *cutter, size_t start, size_t colon) {
  if (!eng__view_has(cutter, colon, ENG__SLICE("://"))) return 0;
  for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
    eng__slice scheme = eng__slice_of(schemes[i]);
    if (colon - start >= scheme.len && eng__view_has(cutter, colon - scheme.len, scheme))
      return scheme.len;
  }
  return 0;
}

/* ---- Where an address ends ---- */

/* Bytes of one character that may stand in the path of a url, 0 for one that ends it. A dash or
 * quote that was no ASCII one as written does. */
static size_t url_character(const eng__cutter *cutter, size_t at) {
  unsigned char b = eng__byte_at(cutter, at);
  switch (b) {
  case '"':
  case '<':
  case '>':
  case '\\':
  case '^':
  case '`':
  case '{':
  case '|':
  case '}':
    return 0;
  case '-':
  case '\'':
  case '.':
    return eng__source_byte(cutter, at) == b;
  default:
    break;
  }
  if (b < 0x80) return eng__class_at(cutter, at) > ENG__BYTE_LINE;
  if (eng__inner_fraction(cutter, at)) return 3;
  unsigned char before = eng__byte_at(cutter, at - 1); /* letters of other scripts follow a mark */
  return eng__ascii_alnum(before) ? 0 : eng__word_character(cutter, at);
}

static bool trails(unsigned char b) {
  return b == '.' || b == ',' || b == ';' || b == ':' || b == '!' || b == '?' || b == '\'' ||
         b == '-' || b == '*' || b == '[' || b == '(';
}

static bool closes_nothing(const eng__cutter *cutter, size_t start, size_t end) {
  unsigned char close = eng__byte_at(cutter, end - 1);
  if (close != ')' && close != ']') return false;
  unsigned char open = close == ')' ? '(' : '[';
  size_t balance = 0;
  for (size_t i = start; i < end; i++) {
    unsigned char b = eng__byte_at(cutter, i);
    if (b == open) balance++;
    else if (b == close && balance == 0) return true;
    else if (b == close) balance--;
  }
  return false;
}

/* Takes away what belongs to the sentence around the address; at most 64 brackets are weighed. */
static size_t trim_address(const eng__cutter *cutter, size_t start, size_t end) {
  for (int brackets = 0; end > start + 1;) {
    if (end - start > 4 && eng__view_has(cutter, end - 4, ENG__SLICE("-..."))) return end;
    if (trails(eng__byte_at(cutter, end - 1))) end--;
    else if (brackets++ < 64 && closes_nothing(cutter, start, end)) end--;
    else return end;
  }
  return end;
}

/* Another url glued to this one, as posts are copied. */
static bool next_url(const eng__cutter *cutter, size_t at) {
  return eng__ascii_alnum(eng__byte_at(cutter, at - 1)) &&
         (eng__view_has(cutter, at, ENG__SLICE("http://")) ||
          eng__view_has(cutter, at, ENG__SLICE("https://")));
}

/* Hosts whose addresses have no fragment: a # behind them begins a hashtag. */
static bool short_link(const eng__cutter *cutter, size_t host) {
  static const char *const hosts[] = {"t.co/",     "bit.ly/",  "pic.twitter.com/", "goo.gl/",
                                      "ow.ly/",    "buff.ly/", "dlvr.it/",         "fb.me/",
                                      "youtu.be/", "t.me/",    "is.gd/",           "tinyurl.com/"};
  for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++)
    if (eng__view_has(cutter, host, eng__slice_of(hosts[i]))) return true;
  return false;
}

/* End of the address whose host begins at `host`. */
static size_t address_extent(const eng__cutter *cutter, size_t start, size_t host) {
  bool brief = short_link(cutter, host);
  size_t end = host;
  for (size_t len; end < cutter->len && (len = url_character(cutter, end)) != 0; end += len) {
    unsigned char b = eng__byte_at(cutter, end);
    if (brief && (b == '#' || b == '@')) break;
    if (b == 'h' && end > host && next_url(cutter, end)) break;
  }
  return trim_address(cutter, start, end);
}

size_t eng__cut_url(eng__cutter *cutter, size_t start, size_t colon) {
  size_t scheme = scheme_before(cutter, start, colon);
  if (!scheme || !eng__word_character(cutter, colon + 3)) return start;
  size_t url = colon - scheme;
  if (url > start) eng__push_part(cutter, start, url, ENG_TOKEN_WORD, 0);
  size_t end = address_extent(cutter, url, colon + 3);
  eng__push_part(cutter, url, end, ENG_TOKEN_URL, 0);
  return end;
}

/* ---- Domains ---- */

/* Top levels that are no words of a language: these need nothing else to be seen as an address. */
static bool plain_top_level(eng__slice label) {
  static const char *const names[] = {
      "com", "org", "net", "edu", "gov", "mil", "info", "biz", "int", "ir", "uk", "de", "fr", "ru",
      "cn",  "jp",  "au",  "eu",  "tv",  "tr",  "nl",   "pl",  "ch",  "br", "il", "ae", "ca", "se",
  };
  return ENG__IS_ONE_OF(label, names);
}

typedef struct domain {
  size_t end;    /* of the last label */
  size_t last;   /* where it begins */
  size_t labels; /* how many */
} domain;

/* Labels of letters, digits and hyphens with dots between them. */
static domain domain_at(const eng__cutter *cutter, size_t at) {
  domain d = {at, at, 0};
  size_t limit = at + DOMAIN_MOST < cutter->len ? at + DOMAIN_MOST : cutter->len;
  for (size_t label = at; label < limit;) {
    size_t end = label;
    while (end < limit && (eng__ascii_alnum((unsigned char)cutter->view[end]) ||
                           (cutter->view[end] == '-' && end > label)))
      end++;
    while (end > label && cutter->view[end - 1] == '-') end--;
    if (end == label) break;
    d = (domain){end, label, d.labels + 1};
    if (eng__byte_at(cutter, end) != '.') break;
    label = end + 1;
  }
  return d;
}

static eng__slice last_label(const eng__cutter *cutter, const domain *d) {
  return (eng__slice){cutter->view + d->last, d->end - d->last};
}

/* "end.It", "said.Net income": a capital behind the dot and none in front begins a sentence. */
static bool glued_sentence(const eng__cutter *cutter, size_t start, const domain *d) {
  return eng__source_capital(cutter, d->last) && !eng__source_capital(cutter, start);
}

static bool alphabetic(eng__slice label) {
  for (size_t i = 0; i < label.len; i++)
    if ((unsigned char)(label.at[i] - '0') < 10) return false;
  return label.len >= 2;
}

static bool is_domain(const eng__cutter *cutter, size_t start, const domain *d) {
  if (d->labels < 2) return false;
  eng__slice last = last_label(cutter, d);
  if (!alphabetic(last)) return false;
  if (eng__view_has(cutter, start, ENG__SLICE("www."))) return true;
  if (glued_sentence(cutter, start, d)) return false;
  if (plain_top_level(last)) return true;
  bool path = eng__byte_at(cutter, d->end) == '/' && eng__word_character(cutter, d->end + 1);
  return (path && last.len <= 3) || d->labels >= 4;
}

/* "killedpic.twitter.com/x": the address begins at "pic". */
static size_t picture_start(const eng__cutter *cutter, size_t start, const domain *d) {
  eng__slice picture = ENG__SLICE("pic.twitter.com");
  if (d->end - start <= picture.len) return start;
  size_t at = d->end - picture.len;
  return eng__view_has(cutter, at, picture) ? at : start;
}

size_t eng__cut_domain(eng__cutter *cutter, size_t start) {
  if (start < cutter->domain_seen) return start;
  domain d = domain_at(cutter, start);
  if (!is_domain(cutter, start, &d)) {
    cutter->domain_seen = d.end;
    return start;
  }
  size_t url = picture_start(cutter, start, &d), end = d.end;
  if (url > start) eng__push_part(cutter, start, url, ENG_TOKEN_WORD, 0);
  unsigned char next = eng__byte_at(cutter, end);
  bool port = next == ':' && eng__class_at(cutter, end + 1) == ENG__BYTE_DIGIT;
  if (next == '/' || port) end = address_extent(cutter, url, url);
  eng__push_part(cutter, url, end, ENG_TOKEN_URL, 0);
  return end;
}

/* ---- Email, mention ---- */

static bool local_byte(unsigned char b) {
  return eng__ascii_alnum(b) || b == '.' || b == '_' || b == '-' || b == '+' || b == '%';
}

/* Where the part of an email address in front of the @ at `at` begins; `at` when there is none. */
static size_t local_start(const eng__cutter *cutter, size_t at) {
  size_t start = at;
  while (start > 0 && at - start < LOCAL_MOST && local_byte((unsigned char)cutter->view[start - 1]))
    start--;
  while (start < at && !eng__ascii_alnum((unsigned char)cutter->view[start])) start++;
  return start;
}

/* Takes back the parts from `start` on; false when one reaches over it. */
static bool take_back(eng__cutter *cutter, size_t start) {
  eng__parts *parts = cutter->parts;
  size_t keep = parts->count;
  while (keep && parts->at[keep - 1].start >= start) keep--;
  if (keep == parts->count || (keep && parts->at[keep - 1].end > start)) return false;
  cutter->pending |= parts->at[keep].flags & (ENG__PART_BEFORE_LINE | ENG__PART_AFTER_BLANK);
  parts->count = keep;
  return true;
}

static size_t handle_extent(const eng__cutter *cutter, size_t at) {
  for (;;) {
    at += eng__ascii_run(cutter->view + at, cutter->len - at);
    if (eng__byte_at(cutter, at) == '_') at++;
    else if (eng__inner_fraction(cutter, at)) at += 3;
    else return at;
  }
}

/* "@MEK_Iran", "@paulhastings.com". */
static size_t mention_extent(const eng__cutter *cutter, size_t at) {
  size_t end = handle_extent(cutter, at);
  domain d = domain_at(cutter, at);
  if (d.labels < 2 || !plain_top_level(last_label(cutter, &d))) return end;
  return glued_sentence(cutter, at, &d) ? end : d.end;
}

/* Where "https" of a url glued to the tag or handle `[start, end)` begins, else `end`. */
static size_t before_scheme(const eng__cutter *cutter, size_t start, size_t end) {
  return end - scheme_before(cutter, start, end);
}

size_t eng__cut_at_sign(eng__cutter *cutter, size_t at) {
  size_t start = local_start(cutter, at);
  domain d = domain_at(cutter, at + 1);
  if (start < at && d.labels >= 2 && alphabetic(last_label(cutter, &d)) &&
      take_back(cutter, start)) {
    eng__push_part(cutter, start, d.end, ENG_TOKEN_EMAIL, 0);
    return d.end;
  }
  size_t end = mention_extent(cutter, at + 1);
  end = before_scheme(cutter, at + 1, end);
  if (end == at + 1) return eng__cut_punct(cutter, at);
  eng__push_part(cutter, at, end, ENG_TOKEN_MENTION, 0);
  return end;
}

/* ---- Hashtags ---- */

/* Letters, digits, underscores and marks of any script. */
static size_t tag_extent(const eng__cutter *cutter, size_t at) {
  for (;;) {
    at += eng__ascii_run(cutter->view + at, cutter->len - at);
    at += eng__arabic_run(cutter->view + at, cutter->len - at);
    if (eng__byte_at(cutter, at) == '_') {
      at++;
      continue;
    }
    size_t len = eng__inner_fraction(cutter, at) ? 3 : eng__word_character(cutter, at);
    size_t next = len ? at + len : eng__skip_marks(cutter, at);
    if (next == at) return at;
    at = next;
  }
}

static bool has_letter(const eng__cutter *cutter, size_t start, size_t end) {
  for (size_t i = start; i < end; i++) {
    eng__byte_class class = eng__class_at(cutter, i);
    if (class == ENG__BYTE_LETTER || class >= ENG__BYTE_ARABIC) return true;
  }
  return false;
}

/* The parts of a tag behind its first half-space. */
static size_t cut_tag_tail(eng__cutter *cutter, size_t at) {
  while (eng__view_has(cutter, at, ENG__SLICE("\xE2\x80\x8C")) &&
         eng__word_character(cutter, at + 3)) {
    size_t end = tag_extent(cutter, at + 3);
    eng__push_part(cutter, at + 3, end, ENG_TOKEN_HASHTAG, ENG__PART_JOINED);
    cutter->joined = true;
    at = end;
  }
  return at;
}

size_t eng__cut_hashtag(eng__cutter *cutter, size_t at) {
  size_t end = tag_extent(cutter, at + 1);
  end = before_scheme(cutter, at + 1, end);
  bool entity = at > 0 && cutter->view[at - 1] == '&'; /* &#39; */
  bool keycap = eng__view_has(cutter, at + 1, ENG__SLICE("\u20E3"));
  if (entity || keycap || !has_letter(cutter, at + 1, end)) return eng__cut_punct(cutter, at);
  eng__push_part(cutter, at, end, ENG_TOKEN_HASHTAG, 0);
  return cut_tag_tail(cutter, end);
}
