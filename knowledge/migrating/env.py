"""What Alembic runs, by its rules under this name: the revisions, on the connection and transaction of ``migrate``."""

from alembic import context

migrations = context.config.attributes["migrations"]
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=migrations.metadata,
    version_table=migrations.table,
)
context.run_migrations()
