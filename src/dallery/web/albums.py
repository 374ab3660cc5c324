"""Albums: a list with covers, one album as a wall, new, renamed, gone. The pictures themselves stay where they are."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for

from dallery.domain.filter import Filter
from dallery.errors import RequestError
from dallery.web.gallery import SCRIPT_WAITS, counted, hang, name_of, place_of
from dallery.web.house import House
from dallery.web.seeking import read_query


def routes(pages: Blueprint, house: House) -> None:
    @pages.get("/albums", endpoint="albums")
    def show_all() -> Any:
        return _page(house)

    @pages.post("/albums", endpoint="new_album")
    def new() -> Any:
        try:
            name = name_of(request.form.get("name"))
        except RequestError:
            return _page(house, wrong=True), 400
        album = house.studio.collection.new_album(house.actor(), name, _filter())
        return redirect(url_for("web.album", album_id=album.id), 303)

    @pages.get("/albums/<id:album_id>/cover", endpoint="cover")
    def cover(album_id: str) -> Any:
        """Its newest picture, small.  Nothing to see for an empty album, which is no error."""
        newest = house.studio.collection.find(house.actor(), Filter(album=album_id), None, 1).images
        if newest:
            answer = redirect(url_for("web.thumb", image_id=newest[0].id, width=512))
        else:
            answer = Response('<svg xmlns="http://www.w3.org/2000/svg"/>', mimetype="image/svg+xml")
        answer.headers["Cache-Control"] = "private, no-store"
        return answer

    @pages.get("/albums/<id:album_id>/count", endpoint="album_count")
    def count(album_id: str) -> Any:
        number = counted(house, house.actor(), Filter(album=album_id), SCRIPT_WAITS)
        return render_template("_count.html", count=number) if number is not None else ("", 200)

    @pages.get("/albums/<id:album_id>", endpoint="album")
    def show(album_id: str) -> Any:
        actor = house.actor()
        return render_template("album.html", wall=hang(house, actor, place_of(house, actor, album_id)))

    @pages.post("/albums/<id:album_id>/name", endpoint="rename_album")
    def rename(album_id: str) -> Any:
        house.studio.collection.rename_album(house.actor(), album_id, name_of(request.form.get("name")))
        return redirect(url_for("web.album", album_id=album_id), 303)

    @pages.post("/albums/<id:album_id>/delete", endpoint="drop_album")
    def drop(album_id: str) -> Any:
        house.studio.collection.drop_album(house.actor(), album_id)
        return redirect(url_for("web.albums", gone=1), 303)


def _filter() -> Filter | None:
    """What makes an album smart; None for one that is filled by hand."""
    found = read_query(request.form.get("query", "")).filter
    return None if found.empty else found


def _page(house: House, wrong: bool = False) -> str:
    albums = house.studio.collection.album_names(house.actor())
    return render_template("albums.html", albums=albums, gone="gone" in request.args, wrong=wrong)
