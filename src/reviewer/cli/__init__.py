"""The command line of CONTRACT.md: extract, explain, import, list, export, check-db.

It prints what the services return; it never imports Qt.
"""
