"""The tables. Change them here and in a new migration together; a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    true,
)

from reviewer.storage.columns import Moment, Money, Points

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# The bytes of every file, once per content, so that a report opens when its source is gone.
blobs = Table(
    "blobs",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

# What was worked out from such bytes and takes long (the words of a scan, a file another program converted), by kind.
renditions = Table(
    "renditions",
    metadata,
    Column("sha256", String(64), ForeignKey("blobs.sha256", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(32), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), ForeignKey("blobs.sha256"), nullable=False),
    Column("part", Integer, nullable=False),
    Column("parts", Integer, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("format", String(16), nullable=False),
    Column("sample", Boolean, nullable=False),
    Column("status", String(16), nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("default_profile", String(64), nullable=False),
    Column("profile", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("project_name", Text, nullable=False),
    Column("year", Integer),
    Column("kind", String(16), nullable=False),
    Column("budget_initial", Money),
    Column("budget", Money),
    Column("spent", Money),
    Column("execution_rate", Points),
    Column("self_score", Points),
    Column("self_grade", String(8)),
    Column("score", Points, nullable=False),
    Column("grade", String(8)),
    Column("provisional", Boolean, nullable=False),
    Column("open_points", Points, nullable=False),
    Column("difference", Points),
    Column("decided_difference", Points),
    Column("findings_high", Integer, nullable=False),
    Column("findings_medium", Integer, nullable=False),
    Column("findings_low", Integer, nullable=False),
    Column("left", Integer, nullable=False),
    Column("imported_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("recognised", Boolean, nullable=False, server_default=true()),
    UniqueConstraint("sha256", "part"),
    Index(None, "status", "imported_at"),
    Index(None, "imported_at"),
    Index(None, "unit", "year"),
    # Ids of removed reports are never given again: exports and notes may name them.
    sqlite_autoincrement=True,
)

# What the machine read, apart from the list so that lists stay narrow.
readings = Table(
    "readings",
    metadata,
    Column("report_id", Integer, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("text", Text, nullable=False),
    Column("reading", Text, nullable=False),
    Column("program_version", String(32), nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("report_id", Integer, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("subject", String(16), primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("value", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("updated_at", Moment, nullable=False),
)

score_items = Table(
    "score_items",
    metadata,
    Column("report_id", Integer, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("part", Text, nullable=False),
    Column("category", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("rule", String(32), nullable=False),
    Column("points", Points, nullable=False),
    Column("state", String(16), nullable=False),
    Column("machine", Points),
    Column("final", Points),
    Column("self_score", Points),
    Column("adjustment", Points),
    Column("reason", Text, nullable=False),
    Column("formula", Text, nullable=False),
    Column("doubtful", Boolean, nullable=False),
)

findings = Table(
    "findings",
    metadata,
    Column("report_id", Integer, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("rule", String(64), nullable=False),
    Column("severity", String(8), nullable=False),
    Column("title", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    *(Column(name, Text, nullable=False, server_default="") for name in ("gap", "subjects", "numbers")),
    Index(None, "rule"),
)

# Findings and score of a finished review, whole, with the version they come from; gone when it is opened again.
seals = Table(
    "seals",
    metadata,
    Column("report_id", Integer, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("assessment", Text, nullable=False),
    Column("program_version", String(32), nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report_id", Integer, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("detail", Text, nullable=False),
    Index(None, "report_id", "at"),
)

# Its longer sentences, by what they say without figures and names, so that texts copied between units are found.
marks = Table(
    "marks",
    metadata,
    Column("report_id", Integer, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("digest", BigInteger, nullable=False),
    Index(None, "digest"),
)

# The contents that a report had before its original was replaced, so that an old file is known when it comes again.
originals = Table(
    "originals",
    metadata,
    Column("report_id", Integer, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("file_name", Text, nullable=False),
    Column("replaced_at", Moment, nullable=False),
    Index(None, "sha256"),
)

# Files that could not be read, shown until they are dealt with; no report belongs to them.
failures = Table(
    "failures",
    metadata,
    Column("path", Text, primary_key=True),
    Column("message", Text, nullable=False),
    Column("failed_at", Moment, nullable=False),
)

# A county's own profiles as they were put in force: what reviews were scored by goes with the database.
profiles = Table(
    "profiles",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("version", String(64), primary_key=True),
    Column("text", Text, nullable=False),
    Column("kept_at", Moment, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
