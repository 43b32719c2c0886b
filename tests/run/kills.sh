#!/bin/sh
# A run with --resume that is killed at any moment, again and again, ends with the bytes of an
# undisturbed run, and so does what --coverage writes. Run from the top with PATH beginning at the build. KILLS=1000 SEED=7 for more.
set -u
wanted=${KILLS:-40} seed=${SEED:-1}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 143' INT TERM
# The leak check of a sanitized build ends a process with a helper that looks like a loader; a run
# whose helper is killed waits for it forever. Other tests look for leaks.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0"
cd "$folder" || exit 1
passed=0 failed=0

cat > r.lua <<'LUA'
rule "war" {
  doc = "War, slowly.", find = words { "war", "جنگ" },
  where = function(hit) local n = 0 for i = 1, 8000 do n = n + i end return n > 0 end,
  note = function(hit) return { outlet = hit.doc.meta.outlet } end,
  examples = { yes = { "{war}" }, no = { "peace" } },
}
rule "peace" { doc = "Peace.", find = words { "peace" }, examples = { yes = { "{peace}" }, no = { "war" } } }
LUA

# Texts, records with and without ids, bytes that are no UTF-8, a broken record, a long text, a
# binary file, an empty one.
mkdir -p c/b c/d
i=0
while [ $i -lt 200 ]; do
  echo "The war of $i. A war is a war, and no war is peace. جنگ." > c/$i.txt
  echo "{\"id\": \"post-$i\", \"text\": \"A war, $i.\", \"outlet\": \"X\"}" >> c/b/posts.jsonl
  echo "{\"text\": \"No peace, $i.\"}" >> c/d/more.jsonl
  i=$((i + 1))
done
echo '{"text": "broken' >> c/b/posts.jsonl
printf 'A \377 war.\n' > c/d/damaged.txt
printf '\000\001' > c/d/binary.bin
: > c/d/empty.txt
while [ $i -lt 6000 ]; do echo "Long is the war, and line $i is long as well, as all may see."; i=$((i + 1)); done |
  sed '500,$s/war/way/' > c/long.txt

random() { # random N: sets $number to one of 0 … N-1
  seed=$(((seed * 1103515245 + 12345) % 2147483648))
  number=$((seed / 65536 % $1))
}

now_ms() { echo $(($(date +%s%N) / 1000000)); }

options_of() { # the output: its name says what is written
  case ${1##*.} in
    jsonl) echo --docs --context 3 --coverage "$1.cov" ;;
    tsv) echo --columns note.outlet,meta.outlet ;;
    csv) echo --bom --context sentence ;;
  esac
}

sum() { # of what was written: nothing beside a table
  cat "$1" "$1.cov" 2> /dev/null | sha256sum
}

begun=$(now_ms)
for ending in jsonl tsv csv; do
  # shellcheck disable=SC2046
  engine run -q -j2 r.lua c -o whole.$ending $(options_of whole.$ending) 2> err
  status=$?
  [ $status -eq 1 ] || { echo "tests/run/kills.sh: an undisturbed run: status $status"; cat err; exit 1; }
done
most=$((($(now_ms) - begun) / 3)) # milliseconds of one run
[ $most -ge 30 ] || most=30

# The processes that a kill may meet: the run itself, its loader, one of its workers.
victim() {
  random 10
  if [ $number -lt 6 ]; then echo "$1"; return; fi
  for loader in $(cat /proc/"$1"/task/*/children 2> /dev/null); do
    if [ $number -lt 7 ]; then echo "$loader"; return; fi
    for worker in $(cat /proc/"$loader"/task/*/children 2> /dev/null); do echo "$worker"; return; done
  done
}

kills=0 runs=0 recalled=0 ended=0
while [ $kills -lt "$wanted" ]; do
  random 3
  ending=$(echo jsonl tsv csv | cut -d' ' -f$((number + 1)))
  rm -f out.*
  while [ ! -e out.$ending ]; do
    random 8
    # shellcheck disable=SC2046
    engine run -j$((number + 1)) r.lua c -o out.$ending --resume $(options_of out.$ending) 2> err &
    run=$!
    runs=$((runs + 1))
    random $most
    sleep "$(printf '0.%03d' $((number % 1000)))"
    if [ $kills -lt "$wanted" ]; then
      random 1000 # victim() runs in a shell of its own
      target=$(victim $run)
      [ -n "$target" ] && kill -9 "$target" 2> /dev/null && kills=$((kills + 1))
    fi
    wait $run 2> /dev/null
    status=$?
    grep -q 'were finished before' err && recalled=$((recalled + 1))
    case $status in
      1 | 137) ;; # complete, with the broken record; killed
      2) grep -q 'loader' err || break ;;
      *) break ;;
    esac
    [ -e out.$ending ] || [ $status -ne 1 ] || break
  done
  if [ -e out.$ending ] && [ "$(sum out.$ending)" = "$(sum whole.$ending)" ] &&
    { [ $status -ne 1 ] || [ ! -e out.$ending.journal ]; }; then
    passed=$((passed + 1))
  else
    echo "tests/run/kills.sh: seed ${SEED:-1}, run $runs, $kills kills: status $status, out.$ending differs"
    cat err
    failed=$((failed + 1))
  fi
  ended=$((ended + 1))
done
[ $recalled -gt 0 ] || { echo "tests/run/kills.sh: no run went on from a journal"; failed=$((failed + 1)); }
echo "$kills kills in $runs runs, $recalled of which went on; $ended results"
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
