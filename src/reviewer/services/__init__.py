"""What the program can do, free of any window: the library of reports, the review session, imports, exports.

gui and cli call these and nothing to their left that writes. Long jobs take a progress callback and can be cancelled.
"""
