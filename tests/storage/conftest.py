from review_world import library, session, world

__all__ = ["library", "session", "world"]
