"""Findings (疑点): small rules that hold a report against itself, and a review against its own rules.

Each rule has the id of CONTRACT.md and names its numbers and passages. No rule changes a value or a score.
"""

from reviewer.checks.across import Cut, Mark, Neighbour, check_across, check_like_cases, marks_of
from reviewer.checks.kinds import KINDS
from reviewer.checks.review import REVIEW_RULES, SAID_ANEW, check_review
from reviewer.checks.table import RULES, check_over_achievement, check_report

__all__ = [
    "KINDS",
    "REVIEW_RULES",
    "RULES",
    "SAID_ANEW",
    "Cut",
    "Mark",
    "Neighbour",
    "check_across",
    "check_like_cases",
    "check_over_achievement",
    "check_report",
    "check_review",
    "marks_of",
]
