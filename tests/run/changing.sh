#!/bin/sh
# A folder that changes while it is read: files grow, shrink, vanish, become links, pipes, folders.
# Every document of the part that is at rest has its hit, every other one a result or a problem, and
# the run ends. Run from the top with PATH beginning at the build.
set -u
folder=$(mktemp -d)
trap 'kill $busy 2> /dev/null; rm -rf "$folder"' EXIT
trap 'exit 143' INT TERM
busy='' passed=0 failed=0
cat > "$folder/r.lua" <<'LUA'
rule "war" { doc = "War.", find = words { "war" } }
LUA
mkdir -p "$folder/c/rest" "$folder/c/busy/sub"
i=0
while [ $i -lt 300 ]; do
  echo "A war, number $i." > "$folder/c/rest/$i.txt"
  i=$((i + 1))
done

# Everything that can happen to a file, again and again.
disturb() {
  cd "$folder/c/busy" || exit
  text=$(yes 'A war and a war.' | head -n 3000)
  while :; do
    for i in 1 2 3 4 5 6 7 8 9; do
      echo "$text" > $i.txt
      echo "$text" >> $i.txt
      : > $i.txt
      rm -rf $i.txt
      case $i in
        1) ln -s /etc/passwd $i.txt ;;
        2) mkfifo $i.txt ;;
        3) mkdir $i.txt ;;
        4) printf '{"text": "war' > $i.jsonl ;;
        5) echo "$text" > new; mv new $i.txt ;;
        6) rm -rf sub; mkdir sub; echo "$text" > sub/$i.txt ;;
        7) mv sub other; mkdir sub; rm -rf other ;;
        8) chmod 0 .; chmod 755 . ;;
        9) echo '{"text": "a war"}' >> 4.jsonl ;;
      esac
    done
    rm -rf [0-9]*
  done
}
disturb 2> /dev/null &
busy=$!

round=0
while [ $round -lt 15 ]; do
  timeout -k 5 60 engine run -q -j$((round % 3 + 1)) "$folder/r.lua" "$folder/c" \
    > "$folder/out" 2> "$folder/err"
  status=$?
  whole=$(grep -c '"type":"hit".*"doc":"rest/' "$folder/out")
  broken=$(grep -cv '^{"type":"[a-z]*",.*}$' "$folder/out")
  if [ $status -le 1 ] && [ "$whole" -eq 300 ] && [ "$broken" -eq 0 ] &&
    [ "$(tail -n 1 "$folder/out" | grep -c '^{"type":"finish"')" -eq 1 ] &&
    ! grep -q 'root:' "$folder/out" && ! grep -q 'signal' "$folder/err"; then
    passed=$((passed + 1))
  else
    echo "tests/run/changing.sh: round $round: status $status, $whole of 300 hits, $broken broken lines"
    head -n 3 "$folder/err"
    failed=$((failed + 1))
  fi
  # A document that failed is told, in the results and on stderr.
  told=$(grep -c '"type":"problem"' "$folder/out")
  lost=$(sed -n 's/^{"type":"finish".*"failed":\([0-9]*\).*/\1/p' "$folder/out")
  [ "${lost:-x}" -le "$told" ] || { echo "tests/run/changing.sh: $lost failed, $told told"; failed=$((failed + 1)); }
  round=$((round + 1))
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
