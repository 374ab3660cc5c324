"""A link to a picture opens without a key until it expires, and nothing else opens anything."""

from __future__ import annotations

import re
import time

import pytest
from flask import Flask

from dallery.links import ImageLinks
from dallery.studio import Studio
from tests.api.program import Program


@pytest.fixture(scope="module")
def url(app: Flask, alices_key: str) -> str:
    return str(Program(app.test_client(), alices_key).draw(size="512x512").json["data"][0]["url"])


def test_it_opens_without_a_key_and_as_what_it_is(alice: Program, url: str) -> None:
    answer = alice.opened(url)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"  # else no page elsewhere could show it
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert int(answer.headers["Content-Length"]) == len(answer.data)


def test_it_opens_for_at_least_an_hour(url: str) -> None:
    found = re.search(r"exp=(\d+)", url)
    assert found is not None and int(found[1]) - time.time() > 3600


@pytest.mark.parametrize(
    ("old", "new"),
    [(r"sig=.", "sig=x"), (r"sig=.*", "sig="), (r"&sig=.*", ""), (r"exp=\d+", "exp=9999999999"), (r"exp=\d+&", ""),
     (r"exp=\d+", "exp=-1"), (r"exp=\d+", "exp=x"), (r"exp=\d+", "exp=١٢٣"),
     (r"img_\w+", "img_00000000000000000000000000"), (r"img_", "IMG_"), (r"img_\w+", "..%2f..%2fetc%2fpasswd"),
     (r"img_\w+", "img_1' OR 1=1--"), (r"sig=", "sig=é"), (r"exp=\d+", "exp=" + "9" * 5000)],
)  # fmt: skip
def test_a_link_that_was_changed_opens_nothing(alice: Program, url: str, old: str, new: str) -> None:
    changed = re.sub(old, new, url)
    assert changed != url
    answer = alice.opened(changed)
    assert (answer.status_code, answer.json["error"]["code"]) == (404, "not_found")
    assert answer.headers["x-should-retry"] == "false"


def test_a_link_that_has_expired_opens_nothing(alice: Program, url: str, studio: Studio) -> None:
    image_id = re.search(r"img_\w+", url)
    assert image_id is not None
    old = ImageLinks(studio.secret("image-links"), 3600, lambda: studio.clock() - 7200 * 1000)
    answer = alice.opened(f"/v1/files/{image_id[0]}.png?{old.sign(image_id[0])}")
    assert answer.status_code == 404


def test_a_deleted_picture_is_not_there(alice: Program, studio: Studio) -> None:
    url = alice.draw(size="512x512").json["data"][0]["url"]
    found = re.search(r"img_\w+", url)
    assert found is not None
    studio.delete_image(studio.owner(), found[0])
    assert alice.opened(url).status_code == 404


def test_a_file_that_somebody_took_away_is_no_defect(alice: Program, studio: Studio) -> None:
    answer = alice.draw("a vanishing fox", model="gpt-image-2", response_format="url", size="1536x1024")
    image = studio.job(studio.owner(), answer.headers["x-dallery-job"]).images[0]
    path = studio.image_path(image)
    kept = path.read_bytes()
    path.unlink()
    try:
        gone = alice.opened(answer.json["data"][0]["url"])
        assert (gone.status_code, gone.json["error"]["code"]) == (404, "not_found")
    finally:
        path.write_bytes(kept)


def test_a_browser_that_has_it_gets_no_second_copy(alice: Program, url: str) -> None:
    tag = alice.opened(url).headers["ETag"]
    again = alice.opened(url, **{"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


def test_parts_can_be_had(alice: Program, url: str) -> None:
    whole = alice.opened(url).data
    part = alice.opened(url, Range="bytes=0-7")
    assert (part.status_code, part.data) == (206, b"\x89PNG\r\n\x1a\n")
    assert part.headers["Content-Range"] == f"bytes 0-7/{len(whole)}"
    assert alice.opened(url, Range="bytes=-4").data == whole[-4:]
    assert alice.opened(url, Range="bytes=0-").data == whole


@pytest.mark.parametrize(
    "wish", ["bytes=9999999999-", "bytes=5-2", "items=0-1", "bytes=", "bytes=" + ",".join(["0-0"] * 1000), "x"]
)
def test_an_odd_range_is_refused_or_ignored(alice: Program, url: str, wish: str) -> None:
    whole = alice.opened(url).data
    answer = alice.opened(url, Range=wish)
    assert answer.status_code in (200, 416)
    assert len(answer.data) <= max(len(whole), 1000)
    if answer.status_code == 416:
        assert answer.json["error"]["code"] == "range_not_satisfiable"


def test_a_range_of_an_older_file_gives_the_whole(alice: Program, url: str) -> None:
    assert alice.opened(url, Range="bytes=0-7", **{"If-Range": '"other"'}).status_code == 200
