"""The library on disk: SQLite through SQLAlchemy Core, and the journal beside it."""
