"""The texts of a county's profiles by version, so that copying or restoring a database brings its scoring rules along.

Revision: 0006, after 0005. Imports no code of the program: it has to work as it stands, for ever.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "profiles",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name="pk_profiles"),
    )


def downgrade() -> None:
    op.drop_table("profiles")
