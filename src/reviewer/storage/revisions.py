"""The schema revisions this program knows, oldest first; the last one is what it needs.

Kept beside Alembic's own script folder (a test compares them) so that a database which is up to date is opened
without importing Alembic.
"""

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
HEAD = REVISIONS[-1]
