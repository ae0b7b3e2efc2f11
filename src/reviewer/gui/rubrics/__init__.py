"""The editor of rubric profiles: a window of its own beside the review, which stays usable.

A draft (free of widgets) holds the profile being changed, its undo steps and what is wrong with it; tree and forms show it.
"""
