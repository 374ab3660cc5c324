"""Albums: made, filled, renamed, dropped; a smart one fills itself."""

from __future__ import annotations

import re

import pytest

from dallery.collection import Selection
from dallery.web import gallery
from tests.web.conftest import Browser
from tests.web.staged_studio import StagedStudio
from tests.web.test_web_gallery import hang, marked, shown


def test_an_album_is_made_filled_and_emptied(studio: StagedStudio, browser: Browser) -> None:
    one, two, _ = hang(studio, "fox one", "fox two", "a house")
    made = browser.post("/albums", {"name": "  Foxes \n of winter "})
    album_id = made.location.rsplit("/", 1)[1]
    assert "This album is still empty" in browser.get(made.location).text
    assert "Foxes of winter" in browser.get("/albums").text
    browser.post("/selection", {**marked(one, two), "act": "put", "album": album_id})
    page = browser.get(made.location).text
    assert shown(page) == ["fox two", "fox one"]
    assert "Out of this album" in page
    browser.post("/selection", {**marked(one), "place": album_id, "from_album": album_id, "act": "take"})
    assert shown(browser.get(made.location).text) == ["fox two"]


def test_marked_pictures_make_a_new_album(studio: StagedStudio, browser: Browser) -> None:
    (one,) = hang(studio, "fox one")
    browser.post("/selection", {**marked(one), "act": "put", "album": "", "name": "New"})
    (album,) = studio.collection.albums(studio.owner())
    assert (album.name, album.count, album.cover) == ("New", 1, one)
    assert f'src="/albums/{album.id}/cover"' in browser.get("/albums").text
    assert browser.get(f"/albums/{album.id}/cover").location == f"/images/{one}/thumb/512"
    assert ">1 picture<" in browser.get(f"/albums/{album.id}/count").text


def test_an_empty_album_has_no_cover_and_that_is_no_error(studio: StagedStudio, browser: Browser) -> None:
    album = studio.collection.new_album(studio.owner(), "Empty")
    answer = browser.get(f"/albums/{album.id}/cover")
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    assert ">0 pictures<" in browser.get(f"/albums/{album.id}/count").text


def test_a_large_album_holds_more_than_a_number_and_not_one_more(
    studio: StagedStudio, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gallery, "COUNTED", 2)
    album = studio.collection.new_album(studio.owner(), "Large")
    studio.collection.put(studio.owner(), album.id, Selection(ids=tuple(hang(studio, "one", "two", "three"))))
    assert ">more than 2 pictures<" in browser.get(f"/albums/{album.id}/count").text


def test_what_was_sought_becomes_a_smart_album(studio: StagedStudio, browser: Browser) -> None:
    hang(studio, "a fox", "a house")
    assert 'name="query" value="q=fox"' in browser.get("/?q=fox").text
    made = browser.post("/albums", {"name": "Foxes", "query": "q=fox"})
    hang(studio, "another fox")
    page = browser.get(made.location).text
    assert shown(page) == ["another fox", "a fox"]
    assert "Smart album" in page
    assert "Out of this album" not in page
    assert shown(browser.get(f"{made.location}?q=another").text) == ["another fox"]


def test_only_albums_filled_by_hand_take_pictures(studio: StagedStudio, browser: Browser) -> None:
    (one,) = hang(studio, "a fox")
    browser.post("/albums", {"name": "Clever", "query": "q=fox"})
    browser.post("/albums", {"name": "Plain"})
    chooser = re.search(r'<select[^>]*id="into-album".*?</select>', browser.get("/").text, re.S)
    assert chooser is not None
    assert "Plain" in chooser[0]
    assert "Clever" not in chooser[0]
    smart = next(album for album in studio.collection.albums(studio.owner()) if album.name == "Clever")
    assert browser.post("/selection", {**marked(one), "act": "put", "album": smart.id}).status_code == 400


def test_an_album_is_renamed_and_dropped_and_its_pictures_stay(studio: StagedStudio, browser: Browser) -> None:
    (one,) = hang(studio, "a fox")
    album = studio.collection.new_album(studio.owner(), "Old")
    studio.collection.put(studio.owner(), album.id, Selection(ids=(one,)))
    browser.post(f"/albums/{album.id}/name", {"name": "New"})
    assert "<h1>New</h1>" in browser.get(f"/albums/{album.id}").text
    page = browser.get(browser.post(f"/albums/{album.id}/delete").location).text
    assert "Its pictures are still on the wall" in page
    assert browser.get(f"/albums/{album.id}").status_code == 404
    assert shown(browser.get("/").text) == ["a fox"]


@pytest.mark.parametrize("name", ["", "   "])
def test_an_album_needs_a_name(studio: StagedStudio, browser: Browser, name: str) -> None:
    answer = browser.post("/albums", {"name": name})
    assert answer.status_code == 400
    assert "An album needs a name." in answer.text
    assert studio.collection.albums(studio.owner()) == ()


def test_albums_of_somebody_else_are_not_there(studio: StagedStudio, browser: Browser) -> None:
    from dallery.domain.actor import Actor, Via

    studio.put("secret", owner_id="own_charlie")
    album = studio.collection.new_album(Actor("own_charlie", Via.SESSION), "Secret")
    for page in ("", "/cover", "/count"):
        assert browser.get(f"/albums/{album.id}{page}").status_code == 404
    assert "Secret" not in browser.get("/albums").text
    assert browser.post(f"/albums/{album.id}/delete").status_code == 404
