"""Alembic's entry: runs the steps inside the transaction that Database.migrate opened, and knows no other way in."""

from alembic import context

from dallery.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
