"""PRV-6, PRV-8: the data map names all that is stored, logged and kept in the browser, and nothing else."""

import ast
import re

import yaml

from bot import metrics
from bot.channels.web.conversation import COOKIE
from bot.channels.web.page import PAGE
from bot.conversations.database import MIGRATIONS as CONVERSATIONS
from bot.conversations.tables import metadata as conversations
from bot.feedback.store import MIGRATIONS as FEEDBACK
from bot.feedback.store import metadata as feedback
from bot.logs import FIELDS
from bot.paths import DOMAIN, ROOT
from bot.scenarios.desk import entrance
from bot.usage.store import MIGRATIONS as USAGE
from bot.usage.store import metadata as usage
from knowledge.directory.database import MIGRATIONS as DIRECTORY
from knowledge.directory.tables import metadata as directory
from knowledge.tables import metadata as knowledge

MAP = yaml.safe_load((ROOT / "docs" / "safety" / "data-map.yml").read_text(encoding="utf-8"))
TABLES = ("knowledge_tables", "directory_tables", "feedback_tables", "usage_tables", "conversations_tables")


def columns_of(metadata):
    return {table.name: [column.name for column in table.columns] for table in metadata.sorted_tables}


def columns_in(part):
    return {name: entry["columns"] for name, entry in MAP[part].items()}


def test_the_map_names_every_table_and_column_and_no_other():
    assert columns_in("knowledge_tables") == columns_of(knowledge)
    assert columns_in("directory_tables") == columns_of(directory)
    assert columns_in("feedback_tables") == columns_of(feedback)
    assert columns_in("usage_tables") == columns_of(usage)
    assert columns_in("conversations_tables") == columns_of(conversations)


def test_the_map_names_the_tables_that_say_which_revision_a_database_has():
    assert list(MAP["revision_tables"]) == [one.table for one in (DIRECTORY, FEEDBACK, USAGE, CONVERSATIONS)]


def test_every_table_has_a_purpose_a_time_and_says_whether_it_is_about_people():
    for part in TABLES:
        for name, entry in MAP[part].items():
            assert all(entry[field] for field in ("purpose", "retention", "people", "columns")), name
            assert set(entry.get("of_note", ())) <= set(entry["columns"]), name


def test_no_table_or_file_takes_what_is_typed():
    """No column is named after a message, and only these modules of the bot and its actions write files."""
    columns = {column for part in TABLES for c in columns_in(part).values() for column in c}
    assert not columns & {"message", "said", "sender", "conversation", "user", "transcript"} - {"message"}
    assert [name for name, found in columns_in("directory_tables").items() if "message" in found] == [
        "feed_run",
        "import_issue",
    ]
    writing = re.compile(r"\.write_text\(|\.write_bytes\(|\.open\(\"[wax]|\bopen\([^)]*\"[wax]|\.save\(|savez")
    found = {
        path.relative_to(ROOT).as_posix()
        for folder in ("bot/channels", "bot/conversations", "bot/dialogue", "bot/privacy", "bot/server", "actions")
        for path in (ROOT / folder).rglob("*.py")
        if writing.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"bot/channels/switch.py", "bot/privacy/vocabulary.py"}


def log_lines():
    for folder in ("bot", "knowledge", "actions"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("logger."):
                    yield node.func.attr, node.args[0]


def test_the_map_names_every_line_the_code_writes_to_a_log():
    assert {words.value for _, words in log_lines()} == set(MAP["log_lines"])


def test_no_line_of_a_log_is_put_together_from_what_is_typed_or_shows_a_trace():
    for how, words in log_lines():
        assert how in ("info", "warning", "error")
        assert isinstance(words, ast.Constant)


def test_the_map_names_every_slot():
    assert set(MAP["slots"]) == set(yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))["slots"])


def test_the_map_names_what_the_browser_keeps():
    script = "".join(path.read_text(encoding="utf-8") for path in (PAGE / "static").glob("*.js"))

    assert set(re.findall(r'\bkeep\("(\w+)"', script)) == set(MAP["browser"]["session_storage"])
    assert set(MAP["browser"]["cookies"]) == {COOKIE, entrance.COOKIE}
    assert script.count("sessionStorage.setItem(") == 1
    assert "localStorage" not in script
    assert "document.cookie" not in script


def test_what_readers_say_is_counted_by_line_only():
    assert MAP["opinions"] == list(feedback.tables)


def test_prv10_the_map_names_every_metric_with_its_labels_and_no_label_says_what_was_asked():
    found = {metric.name: list(getattr(metric, "labels", ())) for metric in metrics.ALL}
    assert {**found, metrics.PART_UP: ["part"]} == {name: entry["labels"] for name, entry in MAP["metrics"].items()}
    labels = {label for entry in MAP["metrics"].values() for label in entry["labels"]}
    assert labels == {"channel", "outcome", "reason", "event", "part"}


def test_the_map_names_every_field_of_the_log():
    assert tuple(MAP["log_fields"]) == FIELDS
