"""The tables of conversations and recent messages, as they were in 0.1.0.

Only what is missing is made, so that a database from before there were revisions is taken over as it is.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "conversation",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("version", sa.String(length=16), nullable=False),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_conversation")),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_conversation_used_at"), "conversation", ["used_at"], if_not_exists=True)
    op.create_table(
        "recent_message",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recent_message")),
        if_not_exists=True,
    )
    op.create_index(op.f("ix_recent_message_came_at"), "recent_message", ["came_at"], if_not_exists=True)
    op.create_index(op.f("ix_recent_message_key"), "recent_message", ["key"], if_not_exists=True)
