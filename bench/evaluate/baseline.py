"""The plainest pipeline that could work, for comparison: TF-IDF and a logistic regression each for subject and need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from bench.evaluate.questions import Question
from bench.understand import Score
from bot.paths import TRAINING_DATA
from knowledge.vocabulary import NEEDS


@dataclass(frozen=True)
class Example:
    """A training message with its main subject ("" for none) and its intent."""

    text: str
    subject: str
    intent: str


def training_examples() -> Iterator[Example]:
    """Yield the messages that the bot learns from."""
    for path in sorted((TRAINING_DATA / "nlu").rglob("*.yml")):
        for block in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)["nlu"]:  # noqa: S506
            subjects = (block.get("metadata") or {}).get("subjects") or [""]
            for line in block["examples"].splitlines():
                yield Example(line.removeprefix("- "), subjects[0], block["intent"])


def score_baseline(questions: Sequence[Question]) -> Score:
    """Train the baseline, and score it as any pipeline is scored."""
    examples = list(training_examples())
    texts, asked = [example.text for example in examples], [question.text for question in questions]
    about = [example for example in examples if example.subject]
    subjects = _fit([e.text for e in about], [e.subject for e in about]).predict(asked)
    intents = _fit(texts, [example.intent for example in examples])
    best = intents.predict(asked)
    needs = _best_need(intents, asked)
    inside = [i for i, question in enumerate(questions) if question.in_scope]
    subject = [subjects[i] in questions[i].subjects for i in inside]
    need = [needs[i] in questions[i].needs for i in inside]
    outside = [best[i] == "out_of_scope" for i, question in enumerate(questions) if not question.in_scope]
    return Score(
        subject=_share(subject),
        need=_share(need),
        both=_share([s and n for s, n in zip(subject, need, strict=True)]),
        out_of_scope_refused=_share(outside),
        in_scope_refused=_share([best[i] == "out_of_scope" for i in inside]),
    )


def _fit(texts: Sequence[str], labels: Sequence[str]) -> Pipeline:
    model = LogisticRegression(C=10, solver="liblinear", dual=True, tol=0.01)
    return make_pipeline(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), model).fit(texts, labels)


def _best_need(intents: Pipeline, asked: Sequence[str]) -> list[str]:
    columns = [i for i, name in enumerate(intents.classes_) if name in NEEDS]
    odds: Any = intents.predict_proba(asked)[:, columns]
    return [intents.classes_[columns[i]] for i in odds.argmax(axis=1)]


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0
