"""The table of opinions, as it was in 0.1.0.

Only what is missing is made, so that a database from before there were revisions is taken over as it is.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "opinion",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("point_id", sa.String(length=120), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "point_id", "verdict"),
        if_not_exists=True,
    )
