"""The ONS postcode directories (NSPL or ONSPD), as an operator downloads them: counted, and if wanted kept whole.

Great Britain: OGL v3, contains OS, Royal Mail and National Statistics data. Northern Ireland's postcodes have terms of
their own and are skipped.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from sqlalchemy import delete, insert
from sqlalchemy.engine import Connection

from knowledge.directory.places.model import OutwardCode
from knowledge.directory.sheet import DirectoryError
from knowledge.directory.tables import PostcodeDistrictRow, PostcodeUnitRow
from knowledge.reading import Problem

POSTCODE_COLUMNS = ("pcds", "pcd8", "pcd7", "pcd2", "pcd")
COUNCIL_COLUMN = re.compile(r"(os)?laua|lad\d\dcd")
ENDED_COLUMN = "doterm"
ROWS_AT_ONCE = 10_000


def read_postcodes(path: Path, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield every postcode in use, without blanks, with the key of its council, one line at a time.

    Raises:
        DirectoryError: the columns are not there.

    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            postcode, council, ended = _columns(path, next(reader, []))
            for row in reader:
                if len(row) > max(postcode, council, ended) and not row[ended].strip() and row[council] in known:
                    code = row[postcode].replace(" ", "").upper()
                    if not code.startswith("BT"):
                        yield code, row[council]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DirectoryError([Problem(path, 1, "file", f"cannot be read: {error}")]) from error


def load_postcodes(connection: Connection, path: Path, known: Collection[str], units: bool) -> int:
    """Count the postcodes of each outward code by council, and write the shares; ``units`` keeps every postcode too.

    Returns:
        how many postcodes were read.

    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    if units:
        connection.execute(delete(PostcodeUnitRow))
    rows = read_postcodes(path, known)
    total = 0
    while batch := list(islice(rows, ROWS_AT_ONCE)):
        total += len(batch)
        for code, council in batch:
            counts[code[:-3]][council] += 1
        if units:
            connection.execute(insert(PostcodeUnitRow), [{"postcode": code, "place": key} for code, key in batch])
    if not total:
        raise DirectoryError([Problem(path, 1, "file", "holds no postcode of a council that is known")])
    _replace(connection, counts)
    return total


def _replace(connection: Connection, counts: dict[str, Counter[str]]) -> None:
    connection.execute(delete(PostcodeDistrictRow).where(PostcodeDistrictRow.counted))
    for code in counts:
        connection.execute(delete(PostcodeDistrictRow).where(PostcodeDistrictRow.outward == code))
    found = [
        OutwardCode(code, place, number / sum(places.values()), counted=True)
        for code, places in counts.items()
        for place, number in places.items()
    ]
    rows = [{"outward": c.outward, "place": c.place, "share": c.share, "counted": True} for c in found]
    connection.execute(insert(PostcodeDistrictRow), rows)


def _columns(path: Path, header: list[str]) -> tuple[int, int, int]:
    names = [name.strip().lower() for name in header]
    postcode = next((names.index(name) for name in POSTCODE_COLUMNS if name in names), None)
    council = next((i for i, name in enumerate(names) if COUNCIL_COLUMN.fullmatch(name)), None)
    if postcode is None or council is None or ENDED_COLUMN not in names:
        needed = f"one of {', '.join(POSTCODE_COLUMNS)}; laua, oslaua or lad..cd; {ENDED_COLUMN}"
        raise DirectoryError([Problem(path, 1, "columns", f"are not those of NSPL or ONSPD, which has {needed}")])
    return postcode, council, names.index(ENDED_COLUMN)
