"""Findings and score of a finished review are kept whole, so that no later version changes them.

Revision: 0002, after 0001. Imports no code of the program: it has to work as it stands, for ever.
Reviews finished before have no seal and are scored when they are opened, as they were until now.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "seals",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("assessment", sa.Text(), nullable=False),
        sa.Column("program_version", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("report_id", name="pk_seals"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_seals_report_id_reports", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    op.drop_table("seals")
