"""The shape of every row; the newest migration must build exactly these tables, and a test compares the two.

Times are milliseconds since 1970 (UTC) and money is micro-dollars, both BIGINT; JSON is TEXT, so that SQLite and
PostgreSQL hold the same bytes.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Sequence,
    Table,
    Text,
    UniqueConstraint,
    false,
)


class EnumText(Text):
    """Text that is compared with members of a StrEnum.

    SQLAlchemy looks up what it does not know, such as an enum, in its ORM; at start another thread is just importing
    that for the durable engine, and the half of it that is there breaks the first request.
    """

    def coerce_compared_value(self, op: object, value: object) -> EnumText:
        return self


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

owners = Table(
    "owners",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seat", Text, unique=True),  # "first" for the owner made at first start: unique, so made once
    Column("password_hash", Text),
    Column("created_at", BigInteger, nullable=False),
)

api_keys = Table(
    "api_keys",
    metadata,
    Column("id", Text, primary_key=True),
    Column("owner_id", Text, ForeignKey("owners.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("preset", Boolean, nullable=False),  # came from a setting instead of being made here
    Column("secret_sha256", Text, nullable=False, unique=True),
    Column("created_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_sha256", Text, primary_key=True),
    Column("owner_id", Text, ForeignKey("owners.id"), nullable=False, index=True),
    Column("created_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
)

setup_tokens = Table(
    "setup_tokens",
    metadata,
    Column("token_sha256", Text, primary_key=True),
    Column("expires_at", BigInteger, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", Text, primary_key=True),
    Column("owner_id", Text, ForeignKey("owners.id"), nullable=False),
    Column("key_id", Text),
    Column("scope", Text, nullable=False),  # the key's id, or the owner's when there was no key
    Column("fingerprint", Text, nullable=False),
    Column("state", EnumText, nullable=False),
    Column("request", Text, nullable=False),
    Column("provider", Text, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("executor", Text),
    Column("day", Text, nullable=False),  # the UTC day whose budget pays
    Column("hold", BigInteger, nullable=False),
    Column("cost", BigInteger),
    Column("usage", Text),
    Column("failure", Text),
    Column("report", Text),
    Column("provider_request_id", Text),
    Column("memory", Text, nullable=False),
    Column("cancel_requested", Boolean, nullable=False),
    Column("absorbed", Integer, nullable=False),  # how many retries joined this job
    Column("created_at", BigInteger, nullable=False),
    Column("started_at", BigInteger),
    Column("finished_at", BigInteger),
    Column("delivered_at", BigInteger),
    Index(None, "owner_id", "created_at", "id"),
    Index(None, "owner_id", "state", "created_at", "id"),
    Index(None, "state", "priority", "created_at", "id"),
    Index(None, "scope", "fingerprint", "created_at"),
)

# Blobs that a job reads (edits, masks): the orphan sweep must know them.
job_inputs = Table(
    "job_inputs",
    metadata,
    Column("job_id", Text, ForeignKey("jobs.id"), primary_key=True),
    Column("sha256", Text, primary_key=True),
)

idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    Column("scope", Text, primary_key=True),
    Column("key_sha256", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    # Deferred, because this row goes first: its uniqueness decides who makes the job.
    Column("job_id", Text, ForeignKey("jobs.id", deferrable=True, initially="DEFERRED"), nullable=False),
    Column("created_at", BigInteger, nullable=False, index=True),
)

images = Table(
    "images",
    metadata,
    Column("id", Text, primary_key=True),
    Column("job_id", Text, ForeignKey("jobs.id"), nullable=False),
    Column("owner_id", Text, ForeignKey("owners.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("original_sha256", Text),
    Column("byte_size", BigInteger, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("prompt", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("revised_prompt", Text),
    Column("created_at", BigInteger, nullable=False),
    Column("deleted_at", BigInteger),
    Column("kind", Text, nullable=False, server_default="generation"),
    Column("provider", Text, nullable=False, server_default=""),
    Column("key_id", Text),
    Column("cost", BigInteger),  # its share of the job's
    Column("favourite", Boolean, nullable=False, server_default=false()),
    Column("parent_id", Text),  # no foreign key: an imported picture may come without its parent
    Column("colours", Text),  # ",red,blue,"; NULL until somebody has looked
    Column("place", BigInteger, nullable=False, server_default="0"),  # hanging.py: time, then order
    Column("deletion", Text),  # which deletion hid it, so that exactly that one can be undone
    UniqueConstraint("job_id", "position"),
    Index(None, "place", unique=True),
    Index(None, "parent_id"),
)
_SHOWN = images.c.deleted_at.is_(None)
Index("ix_images_wall", images.c.owner_id, images.c.place, sqlite_where=_SHOWN, postgresql_where=_SHOWN)
_BIN = images.c.deleted_at.is_not(None)
Index("ix_images_bin", images.c.owner_id, images.c.place, sqlite_where=_BIN, postgresql_where=_BIN)
_LOVED = images.c.favourite.is_(True)
Index("ix_images_favourites", images.c.owner_id, images.c.place, sqlite_where=_LOVED, postgresql_where=_LOVED)
_UNSEEN = images.c.colours.is_(None)
Index("ix_images_colourless", images.c.place, sqlite_where=_UNSEEN, postgresql_where=_UNSEEN)

# Half of a picture's place on PostgreSQL; SQLite, which has one writer, counts its rows.
Sequence("image_places", metadata=metadata, start=0, minvalue=0, maxvalue=1048575, cycle=True)

# What can be filtered by: every value that a picture of this owner ever had.  Asking the pictures would read them all.
facets = Table(
    "facets",
    metadata,
    Column("owner_id", Text, ForeignKey("owners.id"), primary_key=True),
    Column("name", Text, primary_key=True),  # model, size, kind, key
    Column("value", Text, primary_key=True),
)

albums = Table(
    "albums",
    metadata,
    Column("id", Text, primary_key=True),
    Column("owner_id", Text, ForeignKey("owners.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("filter", Text),  # JSON of a smart album, NULL for one that is filled by hand
    Column("created_at", BigInteger, nullable=False),
    Index(None, "owner_id", "created_at"),
)

album_images = Table(
    "album_images",
    metadata,
    Column("album_id", Text, ForeignKey("albums.id"), primary_key=True),
    Column("place", BigInteger, primary_key=True),  # the picture's own, so that an album is read in order
    Column("image_id", Text, ForeignKey("images.id"), nullable=False, index=True),
)

# What somebody was about to ask for; one for all devices.  `told` is JSON.
drafts = Table(
    "drafts",
    metadata,
    Column("owner_id", Text, ForeignKey("owners.id"), primary_key=True),
    Column("told", Text, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)

# Many orders at once.  `told` is JSON: each cell's order, the job that came of it, and the sum to stop at.
grids = Table(
    "grids",
    metadata,
    Column("id", Text, primary_key=True),
    Column("owner_id", Text, ForeignKey("owners.id"), nullable=False),
    Column("told", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Index(None, "owner_id", "created_at"),
)

budgets = Table(
    "budgets",
    metadata,
    Column("owner_id", Text, ForeignKey("owners.id"), primary_key=True),
    Column("day", Text, primary_key=True),
    Column("spent", BigInteger, nullable=False),
    Column("held", BigInteger, nullable=False),
)

# Append-only.  One row of each kind per job at most, so that nothing can be settled twice.
ledger_entries = Table(
    "ledger_entries",
    metadata,
    Column("job_id", Text, ForeignKey("jobs.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("owner_id", Text, ForeignKey("owners.id"), nullable=False),
    Column("day", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index(None, "owner_id", "day"),
)

# A turn of a conversation.  `told` is JSON: what its asker gets back about it, and the words of the turns so far.
responses = Table(
    "responses",
    metadata,
    Column("id", Text, primary_key=True),
    Column("owner_id", Text, ForeignKey("owners.id"), nullable=False),
    Column("job_id", Text, ForeignKey("jobs.id"), nullable=False),
    Column("told", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

executors = Table(
    "executors",
    metadata,
    Column("id", Text, primary_key=True),
    Column("beat_at", BigInteger, nullable=False),
)


def insert_once(connection: Connection, table: Table, **values: object) -> bool:
    """Insert a row unless a unique constraint already holds one like it.  True when this call made the row.

    On PostgreSQL it waits for a rival transaction with the same key, so a False means that the rival committed.
    """
    if connection.dialect.name == "postgresql":  # imported here: the other one costs a start 40 ms
        from sqlalchemy.dialects.postgresql import insert
    else:
        from sqlalchemy.dialects.sqlite import insert  # type: ignore[assignment]
    statement = insert(table).values(**values).on_conflict_do_nothing()
    # psycopg's count of an INSERT is thrown away unless it is asked for.
    return connection.execute(statement, execution_options={"preserve_rowcount": True}).rowcount == 1
