"""Training messages are read, or it is said what is wrong with which file."""

import pytest

from bot.paths import TRAINING_DATA
from bot.training_data import TrainingDataError, read_messages


def written(folder, text):
    path = folder / "messages.yml"
    path.write_text(text)
    return path


def test_a_line_is_a_message_with_what_its_block_says(tmp_path):
    block = "- intent: law\n  metadata: {subjects: [hiv]}\n  examples: |\n    - can they\n    - [PERSON] asks, can i\n"
    path = written(tmp_path, f"nlu:\n{block}")
    first, second = read_messages(path)

    assert (first.get("text"), first.get("intent")) == ("can they", "law")
    assert first.get("metadata")["intent"] == {"subjects": ["hiv"]}
    assert second.get("text") == "[PERSON] asks, can i"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nlu: [", "messages.yml"),
        ("version: '3.1'\n", "must hold a list under nlu"),
        ("nlu:\n- examples: |\n    - a\n", "block 1: a block needs an intent"),
        ("nlu:\n- intent: law\n  exampels: |\n    - a\n", "unknown field 'exampels'"),
        ("nlu:\n- intent: law\n  examples: |\n    a question\n", "begin with '- '; not 'a question'"),
        ("nlu:\n- intent: law\n  examples: |\n    - \n", "begin with '- '"),
        ("nlu:\n- intent: law\n", "no examples"),
        ("nlu:\n- intent: law\n  metadata: hiv\n  examples: |\n    - a\n", "metadata must be a mapping"),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(tmp_path, text, said):
    with pytest.raises(TrainingDataError) as refused:
        list(read_messages(written(tmp_path, text)))
    assert said in str(refused.value)
    assert "messages.yml" in str(refused.value)


def test_all_training_messages_can_be_read():
    assert sum(1 for path in TRAINING_DATA.glob("nlu/**/*.yml") for _ in read_messages(path)) > 30_000
