"""The schema's history; a step is written once and never edited after a release."""

REVISIONS = ("0001", "0002", "0003", "0004")  # oldest first; known without importing Alembic, which start-up rarely needs
HEAD = REVISIONS[-1]
