#!/usr/bin/env bash
# Opens the page of a list beside pages of the same papers by three table plugins, in one run: bytes, time to the first paint from a file,
# and time to sort 5,000 papers.
#
#   tests/bench/page.sh                     the list of the samples
#   tests/bench/page.sh LIST OPTION...      another, with options of `curator site`
#
# Needs dotnet, npm and Chromium (CHROMIUM names it, else it is looked for on PATH). Works in a temporary folder and leaves nothing behind.
set -euo pipefail
cd "$(dirname "$0")/../.."
chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
[ -n "$chromium" ] || { echo "Chromium is not on PATH. Install it (Debian: apt-get install chromium), or name it in CHROMIUM." >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ $# -gt 0 ] || set -- samples/list/README.md --papers samples/papers.jsonl --offline
npm install --prefix "$work" --no-audit --no-fund --ignore-scripts --silent puppeteer-core@25.16.0 datatables.net-dt@3.1.2 simple-datatables@10.3.0 tabulator-tables@6.5.3
cp tests/bench/page.mjs "$work/"
dotnet run --project src/CuratorBot.Cli --configuration Release -- site "$@" --to "$work/site"
node "$work/page.mjs" "$chromium" "$work/site/index.html"
