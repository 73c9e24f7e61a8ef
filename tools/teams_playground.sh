#!/bin/sh
# Try the Teams channel without Teams: Microsoft 365 Agents Playground in front of a bot on this machine.
# Optional, for a person at a keyboard. Nothing of the project needs it, and no test runs it.
set -eu

PLAYGROUND='@microsoft/m365agentsplayground@0.2.28'
FOLDER="$(cd "$(dirname "$0")/.." && pwd)/var/playground"
PORT="${PORT:-5005}"
ENDPOINT="http://127.0.0.1:$PORT/webhooks/teams/messages"

if [ "${PLAYGROUND_LICENCE:-}" != accepted ]; then
    cat <<EOF
The Microsoft 365 Agents Playground is Microsoft's program, not part of this project. It comes under Microsoft's
pre-release licence terms: for evaluation only, not to be passed on. A person has to read them and accept them; this
script cannot do that for you. They come with the package, and can be read before anything is installed:

    npm view $PLAYGROUND license
    npm pack $PLAYGROUND && tar -xzf microsoft-m365agentsplayground-*.tgz && ls package/

If you have read and accepted them, start it so:

    PLAYGROUND_LICENCE=accepted $0

It is a download of about 15 MB from npm. It listens on every network interface of this machine, so use it on a network
you trust. The bot must run beside it, with authentication off, which works on this machine only:

    WAYMARK_TEAMS_EMULATOR=on make run
EOF
    exit 2
fi

for program in npm curl; do
    command -v "$program" >/dev/null || { echo "$0: $program is needed and was not found." >&2; exit 1; }
done
if ! curl --silent --fail --max-time 5 --output /dev/null "$ENDPOINT"; then
    echo "$0: no bot answers at $ENDPOINT. Start it first: WAYMARK_TEAMS_EMULATOR=on make run" >&2
    exit 1
fi
mkdir -p "$FOLDER"
npm install --no-audit --no-fund --prefix "$FOLDER" "$PLAYGROUND"
exec "$FOLDER/node_modules/.bin/agentsplayground" start -e "$ENDPOINT" -c msteams -p 56150 --disable-telemetry
