#!/usr/bin/env bash
# Sends deliveries to the service as it is published and to Probot with an empty handler, in one run: latency and processor time
# at 200 a second, the most that either answers, memory, and how fast one node and two work off a queue of reviews.
#
#   tests/bench/load.sh [--seconds 30] [--rate 200] [--parts intake,saturation,drain] [--reviews 300] [--pages 0] [--only TEXT,TEXT]
#
# With --pages 50, each way is measured twice without and twice with so many requests for pages a second beside the deliveries.
#
# Needs dotnet and npm, and PostgreSQL's programs (Debian: apt-get install postgresql) for the parts on PostgreSQL. Works in a
# temporary folder and leaves nothing behind. With nothing else running on the machine it takes about a quarter of an hour.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --prefix "$work/probot" --no-audit --no-fund --ignore-scripts --silent probot@14.3.2
cp tests/bench/probot/index.js "$work/probot/index.mjs"
# As the image does.
dotnet publish src/CuratorBot.Service --configuration Release --output "$work/service" -v quiet -nologo -p:DebugType=none
dotnet run --project tests/CuratorBot.Load --configuration Release -- "$work/service/CuratorBot.Service.dll" "$work/probot" "$@"
