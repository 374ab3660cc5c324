"""SVG and GIF through a started server: the same bytes by every way, safe to open, and nobody can send one in."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from dallery.domain.picture import inspect_made
from dallery.illustrator.editing import notes
from tests.served import Served, bare_environment, serve

openai = pytest.importorskip("openai")
FOX = {"prompt": "a fox in the snow", "size": "300x260", "model": "illustrator-1"}
SEED = {"seed": 11}
FORMS = {"svg": "image/svg+xml", "gif": "image/gif"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = serve(tmp_path_factory.mktemp("formats"))
    yield served
    served.stop()


@pytest.fixture(scope="module")
def client(server: Served) -> Any:
    return openai.OpenAI(base_url=f"{server.url}/v1", api_key=server.key, max_retries=0)


@pytest.fixture(scope="module")
def drawn(client: Any) -> dict[str, bytes]:
    def draw(form: str) -> bytes:
        answer = client.images.generate(**FOX, output_format=form, extra_body=SEED)
        assert (answer.output_format, answer.size) == (form, "300x260")
        return base64.b64decode(answer.data[0].b64_json)

    return {form: draw(form) for form in FORMS}


@pytest.mark.parametrize("form", FORMS)
def test_program_link_page_and_terminal_give_the_same_bytes(
    server: Served, client: Any, drawn: dict[str, bytes], form: str, tmp_path: Path
) -> None:
    facts = inspect_made(drawn[form])
    assert (facts.media_type, facts.width, facts.height) == (FORMS[form], 300, 260)
    asked = client.images.with_raw_response.generate(
        **FOX, output_format=form, response_format="url", extra_body={**SEED, "user": form}
    )
    url = asked.parse().data[0].url
    assert f".{form}?" in url
    answer = server.open(url)
    assert answer.read() == drawn[form]
    assert answer.headers["Content-Type"].partition(";")[0] == FORMS[form]
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    place = f"{server.url}/images/{url.split('/files/')[1].partition('.')[0]}"
    page = server.open(f"{place}/file?download=1")
    assert page.read() == drawn[form]
    assert page.headers["Content-Type"].partition(";")[0] == FORMS[form]
    assert page.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert f".{form}" in page.headers["Content-Disposition"]
    thumb = server.open(f"{place}/thumb/256")
    assert thumb.headers["Content-Type"] == "image/webp"
    assert Image.open(io.BytesIO(thumb.read())).size == (256, 222)
    whole = server.open(f"{place}/thumb/512")  # wider than the picture: the picture itself
    assert whole.headers["Content-Type"].partition(";")[0] == FORMS[form]
    file = tmp_path / f"fox.{form}"
    command = [FOX["prompt"], "-o", str(file), "--size", FOX["size"], "--seed", "11", "--server", server.url]
    done = subprocess.run(
        [sys.executable, "-m", "dallery", *command], env=bare_environment(DALLERY_API_KEY=server.key), cwd=tmp_path,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert file.read_bytes() == drawn[form]


@pytest.mark.parametrize("form", FORMS)
def test_a_stream_shows_plain_stages_and_ends_with_what_was_asked(
    client: Any, drawn: dict[str, bytes], form: str
) -> None:
    events = list(
        client.images.generate(**FOX, output_format=form, stream=True, partial_images=3, extra_body=SEED)
    )
    assert [event.output_format for event in events] == ["png", "png", "png", form]
    shown = [base64.b64decode(event.b64_json) for event in events]
    assert [Image.open(io.BytesIO(one)).format for one in shown[:3]] == ["PNG"] * 3
    assert shown[3] == drawn[form]


@pytest.mark.parametrize("form", FORMS)
def test_an_edit_and_a_retired_model_answer_in_it_too(client: Any, form: str) -> None:
    upload = io.BytesIO()
    Image.new("RGB", (200, 120), "teal").save(upload, "PNG")
    hole, mask = Image.new("RGBA", (200, 120), "black"), io.BytesIO()
    hole.paste((0, 0, 0, 0), (60, 20, 140, 110))
    hole.save(mask, "PNG")
    # The picture is smaller than any that is painted: what was painted is brought to its size.
    answer = client.images.edit(
        image=("a.png", upload.getvalue()), mask=("m.png", mask.getvalue()), prompt="a red ball",
        model="illustrator-1", output_format=form,
    )  # fmt: skip
    facts = inspect_made(base64.b64decode(answer.data[0].b64_json))
    assert (answer.output_format, facts.media_type, facts.width, facts.height) == (form, FORMS[form], 200, 120)
    old = client.images.generate(
        prompt="a fox", model="dall-e-3", size="1024x1024", response_format="b64_json",
        extra_body={"output_format": form},
    )  # fmt: skip
    assert inspect_made(base64.b64decode(old.data[0].b64_json)).media_type == FORMS[form]


@pytest.mark.parametrize("form", FORMS)
def test_such_a_file_is_refused_as_an_upload(client: Any, drawn: dict[str, bytes], form: str) -> None:
    with pytest.raises(openai.BadRequestError) as refusal:
        client.images.edit(image=("a.png", drawn[form]), prompt="make it night", model="illustrator-1")
    assert refusal.value.code == "invalid_image"


def test_its_own_pictures_are_drawn_again_with_the_change_and_as_large_as_they_were(client: Any) -> None:
    own = base64.b64decode(
        client.images.generate(**{**FOX, "prompt": "a fox in a meadow at noon"}, extra_body=SEED).data[0].b64_json
    )
    edited = client.images.edit(image=("a.png", own), prompt="make it night", model="illustrator-1")
    night = base64.b64decode(edited.data[0].b64_json)
    again = client.images.edit(image=("a.png", night), prompt="고양이 한 마리 추가", model="illustrator-1")
    last = base64.b64decode(again.data[0].b64_json)
    assert (edited.size, again.size) == ("300x260", "300x260")
    note = notes.found(last)
    assert note is not None
    assert (note.prompt, note.seed, note.changes) == (
        "a fox in a meadow at noon", 11, ("make it night", "고양이 한 마리 추가"),
    )  # fmt: skip
    bright = [np.asarray(Image.open(io.BytesIO(data)).convert("L"), np.float32).mean() for data in (own, night, last)]
    assert bright[0] > 1.5 * bright[1] and bright[0] > 1.5 * bright[2]


def test_further_pictures_give_their_colours(client: Any) -> None:
    plain, red = io.BytesIO(), io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(plain, "PNG")
    Image.new("RGB", (64, 64), (190, 20, 20)).save(red, "PNG")
    edited = client.images.edit(
        image=[("a.png", plain.getvalue()), ("b.png", red.getvalue())], prompt="like the second picture",
        model="illustrator-1",
    )  # fmt: skip
    shown = np.asarray(Image.open(io.BytesIO(base64.b64decode(edited.data[0].b64_json))).convert("RGB"), np.float32)
    assert shown[..., 0].mean() > shown[..., 1].mean() + 40


def test_a_variation_of_its_own_picture_is_another_one_of_the_same_scene(client: Any) -> None:
    own = base64.b64decode(client.images.generate(**FOX, extra_body=SEED).data[0].b64_json)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        answer = client.images.create_variation(
            image=("a.png", own), model="illustrator-1", n=2, size="256x256", response_format="b64_json"
        )
    made = [base64.b64decode(one.b64_json) for one in answer.data]
    told = [notes.found(data) for data in made]
    assert [one.prompt for one in told if one] == [FOX["prompt"]] * 2
    assert len({one.seed for one in told if one} | {11}) == 3


def test_a_painting_stops_between_its_stages_when_it_is_cancelled(server: Served, client: Any) -> None:
    order = {"prompt": "a city at night", "model": "illustrator-1", "size": "3840x2160", "n": 10}
    job = json.loads(server.open("/v1/images/generations", order, Prefer="respond-async").read())
    server.open(f"/v1/jobs/{job['id']}/cancel", {}).read()
    ended: dict[str, Any] = {"status": "sending"}
    while ended["status"] in ("reserved", "sending"):
        time.sleep(0.05)
        ended = json.loads(server.open(f"/v1/jobs/{job['id']}").read())
    assert (ended["status"], ended["data"]) == ("cancelled", [])


def test_compression_is_refused_for_what_knows_none(client: Any) -> None:
    with pytest.raises(openai.BadRequestError, match="SVG"):
        client.images.generate(**FOX, output_format="svg", output_compression=50)


def test_the_form_of_the_pages_offers_them(server: Served) -> None:
    page = server.open("/").read().decode()
    assert '<option value="svg"' in page and '<option value="gif"' in page
