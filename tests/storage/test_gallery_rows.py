"""The gallery's pages, and who may see, hide and find what."""

from __future__ import annotations

import base64

import pytest

from dallery.domain.image import Image
from dallery.errors import NotFound, RequestError
from dallery.storage.gallery import Gallery
from dallery.storage.jobs import Jobs
from tests.storage.people import NOW, done, order, picture


def paint(jobs: Jobs, owner: str, count: int = 1, at: int = NOW) -> str:
    """A finished job with `count` pictures; its id."""
    new = order(owner, created_at=at)
    jobs.accept(new, idempotency=None, limit=None)
    jobs.claim(new.id, "host-1")
    jobs.settle(new.id, 1, done(*(picture(position) for position in range(count)), finished_at=at))
    return new.id


def walk(gallery: Gallery, owner: str, limit: int) -> list[Image]:
    shown: list[Image] = []
    cursor: str | None = None
    while True:
        page = gallery.newest(owner, cursor, limit)
        shown += page.images
        cursor = page.next
        if cursor is None:
            return shown


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
def test_paging_shows_every_picture_once_newest_first(jobs: Jobs, gallery: Gallery, alice: str, limit: int) -> None:
    for minute in range(3):
        paint(jobs, alice, count=2, at=NOW + minute)
    paint(jobs, alice, count=1, at=NOW + 1)  # the same millisecond as another job's
    shown = walk(gallery, alice, limit)
    assert len({image.id for image in shown}) == len(shown) == 7
    assert [image.created_at for image in shown] == sorted((image.created_at for image in shown), reverse=True)


def test_a_picture_painted_meanwhile_moves_nothing_on_the_next_page(jobs: Jobs, gallery: Gallery, alice: str) -> None:
    for minute in range(4):
        paint(jobs, alice, at=NOW + minute)
    first = gallery.newest(alice, None, 2)
    paint(jobs, alice, at=NOW + 9)
    second = gallery.newest(alice, first.next, 2)
    assert [image.created_at for image in first.images + second.images] == [NOW + 3, NOW + 2, NOW + 1, NOW]
    assert second.next is None


def test_an_empty_gallery_is_one_empty_page(gallery: Gallery, alice: str) -> None:
    page = gallery.newest(alice, None, 24)
    assert (page.images, page.next) == ((), None)


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "nonsense",
        "...",
        "é",
        "\x00",
        "-1",
        "9" * 1000,
        base64.urlsafe_b64encode(b"1:own_x").decode(),
        base64.urlsafe_b64encode(b"-1:img_x").decode(),
        base64.urlsafe_b64encode(b"99999999999999999999:img_x").decode(),
        base64.urlsafe_b64encode(b"1:img_' OR 1=1").decode(),
        base64.urlsafe_b64encode("\uff11:img_x".encode()).decode(),
    ],
)
def test_a_forged_page_marker_is_refused(gallery: Gallery, alice: str, forged: str) -> None:
    with pytest.raises(RequestError) as refused:
        gallery.newest(alice, forged, 24)
    assert refused.value.param == "after"


def test_a_page_holds_one_to_a_hundred_pictures(jobs: Jobs, gallery: Gallery, alice: str) -> None:
    paint(jobs, alice, count=101)
    assert len(gallery.newest(alice, None, 10**9).images) == 100
    for limit in (0, -1):
        with pytest.raises(RequestError) as refused:
            gallery.newest(alice, None, limit)
        assert refused.value.param == "limit"


def test_charlie_cannot_see_or_hide_alices_image(jobs: Jobs, gallery: Gallery, alice: str, charlie: str) -> None:
    [image] = gallery.of_job(paint(jobs, alice))
    for act in (
        lambda: gallery.get(charlie, image.id),
        lambda: gallery.delete(charlie, image.id, NOW),
        lambda: gallery.restore(charlie, image.id),
    ):
        with pytest.raises(NotFound):
            act()
    assert gallery.newest(charlie, None, 24).images == ()
    assert gallery.get(alice, image.id) == image


def test_charlies_page_marker_shows_alice_only_her_own(jobs: Jobs, gallery: Gallery, alice: str, charlie: str) -> None:
    paint(jobs, charlie, count=2, at=NOW + 5)
    paint(jobs, alice, at=NOW)
    theirs = gallery.newest(charlie, None, 1).next
    assert [image.owner_id for image in gallery.newest(alice, theirs, 24).images] == [alice]


def test_a_hidden_picture_is_nowhere_until_it_is_restored(jobs: Jobs, gallery: Gallery, alice: str) -> None:
    job_id = paint(jobs, alice, count=2)
    first, second = gallery.of_job(job_id)
    gallery.delete(alice, first.id, NOW)
    assert gallery.of_job(job_id) == (second,)
    assert gallery.newest(alice, None, 24).images == (second,)
    assert gallery.by_id(first.id) is None
    with pytest.raises(NotFound):
        gallery.get(alice, first.id)
    with pytest.raises(NotFound):
        gallery.delete(alice, first.id, NOW)
    gallery.restore(alice, first.id)
    assert gallery.by_id(first.id) == first
    with pytest.raises(NotFound):
        gallery.restore(alice, first.id)


@pytest.mark.parametrize("odd", ["", "img_", "../../etc/passwd", "img_\x00", "job_1", "img_é", "IMG_1"])
def test_a_malformed_id_is_not_found(gallery: Gallery, alice: str, odd: str) -> None:
    assert gallery.by_id(odd) is None
    for act in (lambda: gallery.get(alice, odd), lambda: gallery.delete(alice, odd, NOW)):
        with pytest.raises(NotFound):
            act()
