"""A finished review says what it said when it was finished, whatever a later version would read, find or score."""

from dataclasses import replace

import pytest
from review_world import TEXT, fake_check_report
from test_services_saving import decide_all, everything

from reviewer.domain.errors import DatabaseProblem
from reviewer.domain.finding import Finding, Severity
from reviewer.domain.library import ListQuery
from reviewer.domain.review import Status
from reviewer.storage.problems import SaveProblem


@pytest.fixture
def finished(world):
    """A database with one finished review, and everything it says."""
    library = world.imported()
    session = library.open_review(1)
    session.set_field("spent", "270")
    session.accept_finding(next(iter(session.findings)))
    decide_all(session)
    session.finish("张三")
    left = everything(session)
    library.close()
    return left


def later_version(monkeypatch):
    """Let checks find one thing more and word all others anew, as a later version may."""

    def check(document, report, over_percent):
        found = [replace(f, message=f"新：{f.message}") for f in fake_check_report(document, report)]
        return (Finding("new-rule", Severity.HIGH, "新规则", "新发现"), *found)

    monkeypatch.setattr("reviewer.checks.check_report", check)
    import reviewer.scoring

    real = reviewer.scoring.score

    def score(*given):
        sheet = real(*given)
        return replace(sheet, grade="差", parts=sheet.parts[:1])

    monkeypatch.setattr("reviewer.scoring.score", score)


def test_a_later_version_changes_nothing_of_a_finished_review(world, finished, monkeypatch):
    later_version(monkeypatch)
    library = world.open()
    assert library.rows(ListQuery())[0] == finished[5]
    opened, assessment = library.opened(1)  # as an export takes it
    assert (assessment.findings, assessment.sheet, opened.row) == (finished[2], finished[3], finished[5])
    assert everything(library.open_review(1)) == finished
    library.close()
    reader = world.open(write=False)
    assert everything(reader.open_review(1)) == finished
    reader.close()


def test_opening_it_again_looks_with_the_present_version(world, finished, monkeypatch):
    later_version(monkeypatch)
    library = world.open()
    session = library.open_review(1)
    session.reopen("补充材料")
    assert any(f.rule == "new-rule" for f in session.findings.values())
    assert session.sheet.grade == "差"
    assert library.row(1) == session.row
    assert library.row(1).findings_high == finished[5].findings_high + 1
    library.close()
    library = world.open()
    assert library.open_review(1).sheet.grade == "差"
    library.close()


def test_opening_again_on_a_disk_that_refuses_leaves_it_finished(world, finished, monkeypatch):
    later_version(monkeypatch)
    library = world.open()
    session = library.open_review(1)

    def refuse(*_):
        raise SaveProblem("磁盘已满")

    with monkeypatch.context() as patched:
        patched.setattr(library._records, "save", refuse)
        with pytest.raises(DatabaseProblem):
            session.reopen("补充材料")
    assert everything(session) == finished
    session.reopen("补充材料")
    assert session.status is Status.REVIEWING
    library.close()


def test_a_reader_that_reads_another_text_leaves_the_reviewed_one(world, finished, monkeypatch):
    import reviewer.documents

    real = reviewer.documents.read_document

    def newer(content, name, *_):
        document = real(content, name)
        return replace(document, text="另有抬头\n" + document.text, blocks=())

    monkeypatch.setattr("reviewer.documents.read_document", newer)
    library = world.open()
    session = library.open_review(1)
    assert everything(session) == finished
    assert session.document.text == TEXT
    assert [session.document.text[b.start : b.end] for b in session.document.blocks] == TEXT.split("\n")
    assert any("评审时的文字" in notice for notice in session.document.notices)
    session.reopen("补充材料")
    session.set_field("unit", "改后")
    again = library.open_review(1)
    assert again.document.text.startswith("另有抬头")
    assert again.report.value("unit") == "改后"
    assert again.report.value("spent") == "2700000.00"
    library.close()


def test_finishing_again_seals_what_is_said_now(world, finished, monkeypatch):
    library = world.open()
    session = library.open_review(1)
    session.reopen("补充材料")
    session.set_field("spent", "271")
    decide_all(session)
    session.finish()
    left = everything(session)
    library.close()
    later_version(monkeypatch)
    library = world.open()
    assert everything(library.open_review(1)) == left != finished
    library.remove([1])
    with library._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM seals").scalar() == 0
    library.close()


def test_findings_and_score_of_real_reports_come_back_exactly():
    from reviewer.services.reading import default_profile, read_reports
    from reviewer.services.samples import shipped_samples
    from reviewer.storage.codec import Sealed, sealed_from_json, sealed_to_json

    for sample in shipped_samples():
        read = read_reports(sample.path.read_bytes(), sample.path.name, default_profile())
        for one in read.reports:
            sealed = Sealed(one.assessment.findings, one.assessment.sheet)
            again = sealed_from_json(sealed_to_json(sealed, read.document.text), read.document.text)
            assert again == sealed
            assert repr(again) == repr(sealed)  # 1.00 equals 1, and is not it
