#!/usr/bin/env bash
# Measures what a person waits for: a published `curator` (native, as .ci/publish makes it) that reviews a real change of the real
# list and checks the whole list, and awesome-lint on the same list beside it, all from a cold process.
#
#   tests/bench/cold-start.sh [CHANGE]      CHANGE: a folder with base.md and head.md
#
# Needs dotnet, npm, git and hyperfine (Debian: apt-get install hyperfine). Works in a temporary folder and leaves nothing behind.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
shared="$root/../shared"
change=${1:-$shared/corpus/replay-unmerged/023-d89f908}
papers=$shared/semantic-scholar/papers.jsonl
awesome_lint=awesome-lint@2.3.0

[ -f "$change/head.md" ] || { echo "cold-start: no head.md in $change; name a folder with base.md and head.md." >&2; exit 2; }
for tool in dotnet npm git hyperfine; do
  command -v "$tool" >/dev/null || { echo "cold-start: $tool is not on PATH." >&2; exit 2; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "== publish"
"$root/.ci/publish" "$work/curator"

echo "== $awesome_lint"
mkdir "$work/lint"
(cd "$work/lint" && npm install --no-fund --no-audit --silent "$awesome_lint")

# awesome-lint wants its list as README.md in a git repository with history and a remote on GitHub; what it asks of the
# network it does without.
mkdir "$work/list"
cp "$change/head.md" "$work/list/README.md"
git -C "$work/list" init --quiet --initial-branch main
git -C "$work/list" remote add origin https://github.com/terryum/awesome-deep-learning-papers.git
git -C "$work/list" config branch.main.remote origin
git -C "$work/list" add README.md
git -C "$work/list" -c user.name=bench -c user.email=bench@example.org commit --quiet --message list --date 2016-06-03T00:00:00Z

echo "== measure"
cd "$work/list"
facts=(--offline)
[ -f "$papers" ] && facts=(--offline --papers "$papers")
# Findings and remarks make all of them exit with 1: that is no failure here.
hyperfine --shell none --ignore-failure --warmup 2 --runs 20 --export-csv "$work/times.csv" \
  --command-name "curator review" "$work/curator/curator review $change/base.md $change/head.md ${facts[*]}" \
  --command-name "curator check" "$work/curator/curator check README.md ${facts[*]}" \
  --command-name "awesome-lint" "node $work/lint/node_modules/awesome-lint/cli.js README.md"

awk -F, 'NR > 1 { ms[$1] = $2 * 1000 }
  END {
    printf "curator review %.0f ms, curator check %.0f ms, awesome-lint %.0f ms\n", ms["curator review"], ms["curator check"], ms["awesome-lint"]
    printf "curator review takes %.1f %% of awesome-lint'\''s time\n", 100 * ms["curator review"] / ms["awesome-lint"]
  }' "$work/times.csv"
