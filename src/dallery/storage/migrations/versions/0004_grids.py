"""Grids: many orders at once, a row each."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "grids",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("owner_id", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_grids"),
        sa.ForeignKeyConstraint(["owner_id"], ["owners.id"], name="fk_grids_owner_id"),
    )
    op.create_index("ix_grids_owner_id_created_at", "grids", ["owner_id", "created_at"])
