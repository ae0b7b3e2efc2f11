"""What an import meets besides reports: files that are none, contents replaced since, files that could not be read.

Revision: 0003, after 0002. Imports no code of the program: it has to work as it stands, for ever.
Reports imported before count as recognised; replacements made before are not known.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reports", sa.Column("recognised", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_table(
        "originals",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("report_id", "sha256", name="pk_originals"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_originals_report_id_reports", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_originals_sha256", "originals", ["sha256"])
    op.create_table(
        "failures",
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("failed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("path", name="pk_failures"),
    )


def downgrade() -> None:
    op.drop_table("failures")
    op.drop_table("originals")
    op.drop_column("reports", "recognised")
