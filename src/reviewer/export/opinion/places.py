"""The quotes of a finding with the places they stand at."""

from __future__ import annotations

from reviewer.domain.finding import Finding
from reviewer.export.model import ReviewForExport
from reviewer.export.places import place

_LONGEST = 60


def quotes(finding: Finding, review: ReviewForExport, most: int = 3) -> str:
    """Return the passages of a finding in quotation marks, each with its place; how many more there are is said."""
    if not most:
        return ""
    grounded = [e for e in finding.evidence if e.passage.grounded]
    # Passages of one number say the same: the first of each is quoted.
    different = {e.number or -at: e.passage for at, e in reversed(list(enumerate(grounded, 1)))}
    told: list[tuple[str, str]] = []
    for passage in list(reversed(different.values()))[:most]:
        quote, where = f"“{_short(passage.text)}”", place(passage.span, review)
        if told and told[-1][1] == where:  # the place is named once, behind the last of its quotes
            told[-1] = (f"{told[-1][0]}、{quote}", where)
        else:
            told.append((quote, where))
    more = f"等{len(grounded)}处" if len(grounded) > min(len(different), most) else ""
    return "、".join(quote + (f"〔{where}〕" if where else "") for quote, where in told) + more


def places(finding: Finding, review: ReviewForExport) -> str:
    """Return the places of all passages of a finding, each once."""
    spans = (e.passage.span for e in finding.evidence if e.passage.grounded)
    return "、".join(dict.fromkeys(filter(None, (place(span, review) for span in spans))))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
