"""Orders and answers as the storage tests need them, with everything said that a test does not care about."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from dallery.domain.job import JobState
from dallery.domain.request import ImageRequest
from dallery.storage.jobs import NewImage, NewJob, Settlement, new_image_id, new_job_id

NOW = 1_795_345_445_000  # 2026-11-22 11:04:05 UTC
TODAY = "2026-11-22"
A_DAY = 24 * 3600 * 1000
FOX = ImageRequest(prompt="a fox in the snow", model="gpt-image-2")
T = TypeVar("T")


def order(owner: str, **changes: Any) -> NewJob:
    """A fox in the snow for `owner`, holding nothing."""
    new = NewJob(
        id=new_job_id(),
        owner_id=owner,
        key_id=None,
        request=FOX,
        provider="openai",
        priority=100,
        hold=0,
        created_at=NOW,
        fingerprint=FOX.fingerprint(),
    )
    return replace(new, **changes)


def picture(position: int = 0, **changes: Any) -> NewImage:
    new = NewImage(
        id=new_image_id(),
        position=position,
        sha256=hashlib.sha256(f"picture {position}".encode()).hexdigest(),
        original_sha256=None,
        byte_size=1234,
        width=1024,
        height=1024,
        media_type="image/png",
        revised_prompt=None,
    )
    return replace(new, **changes)


def done(*images: NewImage, cost: int | None = 0, **changes: Any) -> Settlement:
    settlement = Settlement(state=JobState.DONE, images=images or (picture(),), cost=cost, finished_at=NOW + 5000)
    return replace(settlement, **changes)


def all_at_once(count: int, act: Callable[[int], T]) -> list[T | BaseException]:
    """What `act(0)` … `act(count - 1)` gave or raised, started together on `count` threads."""
    barrier = threading.Barrier(count)
    results: list[Any] = [None] * count

    def run(number: int) -> None:
        barrier.wait()
        try:
            results[number] = act(number)
        except Exception as error:  # noqa: BLE001 - handed to the test, which judges it
            results[number] = error

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
