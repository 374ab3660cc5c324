"""PostgreSQL's search index by eras; a gallery of a million takes some minutes, once."""

from alembic import op

from dallery.storage import search_index

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute("SET LOCAL maintenance_work_mem = '256MB'")
    op.execute("DROP INDEX ix_image_index_numbers")
    op.execute(search_index.POSTGRES_INDEX)
    op.execute("ANALYZE image_index")
