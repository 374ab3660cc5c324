"""An edit from the bytes somebody sends to the picture in the gallery: what may not change has not changed."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from dallery.domain.actor import Actor, Via
from dallery.domain.job import JobState
from dallery.domain.notes import annotated
from dallery.domain.picture import inspect
from dallery.domain.request import VARIATION_PROMPT, Kind, Size
from dallery.errors import KeyReused, LimitReached, RequestError
from dallery.settings import Settings
from dallery.studio import Accepted, Asked, JobView, Studio
from dallery.uploads.decoding import Decoder
from dallery.uploads.header import unprocessable
from tests.uploads.hostile import BROKEN, NO_PICTURE, TOO_LARGE, saved
from tests.upstream import Upstream


@pytest.fixture(scope="module")
def running_upstream() -> Iterator[Upstream]:
    with Upstream() as upstream:
        yield upstream


@pytest.fixture
def upstream(running_upstream: Upstream) -> Upstream:
    running_upstream.forget()
    running_upstream.server.uploads.clear()
    return running_upstream


@pytest.fixture(scope="module")
def settings(running_upstream: Upstream, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(
        home=tmp_path_factory.mktemp("edits"), openai_api_key="sk-test-0123456789",
        openai_base_url=running_upstream.base_url, budget_per_day=None, disk_floor=0,
    )  # fmt: skip


@pytest.fixture(scope="module")
def studio(settings: Settings) -> Iterator[Studio]:
    with Studio(settings, engine=True) as made:
        yield made


@pytest.fixture
def alice(studio: Studio) -> Actor:
    return studio.owner(Via.LIBRARY)


def noise(width: int, height: int) -> Image.Image:
    return Image.frombytes("RGB", (width, height), os.urandom(width * height * 3))


def hole(size: tuple[int, int], box: tuple[int, int, int, int]) -> Image.Image:
    mask = Image.new("RGBA", size, (200, 0, 0, 255))
    mask.paste((0, 0, 0, 0), box)
    return mask


def ended(studio: Studio, alice: Actor, accepted: Accepted) -> JobView:
    view = studio.wait(alice, accepted.job.id, 30)
    assert view.job.state is JobState.DONE, view.job.failure
    return view


def shown(studio: Studio, view: JobView, position: int = 0) -> Image.Image:
    return Image.open(io.BytesIO(studio.image_path(view.images[position]).read_bytes()))


def same_outside(one: Image.Image, other: Image.Image, box: tuple[int, int, int, int]) -> bool:
    changed = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    changed.paste((0, 0, 0), box)
    return changed.getbbox() is None


def blobs(settings: Settings) -> set[str]:
    return {path.name for path in settings.home.joinpath("blobs").rglob("*") if len(path.name) == 64}


BOX = (60, 40, 200, 160)


def test_alices_paid_edit_changes_nothing_outside_her_mask(studio: Studio, alice: Actor, upstream: Upstream) -> None:
    photo, mask = noise(300, 200), hole((300, 200), BOX)
    asked = Asked("a red hat", model="gpt-image-2", quality="low")
    view = ended(studio, alice, studio.order_edit(alice, asked, [saved(photo)], saved(mask)))

    found = shown(studio, view)
    assert found.size == (300, 200) and view.images[0].media_type == "image/png"
    assert same_outside(found, photo, BOX)
    middle = (110, 80, 150, 120)
    assert ImageChops.difference(found.crop(middle), photo.crop(middle)).getbbox() is not None
    painted = upstream.ledger.of("sent_last_byte")
    assert [view.images[0].original_sha256] == [line["sha256"] for line in painted]
    assert upstream.posts == 1 and upstream.ledger.counts["charged"] == 1
    assert (view.job.cost or 0) <= view.job.hold


def test_the_upload_reaches_the_provider_as_png_whatever_it_was_called(
    studio: Studio, alice: Actor, upstream: Upstream
) -> None:
    photo, mask = noise(64, 64), hole((128, 128), (10, 10, 60, 60))
    files = [saved(photo, "WEBP", lossless=True), saved(noise(50, 20), "JPEG")]
    ended(studio, alice, studio.order_edit(alice, Asked("a hat"), files, saved(mask, "WEBP", lossless=True)))

    parts = upstream.server.uploads[0]
    assert [(part["name"], part["filename"], part["type"]) for part in parts] == [
        ("image[]", "image-0.png", "image/png"), ("image[]", "image-1.png", "image/png"),
        ("mask", "mask.png", "image/png"),
    ]  # fmt: skip
    assert Image.open(io.BytesIO(parts[0]["data"])).tobytes() == photo.tobytes()
    facts = inspect(parts[2]["data"])
    assert (facts.width, facts.height) == (64, 64)  # as large as the first image
    assert upstream.ledger.of("accepted")[0]["path"] == "/v1/images/edits"


def test_bobs_old_program_edits_with_the_holes_of_its_picture(studio: Studio, alice: Actor, upstream: Upstream) -> None:
    photo = noise(128, 128)
    cut = photo.convert("RGBA")
    cut.paste((0, 0, 0, 0), (30, 30, 100, 100))
    asked = Asked("a cat", model="dall-e-2", size="256x256", n=2)
    accepted = studio.order_edit(alice, asked, [saved(cut)])
    view = ended(studio, alice, accepted)

    assert accepted.serving.asked_model.id == "dall-e-2" and view.job.request.model.startswith("gpt-image-2.6")
    assert [part["name"] for part in upstream.server.uploads[0]] == ["image[]", "mask"]
    assert upstream.ledger.of("accepted")[0]["fields"]["size"] == "1024x1024"
    larger = photo.resize((256, 256), Image.Resampling.LANCZOS)
    for position in range(2):
        found = shown(studio, view, position)
        assert (found.size, found.mode) == ((256, 256), "RGB")
        # Half of an enlarged neighbour of the hole is the hole: a few pixels of margin.
        assert same_outside(found, larger, (50, 50, 210, 210))


def test_a_variation_is_painted_from_the_picture_alone(studio: Studio, alice: Actor, upstream: Upstream) -> None:
    asked = Asked("", size="512x512", n=2)
    view = ended(studio, alice, studio.order_variation(alice, asked, saved(noise(90, 60), "JPEG")))
    assert view.job.request.kind is Kind.VARIATION and len(view.images) == 2
    assert [shown(studio, view, i).size for i in range(2)] == [(512, 512)] * 2
    assert [part["name"] for part in upstream.server.uploads[0]] == ["image[]"]
    assert upstream.ledger.of("accepted")[0]["prompt"] == VARIATION_PROMPT
    assert {image.prompt for image in view.images} == {"Variation"}


def test_a_variation_is_known_by_the_words_in_its_file(studio: Studio, alice: Actor) -> None:
    told = annotated(saved(noise(64, 64)), {"prompt": "a fox in the snow"})
    view = ended(studio, alice, studio.order_variation(alice, Asked("", size="512x512"), told))
    assert [image.prompt for image in view.images] == ["a fox in the snow"]


def test_a_variation_that_is_sent_again_joins_the_first_whatever_it_is_known_by(studio: Studio, alice: Actor) -> None:
    data = saved(noise(64, 64))
    for name in ("", "변형"):
        accepted = studio.order_variation(alice, Asked(name, size="512x512"), data, idempotency_key="once")
        assert accepted.job.request.prompt == "Variation"
    ended(studio, alice, accepted)


def test_who_wants_the_models_own_picture_gets_it(studio: Studio, alice: Actor, upstream: Upstream) -> None:
    asked = Asked("a hat", model="gpt-image-2", keep_outside=False)
    accepted = studio.order_edit(alice, asked, [saved(noise(64, 64))], saved(hole((64, 64), (8, 8, 40, 40))))
    view = ended(studio, alice, accepted)
    assert view.images[0].original_sha256 is None
    assert view.images[0].sha256 == upstream.ledger.of("sent_last_byte")[0]["sha256"]
    assert "keep_outside" not in upstream.ledger.of("accepted")[0]["fields"]


def test_another_shape_cuts_picture_and_mask_alike(studio: Studio, alice: Actor, upstream: Upstream) -> None:
    photo = noise(300, 100)
    asked = Asked("a hat", model="gpt-image-2", size="1024x1024")
    accepted = studio.order_edit(alice, asked, [saved(photo)], saved(hole((300, 100), (130, 30, 170, 70))))
    view = ended(studio, alice, accepted)
    sizes = [inspect(part["data"]) for part in upstream.server.uploads[0]]
    assert [(facts.width, facts.height) for facts in sizes] == [(100, 100)] * 2
    middle = photo.crop((100, 0, 200, 100)).resize((1024, 1024), Image.Resampling.LANCZOS)
    assert same_outside(shown(studio, view), middle, (300, 300, 724, 724))


def test_an_edit_can_be_watched(studio: Studio, alice: Actor, upstream: Upstream) -> None:
    asked = Asked("a hat", model="gpt-image-2", partial_images=2)
    picture, mask = saved(noise(64, 64)), saved(hole((64, 64), (8, 8, 40, 40)))
    accepted = studio.order_edit(alice, asked, [picture], mask, stream=True)
    kinds = [event.kind for event in studio.events(alice, accepted.job.id)]
    assert kinds[-1] == "ended"
    assert ended(studio, alice, accepted).images[0].width == 64


def test_a_mask_that_cannot_be_laid_back_costs_nobody_the_paid_picture(
    studio: Studio, alice: Actor, upstream: Upstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise unprocessable("image")

    monkeypatch.setattr(Decoder, "composite", broken)
    asked = Asked("a hat", model="gpt-image-2", size="1024x1024")
    picture, mask = saved(noise(64, 64)), saved(hole((64, 64), (8, 8, 40, 40)))
    view = ended(studio, alice, studio.order_edit(alice, asked, [picture], mask))
    assert view.images[0].sha256 == upstream.ledger.of("sent_last_byte")[0]["sha256"]


# -- once --------------------------------------------------------------------------------------------------------


def test_an_sdk_that_sends_its_edit_again_joins_the_job(studio: Studio, alice: Actor, upstream: Upstream) -> None:
    picture, mask = saved(noise(64, 64)), saved(hole((64, 64), (8, 8, 40, 40)))
    first = studio.order_edit(alice, Asked("a hat"), [picture], mask)
    again = studio.order_edit(alice, Asked("a hat"), [picture], mask, retry=1)
    assert (again.new, again.job.id) == (False, first.job.id)
    ended(studio, alice, first)
    assert upstream.ledger.counts["charged"] == 1


def test_a_key_belongs_to_one_picture(studio: Studio, alice: Actor, upstream: Upstream) -> None:
    one, other = saved(noise(64, 64)), saved(noise(64, 64))
    first = studio.order_edit(alice, Asked("a hat"), [one], idempotency_key="k-1")
    assert studio.order_edit(alice, Asked("a hat"), [one], idempotency_key="k-1").job.id == first.job.id
    with pytest.raises(KeyReused):
        studio.order_edit(alice, Asked("a hat"), [other], idempotency_key="k-1")
    ended(studio, alice, first)
    assert upstream.posts == 1


def test_the_same_picture_is_stored_once_however_it_was_saved(
    studio: Studio, alice: Actor, upstream: Upstream, settings: Settings
) -> None:
    picture = noise(40, 40)
    accepted = [
        studio.order_edit(alice, Asked("a hat"), [saved(picture, compress_level=level)]) for level in (1, 9)
    ]
    one, other = (ended(studio, alice, each).job for each in accepted)
    assert one.id != other.id and one.request.inputs == other.request.inputs
    assert one.request.inputs[0] in blobs(settings)


# -- refused before anything happens -----------------------------------------------------------------------------

HOSTILE = {**NO_PICTURE, **BROKEN, **TOO_LARGE}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_upload_is_neither_stored_nor_sent(
    studio: Studio, alice: Actor, upstream: Upstream, settings: Settings, name: str
) -> None:
    before = blobs(settings)
    with pytest.raises(RequestError) as refused:
        studio.order_edit(alice, Asked("a hat"), [HOSTILE[name]])
    assert refused.value.code in ("invalid_image", "image_too_large") and refused.value.param == "image"
    assert blobs(settings) == before and upstream.posts == 0


@pytest.mark.parametrize("asked", [Asked("a hat", n=99), Asked("a hat", size="3x3"), Asked(" "), Asked("a", model="x")])
def test_wrong_words_are_refused_before_a_picture_is_opened(
    studio: Studio, alice: Actor, monkeypatch: pytest.MonkeyPatch, asked: Asked
) -> None:
    monkeypatch.setattr(Decoder, "picture", None)
    with pytest.raises(RequestError):
        studio.order_edit(alice, asked, [saved(noise(8, 8))])


def test_a_budget_that_does_not_suffice_is_said_before_a_picture_is_opened(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Decoder, "picture", None)
    poor = replace(settings, home=tmp_path, budget_per_day=10)
    with Studio(poor, engine=False) as studio, pytest.raises(LimitReached):
        studio.order_edit(studio.owner(), Asked("a hat"), [saved(noise(8, 8))])
    assert blobs(poor) == set()


def test_without_anybody_who_can_edit_it_is_said_and_nothing_is_kept(settings: Settings, tmp_path: Path) -> None:
    rows = tmp_path / "models.toml"
    rows.write_text('[models."illustrator-1"]\nedits = false\nmasks = false\n')
    keyless = replace(settings, home=tmp_path / "home", openai_api_key=None, models_file=rows)
    with Studio(keyless, engine=False) as studio:
        for order in (studio.order_edit, studio.order_variation):
            given: Any = [saved(noise(8, 8))] if order == studio.order_edit else saved(noise(8, 8))
            with pytest.raises(RequestError) as refused:
                order(studio.owner(), Asked("a hat"), given)
            assert (refused.value.code, refused.value.param) == ("edits_not_supported", "model")
    assert blobs(keyless) == set()


def test_inputs_are_named_by_what_they_hold(
    studio: Studio, alice: Actor, upstream: Upstream, settings: Settings
) -> None:
    accepted = studio.order_edit(alice, Asked("a hat"), [saved(noise(20, 20))], saved(hole((20, 20), (5, 5, 9, 9))))
    request = ended(studio, alice, accepted).job.request
    assert request.size == Size(1024, 1024) and request.mask is not None
    for name in (*request.inputs, request.mask):
        path = settings.home / "blobs" / name[:2] / name[2:4] / name
        assert hashlib.sha256(path.read_bytes()).hexdigest() == name
