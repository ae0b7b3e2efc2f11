"""绩效报告评审台: review a performance self-evaluation report beside its figures, checks and score.

The house has one way through it, left to right (docs/architecture.md):
domain <- documents, extraction, checks, scoring <- storage, export <- services <- gui, cli <- app.
This top package holds only what every part may use: the version and the place of resources.
"""

from __future__ import annotations

from reviewer.version import program_version

__all__ = ["program_version"]
