"""CLINC150 with out-of-scope (Larson et al., EMNLP 2019, CC BY 3.0): our features and linear model beside the baseline.

The file ``data_full.json`` is not part of the project: give its path.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.understanding.encoder import bulk_encoder
from bot.understanding.linear import Features, LinearModel, softmax
from bot.understanding.ngrams import Ngrams

OUT = "oos"
STRENGTHS = (0.05, 0.5, 5.0)
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Part:
    """Texts with their intents; "oos" where there is none."""

    texts: list[str]
    intents: list[str]


@dataclass(frozen=True)
class ClincScore:
    """At the threshold chosen on the validation part: in-scope accuracy and out-of-scope recall on the test part."""

    pipeline: str
    threshold: float
    in_scope_accuracy: float
    out_of_scope_recall: float


def score_clinc(path: Path) -> list[ClincScore]:
    """Train on the training part, choose strength and threshold on the validation part, score the test part."""
    data = json.loads(path.read_text(encoding="utf-8"))
    train, validation, test = (_part(data[name] + data[f"oos_{name}"]) for name in ("train", "val", "test"))
    return [
        _score(name, list(fits(train)), validation, test)
        for name, fits in (("Waymark", _ours), ("TF-IDF and logistic regression", _baseline))
    ]


Probabilities = Callable[[Sequence[str]], tuple[Floats, Sequence[str]]]


def _ours(train: Part) -> Iterator[Probabilities]:
    """Yield the bot's features and linear model, with each strength of what a message means.

    The bot's own strength suits an encoder that was adapted to the very messages it learns from; here it was not.
    """
    encoder, ngrams = bulk_encoder(), Ngrams.fit(train.texts)

    def read(texts: Sequence[str]) -> Features:
        return Features(encoder.encode_all(texts), ngrams.rows(texts))

    features = read(train.texts)
    for strength in STRENGTHS:
        model = LinearModel.fit(features, [(intent,) for intent in train.intents], vector_strength=strength)
        yield partial(_shares, model, read)


def _shares(
    model: LinearModel, read: Callable[[Sequence[str]], Features], texts: Sequence[str]
) -> tuple[Floats, Sequence[str]]:
    return softmax(model.logits(read(texts))), model.labels


def _baseline(train: Part) -> Iterator[Probabilities]:
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    model = LogisticRegression(C=10, solver="liblinear", dual=True, tol=0.01)
    model.fit(words.fit_transform(train.texts), train.intents)
    yield lambda texts: (model.predict_proba(words.transform(texts)), list(model.classes_))


def _score(name: str, fitted: Sequence[Probabilities], validation: Part, test: Part) -> ClincScore:
    chosen, threshold = max((_with_threshold(one, validation) for one in fitted), key=lambda found: found[2])[:2]
    inside, outside = _measure(*chosen(test.texts), test, threshold)
    return ClincScore(name, threshold, inside, outside)


def _with_threshold(one: Probabilities, validation: Part) -> tuple[Probabilities, float, float]:
    """Return the best threshold on the validation part, and how good it is."""
    shares, labels = one(validation.texts)
    rated = {float(t): _balance(*_measure(shares, labels, validation, t)) for t in np.linspace(0, 0.9, 91)}
    threshold = max(rated, key=rated.__getitem__)
    return one, threshold, rated[threshold]


def _balance(inside: float, outside: float) -> float:
    """Prefer the threshold with the best sum; one error in scope counts as much as three out of scope."""
    return 3 * inside + outside


def _measure(shares: Floats, labels: Sequence[str], part: Part, threshold: float) -> tuple[float, float]:
    best = shares.argmax(axis=1)
    found = [labels[i] if shares[row, i] >= threshold else OUT for row, i in enumerate(best)]
    right = np.array([a == b for a, b in zip(found, part.intents, strict=True)])
    outside = np.array([intent == OUT for intent in part.intents])
    return float(right[~outside].mean()), float(right[outside].mean())


def _part(pairs: Sequence[Sequence[str]]) -> Part:
    return Part([text for text, _ in pairs], [intent for _, intent in pairs])
