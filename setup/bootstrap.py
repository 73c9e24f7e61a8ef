#!/usr/bin/env python3
"""Make the project's own Python environment, with nothing installed by hand.

Runs on any Python 3.8 or newer and needs only its standard library. Finds Python 3.10 (under a version manager, on
PATH, or fetched by uv), makes ``.venv`` and installs exactly what the lock files name, each file checked by its hash.
Does nothing when that is done already.

Usage: bootstrap.py run | dev | load | audit
"""

import glob
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
STAMP = VENV / "installed.txt"
VERSION = (3, 10)
LOCKS_OF = {"run": ("run.lock", "encoder.lock"), "dev": ("dev.lock", "encoder.lock")}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
APART = {"load": "Locust", "audit": "pip-audit and cyclonedx-bom"}
DATABASE_SERVERS = ("initdb", "/usr/lib/postgresql/*/bin/initdb")


class SetupError(Exception):
    """Set-up cannot go on; the message says what to do."""


def main(kind: str) -> None:
    """Make the environment for running ("run"), also for testing ("dev"), or one of tools ("load", "audit")."""
    if kind in APART:
        install_apart(kind)
        return
    if not is_installed(kind):
        say("Setting up Python 3.10 and the libraries in .venv (about a minute the first time)")
        make_environment()
        install(kind)
    if kind == "dev":
        require_program("chromium", "The browser test", BROWSERS)
        require_program("postgresql", "The test with PostgreSQL", DATABASE_SERVERS)


def is_installed(kind: str) -> bool:
    """Return whether the environment holds what this kind needs; the one for testing holds all of running's."""
    if not (STAMP.exists() and python_of(VENV).exists()):
        return False
    wanted = {lock_hash("dev")} if kind == "dev" else {lock_hash("run"), lock_hash("dev")}
    return STAMP.read_text().strip() in wanted


def make_environment() -> None:
    """Make ``.venv`` with Python 3.10 unless it is there."""
    python = find_python() or "3.10"
    if python_of(VENV).exists() and version_of(str(python_of(VENV))) == VERSION:
        return
    run(
        [uv(), "venv", "--quiet", "--clear", "--python", python, str(VENV)],
        "Python 3.10 was not found and could not be fetched. Install Python 3.10, or check the network.",
    )


def install(kind: str) -> None:
    """Install what the locks name, nothing else, each file checked by its hash.

    All is compiled at once: where Python may not write beside its libraries, every start would compile them anew.
    """
    locks = [str(LOCKS / name) for name in LOCKS_OF[kind]]
    STAMP.unlink(missing_ok=True)
    sync = [uv(), "pip", "sync", "--quiet", "--compile-bytecode", "--require-hashes"]
    run(
        [*sync, "--python", str(python_of(VENV)), *locks],
        "The libraries could not be installed. Is the network up, and does it reach PyPI?",
    )
    STAMP.write_text(lock_hash(kind) + "\n")


def install_apart(kind: str) -> None:
    """Make an environment of tools whose libraries do not go together with Rasa's, unless it is there."""
    lock, folder = LOCKS / (kind + ".lock"), TOOLS / kind
    stamp = folder / "installed.txt"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest() + "\n"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("Setting up " + APART[kind] + " in .tools/" + kind)
    python = find_python() or "3.10"
    run([uv(), "venv", "--quiet", "--clear", "--python", python, str(folder)], "No environment was made.")
    run(
        [uv(), "pip", "sync", "--quiet", "--require-hashes", "--python", str(python_of(folder)), str(lock)],
        APART[kind] + " could not be installed. Is the network up, and does it reach PyPI?",
    )
    stamp.write_text(wanted)


def find_python() -> str:
    """Return a Python 3.10: from a version manager's folder, from PATH, or "" when there is none."""
    pyenv = os.environ.get("PYENV_ROOT") or str(Path.home() / ".pyenv")
    found = sorted(glob.glob(pyenv + "/versions/3.10*/bin/python3.10"), reverse=True)
    on_path = shutil.which("python3.10")
    for candidate in [*found, *([on_path] if on_path else [])]:
        if version_of(candidate) == VERSION:
            return candidate
    return ""


def version_of(python: str) -> tuple:
    """Return (major, minor) of an interpreter, () when it does not run."""
    show = "import sys; print(*sys.version_info[:2])"
    answer = subprocess.run([python, "-c", show], capture_output=True, text=True, check=False)
    return tuple(map(int, answer.stdout.split())) if answer.returncode == 0 else ()


def uv() -> str:
    """Return the path of uv, installed in ``.tools`` the first time."""
    path = TOOLS / "bin" / "uv"
    if not path.exists():
        maker = find_python() or sys.executable
        run(
            [maker, "-m", "venv", str(TOOLS)],
            "Python's venv module is missing. On Debian: apt install python3-venv",
        )
        pip = [str(python_of(TOOLS)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        lock = ["--require-hashes", "-r", str(LOCKS / "uv-tool.lock")]
        run(pip + lock, "uv could not be installed. Is the network up, and does it reach PyPI?")
    return str(path)


def require_program(package: str, needs: str, programs: tuple) -> None:
    """Make sure that one of these programs is there; install the package where that is allowed without asking.

    A program is a name to find on PATH, or a pattern of its whole path.
    """
    if any(shutil.which(program) or glob.glob(program) for program in programs):
        return
    if platform.system() == "Linux" and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        say("Installing " + package + " for the tests")
        missing = package + " could not be installed with apt-get."
        run(["apt-get", "update", "-qq"], missing, quiet=True)
        run(["apt-get", "install", "-y", "-qq", package], missing, quiet=True)
        return
    raise SetupError(needs + " needs " + package + ". On Debian: sudo apt-get install " + package)


def run(command: list, problem: str, quiet: bool = False) -> None:
    """Run a command; say what the problem is when it fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    output = subprocess.DEVNULL if quiet else None
    if subprocess.run(command, env=environment, stdout=output, check=False).returncode != 0:
        raise SetupError(problem)


def python_of(environment: Path) -> Path:
    """Return the interpreter of a virtual environment."""
    return environment / "bin" / "python"


def lock_hash(kind: str) -> str:
    """Return a hash of the lock files of this kind."""
    content = b"".join((LOCKS / name).read_bytes() for name in LOCKS_OF[kind])
    return hashlib.sha256(content).hexdigest()


def say(what: str) -> None:
    """Print a line of progress."""
    print("  " + what, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except SetupError as error:
        sys.exit("waymark: " + str(error))
    except KeyboardInterrupt:
        sys.exit(130)
