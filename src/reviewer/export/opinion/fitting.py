"""Keep an opinion on one page: the longest way of saying it that has room there."""

from __future__ import annotations

from dataclasses import replace

from reviewer.export.model import ExportMeta, ReviewForExport
from reviewer.export.opinion.brief import FULL, briefs
from reviewer.export.opinion.template import Filling, Template
from reviewer.export.opinion.values import REST, opinion_of


def fitted(template: Template, review: ReviewForExport, meta: ExportMeta) -> Filling:
    """Return the longest filling that stays on one page; the full one where even the shortest does not."""
    full = opinion_of(review, meta, FULL).filling
    counts = (len(full.groups[group]) for group in ("疑点", "扣分"))
    rest = all(template.names(name) for name in REST)
    for brief in briefs(*counts, rest=rest):
        filling = full if brief == FULL else opinion_of(review, meta, brief).filling
        made = replace(filling, tight=brief.tight)
        if template.fits(made):
            return made
    return full
