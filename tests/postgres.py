"""A PostgreSQL server of the tests' own: on loopback, in a temporary folder, gone afterwards."""

import glob
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers import free_port

USER = "waymark"
RUNS_AS = "postgres"
"""PostgreSQL refuses to run as root; its package makes this user."""

SECONDS = 60


def program(name: str) -> str:
    """Return the path of one of PostgreSQL's programs, the newest there is."""
    found = sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{name}"), reverse=True)
    path = found[0] if found else shutil.which(name)
    assert path, f"{name} is not installed: on Debian, apt-get install postgresql"
    return path


@contextmanager
def postgres() -> Iterator[str]:
    """Run a server; give the address of its database."""
    port = free_port()
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, RUNS_AS)
        data, log = Path(folder) / "data", Path(folder) / "log"
        _run(program("initdb"), "-D", data, "-U", USER, "-A", "trust", "--encoding=UTF8", "--locale=C")
        options = f"-h 127.0.0.1 -p {port} -k {folder}"
        _run(program("pg_ctl"), "-D", data, "-l", log, "-o", options, "-w", "start")
        try:
            yield f"postgresql://{USER}@127.0.0.1:{port}/postgres"
        finally:
            _run(program("pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop")


def _run(*command: object) -> None:
    user = RUNS_AS if os.geteuid() == 0 else None
    words = [str(word) for word in command]
    subprocess.run(words, user=user, cwd="/tmp", check=True, timeout=SECONDS, stdout=subprocess.DEVNULL)
