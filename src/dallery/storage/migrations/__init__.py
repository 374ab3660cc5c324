"""The schema's history; a step is written once and never edited after a release."""

# Oldest first; known without importing Alembic, which start-up rarely needs.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006")
HEAD = REVISIONS[-1]
