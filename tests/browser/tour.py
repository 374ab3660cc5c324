"""Every page and state of Dallery, furnished on a staged studio: what the audit walks and the screenshots show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from playwright.sync_api import Page

from dallery.catalogue.asked import Asked
from dallery.catalogue.cells import Axes
from dallery.collection import Selection
from dallery.domain.filter import Filter
from dallery.domain.image import Image
from dallery.domain.job import Failure, Job, JobState, Report
from dallery.domain.request import ImageRequest, Size
from dallery.errors import Blocked, OutcomeUnknown, UpstreamQuota
from dallery.grids import Grids
from tests.web.staged_studio import StagedStudio, paint

PROMPTS = (
    "눈 덮인 산과 호수, 새벽",
    "a futuristic city with flying cars",
    "노을 진 바닷가의 등대",
    "three cats on a red roof",
    "a fox in a snowy forest, watercolour",
    "달빛 아래 갈대밭",
)
SIZES = (Size(512, 512), Size(1024, 1024), Size(1792, 1024), Size(1024, 1792), Size(1536, 1024), Size(1024, 1536))
KOREAN = "달빛 아래 빨간 지붕 위의 고양이 세 마리, 그림책처럼 따뜻하게"


@dataclass(frozen=True)
class Stop:
    """A page in a state.  `act` brings it there; `all_looks`: photographed in every look, not only in four;
    `whole`: down to its foot, and not as a window shows it, with what floats over it."""

    name: str
    path: str
    act: Callable[[Page], Any] | None = None
    all_looks: bool = False
    script: bool = True
    whole: bool = True


def stops(studio: StagedStudio) -> list[Stop]:
    """Furnishes `studio`: a wall, a job in every state, albums, a grid, a conversation."""
    hang(studio)
    at = _jobs(studio)
    picture = _picture(studio, "a fox in a snowy forest, watercolour")
    return [
        Stop("home", "/", all_looks=True, whole=False),
        Stop("home-paid", "/?draw_with=gpt-image-2.6-flare", _unfold, whole=False),
        Stop("home-ends", "/?draw_with=gpt-image-1-mini", _unfold, whole=False),
        Stop("home-words", "/", _words, whole=False),
        Stop("home-sizes", "/", _sizes, whole=False),
        Stop("home-filters", "/", lambda page: page.click("#panel summary"), whole=False),
        Stop("home-plain", "/", script=False),
        Stop("search", "/?q=고양이", whole=False),
        Stop("nothing-found", "/?q=없는말", whole=False),
        Stop("selection", "/", _select, whole=False),
        Stop("lightbox", "/", _lightbox, whole=False),
        Stop("image", f"/images/{picture.id}", all_looks=True),
        Stop("editor", f"/images/{picture.id}/edit", all_looks=True),
        Stop("editor-plain", f"/images/{picture.id}/edit", script=False),
        *_rooms(studio),
        *(Stop(name, path, all_looks=name in ("done", "drawing", "blocked", "uncertain")) for name, path in at.items()),
        Stop("share", f"/s/{studio.collection.share(studio.owner(), picture.id, 24, True)}"),
        Stop("transfer", "/transfer"),
        Stop("transfer-plain", "/transfer", script=False),
        Stop("prompts", "/prompts"),
        Stop("keys", "/keys"),
        Stop("dalle", "/dalle"),
        Stop("reference", "/reference"),
        Stop("missing", "/nothing/here"),
    ]


def hang(studio: StagedStudio) -> list[Stop]:
    """Thirty pictures on the wall, and nothing else going on."""
    for number in range(30):
        studio.put(PROMPTS[number % 6], JobState.DONE, images=1, size=SIZES[(number * 5 + number // 6) % 6], cost=0)
    return [Stop("wall", "/", all_looks=True, whole=False), Stop("wall-found", "/?q=없는말", whole=False)]


def _jobs(studio: StagedStudio) -> dict[str, str]:
    prompt = "a fox in a snowy forest with two red birds and a tiny zeppelin, watercolour"
    report = Report(
        understood=("fox", "snowy forest", "two red birds", "watercolour"), ignored=("tiny",), undrawn=("zeppelin",)
    )
    request = ImageRequest(prompt=prompt, model="illustrator-1", size=Size(1536, 1024), style="watercolour")
    many = ImageRequest(
        prompt=KOREAN, model="gpt-image-2.6-flare", asked_model="dall-e-3", n=3, size=Size(1024, 1024), quality="medium"
    )
    paid = ImageRequest(prompt=KOREAN, model="gpt-image-2.6-flare", size=Size(1792, 1024))
    blocked = Blocked("Your request was rejected by the safety system.", stage="input", categories=("violence",))
    quota = UpstreamQuota("You exceeded your current quota, please check your plan and billing details.")
    unknown = Failure.of(OutcomeUnknown("The connection broke after the request was sent."))
    noise = replace(unknown, code="bad_answer", message="There was no image in the answer.")
    made: dict[str, Job] = {
        "done": studio.put(
            prompt, JobState.DONE, images=1, size=Size(1536, 1024), request=request, report=report, cost=0
        ),
        "many": studio.put(
            KOREAN, JobState.DONE, images=3, size=Size(1024, 1024), request=many, cost=156_300,
            provider_request_id="req_5f0c2c9e7b0d4f6a", provider="openai",
        ),
        "waiting": studio.put(KOREAN),
        "drawing": studio.put(KOREAN, JobState.SENDING, request=replace(paid, model="illustrator-1")),
        "blank": studio.put(KOREAN, JobState.SENDING, request=paid, hold=60_000),
        "saving": studio.put(KOREAN, JobState.RECEIVED, request=paid, hold=60_000),
        "blocked": studio.put(KOREAN, JobState.FAILED_FREE, request=paid, failure=Failure.of(blocked), cost=0),
        "quota": studio.put(KOREAN, JobState.FAILED_FREE, request=paid, failure=Failure.of(quota), cost=0),
        "charged": studio.put(KOREAN, JobState.FAILED_CHARGED, request=paid, cost=53_000, failure=noise),
        "uncertain": studio.put(KOREAN, JobState.UNCERTAIN, request=paid, failure=unknown, hold=60_000),
        "cancelled": studio.put(KOREAN, JobState.CANCELLED, request=paid, cost=0),
    }  # fmt: skip
    studio.show_partial(made["drawing"], 0, 1, paint(KOREAN, Size(1792, 1024), 3, blur=14))
    return {name: f"/jobs/{job.id}" for name, job in made.items()}


def _rooms(studio: StagedStudio) -> list[Stop]:
    alice, collection = studio.owner(), studio.collection
    foxes = [one.id for one in studio.newest(alice, limit=9).images]
    album = collection.new_album(alice, "여우와 겨울")
    collection.put(alice, album.id, Selection(tuple(foxes[:5])))
    collection.new_album(alice, "Cats", Filter(words="cats"))
    collection.delete(alice, Selection((foxes[-1],)))
    first = _picture(studio, "눈 덮인 숲속의 여우, 수채화")
    turn = _turn(studio, _turn(studio, first, "밤으로 바꿔 줘"), "고양이를 넣어 줘")
    _turn(studio, first, "make it a pencil drawing")
    asked = Asked("달도 그려 줘", model="illustrator-1")
    running = studio.order_edit(alice, asked, [studio.image_path(turn).read_bytes()], parent=turn).job
    axes = Axes(("빨간 여우", "하얀 여우"), ("illustrator-1",), ("1024x1024", "1792x1024"), (), (1, 2))
    grid = Grids(studio).start(alice, axes.cells(), None)
    for cell in grid.cells[:5]:
        assert cell.job is not None
        studio.finish(cell.job.job)
    return [
        Stop("albums", "/albums", all_looks=True),
        Stop("album", f"/albums/{album.id}"),
        Stop("bin", "/bin"),
        Stop("talk", f"/images/{turn.id}/talk", all_looks=True, whole=False),
        Stop("talk-turn", f"/images/{turn.id}/talk?job={running.id}"),
        Stop("grid-form", "/grid?prompts={빨간|하얀} 여우", lambda page: page.click("button[value=price]")),
        Stop("grid", f"/grids/{grid.id}", all_looks=True),
    ]


def _picture(studio: StagedStudio, prompt: str) -> Image:
    job = studio.put(prompt, JobState.DONE, images=1, size=Size(1024, 1024))
    return studio.job(studio.owner(), job.id).images[0]


def _turn(studio: StagedStudio, image: Image, words: str) -> Image:
    data = studio.image_path(image).read_bytes()
    job = studio.order_edit(studio.owner(), Asked(words, model="illustrator-1"), [data], parent=image).job
    studio.finish(job)
    return studio.job(studio.owner(), job.id).images[0]


def _unfold(page: Page) -> None:
    handle = page.locator("#handle")
    if handle.is_visible():
        handle.click()


def _words(page: Page) -> None:
    _unfold(page)
    page.click("#help summary")


def _sizes(page: Page) -> None:
    _unfold(page)
    if not page.locator(".fold.sizes[open]").count():  # on a phone they are unfolded with the rest
        page.click(".fold.sizes summary")


def _select(page: Page) -> None:
    """Marks up to three pictures, however many the wall shows by now."""
    page.wait_for_selector(".tile")
    for number in range(min(3, page.locator(".tile").count())):
        page.locator(".tile input[type=checkbox]").nth(number).evaluate("one => one.click()")


def _lightbox(page: Page) -> None:
    page.locator(".tile a").first.click()
    page.wait_for_selector("dialog[open]")
