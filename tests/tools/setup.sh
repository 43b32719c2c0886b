#!/bin/sh
# scripts/setup on machines that are not this one: dpkg, apt, id and make are stand-ins that say what
# they were asked. What is installed is a list of names in $scratch/installed.
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0
mkdir "$scratch/bin"

stand_in() { # NAME, its text on standard input
  { echo '#!/bin/sh'; cat; } > "$scratch/bin/$1"
  chmod +x "$scratch/bin/$1"
}
stand_in id << 'END'
cat "$SCRATCH/uid"
END
stand_in sudo << 'END'
exit 1
END
stand_in dpkg-query << 'END'
for name in "$@"; do :; done
case "$*" in
  *Version*) cat "$SCRATCH/pcre2" ;;
  *) grep -qx "$name" "$SCRATCH/installed" && printf installed ;;
esac
END
stand_in apt-cache << 'END'
echo "  Candidate: $(cat "$SCRATCH/candidate")"
END
stand_in apt-get << 'END'
echo "apt-get $*"
END
stand_in make << 'END'
echo "make $*"
END
export SCRATCH="$scratch"

machine() { # UID PCRE2 CANDIDATE INSTALLED
  echo "$1" > "$scratch/uid"
  printf '%s' "$2" > "$scratch/pcre2"
  echo "$3" > "$scratch/candidate"
  echo "$4" | tr ' ' '\n' > "$scratch/installed"
}

# expect WHAT PATTERN ARGUMENTS...: what is printed holds the pattern (a basic regex); with a `!` in
# front it does not.
expect() {
  what=$1 pattern=$2
  shift 2
  PATH="$scratch/bin:$PATH" scripts/setup "$@" > "$scratch/said" 2>&1 || true
  good=true
  case $pattern in
    !*) ! grep -q -- "${pattern#!}" "$scratch/said" || good=false ;;
    *) grep -q -- "$pattern" "$scratch/said" || good=false ;;
  esac
  if $good; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "$what: '$pattern' against:"
    cat "$scratch/said"
  fi
}

good=10.42-1+deb12u2
build=$(sed -n "s/^build='\(.*\)'$/\1/p" scripts/setup)

machine 1000 $good $good "$build"
expect 'all there: straight to make' '^make -j[0-9]* demo TIME=5$' demo TIME=5
expect 'all there: nothing installed' '!apt-get' demo
expect 'tests need more' 'as root: apt-get install .*libcmocka-dev' test
expect 'and go on without' '^make .*test' test
expect 'the demo needs no test library' '!cmocka' demo

machine 0 $good $good 'make'
expect 'root installs' '^apt-get -y -q install --no-install-recommends .*gcc' demo
expect 'root says what' '^setup: installing: .*liblua5.4-dev' demo
expect 'print only prints' '!^apt-get' --print demo
expect 'print does not make' '!^make' --print demo

machine 1000 10.42-1 10.42-1 "$build"
expect 'an old PCRE2 is told' 'PCRE2 is older than 10.42-1+deb12u2' demo
expect 'with the line to add' 'deb http.*debian-security bookworm-security main' demo
expect 'and go on with it' '^make .*demo' demo

machine 0 10.42-1 $good "$build"
expect 'root mends it where a source has it' 'install .*libpcre2-8-0' demo
expect 'without a new source' '!adding to' demo

machine 1000 10.46-1 10.46-1 "$build"
expect 'a newer release is good' '!PCRE2' demo
echo "$passed passed, $failed failed"
