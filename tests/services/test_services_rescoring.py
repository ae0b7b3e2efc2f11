"""Scoring from stored readings says what scoring from the file says: on the shipped samples, by every profile."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reviewer.domain.rubric import CheckSetting
from reviewer.scoring import score, shipped_profiles
from reviewer.services.library import Library
from reviewer.storage.codec import report_from_json, report_to_json, scored_from_json


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """A library with the shipped samples, read by the real extraction."""
    library = Library.open(tmp_path_factory.mktemp("样例") / "样例.db")
    library.import_paths([sample.path for sample in library.samples()])
    yield library
    library.close()


def ids(library):
    return [row.id for row in library.rows()]


def test_what_a_score_rests_on_is_read_without_the_rest(samples):
    for report_id in ids(samples):
        stored = samples._records.load(report_id)
        written = report_to_json(stored.machine, stored.text)
        whole, part = report_from_json(written, stored.text), scored_from_json(written, stored.text)
        for name in ("part", "fields", "indicators", "self_parts", "sections", "is_form", "wraps"):
            assert getattr(part, name) == getattr(whole, name)
        assert part.mentions == ()


@pytest.mark.parametrize("key", sorted(shipped_profiles()))
def test_a_brief_score_has_the_same_points_and_formulas(samples, key):
    profile = shipped_profiles()[key]
    for report_id in ids(samples):
        opened, found = samples.opened(report_id)
        given = (opened.document, found.report, profile, "", found.checked, opened.decisions)
        whole, brief = score(*given), score(*given, brief=True)
        assert whole.total == brief.total
        for one, other in zip(whole.parts, brief.parts, strict=True):
            assert [(i.state, i.machine, i.final, i.formula) for i in one.items] == [
                (i.state, i.machine, i.final, i.formula) for i in other.items
            ]


@pytest.mark.parametrize("key", sorted(shipped_profiles()))
def test_scored_anew_as_if_opened_anew(samples, key):
    rubrics = samples.rubrics
    own = rubrics.copy(key, f"本县{key}", f"own-{key}")
    for report_id in ids(samples):
        session = samples.open_review(report_id)
        session.choose_profile(own.id)
        for number, item in enumerate([i for p in session.sheet.parts for i in p.items][:6]):
            if number % 2 and item.machine is not None:
                session.confirm_item(item.key)
            elif item.machine is None or item.machine + Decimal("0.1") <= item.points:
                session.adjust_item(item.key, "0.1", "已核实")
        for finding in list(session.findings)[:1]:
            session.dismiss_finding(finding, "口径不同")
    samples._sessions.clear()
    first, second, *rest = own.parts
    parts = (_worth(first, Decimal(3)), _worth(second, Decimal(-3)), *rest)
    changed = replace(own, parts=parts, step=Decimal("0.1"), bands=(Decimal(90), Decimal(50)))
    told = {c.report_id: c.new for c in rubrics.what_if(changed).changes}
    rubrics.save(changed)
    assert samples.rescore(own.id) == len(told) == len(ids(samples))
    for report_id in ids(samples):
        stored = samples._records.load(report_id).derived
        session = samples.open_review(report_id)
        assert stored == session._snapshot().derived
        assert told[report_id] == session.sheet.total


def agrees(library, profile):
    """Save a profile, score anew, and hold every stored row against the same review opened anew."""
    told = {c.report_id: c.new for c in library.rubrics.what_if(profile).changes}
    saved = library.rubrics.save(profile)
    library.rescore(saved.id)
    for report_id in ids(library):
        stored = library._records.load(report_id).derived
        session = library.open_review(report_id)
        assert stored == session._snapshot().derived
        assert told[report_id] == session.sheet.total
    library._sessions.clear()
    return saved


def test_checks_turned_off_and_on_again_as_if_opened_anew(samples):
    own = samples.rubrics.copy("yuzhong", "本县疑点", "own-checks")
    kinds = set()
    for report_id in ids(samples):
        session = samples.open_review(report_id)
        session.choose_profile(own.id)
        kinds |= {found.rule for found in session.findings.values()}
        for key in list(session.findings)[:2]:
            session.dismiss_finding(key, "已核实")
        for key in list(session.findings)[2:3]:
            session.accept_finding(key)
    samples._sessions.clear()
    before = {i: samples._records.load(i).derived for i in ids(samples)}
    for kind in sorted(kinds):
        own = agrees(samples, replace(own, checks=(CheckSetting(kind, False),)))
        assert all(
            row["state"] == "quiet"
            for i in ids(samples)
            for row in samples._records.load(i).derived.findings.values()
            if row["rule"] == kind
        )
    own = agrees(samples, replace(own, checks=tuple(CheckSetting(kind, False) for kind in sorted(kinds))))
    own = agrees(samples, replace(own, checks=(), over_achievement_percent=Decimal(101)))
    agrees(samples, replace(own, over_achievement_percent=Decimal(130)))
    for report_id, found in before.items():
        now = samples._records.load(report_id).derived
        assert now.findings == found.findings
        assert (now.row["left"], now.row["score"]) == (found.row["left"], found.row["score"])


def test_a_tolerance_leaves_out_what_lies_within_it(samples):
    own = samples.rubrics.copy("yuzhong", "本县容差", "own-tolerance")
    gaps = {}
    for report_id in ids(samples):
        session = samples.open_review(report_id)
        session.choose_profile(own.id)
        gaps |= {(f.rule, f.gap): report_id for f in session.findings.values() if f.gap is not None}
    samples._sessions.clear()
    (rule, gap), report_id = next(iter(sorted(gaps.items())))
    own = agrees(samples, replace(own, checks=(CheckSetting(rule, True, gap),)))
    assert (rule, gap) not in {(f.rule, f.gap) for f in samples.open_review(report_id).findings.values()}
    samples._sessions.clear()
    agrees(samples, replace(own, checks=(CheckSetting(rule, True, gap - Decimal("0.01")),)))
    assert (rule, gap) in {(f.rule, f.gap) for f in samples.open_review(report_id).findings.values()}
    samples._sessions.clear()


def _worth(part, more):
    """Move points into or out of a part, in its first item that has enough of its own."""
    first = next(n for n, i in enumerate(part.items) if i.points and i.points > 3 and not i.steps)
    items = [replace(i, points=i.points + more) if n == first else i for n, i in enumerate(part.items)]
    return replace(part, points=part.points + more, items=tuple(items))
