"""Photographs every page and state: python tests/browser/shots.py OUTDIR [name ...]"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "src")]

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from dallery.domain.job import Failure, JobState, Report  # noqa: E402
from dallery.domain.request import ImageRequest, Size  # noqa: E402
from dallery.errors import Blocked, OutcomeUnknown, UpstreamQuota  # noqa: E402
from tests.browser.stage import playing  # noqa: E402
from tests.web.staged_studio import StagedStudio, paint  # noqa: E402

KO, EN = "ko-KR", "en-GB"
WIDE, PHONE, TINY, HUGE = (1280, 860), (390, 844), (360, 740), (3840, 2160)
PROMPTS = (
    "눈 덮인 산과 호수, 새벽",
    "a futuristic city with flying cars",
    "노을 진 바닷가의 등대",
    "three cats on a red roof",
    "a fox in a snowy forest, watercolour",
    "달빛 아래 갈대밭",
)
SIZES = (Size(512, 512), Size(1024, 1024), Size(1792, 1024), Size(1024, 1792), Size(1536, 1024), Size(1024, 1536))


@dataclass(frozen=True)
class Shot:
    name: str
    path: str
    act: Callable[[Page], Any] | None = None
    all_looks: bool = False
    script: bool = True


def furnish(studio: StagedStudio) -> dict[str, str]:
    """Hangs a wall and puts a job in every state; returns the addresses."""
    at: dict[str, str] = {}
    for number in range(30):
        studio.put(PROMPTS[number % 6], JobState.DONE, images=1, size=SIZES[(number * 5 + number // 6) % 6], cost=0)
    prompt = "a fox in a snowy forest with two red birds and a tiny zeppelin, watercolour"
    report = Report(
        understood=("fox", "snowy forest", "two red birds", "watercolour"), ignored=("tiny",), undrawn=("zeppelin",)
    )
    request = ImageRequest(prompt=prompt, model="illustrator-1", size=Size(1536, 1024), style="watercolour")
    done = studio.put(prompt, JobState.DONE, images=1, size=Size(1536, 1024), request=request, report=report, cost=0)
    at["done"] = f"/jobs/{done.id}"
    at["image"] = f"/images/{studio.job(studio.owner(), done.id).images[0].id}"
    korean = "달빛 아래 빨간 지붕 위의 고양이 세 마리, 그림책처럼 따뜻하게"
    many = ImageRequest(
        prompt=korean, model="gpt-image-2.6-flare", asked_model="dall-e-3", n=3, size=Size(1024, 1024), quality="medium"
    )
    four = studio.put(
        korean,
        JobState.DONE,
        images=3,
        size=Size(1024, 1024),
        request=many,
        cost=156_300,
        provider_request_id="req_5f0c2c9e7b0d4f6a",
        provider="openai",
    )
    at["many"] = f"/jobs/{four.id}"
    blocked = Failure.of(
        Blocked("Your request was rejected by the safety system.", stage="input", categories=("violence",))
    )
    quota = Failure.of(UpstreamQuota("You exceeded your current quota, please check your plan and billing details."))
    unknown = Failure.of(OutcomeUnknown("The connection broke after the request was sent."))
    paid = ImageRequest(prompt=korean, model="gpt-image-2.6-flare", size=Size(1792, 1024))
    at["waiting"] = f"/jobs/{studio.put(korean).id}"
    drawing = studio.put(korean, JobState.SENDING, request=replace(paid, model="illustrator-1"))
    studio.show_partial(drawing, 0, 1, paint(korean, Size(1792, 1024), 3, blur=14))
    at["drawing"] = f"/jobs/{drawing.id}"
    at["blank"] = f"/jobs/{studio.put(korean, JobState.SENDING, request=paid, hold=60_000).id}"
    at["saving"] = f"/jobs/{studio.put(korean, JobState.RECEIVED, request=paid, hold=60_000).id}"
    at["blocked"] = f"/jobs/{studio.put(korean, JobState.FAILED_FREE, request=paid, failure=blocked, cost=0).id}"
    at["quota"] = f"/jobs/{studio.put(korean, JobState.FAILED_FREE, request=paid, failure=quota, cost=0).id}"
    noise = replace(unknown, code="bad_answer", message="There was no image in the answer.")
    at["charged"] = f"/jobs/{studio.put(korean, JobState.FAILED_CHARGED, request=paid, cost=53_000, failure=noise).id}"
    at["uncertain"] = f"/jobs/{studio.put(korean, JobState.UNCERTAIN, request=paid, failure=unknown, hold=60_000).id}"
    at["cancelled"] = f"/jobs/{studio.put(korean, JobState.CANCELLED, request=paid, cost=0).id}"
    return at


def empty_prompt(page: Page) -> None:
    page.evaluate("document.getElementById('prompt').required = false")
    page.click("#draw")
    page.wait_for_load_state()


def shots(at: dict[str, str]) -> list[Shot]:
    states = [Shot(name, at[name], all_looks=name in ("done", "drawing", "blocked", "uncertain")) for name in at]
    return [
        Shot("home", "/", all_looks=True),
        Shot("home-paid", "/?model=gpt-image-2.6-flare"),
        Shot("home-ends", "/?model=gpt-image-1-mini"),
        Shot("home-more", "/", lambda page: page.click("summary")),
        Shot("home-wrong", "/", empty_prompt),
        Shot("home-plain", "/", script=False),
        Shot("home-deleted", "/?deleted=img_00000000000000000000000001"),
        *states,
        Shot("missing", "/nothing/here"),
    ]


def photograph(
    browser: Browser, out: Path, base: str, shot: Shot, size: tuple[int, int], language: str, dark: bool
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale=language,
        color_scheme="dark" if dark else "light",
        java_script_enabled=shot.script,
        is_mobile=size[0] < 500,
        has_touch=size[0] < 500,
    )
    page = context.new_page()
    page.goto(base + shot.path)
    page.wait_for_timeout(250)
    if shot.act is not None:
        shot.act(page)
        page.wait_for_timeout(250)
    settle(page)
    name = f"{shot.name}-{size[0]}-{language[:2]}-{'dark' if dark else 'light'}.png"
    page.screenshot(path=out / name, full_page=size is not HUGE)
    context.close()


def settle(page: Page) -> None:
    """Waits for the pictures that load late, too."""
    page.evaluate(
        "Promise.all([...document.images].map(one => { one.loading = 'eager'; return one.decode().catch(() => 0); }))"
    )


def looks(shot: Shot) -> list[tuple[tuple[int, int], str, bool]]:
    few = [(WIDE, KO, False), (PHONE, KO, False)]
    return [*few, (WIDE, EN, True), (PHONE, EN, True), (TINY, EN, False), (HUGE, KO, False)] if shot.all_looks else few


def main(out: Path, only: list[str]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        full, bare, away = (Path(folder) / name for name in ("full", "bare", "away"))
        for each in (full, bare, away):
            each.mkdir()
        studio = StagedStudio(full, pace=None, keys=("openai",))
        at = furnish(studio)
        scenes: list[tuple[StagedStudio, dict[str, Any], list[Shot]]] = [
            (studio, {"default_model": "illustrator-1"}, shots(at)),
            (StagedStudio(bare, pace=None), {}, [Shot("first", "/", all_looks=True)]),
            (
                StagedStudio(away, pace=None),
                {"host": "0.0.0.0", "public_url": "http://localhost:{port}"},
                [Shot("needed", "/"), Shot("setup", "/setup?token=abc")],
            ),
        ]
        settled = StagedStudio(away, pace=None)
        settled.accounts.password = "correct horse"
        scenes.append(
            (settled, {"host": "0.0.0.0", "public_url": "http://localhost:{port}"}, [Shot("login", "/login")])
        )
        for stage, settings, wanted in scenes:
            with playing(stage, **settings) as base:
                for shot in wanted:
                    if not only or shot.name in only:
                        for size, language, dark in looks(shot):
                            photograph(browser, out, base, shot, size, language, dark)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
