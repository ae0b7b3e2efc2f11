"""Ratios within one run, on a corpus made here: `python -m bench`. Nothing here is a test."""
