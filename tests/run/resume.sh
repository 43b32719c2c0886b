#!/bin/sh
# --resume: what a journal is taken for, and what it is refused for. Run from the top with PATH
# beginning at the build.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 143' INT TERM
cd "$folder" || exit 1
passed=0 failed=0

cat > r.lua <<'LUA'
rule "war" {
  doc = "War, slowly.", find = words { "war" },
  where = function(hit) local n = 0 for i = 1, 40000 do n = n + i end return n > 0 end,
  examples = { yes = { "{war}" }, no = { "peace" } },
}
LUA
sed 's/40000/40001/' r.lua > other.lua
sed 's/"war"/"more"/' r.lua > more.lua
mkdir -p c/d
i=100
while [ $i -lt 500 ]; do
  echo "The war of $i. A war is a war, and no war is none. جنگ." > c/$i.txt
  echo "{\"id\": \"post-$i\", \"text\": \"War, and $i wars, and war.\"}" >> c/d/posts.jsonl
  i=$((i + 1))
done
engine run -q -j2 r.lua c -o whole.jsonl || exit 1

expect() { # expect NAME WHAT-HOLDS...
  name=$1
  shift
  if "$@"; then passed=$((passed + 1)); else
    echo "tests/run/resume.sh: $name: does not hold: $*"
    [ ! -s err ] || sed 's/^/    /' err
    failed=$((failed + 1))
  fi
}

size_of() { if [ -e "$1" ]; then stat -c %s "$1"; else echo 0; fi; }

# A run that is still at work when so many bytes of results stand in its journal: sets $run. One that
# ends sooner, on a fast machine or while this script has to wait, is begun again.
at_work() { # at_work BYTES ARGUMENTS...
  bytes=$1 tries=0
  shift
  while [ $tries -lt 50 ]; do
    rm -rf out.jsonl out.jsonl.*
    engine run -q "$@" -o out.jsonl --resume 2> err < "${input:-/dev/null}" &
    run=$!
    while kill -0 $run 2> /dev/null && [ "$(size_of out.jsonl.journal)" -lt "$bytes" ]; do sleep 0.005; done
    kill -0 $run 2> /dev/null && return
    wait $run
    tries=$((tries + 1))
  done
  echo "tests/run/resume.sh: the run always ended before $bytes bytes were seen in its journal"
  exit 1
}

# Leaves the journal of a run that was killed before it was complete.
begin() { # begin BYTES ARGUMENTS...
  begun=0
  while [ $begun -lt 50 ]; do
    at_work "$@"
    kill -9 $run 2> /dev/null
    wait $run 2> /dev/null
    cp -p out.jsonl.journal kept 2> /dev/null && [ ! -e out.jsonl ] && return
    begun=$((begun + 1))
  done
  echo "tests/run/resume.sh: the run always ended before it was killed"
  exit 1
}

resume() { # resume ARGUMENTS...: sets $status, $said
  engine run "$@" -o out.jsonl --resume 2> err < "${input:-/dev/null}"
  status=$?
  said=$(cat err)
}

refused() { # refused WORD: with one line that says it, nothing written, the journal as it was
  [ $status -eq 2 ] && [ "$(wc -l < err)" -eq 1 ] && grep -q "$1" err && [ ! -e out.jsonl ] &&
    [ -e out.jsonl.journal ]
}

same_as() { [ $status -eq 0 ] && cmp -s "$1" out.jsonl && [ ! -e out.jsonl.journal ] && [ ! -e out.jsonl.part ]; }

went_on() { grep -q 'finished before' err; }

# Of another run.
begin 20000 -j2 r.lua c
resume other.lua c
expect "other rules" refused 'other rules'
resume r.lua c -r more.lua
expect "more rules" refused 'other rules'
resume r.lua c --timeout 5
expect "another limit" refused 'other --timeout (2s, now 5s)'
resume r.lua c --docs
expect "other lines" refused 'other --docs'
resume r.lua c --id-field title
expect "another field" refused 'other --id-field'
resume r.lua c -f tsv
expect "another format" refused 'other --format (jsonl, now tsv)'
resume r.lua c --no-jit
expect "another way to match" refused 'other --no-jit (off, now on)'
resume r.lua c --context 3
expect "another context" refused 'other --context (not given, now 3)'
resume r.lua c --only hit
expect "fewer lines" refused 'other --only (not given, now hit)'
resume r.lua c --shard 1/2
expect "another part" refused 'other --shard (not given, now 1/2)'
resume r.lua c/d
expect "another corpus" refused 'other corpus (c, now c/d)'
resume r.lua c other.lua
expect "more corpus" refused 'other'
expect "refusals leave the journal alone" cmp -s kept out.jsonl.journal

# A corpus that is not what it was.
cp -p c/100.txt saved
echo 'One war more.' >> c/100.txt
resume r.lua c
expect "a finished document has changed" refused '100.txt: has changed'
rm c/100.txt
resume r.lua c
expect "a finished document is gone" refused '100.txt: is not where it was'
mkdir c/100.txt
resume r.lua c
expect "a finished document is a folder" refused '100.txt: is not where it was'
rmdir c/100.txt
cp saved c/100.txt
echo 'A new war.' > c/000.txt
resume r.lua c
expect "a document has come before finished ones" refused '100.txt: is not where it was'
rm c/000.txt
mv c whole-corpus
mkdir c
cp whole-corpus/100.txt whole-corpus/101.txt c
resume r.lua c
expect "only some documents are left" refused 'is gone'
rm -rf c
mv whole-corpus c
resume r.lua c # whose file has another time and inode now, and the same bytes
expect "the same bytes in another file" same_as whole.jsonl
expect "and it was a resumption" went_on

# New documents behind what is finished are part of the corpus.
begin 20000 -j2 r.lua c
echo 'A last war.' > c/zzz.txt
engine run -q -j1 r.lua c -o more.jsonl
resume r.lua c
expect "a document has come behind finished ones" same_as more.jsonl
rm c/zzz.txt

# A journal that is cut off, or not one.
begin 20000 -j2 r.lua c
for cut in 1 9 500 15000; do
  cp -p kept out.jsonl.journal
  truncate -s -$cut out.jsonl.journal
  resume r.lua c
  expect "cut off by $cut bytes" same_as whole.jsonl
  [ $cut -eq 15000 ] || expect "which is said" grep -q 'bytes do not hold' err
  rm out.jsonl
done
cp -p kept out.jsonl.journal
head -c 64 /dev/zero >> out.jsonl.journal
resume r.lua c
expect "zeroes behind the records" same_as whole.jsonl
rm out.jsonl
echo "my notes of this month's work" > out.jsonl.journal
resume r.lua c
expect "a file of the user's" refused 'not a journal'
expect "which is left as it is" grep -q 'my notes' out.jsonl.journal
rm out.jsonl.journal
ln -s /dev/null out.jsonl.journal
resume r.lua c
expect "a link" refused 'is a link'
rm -f out.jsonl.journal
resume r.lua c/no-such-folder
expect "a run that cannot begin leaves no journal" [ ! -e out.jsonl.journal ]
resume r.lua c --columns nonsense.x -f tsv
expect "nor does one without a good option" [ ! -e out.jsonl.journal ]

# Two at once: the second is sent away, the first is not disturbed.
at_work 5000 -j1 r.lua c
engine run -q r.lua c -o out.jsonl --resume 2> err
status=$?
wait $run
first=$?
expect "a second run" [ $status -eq 2 ]
expect "is told why" grep -q 'another run is at work' err
status=$first
expect "the first run" same_as whole.jsonl

# A file that is complete is made again from nothing.
echo 'old' > out.jsonl
resume r.lua c
expect "a complete file is there" same_as whole.jsonl
expect "and nothing is recalled" [ "${said#*finished before}" = "$said" ]

# Standard input, when it is given again.
input=c/d/posts.jsonl
engine run -q r.lua - -o whole-input.jsonl < $input
begin 12000 -j2 r.lua -
resume r.lua -
expect "standard input" same_as whole-input.jsonl
expect "is recalled too" went_on
begin 12000 -j2 r.lua -
sed '1s/wars/ways/' $input > changed.jsonl
input=changed.jsonl
resume r.lua -
expect "other standard input" refused '#1: has changed'
unset input

# A table of --meta is part of what the run is.
printf 'doc\toutlet\n100.txt\tX\n' > meta.tsv
begin 20000 -j2 r.lua c --meta meta.tsv
printf 'doc\toutlet\n100.txt\tY\n' > meta.tsv
resume r.lua c --meta meta.tsv
expect "another table of --meta" refused 'other content of --meta;'

# The order of the directory and the number of workers change nothing.
mkdir shuffled
cp -r c/d shuffled
i=499
while [ $i -ge 300 ]; do cp c/$i.txt c/$((i - 200)).txt shuffled; i=$((i - 1)); done
for jobs in 1 2 3 8; do
  engine run -q -j$jobs r.lua shuffled -o shuffled.jsonl
  expect "-j $jobs over a shuffled directory" cmp -s whole.jsonl shuffled.jsonl
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
