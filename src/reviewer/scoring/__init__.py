"""Scores: a rubric profile (a data file) and an effective report in, an explained score sheet out.

Decimal only, half up, no point value in code. What the machine can prove stays apart from what it only proposes.
"""
