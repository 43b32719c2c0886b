#!/bin/sh
# The bytes of results depend on the corpus and the rules alone: not on the number of workers, the
# order in which a folder was filled, the locale, the time zone, or where the system puts memory. Run
# from the top with PATH beginning at the build.
set -u
# Where a folder gives its names in the order of their making.
if [ -w /dev/shm ]; then folder=$(mktemp -d -p /dev/shm); else folder=$(mktemp -d); fi
trap 'rm -rf "$folder"' EXIT
trap 'exit 143' INT TERM
engine=$(command -v engine)
passed=0 failed=0

cat > "$folder/r.lua" <<'LUA'
local war = words { "war", "ist*", "is", "جنگ" }
rule "war" {
  doc = "War.", find = war,
  note = function(hit)
    local seen, list = {}, {}
    for h in hit.sentence:each(war) do seen[h.text] = (seen[h.text] or 0) + 1 end
    for key, n in pairs(seen) do list[#list + 1] = key .. n end
    return { all = table.concat(list, " "), upper = ("iI"):upper(), at = ("%.3f"):format(1 / 3) }
  end,
}
rule "name" { doc = "N.", find = names { { id = "ali", "Ali Karimi", "Karimi" } } }
rule "form" { doc = "F.", find = regex { [=[\b\w+ i\w*]=] } }
aggregate "same" {
  doc = "S.", of = "war", group = alike { words = 1, share = 0.5 },
  report = function(uses) return { n = #uses, first = uses[1].doc } end,
}
LUA

texts() { # in the order of the numbers on stdin
  mkdir -p "$1/b"
  while read -r i; do
    echo "The War in $i, said Ali Karimi. An İssue; ıt is war. جنگ $i." > "$1/$((i % 7))ä$i.txt"
    [ $((i % 5)) -ne 0 ] || printf 'A war \377 in %s.\n' "$i" > "$1/b/Z$i.txt"
  done
  echo '{"id":"p1","text":"A war, it is."}' > "$1/p.jsonl"
}
seq 1 120 | texts "$folder/up"
seq 120 -1 1 | texts "$folder/down"
seq 1 120 | awk '{ print ($1 * 7) % 121 }' | texts "$folder/mixed"

cd "$folder" || exit 1
same() { # WHAT ENVIRONMENT... : run with the options in $options over the corpus in $corpus
  what=$1
  shift
  for format in "jsonl --docs" csv; do
    sum=$(cd "$corpus" && env "$@" "$engine" run -q $options -f $format ../r.lua . 2> /dev/null | sha256sum)
    eval "wanted=\${wanted_${format%% *}:-}"
    if [ -z "$wanted" ]; then eval "wanted_${format%% *}=\$sum"; wanted=$sum; fi
    if [ "$sum" = "$wanted" ] && [ "$sum" != "$nothing" ]; then
      passed=$((passed + 1))
    else
      echo "tests/run/order.sh: $format with $options over $corpus, $what: other bytes"
      failed=$((failed + 1))
    fi
  done
}
nothing=$(sha256sum < /dev/null)

for options in -j1 -j2 -j3 -j8; do
  for corpus in up down mixed; do same "as it is" LC_ALL=C; done
done
options=-j2 corpus=up
# Turkish has two letters i; German and Persian write numbers in their own ways. Those that this
# machine has.
for locale in $(locale -a 2> /dev/null | grep -E '^(C|de_DE|fa_IR|tr_TR)'); do
  same "$locale" LC_ALL="$locale" LANG="$locale"
done
same "no environment" -i
same "another time zone" TZ=Asia/Tehran
for _ in 1 2 3; do same "memory elsewhere" MALLOC_PERTURB_=165; done

# A locale is nothing that the program knows: it never asks for one.
if nm -D "$engine" | grep -E ' U (setlocale|newlocale|uselocale)'; then
  echo "tests/run/order.sh: the program knows locales"
  failed=$((failed + 1))
else
  passed=$((passed + 1))
fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
