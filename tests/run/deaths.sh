#!/bin/sh
# Workers that are killed at any moment, and hang, cost nothing: the results have the bytes of an
# undisturbed run. Run from the top with PATH beginning at the build.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 143' INT TERM
passed=0 failed=0

cat > "$folder/r.lua" <<'LUA'
rule "war" {
  doc = "War, slowly.", find = words { "war" },
  where = function(hit) local n = 0 for i = 1, 60000 do n = n + i end return n > 0 end,
  examples = { yes = { "{war}" }, no = { "peace" } },
}
LUA
mkdir "$folder/c"
i=0
while [ $i -lt 400 ]; do
  echo "The war of $i. A war is a war, and no war is none. جنگ." > "$folder/c/$i.txt"
  i=$((i + 1))
done
engine run -q -j2 "$folder/r.lua" "$folder/c" > "$folder/whole.jsonl" || exit 1

# All processes below one, itself left out.
below() {
  for child in $(cat /proc/"$1"/task/*/children 2> /dev/null); do
    echo "$child"
    below "$child"
  done
}

# Waits until so many processes are below the run, the $family.
meet() {
  family=''
  while [ "$(echo "$family" | wc -w)" -lt "$1" ] && kill -0 $run 2> /dev/null; do
    family=$(below $run)
  done
}

# Kills one process below the run: a worker is a grandchild.
kill_one() {
  for loader in $(cat /proc/"$1"/task/*/children 2> /dev/null); do
    for worker in $(cat /proc/"$loader"/task/*/children 2> /dev/null); do
      kill -9 "$worker" 2> /dev/null && return 0
    done
  done
  return 1
}

round=0 kills=0
while [ $round -lt 12 ]; do
  jobs=$((round % 3 + 1))
  engine run -q -j$jobs "$folder/r.lua" "$folder/c" > "$folder/cut.jsonl" 2> "$folder/err" &
  run=$!
  tries=0
  while kill -0 $run 2> /dev/null && [ $tries -lt $((round % 4 + 1)) ]; do
    sleep 0.0$((round * 7 % 10))3
    kill_one $run && kills=$((kills + 1))
    tries=$((tries + 1))
  done
  wait $run
  status=$?
  if [ $status -eq 0 ] && cmp -s "$folder/whole.jsonl" "$folder/cut.jsonl"; then
    passed=$((passed + 1))
  else
    echo "tests/run/deaths.sh: round $round with -j$jobs: status $status, results differ or failed"
    cat "$folder/err"
    failed=$((failed + 1))
  fi
  round=$((round + 1))
done
[ $kills -gt 0 ] || { echo "tests/run/deaths.sh: no worker was met to kill"; failed=$((failed + 1)); }

# Nobody is left when the parent is killed.
engine run -q -j3 "$folder/r.lua" "$folder/c" > /dev/null 2>&1 &
run=$!
meet 4
kill -9 $run
wait $run 2> /dev/null
sleep 0.5
left=0
for pid in $family; do kill -0 "$pid" 2> /dev/null && ! grep -q '^State:.*Z' /proc/"$pid"/status && left=1; done
if [ -n "$family" ] && [ $left -eq 0 ]; then passed=$((passed + 1)); else
  echo "tests/run/deaths.sh: processes are left behind: $family"
  failed=$((failed + 1))
fi

# An interrupted run ends at once, at a whole line, with the signal's status.
engine run -q -j2 "$folder/r.lua" "$folder/c" > "$folder/cut.jsonl" 2> /dev/null &
run=$!
meet 3
sleep 0.05 # a third of what it takes
kill -TERM $run
wait $run
status=$?
if [ $status -eq 143 ] && [ -z "$(tail -c 1 "$folder/cut.jsonl" | tr -d '\n')" ]; then
  passed=$((passed + 1))
else
  echo "tests/run/deaths.sh: SIGTERM: status $status"
  failed=$((failed + 1))
fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
