"""The window: PySide6 views over the services. Layouts come from ui/*.ui, compiled to ui_*.py.

No score, text position or database row is kept in a widget; panels refresh from the one review session.
"""
