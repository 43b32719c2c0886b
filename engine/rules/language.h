/* What the files of this floor share: the state behind a ruleset, seen by the files that put the
 * words of the rule language into Lua. One file per Lua type. (Owned by the rule language.) */
#ifndef ENG_RULES_LANGUAGE_H
#define ENG_RULES_LANGUAGE_H

#include "rules/ruleset.h"
#include "rules/sandbox.h"

#endif
