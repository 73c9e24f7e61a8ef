"""Databases that hold what exists nowhere else go from version to version without loss, on SQLite and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Boolean, CheckConstraint, Column, MetaData, Table, insert, inspect, select
from sqlalchemy.exc import OperationalError, ProgrammingError

from bot.conversations.database import MIGRATIONS as CONVERSATIONS
from bot.feedback.store import MIGRATIONS as FEEDBACK
from bot.feedback.store import OpinionRow
from bot.usage.store import MIGRATIONS as USAGE
from knowledge.database import open_database
from knowledge.directory.database import MIGRATIONS as DIRECTORY
from knowledge.directory.database import make_tables
from knowledge.directory.prepare import prepare_directory
from knowledge.directory.tables import NationalReportRow
from knowledge.migrating.migrate import LaterVersionError, Migrations, drop_tables, migrate, revision
from tests.postgres import postgres

ALL = pytest.mark.parametrize("migrations", [CONVERSATIONS, FEEDBACK, DIRECTORY, USAGE], ids=lambda m: m.name)
OPINION = {"month": "2026-11", "point_id": "hiv.law.a", "verdict": "wrong", "count": 3}
SECOND = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("opinion", sa.Column("channel", sa.String(10)))
"""


@pytest.fixture(scope="module")
def server():
    with postgres() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request, tmp_path):
    """An empty database of each kind."""
    lite = request.param == "sqlite"
    opened = open_database(f"sqlite:///{tmp_path}/some.db" if lite else request.getfixturevalue("server"))
    yield opened
    with opened.begin() as connection:
        for migrations in (CONVERSATIONS, FEEDBACK, DIRECTORY, USAGE):
            drop_tables(connection, migrations)
    opened.dispose()


def form(engine, metadata):
    """Return all that a database says of these tables, in no order."""
    there = inspect(engine)
    return {
        name: {
            "columns": {c["name"]: (str(c["type"]), c["nullable"], c["default"]) for c in there.get_columns(name)},
            "key": there.get_pk_constraint(name),
            "foreign": by_name(there.get_foreign_keys(name)),
            "unique": by_name(there.get_unique_constraints(name)),
            "check": by_name(there.get_check_constraints(name)),
            "indexes": by_name(there.get_indexes(name)),
        }
        for name in metadata.tables
    }


def by_name(found):
    return sorted(found, key=lambda one: one["name"])


def forms(engine, migrations, metadata):
    """Return the tables as the revisions make them and as the code says they are."""
    migrate(engine, migrations)
    migrated = form(engine, migrations.metadata)
    with engine.begin() as connection:
        drop_tables(connection, migrations)
        metadata.create_all(connection)
        wanted = form(connection, migrations.metadata)
        metadata.drop_all(connection)
    return migrated, wanted


@ALL
def test_the_revisions_make_the_tables_that_the_code_says(engine, migrations):
    """If this fails, a table was changed without a revision: see CONTRIBUTING.md."""
    migrated, wanted = forms(engine, migrations, migrations.metadata)
    assert migrated == wanted


@pytest.mark.parametrize("more", [lambda: Column("urgent", Boolean), lambda: CheckConstraint("count > 0", name="some")])
def test_a_table_that_was_changed_without_a_revision_is_noticed(engine, more):
    changed = MetaData()
    table = OpinionRow.__table__
    Table(table.name, changed, *(column.copy() for column in table.columns), more())
    migrated, wanted = forms(engine, FEEDBACK, changed)
    assert migrated != wanted


@ALL
def test_the_files_are_named_after_their_revisions_in_order(migrations):
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("path_separator", "newline")
    config.set_main_option("script_location", str(migrations.folder))
    config.set_main_option("version_locations", str(migrations.folder))
    revisions = ScriptDirectory.from_config(config).walk_revisions()
    assert [one.revision for one in revisions][::-1] == migrations.known


@ALL
def test_it_says_which_revision_it_has_and_doing_it_twice_is_no_harm(engine, migrations):
    for _ in range(2):
        migrate(engine, migrations)
    with engine.connect() as connection:
        assert revision(connection, migrations) == migrations.known[-1]


def test_all_three_fit_into_one_database(engine):
    for migrations in (CONVERSATIONS, FEEDBACK, DIRECTORY, USAGE):
        migrate(engine, migrations)
    tables = set(inspect(engine).get_table_names())
    assert {"conversations_revision", "feedback_revision", "directory_revision"} <= tables


def test_opinions_from_before_there_were_revisions_stay(engine):
    with engine.begin() as connection:
        FEEDBACK.metadata.create_all(connection)
        connection.execute(insert(OpinionRow), [OPINION])
    migrate(engine, FEEDBACK)

    assert opinions(engine) == [OPINION]


def opinions(engine):
    with engine.connect() as connection:
        return [dict(row._mapping) for row in connection.execute(select(*OpinionRow.__table__.columns))]


def test_a_directory_from_before_there_were_revisions_stays_and_gets_the_table_it_lacks(engine):
    prepare_directory(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE directory_revision")
        NationalReportRow.__table__.drop(connection)
        check = 'INSERT INTO verification (service_id, "on", by_role, result, content_hash) '
        connection.exec_driver_sql(f"{check} SELECT id, '2026-11-30', 'duty officer', 'ok', content_hash FROM service")
    counted = contents(engine)
    make_tables(engine)

    assert contents(engine) == {**counted, "national_report": [], "directory_revision": [(DIRECTORY.known[-1],)]}
    assert len(counted["verification"]) > 20


def contents(engine):
    """Return every row of every table."""
    with engine.connect() as connection:
        return {
            name: sorted(map(tuple, connection.exec_driver_sql(f'SELECT * FROM "{name}"')), key=str)
            for name in inspect(connection).get_table_names()
        }


@pytest.fixture
def next_version(tmp_path):
    """The revisions of a version to come, which adds a column."""
    folder = tmp_path / "migrations of 100%"
    folder.mkdir()
    for path in FEEDBACK.folder.glob("*.py"):
        (folder / path.name).write_text(path.read_text())
    (folder / "0002_channel.py").write_text(SECOND)
    return Migrations(FEEDBACK.name, FEEDBACK.metadata, folder)


@pytest.mark.parametrize("with_revisions", [True, False])
def test_a_later_revision_keeps_what_is_there(engine, next_version, with_revisions):
    if with_revisions:
        migrate(engine, FEEDBACK)
    else:
        FEEDBACK.metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(OpinionRow), [OPINION])
    migrate(engine, next_version)

    assert opinions(engine) == [OPINION]
    assert "channel" in {column["name"] for column in inspect(engine).get_columns("opinion")}
    with pytest.raises(LaterVersionError, match="0002"):
        migrate(engine, FEEDBACK)


def test_a_revision_that_fails_changes_nothing(engine, next_version):
    migrate(engine, FEEDBACK)
    with engine.begin() as connection:
        connection.execute(insert(OpinionRow), [OPINION])
    (next_version.folder / "0002_channel.py").write_text(SECOND + '    op.execute("DELETE FROM nowhere")\n')
    with pytest.raises((OperationalError, ProgrammingError)):
        migrate(engine, next_version)

    assert opinions(engine) == [OPINION]
    assert "channel" not in {column["name"] for column in inspect(engine).get_columns("opinion")}
    migrate(engine, FEEDBACK)


def test_programs_that_migrate_together_do_it_once(engine, next_version):
    migrate(engine, FEEDBACK)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: migrate(engine, next_version), range(4)))

    assert "channel" in {column["name"] for column in inspect(engine).get_columns("opinion")}
