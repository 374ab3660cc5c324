"""What an owner says about many pictures at once: loved, hidden, back again; nothing here destroys one."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, or_, select, update

from dallery.domain.image import Image
from dallery.storage import search_index
from dallery.storage.database import Database
from dallery.storage.ids import is_id
from dallery.storage.records import image_of, stored_colours
from dallery.storage.tables import facets, images

IN_ONE_GO = 500  # ids of one statement


class Marks:
    """Every method raises StorageUnavailable.  At most `IN_ONE_GO` ids at a time; ids that are not there are let go."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def favourite(self, owner_id: str, image_ids: Sequence[str], on: bool) -> int:
        """How many were not (un)loved before."""
        shown = and_(images.c.owner_id == owner_id, images.c.id.in_(image_ids), images.c.deleted_at.is_(None))
        with self._db.write() as connection:
            marked = update(images).where(shown, images.c.favourite.is_(not on)).values(favourite=on)
            return connection.execute(marked).rowcount

    def hide(self, owner_id: str, image_ids: Sequence[str], deletion: str, now: int) -> int:
        """How many were visible.  `deletion` (an id) names this act for `show`."""
        shown = and_(images.c.owner_id == owner_id, images.c.id.in_(image_ids), images.c.deleted_at.is_(None))
        with self._db.write() as connection:
            marked = update(images).where(shown).values(deleted_at=now, deletion=deletion)
            return connection.execute(marked).rowcount

    def show(self, owner_id: str, deletion: str) -> int:
        """Undo exactly that deletion; how many came back."""
        if not is_id("del", deletion):
            return 0
        hidden = and_(
            images.c.owner_id == owner_id, images.c.deleted_at.is_not(None), images.c.deletion == deletion
        )
        with self._db.write() as connection:
            marked = update(images).where(hidden).values(deleted_at=None, deletion=None)
            return connection.execute(marked).rowcount

    def show_these(self, owner_id: str, image_ids: Sequence[str]) -> int:
        hidden = and_(images.c.owner_id == owner_id, images.c.id.in_(image_ids), images.c.deleted_at.is_not(None))
        with self._db.write() as connection:
            marked = update(images).where(hidden).values(deleted_at=None, deletion=None)
            return connection.execute(marked).rowcount

    def named(self, owner_id: str, image_ids: Sequence[str], hidden: bool = False) -> list[Image]:
        """Those of the owner's pictures, newest first, that are visible (or hidden)."""
        sane = [each for each in image_ids if is_id("img", each)]
        state = images.c.deleted_at.is_not(None) if hidden else images.c.deleted_at.is_(None)
        mine = select(images).where(images.c.owner_id == owner_id, images.c.id.in_(sane), state)
        with self._db.read() as connection:
            rows = connection.execute(mine.order_by(images.c.place.desc())).mappings()
            return [image_of(row) for row in rows]

    def by_id(self, image_id: str) -> Image | None:
        """Whoever owns it: only for links that carry our signature."""
        if not is_id("img", image_id):
            return None
        with self._db.read() as connection:
            shown = select(images).where(images.c.id == image_id, images.c.deleted_at.is_(None))
            row = connection.execute(shown).mappings().one_or_none()
            return None if row is None else image_of(row)

    def kin(self, owner_id: str, image_ids: Sequence[str], parent_ids: Sequence[str]) -> list[tuple[Image, bool]]:
        """Pictures by id and those made from `parent_ids`, oldest first; True for hidden ones."""
        sane = [each for each in image_ids if is_id("img", each)]
        near = or_(images.c.id.in_(sane), images.c.parent_id.in_(parent_ids))
        with self._db.read() as connection:
            rows = connection.execute(
                select(images).where(images.c.owner_id == owner_id, near).order_by(images.c.place).limit(IN_ONE_GO)
            ).mappings()
            return [(image_of(row), row["deleted_at"] is not None) for row in rows]

    def facets(self, owner_id: str) -> dict[str, tuple[str, ...]]:
        """By name (model, size, kind, key) every value that a picture ever had."""
        found: dict[str, list[str]] = {}
        with self._db.read() as connection:
            mine = select(facets.c.name, facets.c.value).where(facets.c.owner_id == owner_id)
            for name, value in connection.execute(mine):
                found.setdefault(name, []).append(value)
        return {name: tuple(sorted(values)) for name, values in found.items()}

    def colourless(self, limit: int) -> list[Image]:
        """Anybody's pictures at whose colours nobody has looked, newest first."""
        with self._db.read() as connection:
            unseen = select(images).where(images.c.colours.is_(None)).order_by(images.c.place.desc()).limit(limit)
            return [image_of(row) for row in connection.execute(unseen).mappings()]

    def colour(self, image_id: str, names: tuple[str, ...]) -> None:
        """Keep a picture's colours, once: the index has to know exactly what it knew before."""
        with self._db.write() as connection:
            row = connection.execute(select(images).where(images.c.id == image_id).with_for_update()).mappings().one()
            if row["colours"] is not None:
                return
            after = {**row, "colours": stored_colours(names)}
            connection.execute(update(images).where(images.c.id == image_id).values(colours=after["colours"]))
            if names:
                search_index.change(connection, dict(row), after)
