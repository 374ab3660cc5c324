"""The catalogue of bad input, row by row, at every door that takes pictures or words beside `generations`.

Each row is refused in OpenAI's shape at each door it applies to; no provider hears of it and nothing new lies on disk.
"""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from werkzeug.test import TestResponse

from tests.api.painter import Painter
from tests.api.program import BASE, Program
from tests.api.test_api_bad_input import SIZES, refused
from tests.api.test_api_edits import BAD_URLS, post
from tests.api.test_api_edits_bad_input import HOSTILE, MALFORMED, NAMES, TOO_LARGE, TOO_MUCH, Untouched
from tests.api.test_api_responses import TOOL
from tests.api.uploads import KIND, SMALL, form, holed, part
from tests.uploads.hostile import saved

EDITS, VARIATIONS, RESPONSES = "/v1/images/edits", "/v1/images/variations", "/v1/responses"


def data_url(data: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def as_text(value: Any) -> bytes:
    text = value if isinstance(value, str) else json.dumps(value)
    return text.encode("utf-8", "surrogatepass")


def by_form(alice: Program, prompt: Any = "a night", image: bytes = SMALL, mask: bytes | None = None,
            **words: Any) -> TestResponse:  # fmt: skip
    """POST images/edits as a form."""
    more = [part(name, as_text(value)) for name, value in {"model": "gpt-image-2", **words}.items()]
    masks = [part("mask", mask, file="mask.png")] if mask is not None else []
    return post(alice, form(part("image", image, file="a.png"), part("prompt", as_text(prompt)), *masks, *more))


def by_json(alice: Program, prompt: Any = "a night", image: bytes = SMALL, mask: bytes | None = None,
            **words: Any) -> TestResponse:  # fmt: skip
    """POST images/edits as JSON."""
    body = {"prompt": prompt, "images": [{"image_url": data_url(image)}], "model": "gpt-image-2", **words}
    if mask is not None:
        body["mask"] = {"image_url": data_url(mask)}
    return alice.send("POST", EDITS, data=json.dumps(body), content_type="application/json")


def vary(alice: Program, image: bytes = SMALL, **words: Any) -> TestResponse:
    """POST images/variations."""
    return post(alice, form(part("image", image, file="a.png"), *(part(k, as_text(v)) for k, v in words.items())),
                VARIATIONS)  # fmt: skip


def turn(alice: Program, prompt: Any = "a night", image: bytes | None = None, mask: bytes | None = None,
         stream: Any = None, **tool: Any) -> TestResponse:  # fmt: skip
    """POST responses; words beside the prompt belong to its tool."""
    told: Any = prompt
    if image is not None:
        shown = {"type": "input_image", "image_url": data_url(image)}
        told = [{"role": "user", "content": [{"type": "input_text", "text": prompt}, shown]}]
    if mask is not None:
        tool["input_image_mask"] = {"image_url": data_url(mask)}
    body: dict[str, Any] = {"input": told, "tools": [{**TOOL, **tool}]}
    if stream is not None:
        body["stream"] = stream
    return alice.send("POST", RESPONSES, data=json.dumps(body), content_type="application/json")


Door = Callable[..., TestResponse]
WORDED = {"edits by form": by_form, "edits by JSON": by_json, "responses": turn}
PICTURED = {"edits by JSON": by_json, "variations": vary, "responses": turn}
MASKED = WORDED


@pytest.fixture(scope="module")
def all_files(home: Path) -> Callable[[], set[Path]]:
    """Everything that is kept of orders and pictures; not the database, and not what an import or a thumbnail needs."""
    return lambda: {path for part in ("blobs", "spool", "quarantine") for path in (home / part).rglob("*")
                    if path.is_file()}  # fmt: skip


@pytest.fixture
def nothing_happens(
    alice: Program, painters: dict[str, Painter], all_files: Callable[[], set[Path]]
) -> Iterator[None]:
    before = all_files()
    yield
    assert not any(painter.calls for painter in painters.values()), "a provider heard of it"
    assert all_files() - before == set(), "something new lies on disk"


def rows(doors: dict[str, Door], table: dict[str, Any]) -> Any:
    """Every row at every door."""
    found = [pytest.param(door, row, id=f"{at}: {name}") for at, door in doors.items() for name, row in table.items()]
    return pytest.mark.parametrize(("door", "row"), found)


def listed(values: list[Any]) -> dict[str, Any]:
    return {repr(value)[:24] + (f" {number}" if number else ""): value for number, value in enumerate(values)}


# -- B001 to B018: prompts -------------------------------------------------------------------------------------------

PROMPTS = {
    "empty": "", "spaces": "   ", "no width": "\u200b\u200d\ufeff", "a filler": "\u3164", "lines": "\n\t",
    "half a character": "a \ud800", "NUL": "a\0fox", "one letter too many": "a" * 32_001,
    "one syllable too many": "그" * 32_001, "one emoji too many": "🦊" * 32_001, "100000 letters": "a" * 100_000,
}  # fmt: skip


@pytest.mark.usefixtures("nothing_happens")
@rows(WORDED, PROMPTS)
def test_a_prompt_that_cannot_be_painted_is_refused(alice: Program, door: Door, row: str) -> None:
    refused(door(alice, row), 400)


@pytest.mark.usefixtures("nothing_happens")
@pytest.mark.parametrize("door", WORDED.values(), ids=WORDED)
def test_ten_million_letters_are_refused(alice: Program, door: Door) -> None:
    answer = door(alice, "a" * 10_000_000)
    refused(answer, answer.status_code)
    assert answer.status_code in (400, 413)


@pytest.mark.usefixtures("nothing_happens")
@rows({"edits by JSON": by_json, "responses": turn}, listed([5, 1.5, True, ["a"], {"a": 1}, [[]], None]))
def test_a_prompt_that_is_no_text_is_refused(alice: Program, door: Door, row: Any) -> None:
    refused(door(alice, row), 400)


FINE = {
    "controls": "a\x01\x1b[31m\x08\x7ffox", "right to left": "\u202efox\u2066", "marks": "o" + "\u0301" * 1000,
    "a family": "👨‍👩‍👧‍👦 그림 𰻞 \ue000 \ufffe", "decomposed": "e\u0301 \u1112\u1161\u11ab", "composed": "é 한",
    "a script": "<script>alert(1)</script></textarea><svg onload=x>", "SQL": "' OR 1=1--; DROP \"%_\\",
    "a path": "../../etc/passwd C:\\ file:///x py:__import__('os')", "line ends": "a\r\nSet-Cookie: x\r\n\r\nb",
    "a formula": "=cmd|' /C calc'!A0", "special tokens": "<|image|><|endoftext|>", "the most": "🦊" * 32_000,
}  # fmt: skip


@rows(WORDED, FINE)
def test_what_looks_odd_is_painted_word_for_word(alice: Program, paid: Painter, door: Door, row: str) -> None:
    answer = door(alice, row)
    assert answer.status_code == 200, answer.text[:300]
    assert [call.prompt for call in paid.calls] == [row]
    assert "Set-Cookie" not in answer.headers


# -- B019 to B034: JSON bodies ---------------------------------------------------------------------------------------

BODIES: dict[str, bytes] = {
    "nothing": b"", "white space": b"  ", "null": b"null", "true": b"true", "a number": b"5", "a text": b'"x"',
    "a list": b"[1]", "half": b"{", "two values": b'{"prompt": "a" "b"}', "a tower of lists": b"[" * 100_000,
    "a tower of objects": b'{"a":' * 100_000, "a tower inside": b'{"input": "a", "x": ' + b"[" * 100_000,
    "a name twice": b'{"input": "a", "input": "b"}', "no UTF-8": b'{"input": "\xff\xfe"}',
    "UTF-16": '{"input": "a"}'.encode("utf-16"), "a byte order mark": b'\xef\xbb\xbf{"input": "a"}',
    **{number: b'{"input": "a", "prompt": "a", "n": %s}' % number.encode()
       for number in ("1" * 5000, "1e400", "-1e400", "NaN", "Infinity", "-Infinity", "01", "0x10")},
}  # fmt: skip
BODIES = {name[:20]: body for name, body in BODIES.items()}


@pytest.mark.usefixtures("nothing_happens")
@pytest.mark.parametrize("path", [EDITS, RESPONSES])
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_body_that_is_no_clean_object_is_refused(alice: Program, path: str, body: bytes) -> None:
    refused(alice.send("POST", path, data=body, content_type="application/json"), 400, "invalid_json")


KINDS = [None, "text/plain", "application/vnd.api+json", "application/json; charset=utf-99",
         "application/x-www-form-urlencoded"]  # fmt: skip


@pytest.mark.usefixtures("nothing_happens")
@pytest.mark.parametrize("path", [EDITS, VARIATIONS, RESPONSES])
@pytest.mark.parametrize("kind", [*KINDS, "multipart/mixed; boundary=a"], ids=repr)
def test_another_kind_of_body_is_refused(alice: Program, path: str, kind: str | None) -> None:
    answer = alice.send("POST", path, data=b'{"input": "a", "prompt": "a"}', content_type=kind)
    refused(answer, 415, "unsupported_media_type")


@pytest.mark.usefixtures("nothing_happens")
def test_a_form_for_a_json_door_and_json_for_a_form_door_are_refused(alice: Program) -> None:
    refused(alice.send("POST", RESPONSES, data=form(part("input", "a")), content_type=KIND), 415)
    refused(alice.send("POST", VARIATIONS, json={"image": data_url(SMALL)}), 415)


@pytest.mark.usefixtures("nothing_happens")
@pytest.mark.parametrize(("path", "kind"), [(EDITS, KIND), (EDITS, "application/json"), (VARIATIONS, KIND),
                                            (RESPONSES, "application/json")])  # fmt: skip
def test_a_compressed_body_is_refused(alice: Program, path: str, kind: str) -> None:
    answer = alice.send("POST", path, data=b"\x1f\x8b", content_type=kind, headers={"Content-Encoding": "gzip"})
    refused(answer, 415, "unsupported_media_type")


STEERING = ["api_base", "base_url", "api_key", "headers", "extra_body", "extra_headers", "model_config", "user_role",
            "owner_id", "is_admin", "budget", "__proto__"]  # fmt: skip


@pytest.mark.usefixtures("nothing_happens")
@pytest.mark.parametrize("name", STEERING)
@pytest.mark.parametrize("path", ["form", EDITS, VARIATIONS, RESPONSES])
def test_a_word_that_would_steer_the_server_is_refused(alice: Program, path: str, name: str) -> None:
    if path == RESPONSES:
        body = {"input": "a", "tools": [TOOL], name: "x"}
        answer = alice.send("POST", RESPONSES, data=json.dumps(body), content_type="application/json")
    else:
        door: Door = {"form": by_form, EDITS: by_json, VARIATIONS: vary}[path]
        answer = door(alice, **{name: "x"})
    refused(answer, 400, "unknown_parameter", name)


# -- B036 to B049: parameters ----------------------------------------------------------------------------------------

COUNTS = listed([0, -1, 11, 1.5, True, 10**18, "one"])
WORDS = listed([(name, value) for name in ("quality", "background", "output_format")
                for value in ("PNG", "nonsense", "low;high")])  # fmt: skip
TYPED = listed([
    *((name, value) for name in ("quality", "background", "output_format", "moderation") for value in (["low"], 5)),
    *(("output_compression", value) for value in (-1, 101, 50.5, "50", True)), ("size", 1024), ("size", [1024]),
])  # fmt: skip


@pytest.mark.usefixtures("nothing_happens")
@rows({"edits by form": by_form, "edits by JSON": by_json, "variations": vary}, COUNTS)
def test_a_wrong_count_is_refused(alice: Program, door: Door, row: Any) -> None:
    refused(door(alice, n=row), 400, param="n")


@pytest.mark.usefixtures("nothing_happens")
@rows({**WORDED, "variations": vary}, listed([size for size in SIZES if isinstance(size, str) and size]))
def test_a_wrong_size_is_refused(alice: Program, door: Door, row: str) -> None:
    assert refused(door(alice, size=row), 400)["param"] in ("size", "tools[0].size")


@pytest.mark.usefixtures("nothing_happens")
@rows(WORDED, WORDS)
def test_a_wrong_word_is_refused_with_the_words_there_are(alice: Program, door: Door, row: tuple[str, str]) -> None:
    error = refused(door(alice, **dict([row])), 400, "invalid_value")
    assert error["param"] in (row[0], f"tools[0].{row[0]}")


@pytest.mark.usefixtures("nothing_happens")
@rows({"edits by JSON": by_json, "responses": turn}, TYPED)
def test_a_word_of_another_type_is_refused(alice: Program, door: Door, row: tuple[str, Any]) -> None:
    assert refused(door(alice, **dict([row])), 400)["param"] in (row[0], f"tools[0].{row[0]}")


@pytest.mark.usefixtures("nothing_happens")
@pytest.mark.parametrize("door", WORDED.values(), ids=WORDED)
def test_what_does_not_go_together_is_refused_before_paying(alice: Program, door: Door) -> None:
    refused(door(alice, background="transparent", output_format="jpeg"), 400, "invalid_value")
    refused(door(alice, output_compression=50, output_format="png"), 400)


MODELS = listed(["gpt-5", "../../etc/passwd", "gpt-image-2 ", "x" * 10_000, "<script>"])


@pytest.mark.usefixtures("nothing_happens")
@rows({**WORDED, "variations": vary}, MODELS)
def test_an_unknown_model_is_not_found_and_not_repeated_at_length(alice: Program, door: Door, row: str) -> None:
    refused(door(alice, model=row), 404, "model_not_found")


@pytest.mark.usefixtures("nothing_happens")
@rows(WORDED, listed([-1, 4, 10**6, "x", 1.5, True]))
def test_a_wrong_number_of_partial_images_is_refused(alice: Program, door: Door, row: Any) -> None:
    error = refused(door(alice, stream=True, partial_images=row), 400)
    assert error["param"] in ("partial_images", "tools[0].partial_images")


@pytest.mark.usefixtures("nothing_happens")
@rows({"edits by JSON": by_json, "responses": turn}, listed(["true", 1, [], {}]))
def test_a_stream_is_asked_for_with_true_or_false(alice: Program, door: Door, row: Any) -> None:
    refused(door(alice, stream=row), 400, param="stream")


@pytest.mark.usefixtures("nothing_happens")
@rows({"edits by form": by_form, "edits by JSON": by_json, "variations": vary}, listed(["x" * 10_000, "a\0b"]))
def test_a_user_beyond_reason_is_refused(alice: Program, door: Door, row: str) -> None:
    refused(door(alice, user=row), 400, param="user")


@pytest.mark.usefixtures("nothing_happens")
@rows({"edits by form": by_form, "variations": vary}, listed(["base64", "URL", "x" * 5000]))
def test_an_unknown_form_of_answer_is_refused(alice: Program, door: Door, row: str) -> None:
    refused(door(alice, response_format=row), 400, param="response_format")


def order(path: str, image: bytes = SMALL) -> dict[str, Any]:
    """A good order at a path."""
    if path == RESPONSES:
        return {"json": {"input": "a keyed fox", "tools": [TOOL]}}
    words = (part("prompt", "a keyed fox"), part("model", "gpt-image-2")) if path == EDITS else ()
    return {"data": form(part("image", image, file="a.png"), *words), "content_type": KIND}


@pytest.mark.usefixtures("nothing_happens")
@pytest.mark.parametrize("path", [EDITS, VARIATIONS, RESPONSES])
@pytest.mark.parametrize("key", ["", "x" * 256, "a\x7fb", "schlüssel", "one, two"], ids=range(5))
def test_a_bad_idempotency_key_is_refused(alice: Program, path: str, key: str) -> None:
    refused(alice.send("POST", path, **order(path), headers={"Idempotency-Key": key}), 400)


def test_one_key_is_one_order_at_one_door(alice: Program, paid: Painter) -> None:
    """Another order under the key is refused, at the same door and at every other; a stranger's key is a stranger's."""
    for path in (EDITS, VARIATIONS, RESPONSES):
        key = {"Idempotency-Key": f"one order at {path}"}
        assert alice.send("POST", path, **order(path), headers=key).status_code == 200
        calls = len(paid.calls)
        for other in (EDITS, VARIATIONS, RESPONSES):
            if other != path:
                refused(alice.send("POST", other, **order(other), headers=key), 422)
        assert alice.send("POST", path, **order(path), headers=key).headers["Idempotent-Replayed"] == "true"
        assert len(paid.calls) == calls


# -- B050 to B063: forms ---------------------------------------------------------------------------------------------


def of_a_variation(body: bytes) -> bytes:
    """The same form without what only an edit has; what is broken in it stays broken."""
    return body.replace(b'name="prompt"', b'name="user"')


@pytest.mark.usefixtures("nothing_happens")
@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED)
def test_a_variations_form_that_is_none_is_refused(alice: Program, body: bytes) -> None:
    refused(post(alice, of_a_variation(body), VARIATIONS), 400)


@pytest.mark.usefixtures("nothing_happens")
@pytest.mark.parametrize("body", TOO_MUCH.values(), ids=TOO_MUCH)
def test_too_much_of_anything_in_a_variations_form_is_refused(alice: Program, body: bytes) -> None:
    answer = post(alice, of_a_variation(body), VARIATIONS)
    refused(answer, answer.status_code)
    assert answer.status_code in (400, 413)


@pytest.mark.usefixtures("nothing_happens")
@pytest.mark.parametrize("boundary", ["", "x" * 71, "x" * 10_000, '"a', "a\\b"], ids=range(5))
def test_an_impossible_boundary_is_refused(alice: Program, boundary: str) -> None:
    kind = f"multipart/form-data; boundary={boundary}"
    refused(alice.send("POST", VARIATIONS, data=form(), content_type=kind), 400, "invalid_multipart")
    refused(alice.send("POST", VARIATIONS, data=form(), content_type="multipart/form-data"), 400)


@pytest.mark.usefixtures("nothing_happens")
@pytest.mark.parametrize("start", [b"\n", b"\r", b"\r\n", b"\r\n--"])
def test_a_variations_file_of_line_ends_is_no_work(alice: Program, start: bytes) -> None:
    refused(vary(alice, start + b"\n\r" * 500_000 + b"x" * 500_000), 400, "invalid_image", "image")


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_what_a_variations_file_is_called_does_not_matter(alice: Program, paid: Painter, name: str) -> None:
    answer = post(alice, form(part("image", SMALL, file=name)), VARIATIONS)
    assert answer.status_code == 200, answer.text
    assert not any(name and name in value for _, value in answer.headers)


@pytest.mark.usefixtures("nothing_happens")
@pytest.mark.parametrize("path", [EDITS, VARIATIONS, RESPONSES])
def test_without_a_key_no_body_is_read(alice: Program, path: str) -> None:
    for kind in (KIND, "application/json"):
        answer = alice.client.post(
            path, base_url=BASE, headers={"Authorization": "Bearer sk-nobody"}, content_type=kind,
            environ_overrides={"CONTENT_LENGTH": str(2 * 1024**3), "wsgi.input": Untouched()},
        )  # fmt: skip
        refused(answer, 401, "invalid_api_key")


@pytest.mark.usefixtures("nothing_happens")
@pytest.mark.parametrize("path", [VARIATIONS, RESPONSES])
def test_a_body_that_says_it_is_too_large_is_not_read(alice: Program, path: str) -> None:
    kind = KIND if path == VARIATIONS else "application/json"
    # The test client would put a boundary of its own into the header, and that one is sometimes longer than is allowed.
    sent = {"CONTENT_LENGTH": str(2 * 1024**3), "wsgi.input": Untouched(), "CONTENT_TYPE": kind}
    refused(alice.send("POST", path, content_type=kind, environ_overrides=sent), 413, "request_too_large")


@pytest.mark.usefixtures("nothing_happens")
@pytest.mark.parametrize("path", [VARIATIONS, RESPONSES])
def test_a_body_that_ends_half_way_is_refused(alice: Program, path: str) -> None:
    body = form(part("image", SMALL, file="a.png")) if path == VARIATIONS else b'{"input": "a fox", "tools": []}'
    kind = KIND if path == VARIATIONS else "application/json"
    sent = {"CONTENT_LENGTH": str(len(body))}
    answer = alice.send("POST", path, input_stream=io.BytesIO(body[: len(body) // 2]), content_type=kind,
                        environ_overrides=sent)  # fmt: skip
    refused(answer, 400)


@pytest.mark.usefixtures("nothing_happens")
@pytest.mark.parametrize("door", [vary, by_json, lambda alice: turn(alice, image=SMALL)],
                         ids=["variations", "edits", "responses"])
def test_beyond_the_budget_nothing_is_stored(
    alice: Program, studio: Any, monkeypatch: pytest.MonkeyPatch, door: Door
) -> None:
    from dataclasses import replace

    monkeypatch.setattr(studio, "settings", replace(studio.settings, budget_per_day=1))
    answer = door(alice)
    assert (answer.status_code, answer.json["error"]["code"]) == (429, "budget_exceeded")
    assert answer.headers["x-should-retry"] == "false"


# -- B064 to B092: pictures and masks --------------------------------------------------------------------------------


@pytest.mark.usefixtures("nothing_happens")
@rows(PICTURED, HOSTILE)
def test_what_is_no_picture_is_refused(alice: Program, door: Door, row: bytes) -> None:
    refused(door(alice, image=row), 400)


@pytest.mark.usefixtures("nothing_happens")
@rows(PICTURED, TOO_LARGE)
def test_a_picture_of_too_many_pixels_is_refused(alice: Program, door: Door, row: bytes) -> None:
    refused(door(alice, image=row), 400, "image_too_large")


def opaque(mode: str, size: tuple[int, int] = (64, 64)) -> bytes:
    return saved(Image.new(mode, size, {"RGB": (9, 9, 9), "RGBA": (9, 9, 9, 255), "L": 9, "LA": (9, 255)}[mode]))


MASKS = {
    "no alpha": opaque("RGB"), "grey without alpha": opaque("L"), "opaque everywhere": opaque("RGBA"),
    "grey and opaque": opaque("LA"), "another shape": holed(96, 64), "nothing": b"", "half a picture": holed()[:60],
    "an SVG": b"<svg/>", "too large": TOO_LARGE["13000 squared"], "HTML": b"<!doctype html>",
}  # fmt: skip


@pytest.mark.usefixtures("nothing_happens")
@rows(MASKED, MASKS)
def test_a_mask_that_says_nothing_is_refused_with_advice(alice: Program, door: Door, row: bytes) -> None:
    error = refused(door(alice, image=SMALL, mask=row), 400)
    assert error["param"] in ("mask", "mask.image_url", "tools[0].input_image_mask",
                              "tools[0].input_image_mask.image_url")  # fmt: skip


@pytest.mark.usefixtures("nothing_happens")
def test_a_mask_without_a_picture_is_refused(alice: Program) -> None:
    refused(turn(alice, mask=holed()), 400, param="tools[0].input_image_mask")
    body = form(part("mask", holed(), file="m.png"), part("prompt", "a"), part("model", "gpt-image-2"))
    refused(post(alice, body), 400, "missing_required_parameter", "image")


@pytest.mark.parametrize("door", MASKED.values(), ids=MASKED)
def test_a_mask_that_is_clear_everywhere_means_the_whole_picture(alice: Program, paid: Painter, door: Door) -> None:
    answer = door(alice, image=SMALL, mask=saved(Image.new("RGBA", (64, 64), (0, 0, 0, 0))))
    assert answer.status_code == 200, answer.text
    assert [call.mask for call in paid.calls] == [None]


@pytest.mark.usefixtures("nothing_happens")
@pytest.mark.parametrize("where", ["input", "mask"])
@pytest.mark.parametrize("url", BAD_URLS.values(), ids=BAD_URLS)
def test_a_turns_data_urls_are_read_strictly(alice: Program, url: str, where: str) -> None:
    good = data_url(SMALL)
    shown = {"type": "input_image", "image_url": url if where == "input" else good}
    tool = {**TOOL, **({"input_image_mask": {"image_url": url}} if where == "mask" else {})}
    words = [{"role": "user", "content": [{"type": "input_text", "text": "a"}, shown]}]
    refused(alice.send("POST", RESPONSES, json={"input": words, "tools": [tool]}), 400, "invalid_image")


ADDRESSES = ["https://example.com/a.png", "http://127.0.0.1/", "HTTP://169.254.169.254/", "file:///etc/passwd",
             "ftp://a/b", "gopher://a", "javascript:alert(1)"]  # fmt: skip


@pytest.mark.usefixtures("nothing_happens")
@pytest.mark.parametrize("url", ADDRESSES)
def test_no_address_is_fetched_for_a_turn(alice: Program, url: str) -> None:
    shown = {"type": "input_image", "image_url": url}
    words = [{"role": "user", "content": [{"type": "input_text", "text": "a"}, shown]}]
    answer = alice.send("POST", RESPONSES, json={"input": words, "tools": [TOOL]})
    refused(answer, 400, "unsupported_parameter", "input[0].content[1].image_url")


@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (3000, 1), (63, 65)], ids=repr)
@pytest.mark.parametrize("door", PICTURED.values(), ids=PICTURED)
def test_an_odd_size_is_taken_or_refused_in_words(
    alice: Program, paid: Painter, door: Door, size: tuple[int, int]
) -> None:
    answer = door(alice, image=saved(Image.new("RGB", size, "red")))
    if answer.status_code != 200:
        refused(answer, 400)
        assert paid.calls == []


def test_the_same_bytes_many_times_are_one_file(
    alice: Program, paid: Painter, all_files: Callable[[], set[Path]]
) -> None:
    odd = saved(Image.new("RGB", (64, 64), (1, 2, 3)))
    assert vary(alice, odd).status_code == 200
    painted = len(paid.calls[0].inputs)
    before = {path.name for path in all_files()}
    for _ in range(20):
        assert vary(alice, odd).status_code == 200
    new = {path.name for path in all_files()} - before
    assert painted == 1 and not {name for call in paid.calls for name in call.inputs} & new
    assert len({name for call in paid.calls for name in call.inputs}) == 1


