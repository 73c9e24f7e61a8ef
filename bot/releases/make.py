"""Making a release of what the checkout holds, beside the one in use, and putting it to use when it is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import datetime, timezone

from bot.knowledge import load_knowledge
from bot.paths import KNOWLEDGE_DB, MODELS, RELEASES
from bot.progress import say, step
from bot.releases.kept import drop_surplus, kept_releases, one_at_a_time, put_to_use, release_in_use, rolled_back_to
from bot.releases.release import Origin, Release, files_in, origin_of_checkout, write_manifest
from bot.training import is_trained, train_model


def prepare_release(clock: Callable[[], datetime] = lambda: datetime.now(timezone.utc)) -> None:
    """Put a release of this checkout to use: a kept one made from the same, or a new one.

    A release that was called back stays in use for as long as the checkout is the one it was called back from.

    Raises:
        ReleaseError: another command makes or changes releases just now.
        ContentError: the content is broken. Nothing was changed, as with the next.
        TrainingError: the models could not be trained.

    """
    with one_at_a_time():
        here = origin_of_checkout()
        called_back = rolled_back_to(here)
        if called_back:
            say(f"{called_back.name} was called back and stays in use until the checkout changes (./waymark releases)")
        release = called_back or _kept_of(here) or _made(here, clock())
        if release != release_in_use():
            say(f"Release {release.name} is put to use")
        put_to_use(release)
        drop_surplus()


def _kept_of(origin: Origin) -> Release | None:
    return next((release for release in kept_releases() if release.origin == origin and not release.damaged()), None)


def _made(origin: Origin, made_at: datetime) -> Release:
    new = RELEASES / ".new"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    with step("Knowledge"):
        load_knowledge(new / KNOWLEDGE_DB.name)
    models = new / MODELS.name
    trained = next((release.models for release in kept_releases() if is_trained(release.models)), None)
    if trained:
        shutil.copytree(trained, models)
    else:
        with step("Training the model on what has changed, a minute or two"):
            train_model(models)
    manifest = write_manifest(new, made_at, origin)
    for path in files_in(new):
        with path.open("rb") as file:
            os.fsync(file.fileno())
    folder = RELEASES / f"{made_at:%Y-%m-%dT%H%M%SZ}"
    new.rename(folder)
    return Release(folder, manifest)
