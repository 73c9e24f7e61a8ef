"""The bill of materials, as CycloneDX JSON: made by cyclonedx-py, cut down to what running needs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Collection
from typing import Any

from bench.audit.names import plain_name
from bot.paths import ROOT

CYCLONEDX = ROOT / ".tools" / "audit" / "bin" / "cyclonedx-py"
SECONDS = 300

Bill = dict[str, Any]


class BillError(Exception):
    """The bill could not be made; the message says why."""


def make_bill() -> Bill:
    """Return the bill of everything installed in the environment that runs this.

    Raises:
        BillError: cyclonedx-py is not there, fails or takes too long.

    """
    options = ["--output-format", "JSON", "--short-PURLs", "--pyproject", str(ROOT / "pyproject.toml")]
    command = [str(CYCLONEDX), "environment", *options, sys.executable]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
        bill: Bill = json.loads(done.stdout)
    except subprocess.CalledProcessError as error:
        raise BillError((error.stderr.strip().splitlines() or ["cyclonedx-py failed"])[-1]) from error
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        raise BillError(f"cyclonedx-py: {type(error).__name__}") from error
    return bill


def only(bill: Bill, wanted: Collection[str]) -> Bill:
    """Return the bill with these packages only: the environment may hold what testing needs as well."""
    components = [each for each in bill["components"] if plain_name(each["name"]) in wanted]
    root = bill.get("metadata", {}).get("component", {}).get("bom-ref")
    kept = {each["bom-ref"] for each in components} | {root}
    dependencies = [
        {**each, "dependsOn": [ref for ref in each["dependsOn"] if ref in kept]} if "dependsOn" in each else each
        for each in bill["dependencies"]
        if each["ref"] in kept
    ]
    return {**bill, "components": components, "dependencies": dependencies}
