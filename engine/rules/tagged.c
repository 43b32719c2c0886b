/* Which rules a `tagged` means: a name or a glob, the own pack's rules first.
 *
 * A name with a pack ("framing:frame.war") is taken as it stands. Without one it is a rule of the
 * own pack; only when the own pack has none, a rule of the others. */
#include "rules/loading.h"

/* `*` stands for any run of bytes. */
static bool glob_matches(const char *glob, const char *name) {
  const char *star = NULL, *from = NULL;
  while (*name) {
    if (*glob == '*') {
      star = glob++;
      from = name;
    } else if (*glob == *name) {
      glob++;
      name++;
    } else if (star) {
      glob = star + 1;
      name = ++from;
    } else {
      return false;
    }
  }
  while (*glob == '*') glob++;
  return *glob == '\0';
}

static bool same_pack(const char *a, const char *b) {
  if (!a || !b) return a == b;
  return strcmp(a, b) == 0;
}

/* Does the rule answer to the name? `own`: is only the own pack looked at? */
static bool answers(const eng__rule *rule, const eng__pattern_info *info, bool own) {
  if (rule->aggregate) return false; /* it tags nothing */
  if (strchr(info->tagged, ':')) return glob_matches(info->tagged, rule->info.name);
  if (same_pack(rule->source->pack, info->source->pack) != own) return false;
  return glob_matches(info->tagged, rule->bare);
}

/* Fills info->sources (room for all rules); returns how many. */
static size_t collect(const eng__ruleset *set, eng__pattern_info *info, uint32_t *sources,
                      bool own) {
  size_t count = 0;
  for (uint32_t i = 0; i < set->rules.count; i++) {
    if (answers(set->rules.at[i], info, own)) sources[count++] = i;
  }
  info->sources = sources;
  info->source_count = count;
  return count;
}

/* The nearest name for a message, or NULL. */
static const char *nearest_rule(eng__ruleset *set, const char *name) {
  const char **names = eng__arena_array(&set->arena, set->rules.count + 1, sizeof *names);
  if (!names) return NULL;
  bool pack = strchr(name, ':') != NULL;
  size_t count = 0;
  for (size_t i = 0; i < set->rules.count; i++) {
    if (set->rules.at[i]->aggregate) continue;
    names[count++] = pack ? set->rules.at[i]->info.name : set->rules.at[i]->bare;
  }
  return eng__nearest_name(name, names);
}

/* How the name stands in the file, as far as a message goes: at most a rule's name and a tag. */
static const char *asked(const eng__pattern_info *info, char *text, size_t size) {
  if (info->asker)
    snprintf(text, size, "aggregate '%.200s': of = \"%.200s\"", info->asker, info->tagged);
  else snprintf(text, size, "tagged \"%.200s\"", info->tagged);
  return text;
}

static bool is_aggregate(const eng__ruleset *set, const char *name) {
  for (size_t i = 0; i < set->rules.count; i++) {
    const eng__rule *rule = set->rules.at[i];
    if (rule->aggregate && (!strcmp(rule->info.name, name) || !strcmp(rule->bare, name)))
      return true;
  }
  return false;
}

static void report_nobody(eng__ruleset *set, const eng__pattern_info *info) {
  char text[ENG_ERROR_MESSAGE];
  eng__where where = {info->source, info->line};
  const char *near = nearest_rule(set, info->tagged), *name = asked(info, text, sizeof text);
  const char *what = strchr(info->tagged, '*') ? "no rule matches it" : "there is no such rule";
  if (is_aggregate(set, info->tagged)) {
    eng__report_error(set, where, "%s: this is an aggregate, which tags nothing", name);
  } else if (near) {
    eng__report_error(set, where, "%s: %s (did you mean '%s'?)", name, what, near);
  } else {
    eng__report_error(set, where, "%s: %s", name, what);
  }
}

/* A name without a glob that several packs have must say which is meant. */
static void check_one(eng__ruleset *set, const eng__pattern_info *info) {
  if (info->source_count < 2 || strchr(info->tagged, '*')) return;
  char text[ENG_ERROR_MESSAGE];
  eng__report_error(set, (eng__where){info->source, info->line},
                    "%s: more than one pack has this rule: write \"%s\" or \"%s\"",
                    asked(info, text, sizeof text), set->rules.at[info->sources[0]]->info.name,
                    set->rules.at[info->sources[1]]->info.name);
}

static bool matches_only(const eng__pattern_info *info, const eng__rule *rule) {
  return info->source_count == 1 && info->sources[0] == rule->index;
}

eng_status eng__resolve_tagged(eng__ruleset *set, eng_error *err) {
  for (size_t i = 0; i < set->infos.count; i++) {
    eng__pattern_info *info = &set->infos.at[i];
    if (info->form != ENG__FORM_TAGGED) continue;
    uint32_t *sources = eng__arena_array(&set->arena, set->rules.count + 1, sizeof *sources);
    if (!sources) return eng__fail_nomem(err);
    if (collect(set, info, sources, true) == 0) collect(set, info, sources, false);
    if (info->source_count == 0) report_nobody(set, info);
    check_one(set, info);
  }
  return ENG_OK;
}

/* A glob leaves the rule itself out: left with nobody it is a mistake, too. */
void eng__check_glob_of(eng__ruleset *set, const eng__rule *rule, const eng__pattern_info *info) {
  if (strchr(info->tagged, '*') && matches_only(info, rule)) report_nobody(set, info);
}
