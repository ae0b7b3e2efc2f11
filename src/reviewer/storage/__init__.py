"""The database: schema, migrations, lock, backup, and a repository that gives and takes domain objects.

SQLAlchemy lives here only; no ORM row or session leaves. SQLite now, PostgreSQL later through the same code.
"""
