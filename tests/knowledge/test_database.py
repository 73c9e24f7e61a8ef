"""Opening a database: references are kept whole, failed changes leave nothing, errors hide values."""

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from knowledge.database import open_database
from knowledge.tables import metadata

NEW_POINT_SOURCE = "INSERT INTO point_source VALUES (:point, :source, 0)"


def test_a_reference_to_nothing_is_refused(engine):
    metadata.create_all(engine)
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.exec_driver_sql(NEW_POINT_SOURCE, {"point": "hiv.law.ghost", "source": "nothing"})


def test_an_error_does_not_show_the_values(engine):
    metadata.create_all(engine)
    with pytest.raises(IntegrityError) as raised, engine.begin() as connection:
        connection.exec_driver_sql(NEW_POINT_SOURCE, {"point": "hiv.law.ghost", "source": "nothing"})
    assert "hiv.law.ghost" not in str(raised.value)


def test_a_failed_change_of_tables_is_undone_whole(engine):
    def change():
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE kept (id INTEGER)")
            connection.exec_driver_sql("CREATE TABLE broken (")

    with pytest.raises(OperationalError):
        change()
    with engine.connect() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master").all()
    assert tables == []


def test_two_engines_of_one_file_see_the_same(tmp_path):
    address = f"sqlite:///{tmp_path}/one.db"
    metadata.create_all(open_database(address))
    with open_database(address).connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM point").scalar() == 0
