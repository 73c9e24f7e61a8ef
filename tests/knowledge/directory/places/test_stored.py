"""Places in the database, and the files an operator loads."""

import pytest

from knowledge.directory.places.files import own_places
from knowledge.directory.places.load import load_own_places, load_places
from knowledge.directory.places.stored import read_book, read_stamp
from knowledge.directory.sheet import DirectoryError
from knowledge.directory.store import DirectoryStore

HEADER = (
    "local-authority-code,official-name,nice-name,gss-code,start-date,end-date,replaced-by,nation,local-authority-type,"
    "county-la,combined-authority,former-gss-codes,lat,long\n"
)


@pytest.fixture
def book(engine):
    """What is stored."""

    def book_now():
        with engine.connect() as connection:
            return read_book(connection)

    return book_now


@pytest.fixture
def stamp(engine):
    def stamp_now():
        with engine.connect() as connection:
            return read_stamp(connection)

    return stamp_now


@pytest.fixture
def mysociety(tmp_path):
    """Write a list of authorities as mySociety has it."""

    def write(*rows, header=HEADER):
        path = tmp_path / "list.csv"
        path.write_text(header + "".join(row + "\n" for row in rows), encoding="utf-8")
        return path

    return write


@pytest.fixture
def postcodes(tmp_path):
    """Write a postcode directory."""

    def write(*rows, header="pcd,pcds,doterm,oslaua"):
        path = tmp_path / "nspl.csv"
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return path

    return write


def test_what_is_read_back_is_what_the_files_say(book):
    assert book().places == own_places().places
    assert set(book().names) == set(own_places().names)
    assert set(book().outward_codes) == set(own_places().outward_codes)


def test_loading_the_same_files_again_changes_nothing(engine, stamp):
    before = stamp()
    assert load_own_places(engine) is False
    assert stamp() == before


def test_a_newer_list_adds_a_council_and_ends_one(engine, book, mysociety):
    path = mysociety(
        "BIG,Big Council,Big,E06000099,2028-04-01,,,England,UA,,,,51.5,-1.0",
        "LDS,Leeds City Council,Leeds,E08000035,,2028-03-31,BIG,England,MD,,,,53.8,-1.5",
    )
    assert load_places(engine, path, "mysociety") == 2
    places = book().places
    assert places["E06000099"].name == "Big"
    assert places["E08000035"].valid_to.isoformat() == "2028-03-31"
    assert places["E08000035"].page == "https://www.leeds.gov.uk/", "what we know better stays"


def test_an_end_on_the_first_of_april_is_the_day_before(engine, book, mysociety):
    load_places(engine, mysociety("LDS,Leeds,Leeds,E08000035,,2028-04-01,,England,MD,,,,,"), "mysociety")
    assert book().places["E08000035"].valid_to.isoformat() == "2028-03-31"


def test_an_older_list_takes_no_end_back(engine, book, mysociety):
    load_places(engine, mysociety("SRY,Surrey,Surrey,E10000030,,,,England,CTY,,,,,"), "mysociety")
    assert book().places["E10000030"].valid_to.isoformat() == "2027-03-31"


def test_a_list_with_a_wrong_column_changes_nothing(engine, stamp, mysociety):
    before = stamp()
    with pytest.raises(DirectoryError) as error:
        load_places(engine, mysociety(header=HEADER.replace("gss-code", "code", 1)), "mysociety")
    assert "gss-code: this column is missing" in str(error.value)
    assert stamp() == before


def test_counted_postcodes_replace_our_shares(engine, book, postcodes):
    rows = [f"LS17{i}AA,LS17 {i}AA,,E08000035" for i in range(9)] + ["LS179ZZ,LS17 9ZZ,,E06000065"]
    assert load_places(engine, postcodes(*rows), "nspl") == 10
    shares = {code.place: code.share for code in book().outward_codes if code.outward == "LS17"}
    assert shares == {"E08000035": 0.9, "E06000065": 0.1}


def test_a_share_of_addresses_under_a_twentieth_is_not_offered(engine, postcodes):
    rows = [f"LS19{i}{a}A,LS19 {i}{a}A,,E08000035" for i in range(5) for a in "ABCDE"]
    load_places(engine, postcodes(*rows, "LS199ZZ,LS19 9ZZ,,E08000032"), "nspl")
    store = DirectoryStore(engine)
    assert store.resolve("LS19").place.name == "Leeds"


def test_ended_unknown_and_northern_irish_postcodes_are_skipped(engine, book, postcodes):
    load_places(
        engine,
        postcodes(
            "LS1 1AA,LS1 1AA,,E08000035",
            "LS1 1AB,LS1 1AB,201901,E08000032",
            "BT71AA,BT7 1AA,,N09000003",
            "x,JE1 1AA,,L99",
        ),
        "nspl",
    )
    counted = {(code.outward, code.place) for code in book().outward_codes if code.counted}
    assert counted == {("LS1", "E08000035")}


@pytest.mark.parametrize("header", ["pcd7,pcd8,pcds,dointr,doterm,lad25cd", "pcd,pcd2,pcds,doterm,laua"])
def test_the_columns_of_older_and_newer_editions_are_known(engine, book, postcodes, header):
    row = ["LS1 1AA"] * header.count(",") + ["E08000035"]
    row[header.split(",").index("doterm")] = ""
    assert load_places(engine, postcodes(",".join(row), header=header), "nspl") == 1


def test_whole_postcodes_are_kept_only_when_asked(engine, postcodes):
    path = postcodes("BD111AA,BD11 1AA,,E08000032", "BD111AB,BD11 1AB,,E08000035")
    store = DirectoryStore(engine)
    load_places(engine, path, "nspl")
    assert store.resolve("BD11 1AA").place is None
    load_places(engine, path, "nspl", units=True)
    assert store.resolve("BD11 1AA").place.name == "Bradford"
    assert store.resolve("BD11 1AB").place.name == "Leeds"


def test_counted_shares_stay_when_our_own_files_are_loaded_again(engine, book, postcodes, monkeypatch):
    load_places(engine, postcodes("LS171AA,LS17 1AA,,E08000035"), "nspl")
    monkeypatch.setattr("knowledge.directory.places.load.own_hash", lambda: "another")
    assert load_own_places(engine) is True
    assert [(c.share, c.counted) for c in book().outward_codes if c.outward == "LS17"] == [(1.0, True)]


@pytest.mark.parametrize("content", ["a,b,c\n1,2,3\n", "pcds,doterm,oslaua\n", ""])
def test_a_file_that_is_no_postcode_directory_changes_nothing(engine, stamp, tmp_path, content):
    path = tmp_path / "wrong.csv"
    path.write_text(content)
    before = stamp()
    with pytest.raises(DirectoryError):
        load_places(engine, path, "nspl")
    assert stamp() == before
