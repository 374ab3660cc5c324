"""Many orders at once: their price first, a sum that is never passed, and nothing ordered twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from dallery.catalogue.asked import Asked
from dallery.catalogue.cells import MOST_CELLS, Axes, read_csv
from dallery.domain.job import JobState
from dallery.domain.request import Kind
from dallery.errors import NotFound, RequestError
from dallery.grids import Grids
from tests.web.staged_studio import StagedStudio

PAID = "gpt-image-2.6-flare"


@pytest.fixture
def studio(tmp_path: Path) -> StagedStudio:
    return StagedStudio(tmp_path, pace=None, keys=("openai",))


def cells(number: int, **more: object) -> list[Asked]:
    return [Asked(f"fox {at}", PAID, size="1024x1024", quality="low", **more) for at in range(number)]  # type: ignore[arg-type]


def test_axes_cross() -> None:
    axes = Axes(("a", "b"), ("m",), ("1x1", "2x2"), (), (1, 2, 3))
    assert len(axes.cells()) == 12
    assert axes.cells()[0] == Asked("a", "m", size="1x1", seed=1)


def test_a_grid_is_priced_before_anything_is_ordered(studio: StagedStudio) -> None:
    estimate = Grids(studio).price(studio.owner(), cells(3))
    assert estimate.possible == 3
    assert 0 < estimate.expected <= estimate.upper
    assert studio.recent_jobs(studio.owner()) == ()


def test_what_a_model_cannot_draw_is_said_and_left_out(studio: StagedStudio) -> None:
    wanted = [Asked("fox", "illustrator-1", seed=1), Asked("fox", PAID, seed=1)]
    estimate = Grids(studio).price(studio.owner(), wanted)
    assert [one.refusal is None for one in estimate.cells] == [True, False]
    assert len(Grids(studio).start(studio.owner(), wanted, None).cells) == 1


def test_a_grid_stops_before_its_sum_is_passed_and_goes_on_when_asked(studio: StagedStudio) -> None:
    grids, alice = Grids(studio), studio.owner()
    one = grids.price(alice, cells(1)).upper
    grid = grids.start(alice, cells(4), stop_at=2 * one)
    assert (grid.left, grid.bound) == (2, 2 * one)
    assert grids.go_on(alice, grid.id, stop_at=2 * one).left == 2
    assert grids.go_on(alice, grid.id, stop_at=None).left == 0
    assert len(studio.recent_jobs(alice)) == 4


def test_the_days_budget_ends_a_grid_and_loses_nothing(studio: StagedStudio) -> None:
    grids, alice = Grids(studio), studio.owner()
    dear = [Asked(f"fox {at}", PAID, size="auto") for at in range(12)]
    grid = grids.start(alice, dear, None)
    assert 0 < grid.left < 12
    assert len(studio.recent_jobs(alice)) == 12 - grid.left


def test_a_grid_that_forgot_what_it_ordered_orders_nothing_twice(studio: StagedStudio) -> None:
    grids, alice = Grids(studio), studio.owner()
    grid = grids.start(alice, cells(3), None)
    kept = studio.grids.get(alice.owner_id, grid.id)
    studio.grids.change(kept, {**kept.told, "jobs": [None] * 3})
    assert [cell.job and cell.job.job.id for cell in grids.go_on(alice, grid.id, None).cells] == [
        cell.job and cell.job.job.id for cell in grid.cells
    ]
    assert len(studio.recent_jobs(alice)) == 3


def test_stopping_cancels_what_waits(studio: StagedStudio) -> None:
    grids, alice = Grids(studio), studio.owner()
    grid = grids.start(alice, cells(2), None)
    stopped = grids.stop(alice, grid.id)
    assert [cell.job and cell.job.job.state for cell in stopped.cells] == [JobState.CANCELLED] * 2
    assert not stopped.open


def test_cells_that_are_made_from_a_picture_are_edits_of_it(studio: StagedStudio) -> None:
    grids, alice = Grids(studio), studio.owner()
    picture = studio.job(alice, studio.put("fox", JobState.DONE, images=1).id).images[0]
    wanted = [Asked("make it night", PAID), Asked("let it snow", PAID)]
    plain, changed = grids.price(alice, wanted), grids.price(alice, wanted, [picture.id])
    assert changed.upper > plain.upper > 0  # a picture that is looked at costs, too
    grid = grids.start(alice, wanted, None, [picture.id])
    orders = [cell.job.job.request for cell in grid.cells if cell.job is not None]
    assert [(one.kind, one.prompt, one.parent) for one in orders] == [
        (Kind.EDIT, "make it night", picture.id), (Kind.EDIT, "let it snow", picture.id)
    ]  # fmt: skip
    assert sum(cell.job.job.hold for cell in grid.cells if cell.job is not None) <= changed.upper


def test_a_picture_that_is_gone_is_said_before_anything_is_ordered(studio: StagedStudio) -> None:
    grids, alice = Grids(studio), studio.owner()
    picture = studio.job(alice, studio.put("fox", JobState.DONE, images=1).id).images[0]
    studio.delete_image(alice, picture.id)
    with pytest.raises(NotFound):
        grids.start(alice, cells(2), None, [picture.id])
    assert grids.newest(alice) == () and len(studio.recent_jobs(alice)) == 1


def test_charlie_cannot_work_from_alices_picture(studio: StagedStudio) -> None:
    from dallery.domain.actor import Actor, Via

    studio.put("x", owner_id="own_charlie")
    picture = studio.job(studio.owner(), studio.put("fox", JobState.DONE, images=1).id).images[0]
    with pytest.raises(NotFound):
        Grids(studio).start(Actor("own_charlie", Via.SESSION), cells(1), None, [picture.id])


def test_charlie_cannot_see_alices_grid(studio: StagedStudio) -> None:
    grids, alice = Grids(studio), studio.owner()
    grid = grids.start(alice, cells(1), None)
    studio.put("x", owner_id="own_charlie")
    from dallery.domain.actor import Actor, Via

    with pytest.raises(NotFound):
        grids.view(Actor("own_charlie", Via.SESSION), grid.id)


def test_a_csv_of_a_spreadsheet_is_read() -> None:
    assert read_csv('\ufeffprompt;size;seed\r\n"여우; 눈";512x512;7\r\n곰;;\r\n') == (
        Asked("여우; 눈", size="512x512", seed=7),
        Asked("곰"),
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "prompt"),
        ("size\n1x1", "prompt"),
        ("prompt,colour\na,red", "colour"),
        ("prompt,seed\na,many", "Row 2"),
        ("prompt,seed\n,3", "Row 2"),
        ("prompt\n" + "a\n" * (MOST_CELLS + 1), "at most"),
        ('prompt\n"open', "CSV"),
    ],
)
def test_a_wrong_csv_says_where(text: str, says: str) -> None:
    with pytest.raises(RequestError) as told:
        read_csv(text)
    assert says in told.value.message


def test_too_many_are_refused_before_they_are_made() -> None:
    with pytest.raises(RequestError):
        Axes(tuple(str(at) for at in range(150)), seeds=(1, 2)).cells()
    with pytest.raises(RequestError):
        Axes(tuple(str(at) for at in range(101)), each=Asked("", n=2)).cells()
