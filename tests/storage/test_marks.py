"""What is learnt about a picture after it was hung is found by the search too, on both databases."""

from __future__ import annotations

import pytest

from dallery.domain.filter import Filter
from dallery.domain.job import Failure, JobState
from dallery.errors import OutcomeUnknown
from dallery.storage.database import Database
from dallery.storage.finding import Finding
from dallery.storage.gallery import Gallery
from dallery.storage.jobs import Jobs
from dallery.storage.ledger import Ledger
from dallery.storage.marks import Marks
from tests.storage.people import NOW, done, order, picture


def found(database: Database, owner: str, wanted: Filter) -> list[str]:
    return [image.id for image in Finding(database).page(owner, wanted, None, 10).images]


def test_a_picture_is_found_by_the_colours_somebody_saw(database: Database, jobs: Jobs, alice: str) -> None:
    new = order(alice)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "host-1")
    jobs.settle(new.id, 1, done())
    [image] = Gallery(database).of_job(new.id)
    marks = Marks(database)
    assert [each.id for each in marks.colourless(10)] == [image.id]
    assert found(database, alice, Filter(colours=("red",))) == []
    marks.colour(image.id, ("red", "blue"))
    marks.colour(image.id, ("green",))  # a second look changes nothing
    assert found(database, alice, Filter(colours=("red",))) == [image.id]
    assert found(database, alice, Filter(colours=("green",))) == []
    assert found(database, alice, Filter(words="fox", colours=("blue",))) == [image.id]
    assert marks.colourless(10) == []


@pytest.mark.parametrize("charged", [True, False])
def test_pictures_share_what_their_owner_found_out(
    database: Database, jobs: Jobs, ledger: Ledger, alice: str, charged: bool
) -> None:
    new = order(alice, hold=101)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "host-1")
    why = Failure.of(OutcomeUnknown("nobody knows"))
    jobs.settle(new.id, 1, done(picture(0), picture(1), state=JobState.UNCERTAIN, failure=why, cost=None))
    first, second = Gallery(database).of_job(new.id)
    assert (first.cost, second.cost) == (None, None)
    assert found(database, alice, Filter(cost_from=0)) == []
    jobs.uncertain.settle(alice, new.id, charged, NOW + 9)
    first, second = Gallery(database).of_job(new.id)
    assert (first.cost, second.cost) == ((51, 50) if charged else (0, 0))
    assert found(database, alice, Filter(cost_from=51)) == ([first.id] if charged else [])
    assert len(found(database, alice, Filter(cost_from=0, cost_to=51))) == 2
