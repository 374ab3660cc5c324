"""The gallery's desk: find, love, hide, gather, share; every verb takes the actor and sees only its pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dallery.colouring import Colouring
from dallery.domain.actor import Actor
from dallery.domain.filter import Filter
from dallery.domain.image import Image
from dallery.domain.notes import annotated, stripped
from dallery.domain.picture import TYPES, ending_of
from dallery.errors import NotFound, RequestError
from dallery.links import ShareLinks
from dallery.storage.albums import Album, Albums, Named
from dallery.storage.blobs import Blobs
from dallery.storage.database import Database
from dallery.storage.finding import Finding
from dallery.storage.gallery import Page
from dallery.storage.ids import new_id
from dallery.storage.marks import IN_ONE_GO, Marks
from dallery.storage.transfer import TransferRows
from dallery.thumbnails import Thumbnails
from dallery.transfers.exporting import Exports
from dallery.transfers.importing import Imported, Imports
from dallery.uploads.decoding import Decoder

__all__ = [
    "Album", "Collection", "Deleted", "Download", "Facets", "Imported", "Lineage", "Named", "Page", "Selection",
    "Shared",
]  # fmt: skip

MOST_KIN = 200
FORMS = ("original", "annotated", "stripped")


@dataclass(frozen=True)
class Selection:
    """`ids`, or with `every` all pictures that fit it, `but` these."""

    ids: tuple[str, ...] = ()
    every: Filter | None = None
    but: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deleted:
    """`token` undoes exactly this deletion."""

    count: int
    token: str


@dataclass(frozen=True)
class Facets:
    """What there is to filter by.  `keys` are ids of API keys, "" for the pages."""

    models: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()  # "1024x1024", the smallest first
    keys: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lineage:
    """A picture's family, oldest first; `Image.parent_id` draws the lines."""

    nodes: tuple[Image, ...]


@dataclass(frozen=True)
class Shared:
    image: Image
    with_prompt: bool


@dataclass(frozen=True)
class Download:
    data: bytes
    media_type: str
    name: str


class Collection:
    """Thread-safe.  Every verb raises StorageUnavailable."""

    def __init__(
        self, db: Database, blobs: Blobs, shares: ShareLinks, clock: Callable[[], int], decoder: Decoder | None = None
    ) -> None:
        self._finding = Finding(db)
        self._marks = Marks(db)
        self._albums = Albums(db, self._finding)
        self._shares = shares
        self._blobs = blobs
        self._clock = clock
        rows = TransferRows(db, self._albums)
        self._colouring: Colouring | None = None
        self._exports = Exports(rows, self._albums, blobs)
        self._imports = Imports(rows, blobs, decoder or Decoder(at_once=1), clock)

    def look_at_colours(self, thumbnails: Thumbnails, happened: Callable[[], int]) -> None:
        """From now on until `close`: every picture gets its colours once nothing happens (`happened` counts) for a
        moment."""
        self._colouring = Colouring(self._marks, self._blobs, thumbnails, happened)
        self._colouring.beside.start()

    def close(self) -> None:
        if self._colouring is not None:
            self._colouring.beside.stop()
        self._imports.close()

    # -- finding -----------------------------------------------------------------------------------------------

    def find(self, actor: Actor, filter: Filter, cursor: str | None = None, limit: int = 24) -> Page:
        """Newest first.  RequestError for a cursor that is not ours (`after`) or a `limit` below 1; over 100 is cut."""
        return self._finding.page(actor.owner_id, filter, cursor, limit)

    def count(self, actor: Actor, filter: Filter, at_most: int = 10_000) -> int:
        """`at_most` + 1 means "more than that"."""
        return self._finding.count(actor.owner_id, filter, at_most)

    def count_within(self, actor: Actor, filter: Filter, at_most: int, seconds: float) -> int | None:
        """As `count`, or None when it would take longer."""
        return self._finding.count_within(actor.owner_id, filter, at_most, seconds)

    def around(self, actor: Actor, image_id: str, filter: Filter) -> tuple[str | None, str | None]:
        """Ids of the next newer and the next older picture that fit.  NotFound for a picture that is not there."""
        return self._finding.around(actor.owner_id, self._one(actor, image_id, filter.deleted), filter)

    def binned(self, actor: Actor, image_id: str) -> Image:
        """A deleted picture.  NotFound for one that still hangs."""
        return self._one(actor, image_id, hidden=True)

    def facets(self, actor: Actor) -> Facets:
        """What any picture ever was, so a value may have no picture left."""
        found = self._marks.facets(actor.owner_id)
        sizes = sorted(found.get("size", ()), key=lambda size: [int(side) for side in size.split("x")])
        return Facets(found.get("model", ()), tuple(sizes), found.get("key", ()), found.get("kind", ()))

    def lineage(self, actor: Actor, image_id: str) -> Lineage:
        """Ancestors, and all that was made from the first of them, up to 200, the nearest first to be kept.

        A deleted picture is left out; what lies beyond it is shown all the same.
        """
        here = self._one(actor, image_id)
        known = {here.id: (here, False)}
        top = here
        while top.parent_id is not None and top.parent_id not in known and len(known) < MOST_KIN:
            above = self._marks.kin(actor.owner_id, [top.parent_id], [])
            if not above:
                break
            top = above[0][0]
            known[top.id] = above[0]
        edge = list(reversed(known))  # from the first ancestor down: who is near the top is near to all
        while edge and len(known) < MOST_KIN:
            found = self._marks.kin(actor.owner_id, [], edge[:IN_ONE_GO])
            new = [each for each in found if each[0].id not in known][: MOST_KIN - len(known)]
            known |= {image.id: (image, hidden) for image, hidden in new}
            edge = [image.id for image, _ in new]
        shown = (image for image, hidden in known.values() if not hidden)
        return Lineage(tuple(sorted(shown, key=lambda image: image.place)))

    # -- marks -------------------------------------------------------------------------------------------------

    def favourite(self, actor: Actor, selection: Selection, on: bool) -> int:
        """How many were not (un)loved before."""
        batches = self._chosen(actor, selection)
        return sum(self._marks.favourite(actor.owner_id, _ids(batch), on) for batch in batches)

    def delete(self, actor: Actor, selection: Selection) -> Deleted:
        """Hide; nothing is destroyed."""
        token, now = new_id("del"), self._clock()
        batches = self._chosen(actor, selection)
        count = sum(self._marks.hide(actor.owner_id, _ids(batch), token, now) for batch in batches)
        return Deleted(count, token)

    def restore(self, actor: Actor, token: str) -> int:
        """Undo that deletion; how many came back (0 for a token that undoes nothing)."""
        return self._marks.show(actor.owner_id, token)

    def put_back(self, actor: Actor, selection: Selection) -> int:
        """Take pictures out of the bin; a filter here has to be one of the bin."""
        batches = self._chosen(actor, selection, hidden=True)
        return sum(self._marks.show_these(actor.owner_id, _ids(batch)) for batch in batches)

    # -- albums ------------------------------------------------------------------------------------------------

    def albums(self, actor: Actor) -> tuple[Album, ...]:
        """The newest first."""
        return self._albums.all(actor.owner_id)

    def album_names(self, actor: Actor) -> tuple[Named, ...]:
        """As `albums`, with nothing counted: quick however large they are."""
        return self._albums.names(actor.owner_id)

    def album(self, actor: Actor, album_id: str) -> Album:
        return self._albums.get(actor.owner_id, album_id)

    def album_name(self, actor: Actor, album_id: str) -> Named:
        return self._albums.name(actor.owner_id, album_id)

    def new_album(self, actor: Actor, name: str, filter: Filter | None = None) -> Album:
        """With a filter it is a smart one.  RequestError (`name`, `filter`)."""
        if filter is not None and filter.album is not None:
            self._albums.get(actor.owner_id, filter.album)
        return self._albums.get(actor.owner_id, self._albums.new(actor.owner_id, name, filter, self._clock()))

    def rename_album(self, actor: Actor, album_id: str, name: str) -> Album:
        self._albums.rename(actor.owner_id, album_id, name)
        return self._albums.get(actor.owner_id, album_id)

    def drop_album(self, actor: Actor, album_id: str) -> None:
        """Its pictures stay in the gallery."""
        self._albums.drop(actor.owner_id, album_id)

    def put(self, actor: Actor, album_id: str, selection: Selection) -> int:
        """How many were not in it before.  RequestError for a smart album."""
        self._albums.put(actor.owner_id, album_id, [])  # it says what is wrong before anything is looked for
        return sum(self._albums.put(actor.owner_id, album_id, batch) for batch in self._chosen(actor, selection))

    def take_out(self, actor: Actor, album_id: str, selection: Selection) -> int:
        self._albums.put(actor.owner_id, album_id, [])
        return sum(self._albums.take_out(actor.owner_id, album_id, batch) for batch in self._chosen(actor, selection))

    # -- sharing -----------------------------------------------------------------------------------------------

    def share(self, actor: Actor, image_id: str, hours: float, with_prompt: bool) -> str:
        """A token that opens this picture for `hours` (up to a year) to whoever holds it."""
        try:
            return self._shares.token(self._one(actor, image_id).id, hours, with_prompt)
        except ValueError as error:
            raise RequestError("A shared link lasts up to a year.", param="hours") from error

    def shared(self, token: str) -> Shared:
        """NotFound for a token that is forged or has expired, and for a picture that was deleted since."""
        opened = self._shares.opens(token)
        found = None if opened is None else self._marks.by_id(opened[0])
        if opened is None or found is None:
            raise NotFound("This link is not valid or has expired.")
        return Shared(found, opened[1])

    def shared_file(self, shared: Shared) -> Download:
        """What a shared link hands out: the pixels, and in words no more than the link shows.

        Not the stored file: it may hold the prompt, the words of the picture it was made from, or where a photograph
        was taken.
        """
        image = shared.image
        try:
            data = stripped(self._blobs.read(image.sha256))
        except ValueError as error:
            raise NotFound("This picture cannot be shown without what its file says.") from error
        if shared.with_prompt and image.prompt:
            data = annotated(data, {"prompt": image.prompt})
        return Download(data, image.media_type, f"picture.{ending_of(image.media_type)}")

    # -- files -------------------------------------------------------------------------------------------------

    def download(self, actor: Actor, image_id: str, form: str = "original") -> Download:
        """The file of a picture: "original" (untouched), "annotated" (it also says its prompt and more, for us and for
        other programs) or "stripped" (pixels and colour profile only).  Nothing is painted anew.

        RequestError for another `form`; NotFound.
        """
        image = self._one(actor, image_id)
        if form not in FORMS:
            raise RequestError(f"A download is one of {', '.join(FORMS)}.", param="form")
        data = self._blobs.read(image.sha256)
        if form == "annotated":
            data = annotated(data, _told(image))
        elif form == "stripped":
            data = stripped(data)
        ending = TYPES.get(image.media_type, ("", "bin"))[1]
        return Download(data, image.media_type, f"{image.id}{'' if form == 'original' else '-' + form}.{ending}")

    # -- out and in --------------------------------------------------------------------------------------------

    def export(self, actor: Actor, selection: Selection) -> Iterator[bytes]:
        """A ZIP, made while it is read: untouched pictures and originals, inputs and masks, and `gallery.jsonl`."""
        hidden = selection.every is not None and selection.every.deleted
        return self._exports.stream(actor.owner_id, self._chosen(actor, selection, hidden))

    def import_zip(self, actor: Actor, path: Path) -> Imported:
        """Pictures of an export that are not here yet.  RequestError for any other ZIP; StorageUnavailable."""
        return self._imports.from_zip(actor.owner_id, path)

    def import_folder(self, actor: Actor, path: Path) -> Imported:
        """Every PNG, JPEG and WebP in a folder and below whose bytes are not here yet; nothing is charged."""
        return self._imports.from_folder(actor.owner_id, path)

    # -- inside ------------------------------------------------------------------------------------------------

    def _one(self, actor: Actor, image_id: str, hidden: bool = False) -> Image:
        found = self._marks.named(actor.owner_id, [image_id], hidden)
        if not found:
            raise NotFound("There is no such image.")
        return found[0]

    def _chosen(self, actor: Actor, selection: Selection, hidden: bool = False) -> Iterator[list[Image]]:
        if selection.every is not None:
            but = frozenset(selection.but)
            if selection.every.deleted is not hidden:
                raise RequestError("What is in the bin can only be taken out of it.", param="every")
            for batch in self._finding.batches(actor.owner_id, selection.every, IN_ONE_GO):
                yield [image for image in batch if image.id not in but]
            return
        ids = list(dict.fromkeys(selection.ids))
        for start in range(0, len(ids), IN_ONE_GO):
            yield self._marks.named(actor.owner_id, ids[start : start + IN_ONE_GO], hidden)


def _ids(batch: list[Image]) -> list[str]:
    return [image.id for image in batch]


def _told(image: Image) -> dict[str, object]:
    """What an annotated copy says: of the picture, not of its owner or of money."""
    told: dict[str, object] = {"prompt": image.prompt, "model": image.model, "kind": image.kind, "id": image.id}
    told["created_at"] = datetime.fromtimestamp(image.created_at / 1000, UTC).isoformat(timespec="seconds")
    if image.revised_prompt is not None:
        told["revised_prompt"] = image.revised_prompt
    return told
