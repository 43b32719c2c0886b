#!/bin/sh
# The loader and the workers of a real run are confined, as tests/unit/run/confine.c proves for
# processes of its own. Run from the top with PATH beginning at the build.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 143' INT TERM
passed=0 failed=0

check() { # check NAME EXPECTED FOUND
  if [ "$2" = "$3" ]; then passed=$((passed + 1)); else
    echo "tests/run/confined.sh: $1: expected '$2', found '$3'"
    failed=$((failed + 1))
  fi
}

field() { # field PID KEY
  sed -n "s/^$2:[[:space:]]*//p" "/proc/$1/status"
}

limit() { # limit PID NAME: the hard limit
  sed -n "s/^$2  *[^ ]*  *\([^ ]*\).*/\1/p" "/proc/$1/limits"
}

children() {
  cat "/proc/$1"/task/*/children 2> /dev/null
}

# What is open beside the standard streams, by kind. Only root may look: these processes are not
# dumpable, so to everybody else, their own user too, it is hidden.
descriptors() {
  if [ -n "$(ls "/proc/$1/fd" 2> /dev/null)" ]; then
    for fd in "/proc/$1/fd"/*; do
      [ "${fd##*/}" -le 2 ] || readlink "$fd"
    done | sed 's/:\[[0-9]*\]$//' | sort | uniq -c | tr -s ' \n' ' '
  else
    echo hidden
  fi
}

look() { # look NAME PID DESCRIPTORS
  check "$1: no new privileges" 1 "$(field "$2" NoNewPrivs)"
  check "$1: system calls are filtered" 2 "$(field "$2" Seccomp)"
  check "$1: no capabilities" 0000000000000000 "$(field "$2" CapPrm)"
  check "$1: no core dump" 0 "$(limit "$2" 'Max core file size')"
  found=$(descriptors "$2")
  [ "$found" = hidden ] || check "$1: descriptors" "$3" "$found"
}

cat > "$folder/r.lua" <<'LUA'
rule "slow" {
  doc = "Runs until it is stopped.", find = words { "war" },
  where = function(hit) while true do end end,
}
LUA
echo "A war." > "$folder/a.txt"
engine run -q -j2 --stats "$folder/r.lua" "$folder/a.txt" > "$folder/out" 2> "$folder/err" &
run=$!
tries=0 loader='' workers=''
while [ $tries -lt 100 ] && [ "$(echo $workers | wc -w)" -ne 2 ]; do
  sleep 0.02
  loader=$(children $run)
  for pid in $loader; do workers=$(children "$pid"); done
  tries=$((tries + 1))
done
sleep 0.2 # a new worker is the loader's copy until it has confined itself
check 'a loader and two workers' 3 "$(echo $loader $workers | wc -w)"
for pid in $loader; do look loader "$pid" ' 2 anon_inode:[pidfd] 6 pipe '; done
for pid in $workers; do
  look worker "$pid" ' 2 pipe '
  check 'worker: no more descriptors' 0 "$(limit "$pid" 'Max open files')"
  check 'worker: no processes' 0 "$(limit "$pid" 'Max processes')"
done
wait $run
check 'the document is reported' 1 $?

# What the program says of itself is what the run had.
layers=$(engine --version | sed -n 's/^kernel layers: //p')
check 'all layers hold here' 'no privileges, resource limits, Landlock, system call filter' "$layers"
check 'the run had them' "kernel layers: $layers" "$(grep '^kernel layers' "$folder/err")"
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
