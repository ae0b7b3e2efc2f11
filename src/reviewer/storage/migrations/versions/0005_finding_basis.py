"""What a stored finding is about, by how much and on which numbers, so that a profile can leave it out and take it in again.

Revision: 0005, after 0004. Imports no code of the program: it has to work as it stands, for ever.
Findings stored before say nothing of it; they do when their review is next saved.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_COLUMNS = ("gap", "subjects", "numbers")


def upgrade() -> None:
    with op.batch_alter_table("findings") as table:
        for name in _COLUMNS:
            table.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("findings") as table:
        for name in _COLUMNS:
            table.drop_column(name)
