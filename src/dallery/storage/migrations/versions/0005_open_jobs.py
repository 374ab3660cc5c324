"""An owner's open jobs among a million ended ones."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_index("ix_jobs_owner_id_state_created_at_id", "jobs", ["owner_id", "state", "created_at", "id"])
