"""The first schema: files, reports, readings, decisions, and the rows that follow from them.

Revision: 0001. Imports no code of the program: it has to work as it stands, for ever.
Money is stored as whole 分, scores and percents as ten-thousandths, times as UTC.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _blobs()
    _reports()
    _readings()
    _decisions()
    _score_items()
    _findings()
    _events()
    op.create_table(
        "settings",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_settings"),
    )


def downgrade() -> None:
    for table in ("settings", "events", "findings", "score_items", "decisions", "readings", "reports", "blobs"):
        op.drop_table(table)


def _blobs() -> None:
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_blobs"),
    )


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("format", sa.String(16), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("default_profile", sa.String(64), nullable=False),
        sa.Column("profile", sa.String(64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("project_name", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer()),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("budget_initial", sa.BigInteger()),
        sa.Column("budget", sa.BigInteger()),
        sa.Column("spent", sa.BigInteger()),
        sa.Column("execution_rate", sa.BigInteger()),
        sa.Column("self_score", sa.BigInteger()),
        sa.Column("self_grade", sa.String(8)),
        sa.Column("score", sa.BigInteger(), nullable=False),
        sa.Column("grade", sa.String(8)),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("open_points", sa.BigInteger(), nullable=False),
        sa.Column("difference", sa.BigInteger()),
        sa.Column("decided_difference", sa.BigInteger()),
        sa.Column("findings_high", sa.Integer(), nullable=False),
        sa.Column("findings_medium", sa.Integer(), nullable=False),
        sa.Column("findings_low", sa.Integer(), nullable=False),
        sa.Column("left", sa.Integer(), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
        sa.ForeignKeyConstraint(["sha256"], ["blobs.sha256"], name="fk_reports_sha256_blobs"),
        sa.UniqueConstraint("sha256", "part", name="uq_reports_sha256_part"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reports_status_imported_at", "reports", ["status", "imported_at"])
    op.create_index("ix_reports_imported_at", "reports", ["imported_at"])
    op.create_index("ix_reports_unit_year", "reports", ["unit", "year"])


def _belongs_to_report(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_report_id_reports"
    return sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=name, ondelete="CASCADE")


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("program_version", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("report_id", name="pk_readings"),
        _belongs_to_report("readings"),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(16), nullable=False),
        sa.Column("key", sa.String(255), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("report_id", "subject", "key", name="pk_decisions"),
        _belongs_to_report("decisions"),
    )


def _score_items() -> None:
    op.create_table(
        "score_items",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(255), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("category", sa.String(16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rule", sa.String(32), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("machine", sa.BigInteger()),
        sa.Column("final", sa.BigInteger()),
        sa.Column("self_score", sa.BigInteger()),
        sa.Column("adjustment", sa.BigInteger()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("formula", sa.Text(), nullable=False),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("report_id", "key", name="pk_score_items"),
        _belongs_to_report("score_items"),
    )


def _findings() -> None:
    op.create_table(
        "findings",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(255), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(64), nullable=False),
        sa.Column("severity", sa.String(8), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("report_id", "key", name="pk_findings"),
        _belongs_to_report("findings"),
    )
    op.create_index("ix_findings_rule", "findings", ["rule"])


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        _belongs_to_report("events"),
    )
    op.create_index("ix_events_report_id_at", "events", ["report_id", "at"])
