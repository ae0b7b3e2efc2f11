from meeting import two, workbook
from review_world import library, session, world

__all__ = ["library", "session", "two", "workbook", "world"]
