"""The gallery: order, search, filters, albums; drafts."""

import sqlalchemy as sa
from alembic import op

from dallery.storage import hanging, search_index

revision = "0003"
down_revision = "0002"
BATCH = 1000


def upgrade() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    _columns()
    if postgres:
        op.execute("CREATE SEQUENCE image_places START 0 MINVALUE 0 MAXVALUE 1048575 CYCLE")
    _fill(postgres)
    _tables()
    _indexes("true" if postgres else "1")
    search_index.create(op.get_bind())
    _index()


def _columns() -> None:
    for column in (
        sa.Column("kind", sa.Text, nullable=False, server_default="generation"),
        sa.Column("provider", sa.Text, nullable=False, server_default=""),
        sa.Column("key_id", sa.Text),
        sa.Column("cost", sa.BigInteger),
        sa.Column("favourite", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("parent_id", sa.Text),
        sa.Column("colours", sa.Text),
        sa.Column("place", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("deletion", sa.Text),
    ):
        op.add_column("images", column)


def _fill(postgres: bool) -> None:
    """What the jobs know about pictures that are there; which picture an edit was made from was not kept then."""
    kind = "(request::json)->>'kind'" if postgres else "json_extract(request, '$.kind')"
    op.execute(
        "UPDATE images SET "
        "provider = (SELECT provider FROM jobs WHERE jobs.id = images.job_id), "
        "key_id = (SELECT key_id FROM jobs WHERE jobs.id = images.job_id), "
        f"kind = (SELECT coalesce({kind}, 'generation') FROM jobs WHERE jobs.id = images.job_id)"
    )
    of_job = "(SELECT count(*) FROM images AS others WHERE others.job_id = images.job_id)"
    cost = "(SELECT cost FROM jobs WHERE jobs.id = images.job_id)"
    op.execute(
        f"UPDATE images SET cost = {cost} / {of_job} "
        f"+ CASE WHEN images.position < {cost} % {of_job} THEN 1 ELSE 0 END"
    )
    op.execute(
        "UPDATE images SET place = created_at * 1048576 + ranked.number % 1048576, "
        "deletion = CASE WHEN deleted_at IS NULL THEN NULL ELSE 'del_' || images.id END "
        "FROM (SELECT id, row_number() OVER (ORDER BY created_at, id) AS number FROM images) AS ranked "
        "WHERE ranked.id = images.id"
    )
    if postgres:
        op.execute("SELECT setval('image_places', (SELECT count(*) % 1048576 FROM images))")


def _indexes(true: str) -> None:
    op.drop_index("ix_images_owner_id_created_at_id", "images")
    op.create_index("ix_images_place", "images", ["place"], unique=True)
    op.create_index("ix_images_parent_id", "images", ["parent_id"])
    for name, columns, when in (
        ("ix_images_wall", ["owner_id", "place"], "deleted_at IS NULL"),
        ("ix_images_bin", ["owner_id", "place"], "deleted_at IS NOT NULL"),
        ("ix_images_favourites", ["owner_id", "place"], f"favourite IS {true}"),
        ("ix_images_colourless", ["place"], "colours IS NULL"),
    ):
        op.create_index(name, "images", columns, sqlite_where=sa.text(when), postgresql_where=sa.text(when))


def _tables() -> None:
    op.create_table(
        "facets",
        sa.Column("owner_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "name", "value", name="pk_facets"),
        sa.ForeignKeyConstraint(["owner_id"], ["owners.id"], name="fk_facets_owner_id"),
    )
    op.create_table(
        "albums",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("owner_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("filter", sa.Text),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_albums"),
        sa.ForeignKeyConstraint(["owner_id"], ["owners.id"], name="fk_albums_owner_id"),
    )
    op.create_index("ix_albums_owner_id_created_at", "albums", ["owner_id", "created_at"])
    op.create_table(
        "album_images",
        sa.Column("album_id", sa.Text, nullable=False),
        sa.Column("place", sa.BigInteger, nullable=False),
        sa.Column("image_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("album_id", "place", name="pk_album_images"),
        sa.ForeignKeyConstraint(["album_id"], ["albums.id"], name="fk_album_images_album_id"),
        sa.ForeignKeyConstraint(["image_id"], ["images.id"], name="fk_album_images_image_id"),
    )
    op.create_index("ix_album_images_image_id", "album_images", ["image_id"])
    op.create_table(
        "drafts",
        sa.Column("owner_id", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("owner_id", name="pk_drafts"),
        sa.ForeignKeyConstraint(["owner_id"], ["owners.id"], name="fk_drafts_owner_id"),
    )


def _index() -> None:
    connection = op.get_bind()
    after = sa.text("SELECT * FROM images WHERE place > :place ORDER BY place LIMIT :batch")
    found, last = set(), -1
    while rows := [dict(row) for row in connection.execute(after, {"place": last, "batch": BATCH}).mappings()]:
        search_index.add(connection, rows)
        found |= hanging.seen(rows)
        last = rows[-1]["place"]
    row = sa.text("INSERT INTO facets (owner_id, name, value) VALUES (:owner_id, :name, :value)")
    for owner_id, name, value in sorted(found):
        connection.execute(row, {"owner_id": owner_id, "name": name, "value": value})
