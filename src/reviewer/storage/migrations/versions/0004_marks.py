"""Sentences by what they say, to find what units copied from each other.

Revision: 0004, after 0003. Imports no code of the program: it has to work as it stands, for ever.
Reports imported before have no marks; they get them when their file is read again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "marks",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("digest", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("report_id", "start", name="pk_marks"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_marks_report_id_reports", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_marks_digest", "marks", ["digest"])


def downgrade() -> None:
    op.drop_table("marks")
