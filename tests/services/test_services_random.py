"""Random reviews: whatever a person does, the database holds what the session says, and undo leads back to the start."""

import random

import pytest

from reviewer.domain.errors import KnownError
from reviewer.domain.report import FIELD_SPECS
from reviewer.domain.text import Passage

_TYPED = [
    "",
    "300",
    "12.5万元",
    "95%",
    "99",
    "优",
    "2022",
    "project",
    "2022-03-01",
    "县水利局",
    "乱写",
    "-1",
    "1e9",
]
_QUANTITIES = ["", "≥5次", "8公里", "通过", "1-2次", "12月底前", "0", "-3个"]
_REASONS = ["", "无佐证", "口径不同"]


class Person:
    """Somebody who tries everything."""

    def __init__(self, session, seed):
        self.session = session
        self.chance = random.Random(seed)
        self.refusals = []

    def act(self):
        edits = [name for name in dir(self) if name.startswith("try_")]
        try:
            getattr(self, self.chance.choice(edits))()
        except KnownError as problem:
            self.refusals.append(problem.message)

    def passage(self):
        text = self.session.document.text
        if self.chance.random() < 0.5:
            return None
        start = self.chance.randrange(len(text) - 5)
        return Passage.cut(text, start, start + 4)

    def indicator(self):
        return self.chance.choice([i.key for i in self.session.report.indicators] or ["none"])

    def spending(self):
        return self.chance.choice([s.key for s in self.session.report.spending] or ["none"])

    def item(self):
        return self.chance.choice([i.key for p in self.session.sheet.parts for i in p.items])

    def finding(self):
        return self.chance.choice(list(self.session.findings) or ["none"])

    def field(self):
        return self.chance.choice(FIELD_SPECS).name

    def try_field(self):
        self.session.set_field(self.field(), self.chance.choice(_TYPED), self.passage())

    def try_confirm_field(self):
        self.session.confirm_field(self.field())

    def try_restore_field(self):
        self.session.restore_field(self.field())

    def try_verify_field(self):
        self.session.verify_field(self.field(), self.chance.choice(_TYPED), self.chance.choice(_REASONS))

    def try_indicator(self):
        column = self.chance.choice(["name", "category", "target", "actual", "none"])
        typed = self.chance.choice([*_QUANTITIES, "产出", "满意度", "新名"])
        self.session.set_indicator(self.indicator(), column, typed, self.passage())

    def try_other_indicator(self):
        edit = self.chance.choice(
            [self.session.confirm_indicator, self.session.restore_indicator, self.session.remove_indicator]
        )
        edit(self.indicator())

    def try_move(self):
        part = self.chance.choice([None, "output", "effect", "satisfaction", "management", "execution", "none"])
        self.session.move_indicator(self.indicator(), part)

    def try_verify_indicator(self):
        typed, reason = self.chance.choice(_QUANTITIES), self.chance.choice(_REASONS)
        self.session.verify_indicator(self.indicator(), typed, reason)

    def try_add_indicator(self):
        self.session.add_indicator(
            self.chance.choice(["", "清淤"]), self.chance.choice(["产出", "x"]), self.passage()
        )

    def try_spending(self):
        column = self.chance.choice(["name", "amount"])
        self.session.set_spending(self.spending(), column, self.chance.choice(_TYPED), self.passage())

    def try_other_spending(self):
        edit = self.chance.choice(
            [self.session.confirm_spending, self.session.restore_spending, self.session.remove_spending]
        )
        edit(self.spending())

    def try_add_spending(self):
        self.session.add_spending("差旅费", self.chance.choice(_TYPED), self.passage())

    def try_adjust(self):
        amount = self.chance.choice(["-1", "+0.5", "0", "x", "-100", "−2.25"])
        self.session.adjust_item(self.item(), amount, self.chance.choice(_REASONS))

    def try_item(self):
        edit = self.chance.choice([self.session.confirm_item, self.session.restore_item])
        edit(self.item())

    def try_exclude(self):
        self.session.exclude_item(self.item(), self.chance.choice(_REASONS))

    def try_finding(self):
        edit = self.chance.choice([self.session.accept_finding, self.session.reopen_finding])
        edit(self.finding())

    def try_dismiss(self):
        self.session.dismiss_finding(self.finding(), self.chance.choice(_REASONS))

    def try_settle(self):
        self.session.settle_finding(self.finding(), self.chance.randrange(3))

    def try_profile(self):
        self.session.choose_profile(self.chance.choice([None, "national", "yuzhong", "nowhere"]))

    def try_undo(self):
        self.session.undo()

    def try_redo(self):
        self.session.redo()


def look(session):
    return (session.report, session.decisions, session.findings, session.sheet, session.row, session.todo())


def check(session):
    refs = [todo.ref for todo in session.todo()]
    assert len(refs) == len(set(refs))
    assert session.row.left == len(refs)
    assert session.row.score == session.sheet.total
    text = session.document.text
    for ref in (
        *refs,
        *(f"field:{s.name}" for s in FIELD_SPECS),
        *(f"item:{session.sheet.parts[0].items[0].key}",),
    ):
        session.sign(ref)
        assert all(text[one.passage.start : one.passage.end] == one.passage.text for one in session.lit(ref))
    assert all(text[p.start : p.end] == p.text for p in session.values())
    numbers = [session.finding_number(key) for key in session.findings]
    assert len(numbers) == len(set(numbers))
    for part in session.sheet.parts:
        for item in part.items:
            assert item.final is None or 0 <= item.final <= item.points
        assert sum(item.points for item in part.items) == part.points
    assert sum(part.points for part in session.sheet.parts) == 100


@pytest.mark.parametrize("seed", range(6))
def test_a_random_review_is_saved_as_it_is(library, session, seed):
    start = look(session)
    person = Person(session, seed)
    for step in range(70):
        person.act()
        assert session.save_problem == ""
        if step % 7 == 0:
            check(session)
            stored = library._records.load(1)
            assert stored.derived == session._snapshot().derived
            assert stored.decisions == session.decisions
    assert all(sentence.endswith("。") for sentence in person.refusals)
    end = look(session)
    steps = 0
    while session.undo():
        steps += 1
    assert look(session)[:4] == start[:4]
    for _ in range(steps):
        assert session.redo()
    assert look(session)[:4] == end[:4]
    while session.redo():
        pass
    end = look(session)
    library._sessions.clear()
    again = library.open_review(1)
    assert look(again) == end
