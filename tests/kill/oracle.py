"""Double-entry bookkeeping after a kill: what the upstream says it did against what rows, blobs and spool say."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAID = ("done", "failed_charged", "uncertain")
ENDED = (*PAID, "failed_free", "cancelled")


@dataclass(frozen=True)
class Told:
    """What the upstream's ledger says of one prompt."""

    accepted: int
    charged: int
    sent: frozenset[str]  # SHA-256 of images whose last byte went out

    @classmethod
    def of(cls, facts: Iterable[dict[str, Any]], prompt: str) -> Told:
        facts = list(facts)
        mine = {fact["request"] for fact in facts if fact["fact"] == "accepted" and fact["prompt"] == prompt}
        return cls(
            len(mine),
            sum(1 for fact in facts if fact["fact"] == "charged" and fact["prompt"] == prompt),
            frozenset(fact["sha256"] for fact in facts if fact["fact"] == "sent_last_byte" and fact["request"] in mine),
        )


def arrived(home: Path) -> set[str]:
    """Images that are whole on our disk at this moment: in a spooled answer, or stored already."""
    found = {path.name for path in _blobs(home)}
    for path in (home / "spool").glob("*.*"):
        _, _, body = path.read_bytes().partition(b"\n")
        # Not the program's own reader: a second opinion.  An image is whole when its closing quote is here.
        for text in re.findall(rb'"b64_json"\s*:\s*"([A-Za-z0-9+/=]*)"', body):
            found.add(hashlib.sha256(base64.b64decode(text)).hexdigest())
    return found


def contradictions(home: Path, result: dict[str, Any], told: Told, here: set[str], prompt: str) -> list[str]:
    """Every broken promise as a sentence; empty when all is well.

    `here` is what `arrived` said after the kill and before recovery, `result` what tests.kill.recover printed.
    """
    wrong = list(result["complaints"])
    if result["first"] != result["second"]:
        changed = [name for name in result["first"] if result["first"][name] != result["second"][name]]
        wrong.append(f"a second recovery changed {', '.join(changed)}")
    jobs = [job for job in result["second"]["jobs"] if json.loads(job["request"])["prompt"] == prompt]
    wrong += _money(jobs, told)
    pictures = [row for row in result["second"]["images"] if row["job_id"] in {job["id"] for job in jobs}]
    wrong += _images(pictures, told, here, jobs)
    wrong += _disk(home, result["second"]["images"])
    return wrong


def _money(jobs: list[dict[str, Any]], told: Told) -> list[str]:
    wrong = []
    if told.accepted > 1:
        wrong.append(f"the upstream got the order {told.accepted} times")
    if len(jobs) > 1:
        wrong.append(f"there are {len(jobs)} jobs for one order")
    if told.accepted and not jobs:
        wrong.append("the upstream got an order that no job knows")
    for job in jobs:
        state = job["state"]
        if state not in ENDED:
            wrong.append(f"the job is still {state}")
        if told.charged and state not in PAID:
            wrong.append(f"the upstream charged and the job says {state}")
        if not told.charged and state in ("done", "failed_charged"):
            wrong.append(f"the upstream did not charge and the job says {state}")
        if state != "done" and not job["failure"]:
            wrong.append(f"the job is {state} and does not say why")
    return wrong


def _images(
    pictures: list[dict[str, Any]], told: Told, here: set[str], jobs: list[dict[str, Any]]
) -> list[str]:
    wrong = []
    shown = {row["original_sha256"] or row["sha256"] for row in pictures}
    if len(pictures) != len(shown):
        wrong.append("an image is in the gallery twice")
    if lost := (here & told.sent) - shown:
        wrong.append(f"{len(lost)} image(s) had arrived and are not in the gallery")
    if odd := shown - told.sent:
        wrong.append(f"{len(odd)} image(s) in the gallery were never sent whole")
    for job in jobs:
        wanted = json.loads(job["request"])["n"]
        if job["state"] == "done" and len(pictures) != wanted and not job["failure"]:
            wrong.append(f"the job is done with {len(pictures)} of {wanted} images and does not say why")
        if job["state"] == "uncertain" and told.sent and told.sent <= here:
            wrong.append("everything had arrived and the job is uncertain")
    return wrong


def _disk(home: Path, images: list[dict[str, Any]]) -> list[str]:
    wrong = []
    named = {row["sha256"] for row in images} | {row["original_sha256"] for row in images if row["original_sha256"]}
    stored = set()
    for path in _blobs(home):
        stored.add(path.name)
        if hashlib.sha256(path.read_bytes()).hexdigest() != path.name:
            wrong.append(f"blob {path.name[:8]} does not hold what its name says")
    if named - stored:
        wrong.append(f"{len(named - stored)} row(s) without their blob")
    if stored - named:
        wrong.append(f"{len(stored - named)} blob(s) without a row")
    if left := list((home / "spool").iterdir()):
        wrong.append(f"{len(left)} spooled answer(s) left behind")
    return wrong


def _blobs(home: Path) -> list[Path]:
    return [path for path in (home / "blobs").glob("??/??/*") if path.is_file()]
