"""The form that is reviewed together with a report: a file of its own, its bytes among the others.

Revision: 0008, after 0007. Imports no code of the program: it has to work as it stands, for ever.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "companions",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_companions_report_id_reports", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["sha256"], ["blobs.sha256"], name="fk_companions_sha256_blobs"),
        sa.PrimaryKeyConstraint("report_id", name="pk_companions"),
    )
    op.create_index("ix_companions_sha256", "companions", ["sha256"])


def downgrade() -> None:
    op.drop_index("ix_companions_sha256", "companions")
    op.drop_table("companions")
