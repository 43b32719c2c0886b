#!/bin/sh
# What becomes of a run whose loader dies: no results that look whole, a line that says why, status
# 2, nobody left behind. Run from the top with PATH beginning at the build.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 143' INT TERM
passed=0 failed=0

fail() {
  echo "tests/run/loader.sh: $1"
  failed=$((failed + 1))
}

cat > "$folder/load.lua" <<'LUA'
local n = 0
while true do n = n + 1 end
LUA
cat > "$folder/hang.lua" <<'LUA'
rule "slow" { doc = "Runs on.", find = words { "war" }, where = function(hit) while true do end end }
LUA
echo "A war." > "$folder/a.txt"

# killed NAME RULES MESSAGE: kill -9 for the loader of a run.
killed() {
  before=$failed
  engine run -q -j2 --timeout 20s -o "$folder/out.jsonl" "$folder/$2" "$folder/a.txt" \
    > /dev/null 2> "$folder/err" &
  run=$!
  sleep 0.4
  loader=$(cat /proc/$run/task/*/children)
  workers=''
  for pid in $loader; do workers=$(cat "/proc/$pid"/task/*/children); done
  [ -n "$loader" ] || fail "$1: no loader was met"
  kill -9 $loader
  wait $run
  status=$?
  [ $status -eq 2 ] || fail "$1: status $status"
  [ ! -e "$folder/out.jsonl" ] || fail "$1: there are results"
  [ "$(wc -l < "$folder/err")" -eq 1 ] && grep -q "$3" "$folder/err" || fail "$1: $(cat "$folder/err")"
  for pid in $loader $workers; do
    [ ! -e "/proc/$pid" ] || grep -q '^State:.*Z' "/proc/$pid/status" || fail "$1: $pid is left"
  done
  [ $failed -ne $before ] || passed=$((passed + 1))
}

killed 'while rules load' load.lua 'the rules do not load: the loader was ended by signal 9'
killed 'while documents are read' hang.lua 'the loader process is gone'
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
