#!/usr/bin/env bash
# Reviews the same pull request with `curator action` and with Danger and a Dangerfile that does a part of it, both against a fake GitHub
# that takes 50 ms for each answer: wall time and requests.
#
#   tests/bench/beside-danger.sh [RUNS]
#
# Needs dotnet and npm. Works in a temporary folder and leaves nothing behind.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --prefix "$work/danger" --no-audit --no-fund --ignore-scripts --silent danger@14.0.7
# As the step "Build curator" of action.yml does it.
dotnet publish src/CuratorBot.Cli --configuration Release --use-current-runtime --self-contained false --output "$work/curator" -v quiet -nologo \
  -p:PublishReadyToRun=true -p:NuGetLockFilePath=obj/platform.lock.json -p:RestoreLockedMode=false
cp tests/bench/danger/dangerfile.js "$work/danger/"
dotnet run --project tests/CuratorBot.Benchmarks --configuration Release -- danger "$work/curator/curator.dll" "$work/danger" "${1:-5}"
