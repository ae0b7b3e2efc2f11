"""Scores: a rubric profile (a data file) and an effective report in, an explained score sheet out.

Decimal only, half up, no point value in code. What the machine can prove stays apart from what it only proposes.
"""

from reviewer.scoring.choice import choose_profile
from reviewer.scoring.county import load_profiles
from reviewer.scoring.placing import automatic_part, placed_part, refusal
from reviewer.scoring.profiles import DEFAULT_PROFILE, ProfileProblem, load_profile, shipped_profiles
from reviewer.scoring.sheet import grade_of, score
from reviewer.scoring.soundness import Fault, faults
from reviewer.scoring.writing import profile_text

__all__ = [
    "DEFAULT_PROFILE",
    "Fault",
    "ProfileProblem",
    "automatic_part",
    "choose_profile",
    "faults",
    "grade_of",
    "load_profile",
    "load_profiles",
    "placed_part",
    "profile_text",
    "refusal",
    "score",
    "shipped_profiles",
]
