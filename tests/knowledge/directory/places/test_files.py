"""Our place files, and what is said of broken ones."""

import shutil
from datetime import date

import pytest

from knowledge.directory.places.files import FOLDER, own_places, read_places
from knowledge.directory.places.model import TOWN
from knowledge.directory.sheet import DirectoryError

TODAY = date(2026, 11, 29)


@pytest.fixture
def folder(tmp_path):
    """A copy of our files to break."""
    for path in FOLDER.glob("*.csv"):
        shutil.copy(path, tmp_path)
    return tmp_path


def problems(folder):
    with pytest.raises(DirectoryError) as error:
        read_places(folder)
    return [(p.path.name, p.line, p.field) for p in error.value.problems]


def append(folder, name, line):
    """Add a line to a file; return its number."""
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    return len(path.read_text(encoding="utf-8").splitlines())


def test_all_councils_of_today_are_there():
    today = [p for p in own_places().places.values() if p.is_authority and p.holds_on(TODAY) and not p.fictional]
    counted = {nation: sum(p.nation == nation for p in today) for nation in ("Wales", "Scotland", "Northern Ireland")}
    assert counted == {"Wales": 22, "Scotland": 32, "Northern Ireland": 11}
    assert sum(p.nation == "England" for p in today) == 317


def test_every_district_lies_in_a_county_of_its_nation():
    places = own_places().places
    for place in places.values():
        if place.kind == "district" and place.holds_on(TODAY):
            assert places[place.parent].kind == "county", place.name


def test_forest_heath_lies_in_suffolk():
    places = own_places().places
    heath = next(p for p in places.values() if p.name == "Forest Heath")
    assert places[heath.parent].name == "Suffolk"


def test_what_is_made_up_says_so():
    made_up = {p.name for p in own_places().places.values() if p.fictional}
    assert made_up == {"Exampleshire", "Exampleton", "North Exampleshire", "Little Sample"}


def test_shares_are_parts_of_one():
    assert all(code.share is None or 0 < code.share <= 1 for code in own_places().outward_codes)


def test_every_town_lies_in_a_council():
    places = own_places().places
    assert all(places[p.parent].is_authority for p in places.values() if p.kind == TOWN)


@pytest.mark.parametrize(
    ("file", "line", "field"),
    [
        ("authorities.csv", "X1,Xtown,village,lower,England,,,,,,,,,", "kind"),
        ("authorities.csv", "X1,Xtown,district,middle,England,,,,,,,,,", "tier"),
        ("authorities.csv", "X1,Xtown,district,lower,Mercia,,,,,,,,,", "nation"),
        ("authorities.csv", "X1,Xtown,district,lower,England,nowhere,,,,,,,,", "parent"),
        ("authorities.csv", "X1,Xtown,district,lower,England,,,1 April,,,,,,", "valid_from"),
        ("authorities.csv", "X1,Xtown,district,lower,England,,,,,north,,,,", "lat"),
        ("authorities.csv", ",Xtown,district,lower,England,,,,,,,,,", "key"),
        ("names.csv", "nowhere,Xtown,en,name", "place"),
        ("towns.csv", "town-x,Xtown,en,nowhere,", "authority"),
        ("successors.csv", "E08000035,nowhere,2027-04-01", "new"),
        ("successors.csv", "E08000035,E08000032,", "from"),
        ("outward_codes.csv", "LS99,E08000035,most", "share"),
        ("neighbours.csv", "E08000035,nowhere", "neighbour"),
    ],
)
def test_a_mistake_is_named_by_file_line_and_column(folder, file, line, field):
    number = append(folder, file, line)
    assert problems(folder) == [(file, number, field)]


def test_a_wrong_column_is_named(folder):
    path = folder / "names.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("place,name", "plaice,name", 1), encoding="utf-8")
    assert problems(folder) == [("names.csv", 1, "place"), ("names.csv", 1, "plaice")]


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"", b'place,name,lang,kind\n"open', b"place,name,lang,kind\na,b\n"]
)
def test_a_file_that_is_no_table_is_named(folder, content):
    (folder / "names.csv").write_bytes(content)
    assert all(file == "names.csv" for file, _, _ in problems(folder))


def test_a_missing_file_is_named(folder):
    (folder / "towns.csv").unlink()
    assert problems(folder) == [("towns.csv", 1, "file")]
