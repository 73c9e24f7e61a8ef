#!/bin/sh
# Write the lock files: every package with its hashes, no download address.
set -eu
cd "$(dirname "$0")/.."
options="--excludes requirements/excludes.in --universal --python-version 3.10 --generate-hashes --no-header --no-emit-index-url --quiet"
uv=.tools/bin/uv
$uv pip compile $options pyproject.toml -o requirements/run.lock
$uv pip compile $options pyproject.toml --extra dev -c requirements/run.lock -o requirements/dev.lock
$uv pip compile $options --no-deps requirements/encoder.in -o requirements/encoder.lock
$uv pip compile $options requirements/load.in -o requirements/load.lock
$uv pip compile $options requirements/audit.in -o requirements/audit.lock
$uv pip compile $options requirements/uv.in -o requirements/uv-tool.lock
