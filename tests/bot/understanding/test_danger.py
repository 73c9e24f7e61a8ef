"""The second judge of danger, as it was trained."""

import pytest

from bot.understanding.danger import DangerModel, Example, judge_meaning, read_examples
from bot.understanding.encoder import shared_encoder
from bot.understanding.urgency import EMERGENCY, NONE, SAME_DAY, judge_urgency


@pytest.mark.parametrize(
    "message",
    [
        "gran is face down in the garden and cold to touch",
        "he is stood at the edge of the platform and wont step back",
    ],
)
def test_danger_without_the_usual_words_is_heard(message):
    assert judge_urgency(message).level == NONE
    urgency = judge_meaning(message).urgency
    assert urgency.level == EMERGENCY
    assert urgency.category


@pytest.mark.parametrize(
    "message",
    [
        "morning",
        "and mum",
        "thanks, that's all",
        "what does the care act say about advocacy",
        "training for new starters on suicide prevention, where do we begin",
        "definition of coercive control",
        "in Wales?",
    ],
)
def test_ordinary_messages_are_calm(message):
    assert judge_meaning(message).urgency.level == NONE


def test_a_model_comes_back_from_its_files_as_it_was(tmp_path):
    texts = ("fire in her flat now", "flat on fire, he is inside", "who pays for a fire door", "fire safety leaflet")
    levels = (EMERGENCY, EMERGENCY, NONE, NONE)
    examples = [Example(t, level, "a" if level == EMERGENCY else None) for t, level in zip(texts, levels, strict=True)]
    encoder = shared_encoder()
    made = DangerModel.fit(examples * 3, encoder.encode_all)
    made.save(tmp_path)
    read = DangerModel.load(tmp_path)
    for text in texts:
        again, before = (model.judge(text, encoder.encode(text)) for model in (read, made))
        assert again.urgency == before.urgency
        assert again.calm == pytest.approx(before.calm, abs=1e-3)


def test_the_training_data_is_broad_enough():
    levels = [example.level for example in read_examples()]
    assert levels.count(EMERGENCY) >= 1200
    assert levels.count(EMERGENCY) + levels.count(SAME_DAY) >= 1500
    assert levels.count(NONE) >= 1500
