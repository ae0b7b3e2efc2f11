"""What was worked out from an original's bytes and takes long: the words of a scan, a file converted by another program.

Revision: 0007, after 0006. Imports no code of the program: it has to work as it stands, for ever.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "renditions",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "kind", name="pk_renditions"),
        sa.ForeignKeyConstraint(
            ["sha256"], ["blobs.sha256"], name="fk_renditions_sha256_blobs", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    op.drop_table("renditions")
