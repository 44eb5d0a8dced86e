#!/bin/sh
# Runs the benchmarks and prints one table: what was measured, the figure, its target. No target fails the run: a slow or busy computer is no fault.
#
# usage: packaging/bench.sh [quick]    quick leaves out the vaults of a million contacts, which need 4 GB of memory
set -eu
cd "$(dirname "$0")/.."
go=${GO:-go}
quick=${1:-}
rounds=5
unset WAYMARK_BIG
if [ "$quick" != quick ]; then
	WAYMARK_BIG=1
	export WAYMARK_BIG
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
$go test -c -o "$work/store.test" ./internal/store
$go test -c -o "$work/app.test" ./internal/app

# bench PACKAGE PATTERN [OPTIONS]: what the benchmarks print goes to the screen's error side and into $work/all.
bench() {
	package=$1 pattern=$2
	shift 2
	(cd "internal/$package" && "$work/$package.test" -test.run '^$' -test.bench "$pattern" -test.timeout 2h "$@") >"$work/one" 2>&1 ||
		{ cat "$work/one" >&2; exit 1; }
	grep '^Benchmark' "$work/one" | grep 'ns/op' | sed 's/^\(Benchmark[^ 	]*\)-[0-9]*\([ 	]\)/\1\2/' | tee -a "$work/all" >&2
}

# A durable commit is mostly the disk, and disks have moods: ours and the plain one are measured in turn.
n=0
while [ $n -lt $rounds ]; do
	bench store '^BenchmarkCommitPlainSQLite$'
	bench store '^BenchmarkCommit$/^1k$'
	n=$((n + 1))
done
[ "$quick" = quick ] || bench store '^BenchmarkCommit$/^1M$' -test.benchtime 3s
bench store '^BenchmarkUnlock$' -test.count 3
bench store '^BenchmarkSearch$'
bench app '^BenchmarkReviewPack$/^1pack$' -test.count 3
bench app '^BenchmarkReviewPack$/^25people$' -test.count 3
bench app '^BenchmarkHomePage$'

start='not measured' busy='not measured'
if [ -x packaging/bench-start.sh ] && packaging/bench-start.sh >"$work/start" 2>"$work/start.err"; then
	cat "$work/start" >&2
	start=$(sed -n 's/.* \(-\{0,1\}[0-9]*\) ms later.*/\1 ms/p' "$work/start")
	busy=$(sed -n 's/^Processor time until then: \([0-9]*\) and \([0-9]*\) ms.*/\1, \2 ms/p' "$work/start")
else
	cat "$work/start.err" >&2
fi

# value NAME: the median of its runs in nanoseconds, or nothing.
value() {
	awk -v name="$1" '$1 == name { for (i = 3; i < NF; i++) if ($(i+1) == "ns/op") print $i }' "$work/all" | sort -n |
		awk '{ v[NR] = $1 } END { if (NR) print NR % 2 ? v[(NR+1)/2] : (v[NR/2] + v[NR/2+1]) / 2 }'
}
ms() { [ -z "$1" ] && echo 'not run' || awk -v v="$1" 'BEGIN { v /= 1e6; printf v < 10 ? "%.2f ms" : v < 1000 ? "%.0f ms" : "%.0f ms", v }'; }
over() { if [ -z "$1" ] || [ -z "$2" ]; then echo 'not run'; else awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f times", a / b }'; fi; }
row() { printf '| %-58s | %12s | %12s | %14s |\n' "$1" "$2" "$3" "$4"; }

plain=$(value BenchmarkCommitPlainSQLite)
small=$(value BenchmarkCommit/1k)
large=$(value BenchmarkCommit/1M)
search=$(awk '$1 ~ /^BenchmarkSearch\// && $3 > max { max = $3 } END { if (max) print max }' "$work/all")
size=$(sed -n 's,^BenchmarkSearch/\([^/]*\)/.*,\1,p' "$work/all" | head -1)
first=$(awk '$1 == "BenchmarkHomePage/200people" { for (i = 3; i < NF; i++) if ($(i+1) == "ms/first") printf "%.0f ms", $i }' "$work/all")

echo
row 'measured' 'figure' 'ratio' 'target'
row ':---' '---:' '---:' '---:'
row 'plain SQLite, one contact saved durably' "$(ms "$plain")" '' ''
row 'one contact saved durably and encrypted, vault of 1,000' "$(ms "$small")" "$(over "$small" "$plain")" 'at most 2.0'
row 'the same, vault of 1,000,000, against 1,000' "$(ms "$large")" "$(over "$large" "$small")" 'at most 1.3'
row "search in $size contacts, slowest of ten" "$(ms "$search")" '' 'under 50 ms'
row 'unlock 25 people, 10 years, without the key derivation' "$(ms "$(value BenchmarkUnlock/25people10years)")" '' ''
row 'one review pack as PDF' "$(ms "$(value BenchmarkReviewPack/1pack)")" '' 'under 150 ms'
row '25 review packs' "$(ms "$(value BenchmarkReviewPack/25people)")" '' 'under 3,000 ms'
row 'home page of 200 people after a change' "$(ms "$(value BenchmarkHomePage/200people)")" '' 'under 100 ms'
row 'the same, first reading' "${first:-not run}" '' ''
row 'locked window later than a bare one' "$start" '' 'at most 150 ms'
row 'processor time until then, bare window and ours' "$busy" '' ''
