"""``python -m bench.directory [--sizes 1000 10000] [--database ADDRESS]``: how fast the directory is, and how it grows.

First it says how many ways of saying where are understood. Then it makes feeds of services that nobody offers, imports
each twice, asks questions, and prints the figures beside the aims of issue 6. Each size runs in a process of its own,
so that its memory can be told. The plot is written to ``var/bench/directory.svg``. With an address (PostgreSQL's for
example) the empty database there is filled instead of an SQLite file; the directory in it is lost.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

from bench import places
from bot.paths import VAR
from knowledge.directory.database import MIGRATIONS, make_tables, open_directory
from knowledge.directory.finding.model import Wanted
from knowledge.directory.imports.model import Request
from knowledge.directory.imports.run import run_import
from knowledge.directory.places.files import own_places
from knowledge.directory.places.index import PlaceIndex
from knowledge.directory.places.load import load_own_places
from knowledge.directory.places.resolver import Resolver
from knowledge.directory.store import DirectoryStore
from knowledge.migrating.migrate import changing, drop_tables
from knowledge.vocabulary import CLIENT_GROUPS

SIZES = (1_000, 10_000, 100_000)
PER_COUNCIL = 1_500
"""Services in one council's area; a large council publishes about so many."""
QUESTIONS = 300
SEED = 6
PLOT = VAR / "bench" / "directory.svg"

WORDS = {
    "gypsy_roma_traveller": "Gypsy and Traveller support",
    "domestic_abuse": "Domestic abuse",
    "hiv": "HIV",
    "parental_drug_use": "Drug and alcohol services",
    "homelessness": "Homelessness",
    "child_protection": "Family support",
    "young_people": "Young people",
    "mental_health_offending": "Mental health",
    "older_people_carers": "Older people",
    "minority_ethnic_dementia": "Dementia",
}
OTHER = ("Sport", "Music", "Gardening", "Transport", "Libraries", "Yoga", "Chess", "Dance")


@dataclass(frozen=True)
class Figures:
    """What one size took: seconds, milliseconds a question, megabytes that the import added at most.

    Those with ``cpu`` are the time of this process alone: what is left on a machine that does nothing else.
    """

    services: int
    import_seconds: float
    import_cpu_seconds: float
    again_seconds: float
    again_cpu_seconds: float
    find_ms: float
    find_cpu_ms: float
    find_slow_ms: float
    resolve_ms: float
    memory_mb: float


PHRASINGS_AIM = 0.98
FLAT_MB = 30
"""An import that kept its services in memory would take more than a gigabyte for 100,000."""

AIMS: tuple[tuple[str, Callable[[Figures], bool], str], ...] = (
    ("find_ms", lambda f: f.find_ms <= (5 if f.services <= 1_000 else 15), "5 ms at 1,000; 15 ms at 100,000"),
    ("import_seconds", lambda f: f.services != 10_000 or f.import_seconds <= 60, "60 s at 10,000"),
    ("again_seconds", lambda f: f.services != 10_000 or f.again_seconds <= 10, "10 s at 10,000"),
    ("memory_mb", lambda f: f.memory_mb <= FLAT_MB, f"{FLAT_MB} MB at every size"),
)


def main() -> None:
    """Measure each size in a process of its own; print and plot."""
    parser = argparse.ArgumentParser(prog="bench.directory", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--database", help="an empty database; without it SQLite files")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(asdict(measure(arguments.one, arguments.database))))
        return
    print(understood())
    found = [_in_a_process(size, arguments.database) for size in arguments.sizes]
    print(table(found))
    PLOT.parent.mkdir(parents=True, exist_ok=True)
    PLOT.write_text(plot(found), encoding="utf-8")
    print(f"Plot: {PLOT}")


def measure(size: int, database: str | None) -> Figures:
    """Return what a directory of this size takes."""
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder) / "feed.jsonl"
        councils = write_feed(feed, size)
        engine = open_directory(database or f"sqlite:///{folder}/directory.db")
        with changing(engine) as connection:
            drop_tables(connection, MIGRATIONS)
        make_tables(engine)
        load_own_places(engine)
        request = Request("bench", str(feed), "oruk", places.TODAY)
        base = _megabytes()
        seconds, work = [], []
        for expected in ("added", "unchanged"):
            started, worked_before = time.perf_counter(), time.process_time()
            report = run_import(engine, request)
            seconds.append(time.perf_counter() - started)
            work.append(time.process_time() - worked_before)
            if getattr(report, expected) != size:
                raise SystemExit(f"the import went wrong: {report.status} {report.message} {report.counts}")
        memory = _megabytes() - base
        store = DirectoryStore(engine)
        clocks = (time.perf_counter, time.process_time)
        asked, worked = ([_timed(store.find, wanted, clock) for wanted in questions(councils)] for clock in clocks)
        store.resolve("Leeds")  # puts the index of places together
        said = [_timed(store.resolve, f"who do I ring in {name}") for name in councils]
        engine.dispose()
    return Figures(
        services=size,
        import_seconds=seconds[0],
        import_cpu_seconds=work[0],
        again_seconds=seconds[1],
        again_cpu_seconds=work[1],
        find_ms=statistics.median(asked),
        find_cpu_ms=statistics.median(worked),
        find_slow_ms=statistics.quantiles(asked, n=20)[-1],
        resolve_ms=statistics.median(said),
        memory_mb=memory,
    )


def understood() -> str:
    """Return how many ways of saying where are understood, beside the aims, and which are not."""
    resolver = Resolver(PlaceIndex(own_places()))
    lines = []
    for name, aim in ((places.TABLE, 1.0), (places.PHRASINGS, PHRASINGS_AIM)):
        rows = places.rows(name)
        wrong = places.wrong(resolver, rows)
        share = 1 - len(wrong) / len(rows)
        missed = "" if share >= aim else " missed"
        lines.append(f"{name}: {len(rows) - len(wrong)} of {len(rows)} ({share:.1%}), aim {aim:.0%}.{missed}")
        lines += [f"  not understood: {row['text']}" for row in wrong]
    return "\n".join([*lines, ""])


def write_feed(path: Path, size: int) -> list[str]:
    """Write a service a line; return the names of the councils they are in."""
    chance = random.Random(SEED)  # noqa: S311 - made-up services, no secret
    unitary = [p for p in own_places().places.values() if p.tier == "unitary" and p.holds_on(places.TODAY) and p.gss]
    councils = chance.sample([place.name for place in unitary], -(-size // PER_COUNCIL))
    with path.open("w", encoding="utf-8") as file:
        for number in range(size):
            file.write(json.dumps(service(number, councils[number % len(councils)], chance)) + "\n")
    return councils


def service(number: int, council: str, chance: random.Random) -> dict[str, Any]:
    """Return one made-up service, about as large as real ones."""
    terms = chance.sample([*WORDS.values(), *OTHER], 2)
    days = chance.randrange(500)
    return {
        "id": f"service-{number}",
        "name": f"Service number {number} for {council}",
        "description": "<p>We help people with what they need, at home and in our centre.</p>"
        * chance.randrange(1, 12),
        "status": "active",
        "url": f"https://service-{number}.example.org",
        "email": "team@example.org",
        "assured_date": date.fromordinal(places.TODAY.toordinal() - days).isoformat(),
        "organization": {
            "id": f"org-{number // 3}",
            "name": f"Organisation {number // 3}",
            "description": "A charity.",
        },
        "phones": [{"id": f"p{number}", "number": f"01632 96{number % 10_000:04}"}],
        "schedules": [{"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "09:00", "closes_at": "17:00"}],
        "service_areas": [{"id": f"a{number}", "name": council}],
        "languages": [{"code": chance.choice(["en", "pa", "ur", "pl", "cy"])}],
        "attributes": [
            {"id": f"at{number}-{i}", "taxonomy_term": {"id": name, "name": name, "description": name}}
            for i, name in enumerate(terms)
        ],
        "service_at_locations": [
            {
                "id": f"sal{number}",
                "location": {
                    "id": f"loc{number // 2}",
                    "location_type": "physical",
                    "addresses": [{"address_1": "1 High Street", "city": council, "country": "GB"}],
                },
            }
        ],
    }


def questions(councils: list[str]) -> list[Wanted]:
    """Return questions of every kind, about all councils in turn."""
    keys = {place.name: place.key for place in own_places().places.values() if place.holds_on(places.TODAY)}
    groups = list(CLIENT_GROUPS)
    kinds: tuple[dict[str, Any], ...] = (
        {},
        {"when": datetime(2026, 11, 30, 11, tzinfo=timezone.utc)},
        {"when": datetime(2026, 11, 30, 23, tzinfo=timezone.utc)},
        {"languages": ("pa",)},
        {"near": True},
        {"skip": 5},
        {"audience": "men", "age": 30},
    )
    return [
        Wanted(
            keys[councils[i % len(councils)]],
            tuple(groups[(i + j) % len(groups)] for j in range(1 + i % 2)),
            today=places.TODAY,
            **kinds[i % len(kinds)],
        )
        for i in range(QUESTIONS)
    ]


def table(found: list[Figures]) -> str:
    """Return the figures as a Markdown table, with what missed its aim marked."""
    lines = [
        "In brackets: the time of the process alone, on a machine that does other things too.",
        "",
        "| services | import | again, no change | find, median | find, 95 of 100 | resolve | memory |",
        "|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for one in found:
        missed = [name for name, met, _ in AIMS if not met(one)]
        lines.append(
            f"| {one.services:,} | {one.import_seconds:.1f} s ({one.import_cpu_seconds:.1f}) "
            f"| {one.again_seconds:.1f} s ({one.again_cpu_seconds:.1f}) | {one.find_ms:.1f} ms ({one.find_cpu_ms:.1f}) "
            f"| {one.find_slow_ms:.1f} ms | {one.resolve_ms:.1f} ms | {one.memory_mb:.0f} MB |"
            + (f" missed: {', '.join(missed)}" if missed else "")
        )
    return "\n".join([*lines, "", *(f"Aim: {name} at most {what}." for name, _, what in AIMS)])


def plot(found: list[Figures]) -> str:
    """Return how the figures grow, as SVG."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - half a second, and only the parent draws

    figure = Figure(figsize=(7.2, 3.0))
    left, right = figure.subplots(1, 2)
    sizes = [one.services for one in found]
    left.plot(sizes, [one.find_ms for one in found], marker="o", label="median")
    left.plot(sizes, [one.find_slow_ms for one in found], marker="o", label="95 of 100")
    left.axhline(15, linewidth=1, linestyle=":", color="#d4351c")
    right.plot(sizes, [one.import_seconds for one in found], marker="o", label="first import")
    right.plot(sizes, [one.again_seconds for one in found], marker="o", label="again, no change")
    for axes, unit in ((left, "ms a question"), (right, "seconds")):
        axes.set_xscale("log")
        axes.set_xlabel("services")
        axes.set_ylabel(unit)
        axes.set_ylim(bottom=0)
        axes.legend(frameon=False)
    figure.tight_layout()
    drawn = io.StringIO()
    figure.savefig(drawn, format="svg", metadata={"Date": None})
    return drawn.getvalue()


def _in_a_process(size: int, database: str | None) -> Figures:
    command = [sys.executable, "-m", "bench.directory", "--one", str(size)]
    output = subprocess.run(
        [*command, *(["--database", database] if database else [])], capture_output=True, check=True
    )
    return Figures(**json.loads(output.stdout))


def _timed(act: Callable[[Any], Any], about: Any, clock: Callable[[], float] = time.perf_counter) -> float:
    """Return how many milliseconds something takes."""
    started = clock()
    act(about)
    return (clock() - started) * 1_000


def _megabytes() -> float:
    """Return the most memory this process has had, in megabytes (Linux counts in kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024


if __name__ == "__main__":
    main()
