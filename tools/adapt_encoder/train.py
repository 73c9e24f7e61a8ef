"""Teach the network: several things at once, in batches of messages of like length."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from tools.adapt_encoder.lessons import Asked, Lesson
from tools.adapt_encoder.network import Network
from tools.adapt_encoder.slips import with_slips

STEPS = 4200
"""Batches of points; 24 points each, so that every question is seen twice or so."""

MESSAGES_EVERY = 2
"""After how many batches of points a batch of messages comes."""

HEADS_FIRST = 400
"""Batches of messages from which only the heads learn: they start from nothing and must not yet pull at the encoder."""

REGROUP_EVERY = 1000
"""Batches of points after which it is asked anew which points lie near each other."""

BATCH = 32
CHUNK = 24
"""Batches among which messages are sorted by length."""

RATE, HEAD_RATE, DECAY = 5e-4, 2e-3, 0.01
WARM_UP = 0.05
MOST_TOKENS = 96
REPORT_EVERY = 200
POINTS_OF_ONE_SUBJECT, SUBJECTS_AT_ONCE = 12, 2
"""Points of one subject that lie near each other are the hard ones to tell apart."""

QUESTION_TOKENS, ANSWER_TOKENS = 48, 64
TEMPERATURE = 0.05
WEIGHTS = {"subjects": 1.0, "none": 0.5, "intent": 1.0, "kind": 0.3, "move": 0.5, "level": 1.0, "points": 0.5}
"""What each thing to learn counts. "none" is the part of subjects that may be several, or none."""


@dataclass(frozen=True)
class Labels:
    """The labels of each head, in order."""

    subjects: tuple[str, ...]
    intent: tuple[str, ...]
    kind: tuple[str, ...]
    move: tuple[str, ...]
    level: tuple[str, ...]

    @classmethod
    def of(cls, lessons: Sequence[Lesson]) -> Labels:
        """Collect the labels that occur."""
        return cls(
            subjects=tuple(sorted({name for lesson in lessons for name in lesson.subjects or ()})),
            intent=tuple(sorted({lesson.intent for lesson in lessons if lesson.intent})),
            kind=tuple(sorted({lesson.kind for lesson in lessons if lesson.kind})),
            move=tuple(sorted({lesson.move for lesson in lessons if lesson.move})),
            level=tuple(sorted({lesson.level for lesson in lessons if lesson.level})),
        )


def teach(
    network: Network, lessons: Sequence[Lesson], points: Sequence[Asked], labels: Labels, keep: Callable[[], None]
) -> None:
    """Run all steps; ``keep`` may store what is learned so far."""
    optimiser, schedule = _optimiser(network)
    messages, answers = _endless(lessons), _groups(network, points)
    for _ in range(HEADS_FIRST):
        _step(network, optimiser, _loss(network, next(messages), labels, heads_only=True))
    started, total = time.monotonic(), 0.0
    for step in range(1, STEPS + 1):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = WEIGHTS["points"] * _point_loss(network, next(answers))
            if step % MESSAGES_EVERY == 0:
                loss = loss + _loss(network, next(messages), labels)
        _step(network, optimiser, loss)
        schedule.step()
        total += loss.item()
        if step % REPORT_EVERY == 0:
            print(f"{step} of {STEPS}: loss {total / REPORT_EVERY:.3f}, {time.monotonic() - started:.0f} s", flush=True)
            total = 0.0
        if step % REGROUP_EVERY == 0:
            answers = _groups(network, points)
            keep()
    keep()


def _step(network: Network, optimiser: torch.optim.Optimizer, loss: Tensor) -> None:
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()


def _optimiser(network: Network) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    heads = list(network.heads.parameters())
    body = [p for layer in (layer for _, layer in network.updates()) for p in (layer.down, layer.up)]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=DECAY
    )
    rise = WARM_UP * STEPS
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / rise) * max(0.02, 1 - step / STEPS)
    )
    return optimiser, schedule


def _endless(lessons: Sequence[Lesson]) -> Iterator[list[Lesson]]:
    while True:
        shuffled = random.sample(list(lessons), len(lessons))
        for start in range(0, len(shuffled), BATCH * CHUNK):
            chunk = sorted(shuffled[start : start + BATCH * CHUNK], key=lambda lesson: len(lesson.text))
            batches = [chunk[i : i + BATCH] for i in range(0, len(chunk), BATCH)]
            yield from random.sample(batches, len(batches))


def _loss(network: Network, batch: Sequence[Lesson], labels: Labels, *, heads_only: bool = False) -> Tensor:
    with torch.set_grad_enabled(not heads_only):
        vectors = network.vectors([with_slips(lesson.text) for lesson in batch], MOST_TOKENS)
    logits = network.logits(vectors)
    weights = torch.tensor([lesson.weight for lesson in batch])
    loss = _subject_loss(logits["subjects"], batch, labels, weights)
    for head in ("intent", "kind", "move", "level"):
        known = [i for i, lesson in enumerate(batch) if getattr(lesson, head)]
        if known:
            names = getattr(labels, head)
            rows = logits[head][known]
            if head == "intent":
                rows = rows.masked_fill(_set_aside(batch, known, names), -1e4)
            right = torch.tensor([names.index(getattr(batch[i], head)) for i in known])
            each = nn.functional.cross_entropy(rows, right, reduction="none")
            loss = loss + WEIGHTS[head] * (each * weights[known]).sum() / len(batch)
    return loss


def _subject_loss(logits: Tensor, batch: Sequence[Lesson], labels: Labels, weights: Tensor) -> Tensor:
    truth = torch.tensor([[float(name in (lesson.subjects or ())) for name in labels.subjects] for lesson in batch])
    known = torch.tensor([float(lesson.subjects is not None) for lesson in batch])
    count = truth.sum(1)
    shared = truth / count.clamp(min=1).unsqueeze(1)
    which = -(shared * torch.log_softmax(logits, 1)).sum(1) * (count > 0)
    each = nn.functional.binary_cross_entropy_with_logits(logits, truth, reduction="none").sum(1) * known
    return ((WEIGHTS["subjects"] * which + WEIGHTS["none"] * each) * weights).sum() / len(batch)


def _set_aside(batch: Sequence[Lesson], known: Sequence[int], names: Sequence[str]) -> Tensor:
    return torch.tensor([[name in batch[i].also for name in names] for i in known])


def _groups(network: Network, points: Sequence[Asked]) -> Iterator[list[Asked]]:
    """Yield batches of points without end: near ones of one subject, and near ones of another."""
    by_subject: dict[str, list[Asked]] = {}
    for point in points:
        by_subject.setdefault(point.subject, []).append(point)
    alike = {subject: _alike(network, group) for subject, group in by_subject.items()}
    while True:
        few = [part for subject, group in by_subject.items() for part in _parts(group, alike[subject])]
        random.shuffle(few)
        for i in range(0, len(few) - SUBJECTS_AT_ONCE + 1, SUBJECTS_AT_ONCE):
            yield [point for part in few[i : i + SUBJECTS_AT_ONCE] for point in part]


def _alike(network: Network, group: Sequence[Asked]) -> Tensor:
    """Return how alike the points of a subject are, shape (len(group), len(group)), by what stands in them."""
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        parts = [group[i : i + BATCH] for i in range(0, len(group), BATCH)]
        vectors = torch.cat([network.vectors([p.answer for p in part], ANSWER_TOKENS).float() for part in parts])
    return vectors @ vectors.T


def _parts(group: Sequence[Asked], alike: Tensor) -> Iterator[list[Asked]]:
    """Yield the points of a subject in parts: one by chance, with those nearest to it that are in no part yet."""
    left = set(range(len(group)))
    for first in random.sample(range(len(group)), len(group)):
        if first in left:
            nearest = sorted(left, key=lambda i: float(alike[first, i]), reverse=True)[:POINTS_OF_ONE_SUBJECT]
            left.difference_update(nearest)
            yield [group[i] for i in nearest]


def _point_loss(network: Network, batch: Sequence[Asked]) -> Tensor:
    """Draw a question to its point, and to another question of the point, and away from the others of the batch."""
    first, second = zip(*(_two_questions(point) for point in batch), strict=True)
    asked = network.vectors([with_slips(text) for text in first], QUESTION_TOKENS)
    right = torch.arange(len(batch))
    loss = torch.tensor(0.0)
    for others, most_tokens in (([point.answer for point in batch], ANSWER_TOKENS), (second, QUESTION_TOKENS)):
        alike = (asked.float() @ network.vectors(others, most_tokens).float().T) / TEMPERATURE
        loss = loss + nn.functional.cross_entropy(alike, right)
    return loss / 2


def _two_questions(point: Asked) -> tuple[str, str]:
    """Return two questions of a point; the text itself where there is only one."""
    if len(point.questions) == 1:
        return point.questions[0], point.answer
    first, second = random.sample(point.questions, 2)
    return first, second
