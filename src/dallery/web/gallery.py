"""The wall: which pictures hang on it and what is done to many at once. It finds and changes none itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request, url_for

from dallery.collection import Facets, Named, Selection
from dallery.domain.actor import Actor
from dallery.domain.filter import Filter
from dallery.errors import DalleryError, NotFound, RequestError
from dallery.studio import Page
from dallery.web.guard import local_path
from dallery.web.house import House
from dallery.web.language import N_, plural, say
from dallery.web.rendering import is_id
from dallery.web.seeking import COLOUR_WORDS, KIND_WORDS, Chip, Sought, chips, read, read_query
from dallery.web.visitor import now

PER_PAGE = 24
PER_SHEET = 60  # what a scrolling wall asks for at a time
COUNTED = 10_000  # above this a count is "more than"
# Seconds: how long a page waits to say how many, and how long the script that asks again when it did not wait.
PAGE_WAITS, SCRIPT_WAITS = 0.01, 1.0
LONGEST_NAME = 80  # characters of an album's name


@dataclass(frozen=True)
class Place:
    """Where a wall hangs: the first page, an album or the bin."""

    kind: str  # "wall", "album", "bin"
    path: str
    album: Named | None = None

    @property
    def token(self) -> str:
        """How a form says it."""
        return self.album.id if self.album is not None else self.kind


@dataclass(frozen=True)
class Count:
    number: int
    more: bool  # there are more than `number`

    @property
    def words(self) -> str:
        number = f"{self.number:,}"
        if self.more:
            return say(N_("more than %(number)s pictures"), number=number)
        return plural("%(num)s picture", "%(num)s pictures", self.number) % {"num": number}

    @property
    def every(self) -> str:
        """What the box says that selects them."""
        if self.more:
            return say(N_("All that match"))
        return plural("The one that matches", "All %(num)s that match", self.number) % {"num": f"{self.number:,}"}

    @property
    def selected(self) -> str:
        """What is said once it did."""
        if self.more:
            return say(N_("All that match selected"))
        return say(N_("All {n} selected")).replace("{n}", f"{self.number:,}")


@dataclass(frozen=True)
class Wall:
    """All that _wall.html draws."""

    place: Place
    sought: Sought
    page: Page
    count: Count
    uncounted: bool  # it would have taken too long: `count` is only what can be seen
    chips: tuple[Chip, ...]
    facets: Facets
    albums: tuple[Named, ...]
    titles: dict[tuple[str, str], str]
    later: bool
    seen: int  # milliseconds: what came later is none of "all"
    done: str
    undo: str | None
    colours: ClassVar = tuple(COLOUR_WORDS.items())
    kinds: ClassVar = tuple(KIND_WORDS.items())

    @property
    def bare(self) -> bool:
        """Nobody has made a picture yet."""
        return not self.page.images and not self.sought.pairs and not self.later and self.place.kind == "wall"

    def address(self, query: str = "", **more: str) -> str:
        """This wall narrowed by `query`."""
        joined = "&".join(part for part in (query, urlencode(more)) if part)
        return self.place.path + (f"?{joined}" if joined else "")

    @property
    def sheets(self) -> str:
        """Where a script gets more tiles; it adds the cursor."""
        return url_for("web.wall") + "?" + "&".join(filter(None, (self.sought.query, f"place={self.place.token}")))


def routes(pages: Blueprint, house: House) -> None:
    @pages.get("/wall", endpoint="wall")
    def sheet() -> Any:
        actor = house.actor()
        place = place_of(house, actor, request.args.get("place", ""))
        if "after" in request.args:
            sought = _read(place, request.args)
            page = _page(house, actor, sought, PER_SHEET)
            return render_template("_sheet.html", page=page, wall=None, binned=sought.filter.deleted)
        if "count" in request.args:
            count = counted(house, actor, _read(place, request.args).filter, SCRIPT_WAITS)
            return render_template("_count.html", count=count or Count(PER_PAGE, True))
        return render_template("_found.html", wall=hang(house, actor, place))

    @pages.get("/bin", endpoint="bin")
    def bin_() -> Any:
        actor = house.actor()
        return render_template("bin.html", wall=hang(house, actor, Place("bin", url_for("web.bin"))))

    @pages.post("/selection", endpoint="selection")
    def selection() -> Any:
        actor = house.actor()
        if request.form.get("act") == "export":
            return exported(house, actor, _selection(house, actor))
        said, undo, done = _ACTS.get(request.form.get("act", ""), _unknown)(house, actor)
        if request.accept_mimetypes.best == "application/json":
            return jsonify(said=said, undo=undo)
        return redirect(_back(done, undo), 303)

    @pages.errorhandler(NothingMarked)
    def nothing_marked(_error: NothingMarked) -> Any:
        return redirect(_back("nothing:0", None), 303)


class NothingMarked(Exception):
    """An action was chosen and no picture."""


def hang(house: House, actor: Actor, place: Place | None = None) -> Wall:
    """The wall that this request's address describes."""
    place = place or Place("wall", url_for("web.home"))
    sought = _read(place, request.args)
    desk = house.studio.collection
    later = "after" in request.args
    page = _page(house, actor, sought, PER_PAGE)
    whole = not (page.next or later)
    count = Count(len(page.images), False) if whole else counted(house, actor, sought.filter, PAGE_WAITS)
    facets, albums = desk.facets(actor), desk.album_names(actor)
    titles = _titles(house, actor, facets, albums)
    done, undo = _done()
    return Wall(
        place=place,
        sought=sought,
        page=page,
        count=count or Count(len(page.images), True),
        uncounted=count is None,
        chips=chips(sought, titles),
        facets=facets,
        albums=albums,
        titles=titles,
        later=later,
        seen=now(),
        done=done,
        undo=undo,
    )


def place_of(house: House, actor: Actor, token: str) -> Place:
    if is_id("alb", token):
        album = house.studio.collection.album_name(actor, token)
        return Place("album", url_for("web.album", album_id=token), album)
    return Place("bin", url_for("web.bin")) if token == "bin" else Place("wall", url_for("web.home"))


def exported(house: House, actor: Actor, selection: Selection) -> Response:
    """A ZIP that is written while it is read; what is refused is refused before its first byte."""
    parts = iter(house.studio.collection.export(actor, selection))
    first = next(parts, b"")

    def whole() -> Iterator[bytes]:
        yield first
        yield from parts

    name = f"dallery-{house.studio.today().isoformat()}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(whole(), mimetype="application/zip", headers=headers)


def name_of(text: str | None) -> str:
    """An album's name as it was written, on one line.  RequestError when there is none."""
    name = " ".join((text or "").split())[:LONGEST_NAME]
    if not name:
        raise RequestError("An album needs a name.", param="name", code="empty_string")
    return name


def _read(place: Place, args: Any) -> Sought:
    return read(args, album=place.album.id if place.album else None, deleted=place.kind == "bin")


def _page(house: House, actor: Actor, sought: Sought, limit: int) -> Page:
    try:
        return house.studio.collection.find(actor, sought.filter, request.args.get("after") or None, limit)
    except NotFound:
        return Page((), None)  # an album that is gone: nothing hangs in it
    except RequestError:
        abort(404)  # a cursor nobody of us made


def counted(house: House, actor: Actor, wanted: Filter, within: float) -> Count | None:
    """None when it takes longer than that; a page comes before its number."""
    number = house.studio.collection.count_within(actor, wanted, COUNTED, within)
    return None if number is None else Count(min(number, COUNTED), number > COUNTED)


def _titles(
    house: House, actor: Actor, facets: Facets, albums: tuple[Named, ...]
) -> dict[tuple[str, str], str]:
    """What models, albums and keys are called."""
    titles = {("album", album.id): album.name for album in albums}
    for model in facets.models:
        try:
            titles["model", model] = house.studio.model(model).title
        except DalleryError:  # the catalogue has forgotten it, or it came with an import
            titles["model", model] = model
    names = {key.id: key.name for key in house.studio.accounts.keys(actor.owner_id)} if facets.keys else {}
    titles["key", "pages"] = say(N_("These pages"))
    titles.update({("key", key): names.get(key, key) for key in facets.keys if key})
    return titles


# -- many at once --------------------------------------------------------------------------------------------------


def _selection(house: House, actor: Actor) -> Selection:
    """What the form marks.  A script sends all ids in one field, a form without script one field for each."""
    form = request.form
    place = place_of(house, actor, form.get("place", ""))
    if form.get("every"):
        album = place.album.id if place.album else None
        sought = read_query(form.get("query", ""), album=album, deleted=place.kind == "bin")
        return Selection(every=_seen(house, actor, sought.filter), but=_ids(form.get("but", "").split(",")))
    ids = _ids([*form.getlist("id"), *form.get("ids", "").split(",")])
    if not ids:
        raise NothingMarked
    return Selection(ids=ids)


def _seen(house: House, actor: Actor, wanted: Filter) -> Filter:
    """Without the pictures that came after what the form shows: "all 5" must not become 6."""
    told = request.form.get("seen", "")
    last = int(told) if told.isdecimal() and len(told) < 15 else None
    with suppress(DalleryError):  # it was deleted in another tab
        if is_id("img", told):
            last = house.studio.image(actor, told).created_at
    if last is None or (wanted.until is not None and wanted.until <= last):
        return wanted
    return replace(wanted, until=last + 1)


def _ids(texts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if is_id("img", text)))


Done = tuple[str, str | None, str]  # what to say, the token that takes it back, and both for the next page


def _favourite(house: House, actor: Actor, on: bool) -> Done:
    number = house.studio.collection.favourite(actor, _selection(house, actor), on)
    done = f"{'favourite' if on else 'plain'}:{number}"
    return _words(done), None, done


def _delete(house: House, actor: Actor) -> Done:
    deleted = house.studio.collection.delete(actor, _selection(house, actor))
    done = f"delete:{deleted.count}"
    return _words(done), deleted.token, done


def _restore(house: House, actor: Actor) -> Done:
    """Out of the bin: a token's whole deletion, or what is marked there."""
    desk, token = house.studio.collection, request.form.get("token", "")
    number = desk.restore(actor, token) if token else desk.put_back(actor, _selection(house, actor))
    done = f"restore:{number}"
    return _words(done), None, done


def _put(house: House, actor: Actor) -> Done:
    desk, form = house.studio.collection, request.form
    selection = _selection(house, actor)
    album_id = form.get("album", "")
    if not is_id("alb", album_id):
        album_id = desk.new_album(actor, name_of(form.get("name"))).id
    done = f"put:{desk.put(actor, album_id, selection)}"
    return _words(done), None, done


def _take(house: House, actor: Actor) -> Done:
    number = house.studio.collection.take_out(actor, request.form.get("from_album", ""), _selection(house, actor))
    done = f"take:{number}"
    return _words(done), None, done


def _unknown(house: House, actor: Actor) -> Done:
    abort(400)


_ACTS: dict[str, Callable[[House, Actor], Done]] = {
    "favourite": lambda house, actor: _favourite(house, actor, True),
    "plain": lambda house, actor: _favourite(house, actor, False),
    "delete": _delete,
    "restore": _restore,
    "put": _put,
    "take": _take,
}


def _words(done: str) -> str:
    """ "delete:3" in words; "" for what no page of ours wrote."""
    what, _, number = done.partition(":")
    if not number.isdecimal() or len(number) > 9:
        return ""
    count = int(number)
    told = {
        "nothing": say(N_("Mark some pictures first.")),
        "favourite": plural("%(num)s picture is a favourite now.", "%(num)s pictures are favourites now.", count),
        "plain": plural(
            "%(num)s picture is no favourite any more.", "%(num)s pictures are no favourites any more.", count
        ),
        "delete": plural("%(num)s picture was deleted.", "%(num)s pictures were deleted.", count),
        "restore": plural("%(num)s picture is back.", "%(num)s pictures are back.", count),
        "put": plural("%(num)s picture was put into the album.", "%(num)s pictures were put into the album.", count),
        "take": plural(
            "%(num)s picture was taken out of the album.", "%(num)s pictures were taken out of the album.", count
        ),
    }.get(what, "")
    return told % {"num": f"{count:,}"} if "%" in told else told


def _done() -> tuple[str, str | None]:
    """What was done a moment ago, when this page follows a form."""
    return _words(request.args.get("done", "")), (request.args.get("undo") or None)


def _back(done: str, undo: str | None) -> str:
    parts = urlsplit(local_path(request.form.get("back")))
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name not in ("done", "undo", "deleted")]
    return f"{parts.path}?{urlencode([*kept, ('done', done), *([('undo', undo)] if undo else [])])}"

