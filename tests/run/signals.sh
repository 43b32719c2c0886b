#!/bin/sh
# Signals at any moment: a run ends soon, at a whole line, with the signal's status, and can be
# resumed. Run from the top with PATH beginning at the build. ROUNDS=800 for more moments.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 143' INT TERM
cd "$folder" || exit 1
passed=0 failed=0 seed=1

cat > r.lua <<'LUA'
rule "war" {
  doc = "War, slowly.", find = words { "war" },
  where = function(hit) local n = 0 for i = 1, 60000 do n = n + i end return n > 0 end,
  examples = { yes = { "{war}" }, no = { "peace" } },
}
LUA
cat > endless.lua <<'LUA'
for i = 1, 1e12 do local x = i * i end
LUA
mkdir c
i=0
while [ $i -lt 600 ]; do
  echo "The war of $i. A war is a war, and no war is none. جنگ." > c/$i.txt
  i=$((i + 1))
done
engine run -q -j2 r.lua c -o whole.jsonl || exit 1

expect() { # expect NAME WHAT-HOLDS...
  name=$1
  shift
  if "$@"; then passed=$((passed + 1)); else
    echo "tests/run/signals.sh: $name: does not hold: $*"
    [ ! -s err ] || sed 's/^/    /' err
    failed=$((failed + 1))
  fi
}

now_ms() { echo $(($(date +%s%N) / 1000000)); }

random() { # random N: sets $number to one of 0 … N-1
  seed=$(((seed * 1103515245 + 12345) % 2147483648))
  number=$((seed / 65536 % $1))
}

# A shell without job control starts what is behind & with SIGINT ignored, and the run leaves it so:
# this gives the usual signals back.
usual='env --default-signal'

# Ends the run of $run by signals, sets $status and $took.
end_by() {
  begun=$(now_ms)
  for name in "$@"; do kill -s "$name" $run 2> /dev/null; done
  wait $run
  status=$?
  took=$(($(now_ms) - begun))
}

soon() { [ "$took" -le 2000 ]; }
whole_lines() { [ ! -s "$1" ] || [ -z "$(tail -c 1 "$1" | tr -d '\n')" ]; }
resumes() {
  engine run -q r.lua c -o out.jsonl --resume 2> err && cmp -s whole.jsonl out.jsonl && [ ! -e out.jsonl.journal ]
}

# Waits until the run of $run has written to the file; a good part of a second is left of it then.
await() { while [ ! -s "$1" ] && kill -0 $run 2> /dev/null; do sleep 0.01; done; }

# At any moment; once, twice, from all sides.
round=0
while [ $round -lt "${ROUNDS:-9}" ]; do
  case $((round % 4)) in
    0) names=INT wanted=130 ;;
    1) names=TERM wanted=143 ;;
    2) names=HUP wanted=129 ;;
    3) names='INT INT' wanted=130 ;;
  esac
  rm -f out.jsonl*
  random 8
  $usual engine run -q -j$((number + 1)) r.lua c -o out.jsonl --resume 2> err &
  run=$!
  await out.jsonl.journal
  random 120
  sleep "$(printf '0.%03d' "$number")"
  # shellcheck disable=SC2086
  end_by $names
  expect "$names in round $round: the status" [ $status -eq $wanted ]
  expect "$names in round $round: whole lines" whole_lines out.jsonl.part
  expect "$names in round $round: no file yet" [ ! -e out.jsonl ]
  expect "$names in round $round: soon" soon
  expect "$names in round $round: goes on" resumes
  round=$((round + 1))
done

# The whole group at once, as a terminal and a service manager do it.
rm -f out.jsonl*
setsid $usual engine run -q -j2 r.lua c -o out.jsonl --resume 2> err &
run=$!
await out.jsonl.journal
sleep 0.1
kill -s TERM -- "-$run" # its leader: in the background setsid need not fork
wait $run
status=$?
expect "TERM to the group: the status" [ $status -eq 143 ]
expect "TERM to the group: nothing said of a crash" [ ! -s err ]
expect "TERM to the group: goes on" resumes

# To standard output: whole lines.
$usual engine run -q -j2 r.lua c > cut.jsonl 2> err &
run=$!
await cut.jsonl
end_by INT
expect "to standard output: the status" [ $status -eq 130 ]
expect "to standard output: whole lines" whole_lines cut.jsonl

# What is said, without --quiet.
rm -f out.jsonl*
$usual engine run -j2 r.lua c -o out.jsonl --resume 2> err &
run=$!
await out.jsonl.journal
end_by TERM
expect "it is said how to go on" grep -q 'the same command goes on' err
expect "in one line" [ "$(wc -l < err)" -eq 1 ]

# While nothing comes from standard input, and while rules load.
mkfifo silent
$usual engine run -q r.lua - < silent > /dev/null 2> err &
run=$!
exec 9> silent
sleep 0.3
end_by INT
exec 9>&-
expect "standard input is silent: the status" [ $status -eq 130 ]
expect "standard input is silent: soon" soon
$usual engine run -q endless.lua c > /dev/null 2> err &
run=$!
sleep 0.3
end_by TERM
expect "rules load: the status" [ $status -eq 143 ]
expect "rules load: soon" soon

# Behind a pipe that nobody reads a second signal, later, is final.
mkfifo full
(exec 8< full && sleep 20) &
reader=$!
$usual engine run -q -j2 --context 100 r.lua c > full 2> err &
run=$!
sleep 0.5
kill -INT $run
sleep 2.2
end_by INT
kill $reader
expect "a full pipe: the status" [ $status -eq 130 ]
expect "a full pipe: soon" soon

# What was ignored stays ignored: nohup.
rm -f out.jsonl*
(trap '' HUP && exec env engine run -q -j2 r.lua c -o out.jsonl 2> err) &
run=$!
sleep 0.1
end_by HUP
expect "an ignored SIGHUP does not end a run" [ $status -eq 0 ]
expect "and its results are complete" cmp -s whole.jsonl out.jsonl

# A limit of the file size is a disk that is full.
rm -f out.jsonl*
(ulimit -f 20 && exec engine run -q -j2 r.lua c -o out.jsonl --resume 2> err)
status=$?
expect "a limit of the file size: the status" [ $status -eq 2 ]
expect "a limit of the file size: one line" [ "$(wc -l < err)" -eq 1 ]
expect "a limit of the file size: no file" [ ! -e out.jsonl ]
expect "a limit of the file size: goes on without it" resumes

# SIGCHLD ignored by whoever started the run.
rm -f out.jsonl*
env --ignore-signal=CHLD engine run -q -j2 r.lua c -o out.jsonl 2> err
status=$?
expect "SIGCHLD ignored" [ $status -eq 0 ]
expect "and its results are complete" cmp -s whole.jsonl out.jsonl
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
