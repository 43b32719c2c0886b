/* All that lint can say, once: id, name, severity, whether --fix can mend some of it, why it is
 * said, how to mend it. `engine lint --list` and engine-lint(1) print this table. */
#ifndef ENG_RULES_LINT_LIST_H
#define ENG_RULES_LINT_LIST_H

/* clang-format off */

#define ENG__LINT_LIST(X) \
  /* The text of a rule file. */ \
  X(ALLOW_UNKNOWN, "allow-unknown", WARNING, 0, \
    "a comment allows what no warning is called", \
    "write a name that 'engine lint --list' has") \
  X(ALLOW_UNUSED, "allow-unused", WARNING, 1, \
    "a comment allows what is not found there (an error cannot be allowed)", \
    "take the comment away") \
  X(BIDI_CONTROL, "bidi-control", WARNING, 0, \
    "a bidi control makes the file read otherwise than it runs", \
    "take it away: patterns do not see it, and editors order the text without it") \
  X(CONSTANT_WHERE, "constant-where", WARNING, 0, \
    "a 'where' that always says the same keeps every hit, or none", \
    "leave the field out, or ask the hit something") \
  X(GLOBAL_ASSIGNED, "global-assigned", WARNING, 0, \
    "assigning a name that is no local is an error when the line runs", \
    "declare it with 'local'") \
  X(INCLUDE_TWICE, "include-twice", WARNING, 0, \
    "a file is included twice by one file", \
    "include it once and use the local it gave") \
  X(INCLUDE_UNUSED, "include-unused", WARNING, 0, \
    "what an included file returned is never used, and it has no rules", \
    "take the line away") \
  X(NO_RETURN, "no-return", WARNING, 0, \
    "a 'where', 'note' or 'mark' function without return says nothing", \
    "return a value") \
  X(PRINT_CALL, "print-call", WARNING, 0, \
    "print writes a line for every hit of every document", \
    "take it away when the rule works; 'note' keeps values with the hit") \
  X(UNDEFINED_NAME, "undefined-name", WARNING, 0, \
    "a name that is neither a local nor a word of the language is an error when the line runs", \
    "write it as it was declared") \
  X(UNUSED_LOCAL, "unused-local", WARNING, 0, \
    "a local is never used", \
    "take it away, or begin its name with _") \
  /* Lists. */ \
  X(UNUSED_COLUMN, "unused-column", NOTE, 0, \
    "no rule file names a column of a list", \
    "leave it out, or ask for hit.entry.COLUMN") \
  X(UNUSED_LIST, "unused-list", WARNING, 0, \
    "a list is read and no pattern is made of it", \
    "give it to words or names, or take it away") \
  /* Entries of words. */ \
  X(ARABIC_LETTER, "arabic-letter", NOTE, 1, \
    "an Arabic letter is written where the Persian one finds the same", \
    "write the Persian letter, so that the entry is found when the file is searched") \
  X(CAPITALS_PHRASE, "capitals-phrase", WARNING, 0, \
    "a phrase in capitals only matches only capitals, as if it were an acronym", \
    "write it in small letters, or say case = true") \
  X(CASE_NEEDLESS, "case-needless", WARNING, 0, \
    "'case' is said of entries that have no capitals and no small letters", \
    "leave 'case' out") \
  X(ENTRY_COVERED, "entry-covered", WARNING, 0, \
    "a shorter stem of the same list finds the entry, too", \
    "take the entry away, or the stem") \
  X(ENTRY_ELSEWHERE, "entry-elsewhere", WARNING, 0, \
    "two parts of one 'either' have the same entry", \
    "keep it in one of them") \
  X(ENTRY_EVERYDAY, "entry-everyday", WARNING, 0, \
    "an entry is one of the commonest words of its language", \
    "write the phrase it belongs to, or a seq") \
  X(ENTRY_INVISIBLE, "entry-invisible", WARNING, 1, \
    "an entry has characters that nobody sees and that find nothing", \
    "take them away") \
  X(ENTRY_LETTER, "entry-letter", WARNING, 0, \
    "an entry is one letter", \
    "write the word or phrase it stands in") \
  X(ENTRY_MARKS, "entry-marks", NOTE, 1, \
    "an entry has vowel signs or tatweel, which make no difference", \
    "write the letters alone") \
  X(ENTRY_SPACES, "entry-spaces", WARNING, 1, \
    "an entry begins or ends with a space, or has two in a row", \
    "write one space between words and none around them") \
  X(ENTRY_TWICE, "entry-twice", WARNING, 1, \
    "a list has the same entry twice", \
    "keep one of them") \
  X(MIXED_SCRIPT, "mixed-script", WARNING, 0, \
    "a word has letters of two scripts, one of which only looks right", \
    "write the word again in one script") \
  X(SHORT_STEM, "short-stem", WARNING, 0, \
    "a stem of two letters finds a great many words", \
    "write a longer stem, or the words") \
  X(WORDS_LONG, "words-long", NOTE, 0, \
    "more than 300 entries stand in a rule file", \
    "put them into a list file, which others can read and sort") \
  /* Entries of names. */ \
  X(FORM_EVERYDAY, "form-everyday", NOTE, 0, \
    "a name of one word is an everyday word, too", \
    "give the full name, or mark the form exact with its capital") \
  X(FORM_INFERRED, "form-inferred", NOTE, 0, \
    "an entity has no Persian form, so its Persian spelling is inferred", \
    "write the Persian form beside it when the inferred one is not right") \
  X(FORM_NEVER, "form-never", WARNING, 0, \
    "a form is found in no text: the matcher does not find it where it stands as it is written", \
    "write it as texts do; say order = true for a surname before a comma") \
  X(FORM_SHORT, "form-short", WARNING, 0, \
    "a name of two letters or fewer finds a great many words", \
    "give a longer form, or mark it exact") \
  X(FORM_TWICE, "form-twice", WARNING, 1, \
    "an entity has the same form twice", \
    "keep one of them") \
  X(ID_ALIKE, "id-alike", WARNING, 0, \
    "two ids differ only in case, hyphens, underscores or spaces", \
    "write one id for one entity") \
  X(KIND_DIFFERS, "kind-differs", WARNING, 0, \
    "rows of one id have different kinds", \
    "say one kind, or use two ids") \
  /* Expressions. */ \
  X(ALTERNATION_LONG, "alternation-long", NOTE, 0, \
    "more than 100 alternatives stand in one expression", \
    "use words with a list, which is faster and can be sorted") \
  X(ALTERNATIVE_SHADOWED, "alternative-shadowed", WARNING, 0, \
    "an alternative can never match, because an earlier one is its beginning", \
    "put the longer one first") \
  X(ALTERNATIVE_TWICE, "alternative-twice", WARNING, 0, \
    "an alternative can never match, because another folds to the same", \
    "keep one of them") \
  X(ASCII_CLASS, "ascii-class", WARNING, 0, \
    "[a-z] in an expression with Persian letters finds no Persian letter", \
    "write \\w, \\p{L} or \\p{Arabic}") \
  X(BARE_DOT, "bare-dot", WARNING, 0, \
    "a dot between two capitals stands for any character", \
    "write \\. for a dot") \
  X(BRACE_LITERAL, "brace-literal", WARNING, 0, \
    "{,n} is no quantifier: it looks for these very characters", \
    "write {0,n}") \
  X(CAPTURE_UNNAMED, "capture-unnamed", WARNING, 1, \
    "a group without name is remembered for nobody", \
    "write (?:…), or name it (?<name>…)") \
  X(CLASS_BAR, "class-bar", WARNING, 0, \
    "a bar between letters of a class is a bar, no 'or'", \
    "write (?:a|b), or leave the bar out of [ab]") \
  X(CLASS_TWICE, "class-twice", WARNING, 0, \
    "a class has a character twice, as if it were a word", \
    "write (?:word|other) for words") \
  X(ESCAPE_FOLDED, "escape-folded", WARNING, 0, \
    "an escape names a character that folded text never has", \
    "write the folded character, or say case = true or raw = true") \
  X(FLAG_NEEDLESS, "flag-needless", WARNING, 1, \
    "(?i) changes nothing: the text is folded to small letters", \
    "take it away") \
  X(LAZY_END, "lazy-end", WARNING, 0, \
    "a lazy quantifier at the end takes the least it may, every time", \
    "say what must follow, or write the least it takes") \
  X(NESTED_QUANTIFIER, "nested-quantifier", WARNING, 0, \
    "a repetition of a repetition can take time without end", \
    "repeat once: \\w+ for (\\w+)+; or make the inner one possessive: \\w++") \
  X(RAW_PERSIAN, "raw-persian", WARNING, 0, \
    "raw text has Persian words with Arabic letters, too, which the expression does not find", \
    "leave raw = true out") \
  X(REGEX_EMPTY, "regex-empty", WARNING, 0, \
    "an expression can match nothing at all, and such matches are dropped", \
    "make one part of it obligatory: + for *") \
  X(REGEX_PLAIN, "regex-plain", WARNING, 0, \
    "an expression is a plain phrase: words find it with its suffixes, and not inside others", \
    "write words { … }") \
  X(UNBOUNDED_DOT, "unbounded-dot", WARNING, 0, \
    "a dot without an upper bound runs through the line", \
    "say how far: .{0,40}") \
  /* Patterns. */ \
  X(DEPRECATED_RULE, "deprecated-rule", WARNING, 0, \
    "a pattern looks at a rule whose status is deprecated", \
    "look at the rule that replaced it") \
  X(GAP_EMPTY, "gap-empty", WARNING, 0, \
    "gap(0, 0) is no gap, many(a, 1, 1) is a", \
    "leave it out") \
  X(PART_TWICE, "part-twice", WARNING, 0, \
    "an 'either' has the same pattern twice", \
    "keep it once") \
  X(SINGLE_PART, "single-part", WARNING, 0, \
    "an 'either' or 'seq' has one part", \
    "use the part itself") \
  X(UNUSED_PATTERN, "unused-pattern", WARNING, 0, \
    "no rule uses a pattern", \
    "take it away, or use it") \
  /* Rules. */ \
  X(CONDITION_CONTRADICTS, "condition-contradicts", WARNING, 0, \
    "a rule wants and forbids the same: it can have no hits", \
    "take one of the conditions away") \
  X(CONDITION_NEVER, "condition-never", WARNING, 0, \
    "an 'unless' holds for every hit: the rule can have none", \
    "leave it out, or look at another pattern or stretch") \
  X(CONDITION_TWICE, "condition-twice", WARNING, 0, \
    "a condition stands twice in a rule", \
    "keep it once") \
  X(CONDITION_UNTESTED, "condition-untested", WARNING, 0, \
    "no 'no' example has what the rule looks for, so its conditions are not tested", \
    "add a text that has the words and must not be tagged") \
  X(DOC_SENTENCE, "doc-sentence", WARNING, 0, \
    "'doc' is one sentence, which ends in a full stop", \
    "say in a sentence what the rule tags") \
  X(EXAMPLE_CONTRADICTS, "example-contradicts", WARNING, 0, \
    "the same text is a yes and a no example", \
    "decide which") \
  X(EXAMPLE_SCRIPT, "example-script", WARNING, 0, \
    "a rule looks for words of a script in which it has no yes example", \
    "add a yes example in that script") \
  X(EXAMPLE_TWICE, "example-twice", WARNING, 1, \
    "a rule has the same example twice", \
    "keep one of them") \
  X(FIELD_UNEVEN, "field-uneven", WARNING, 0, \
    "all other rules of the file have a field that this one has not", \
    "say level, technique or status here, too") \
  X(KEEP_NEEDLESS, "keep-needless", WARNING, 0, \
    "'keep' changes nothing for an expression", \
    "leave it out") \
  X(LANG_UNKNOWN, "lang-unknown", WARNING, 0, \
    "no document is found to be in this language", \
    "write a code that 'engine show' gives: en fa ar fr de es tr") \
  X(NAME_ALIKE, "name-alike", WARNING, 0, \
    "two rules have names that differ only in dots and underscores", \
    "give one of them another name") \
  X(NOT_YET_HONOURED, "not-yet-honoured", WARNING, 0, \
    "a field is checked, but this version does not filter by it", \
    "write the rule so that it is right without it") \
  X(REPLACED_CURRENT, "replaced-current", WARNING, 0, \
    "a rule says what replaces it, but not that it is deprecated", \
    "say status = \"deprecated\"") \
  X(REPLACED_UNKNOWN, "replaced-unknown", WARNING, 0, \
    "'replaced_by' names no rule", \
    "write the name of a rule of this set") \
  X(RULE_WITHOUT_EXAMPLES, "rule-without-examples", ERROR, 0, \
    "a rule needs at least one yes and one no example", \
    "add a text it must tag and one that is close to it and must not be tagged") \
  X(SIDE_OVERLAP, "side-overlap", WARNING, 0, \
    "what overlaps the hit is on no side of it", \
    "leave 'side' out, or say another 'within'") \
  X(TECHNIQUE_UNKNOWN, "technique-unknown", WARNING, 0, \
    "a technique is not in the taxonomy it names", \
    "write a technique that the taxonomy has") \
  X(WINDOW_WIDE, "window-wide", WARNING, 0, \
    "'within' counts more words than sentences have, and stays in the sentence", \
    "leave it out, or say \"paragraph\"") \
  X(YES_WITHOUT_MARKS, "yes-without-marks", WARNING, 0, \
    "a yes example does not say what must be tagged", \
    "put braces around it")

/* clang-format on */

typedef enum eng__lint_id {
#define ENG__LINT_ID(id, name, severity, fixes, why, mend) ENG__LINT_##id,
  ENG__LINT_LIST(ENG__LINT_ID)
#undef ENG__LINT_ID
      ENG__LINT_COUNT
} eng__lint_id;

#endif
