#!/bin/sh
# How much later than a bare Fyne window the locked window of Waymark is there: from the start of the process until its first content stands on
# the screen. Both are started in turn on a display of its own (Xvfb), whose picture lies in a file; what is asked is whether the middle of the
# screen is still black. Prints the median of each and the difference. Target: no more than 150 ms.
#
# usage: packaging/bench-start.sh [STARTS]    (10 of each)
set -eu
cd "$(dirname "$0")/.."
starts=${1:-10}
for tool in Xvfb od; do
	command -v $tool >/dev/null 2>&1 || { echo "bench-start: $tool is not installed" >&2; exit 1; }
done

work=$(mktemp -d)
screen='' program=''
finish() {
	[ -z "$program" ] || kill "$program" 2>/dev/null || true
	[ -z "$screen" ] || kill "$screen" 2>/dev/null || true
	wait 2>/dev/null || true
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM

go=${GO:-go}
$go build -o "$work/waymark" ./cmd/waymark
$go build -o "$work/waymarkctl" ./cmd/waymarkctl
$go build -o "$work/bare" ./packaging/bare
WAYMARK_DATA="$work/data" WAYMARK_PASSPHRASE='practice makes perfect' \
	"$work/waymarkctl" create --vault "$work/start.waymark" --name Start >/dev/null 2>&1

mkdir "$work/fb" "$work/home"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -fbdir "$work/fb" 3>"$work/display" 2>/dev/null &
screen=$!
tries=0
until [ -s "$work/display" ]; do
	tries=$((tries + 1))
	[ $tries -lt 200 ] || { echo "bench-start: Xvfb does not start" >&2; exit 1; }
	sleep 0.05
done
DISPLAY=:$(cat "$work/display")
HOME=$work/home XDG_CONFIG_HOME=$work/home
export DISPLAY HOME XDG_CONFIG_HOME
unset WAYLAND_DISPLAY

# The file is an X window dump: a header of big-endian words, a table of colours of 12 bytes each, then the picture.
fb=$work/fb/Xvfb_screen0
word() { od -An -tu1 -j"$(($1 * 4))" -N4 "$fb" | awk '{ print (($1*256+$2)*256+$3)*256+$4 }'; }
at=$(($(word 0) + $(word 19) * 12 + 400 * $(word 12) + 640 * 4))
black() { [ "$(od -An -tx1 -j$at -N3 "$fb")" = ' 00 00 00' ]; }
now() { date +%s%N; }

tick=$(getconf CLK_TCK)

measure() { # PROGRAM ARGUMENTS…: took = milliseconds until it is there, busy = milliseconds of processor time until then
	until black; do sleep 0.02; done
	sleep 0.2
	from=$(now)
	"$@" >/dev/null 2>&1 &
	program=$!
	while black; do
		kill -0 "$program" 2>/dev/null || { echo "bench-start: $1 ended before it showed anything" >&2; exit 1; }
	done
	took=$((($(now) - from) / 1000000))
	busy=$(awk -v t="$tick" '{ sub(/.*\) /, ""); print int(($12 + $13) * 1000 / t) }' "/proc/$program/stat" 2>/dev/null || echo 0)
	sleep 0.2
	kill "$program" 2>/dev/null || true
	wait "$program" 2>/dev/null || true
	program=''
}

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR+1)/2] : (v[NR/2] + v[NR/2+1]) / 2 }'; }

measure "$work/bare" # one of each for the disk's memory
measure "$work/waymark" --vault "$work/start.waymark" --data "$work/data"
n=0
while [ $n -lt "$starts" ]; do
	measure "$work/bare"
	echo "$took" >>"$work/bare.ms"
	echo "$busy" >>"$work/bare.cpu"
	measure "$work/waymark" --vault "$work/start.waymark" --data "$work/data"
	echo "$took" >>"$work/waymark.ms"
	echo "$busy" >>"$work/waymark.cpu"
	n=$((n + 1))
done
bare=$(median "$work/bare.ms")
waymark=$(median "$work/waymark.ms")
awk -v n="$starts" -v b="$bare" -v w="$waymark" -v bc="$(median "$work/bare.cpu")" -v wc="$(median "$work/waymark.cpu")" 'BEGIN {
	printf "Start of the locked window, median of %d alternating starts: bare Fyne window %.0f ms, Waymark %.0f ms, %.0f ms later (target: at most 150)\n", n, b, w, w - b
	printf "Processor time until then: %.0f and %.0f ms. On a busy machine this tells more than the clock.\n", bc, wc
}'
