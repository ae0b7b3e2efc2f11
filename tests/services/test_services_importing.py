import os
import threading
from pathlib import Path

import pytest
from review_world import TEXT, fill_the_disk, text_for

from reviewer.domain.errors import FileProblem, ReadOnly, Refused
from reviewer.domain.library import ImportState, ListQuery, SortKey
from reviewer.domain.review import Status


def states(outcomes):
    return [outcome.state.value for outcome in outcomes]


def test_a_folder_goes_in_sorted_and_hidden_files_stay_out(world):
    world.write("b/2.txt", text_for(2))
    world.write("a/1.txt", text_for(1))
    world.write("a/~$1.txt", "lock")
    world.write(".hidden/3.txt", text_for(3))
    world.write(".4.txt", text_for(4))
    world.write("a/notes.dat", "nothing")
    library = world.open()
    outcomes = library.import_paths([world.folder])
    assert [Path(o.path).name for o in outcomes] == ["1.txt", "2.txt"]
    assert states(outcomes) == ["imported", "imported"]
    library.close()


def test_bad_files_are_named_and_all_others_go_on(world):
    good = world.write("good.txt")
    empty = world.write("empty.txt", "")
    fake = world.folder / "fake.docx"
    fake.write_bytes(b"PK\x03\x04 truncated")
    nothing = world.folder / "empty folder"
    nothing.mkdir()
    library = world.open()
    outcomes = library.import_paths([empty, world.folder / "missing.txt", fake, nothing, good])
    assert states(outcomes) == ["failed"] * 4 + ["imported"]
    assert all(o.message.endswith("。") for o in outcomes[:4])
    assert len(library.rows()) == 1
    library.close()


def test_a_bug_in_one_file_stops_no_other(world, monkeypatch, own_home):
    import reviewer.extraction

    real = reviewer.extraction.extract

    def fragile(document):
        if "坏" in document.text:
            raise ZeroDivisionError
        return real(document)

    monkeypatch.setattr("reviewer.extraction.extract", fragile)
    library = world.open()
    outcomes = library.import_paths([world.write("x.txt", "坏"), world.write("y.txt")])
    assert states(outcomes) == ["failed", "imported"]
    assert "日志" in outcomes[0].message
    assert "ZeroDivisionError" in (own_home / "reviewer" / "reviewer.log").read_text(encoding="utf-8")
    library.close()


def test_a_text_the_database_does_not_take_costs_no_other_file_its_place(world, monkeypatch):
    from dataclasses import replace

    import reviewer.documents

    real = reviewer.documents.read_document

    def poisoned(content, name, *_):
        document = real(content, name)
        return replace(document, text=document.text + "\ud800") if name.startswith("毒") else document

    monkeypatch.setattr("reviewer.documents.read_document", poisoned)
    library = world.open()
    names = ("a.txt", "毒.txt", "z.txt")
    outcomes = library.import_paths([world.write(name, text_for(name)) for name in names])
    assert states(outcomes) == ["imported", "failed", "imported"]
    assert [row.file_name for row in library.rows()] == ["a.txt", "z.txt"]
    library.close()


@pytest.mark.skipif(os.name == "nt", reason="file names are always text on Windows")
def test_a_file_name_that_is_no_text(world):
    path = os.fsencode(world.folder) + b"/\xff\xfe.txt"
    with open(path, "wb") as file:
        file.write(TEXT.encode())
    library = world.open()
    assert states(library.import_paths([world.folder])) == ["imported"]
    assert library.open_review(1).row.file_name == "\ufffd\ufffd.txt"
    library.close()


def test_the_same_content_is_never_doubled(world):
    library = world.imported()
    again = library.import_paths([world.write("另一个名字.txt"), world.write("再来.txt")])
    assert states(again) == ["already_there"] * 2
    assert {o.report_id for o in again} == {1}
    assert "报告1.txt" in again[0].message
    fresh = text_for(9)
    twice = library.import_paths([world.write("p.txt", fresh), world.write("q.txt", fresh)])
    assert states(twice) == ["imported", "already_there"]
    assert twice[0].report_id == twice[1].report_id
    library.close()


def test_a_corrected_version_is_recognised(world):
    library = world.imported()
    outcome = library.import_paths([world.write("新稿.txt", TEXT.replace("268.49", "270.00"))])[0]
    assert (outcome.state, outcome.revision_of) == (ImportState.REVISION, 1)
    assert "报告1.txt" in outcome.message
    other_year = library.import_paths([world.write("去年.txt", TEXT.replace("2021", "2020"))])[0]
    assert other_year.state is ImportState.IMPORTED
    library.close()


def many_words(start, count=60):
    return "".join(f"第{n}项工作由{n * 7919 % 9973}组负责落实。\n" for n in range(start, start + count))


def test_two_reports_that_merely_share_unit_year_and_project_are_no_versions(world):
    library = world.open()
    first = world.write("a.txt", TEXT + many_words(0))
    other = world.write("b.txt", TEXT + many_words(500))
    assert states(library.import_paths([first, other])) == ["imported", "imported"]
    third = library.import_paths([world.write("c.txt", TEXT.replace("268.49", "270.00") + many_words(500))])[0]
    assert (third.state, third.revision_of) == (ImportState.REVISION, 2)  # of two the one that is alike
    library.close()


def test_forms_without_a_project_are_told_apart_by_their_title(world):
    def form(title, rows):
        return f"{title}\n单位：甲县水务局\n2021年度\n" + "一级指标\t二级指标\t指标值\t完成值\n" * 20 + rows

    library = world.open()
    paths = [
        world.write(f"{n}.txt", form(f"{name}自评表", name * 3)) for n, name in enumerate(("灌溉", "防洪"))
    ]
    assert states(library.import_paths(paths)) == ["imported", "imported"]
    again = library.import_paths([world.write("2.txt", form("防洪自评表", "防洪" * 4))])[0]
    assert (again.state, again.revision_of) == (ImportState.REVISION, 2)
    library.close()


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [("", "", 0), ("甲。", "甲。", 1), ("甲乙，丙丁", "丙丁；戊己", 0.5), ("甲", "乙", 0)],
)
def test_likeness_is_the_share_of_what_both_say(one, other, share):
    from reviewer.services.likeness import likeness

    assert likeness(one, other) == likeness(other, one) == share


def test_a_page_of_the_list_is_cut_by_the_database(world):
    library = world.imported(*(text_for(n) for n in range(7)))
    everything = library.rows(ListQuery(sort=SortKey.PROJECT, descending=True))
    pages = [
        library.rows(ListQuery(sort=SortKey.PROJECT, descending=True, limit=3, offset=at))
        for at in (0, 3, 6, 9)
    ]
    assert [len(page) for page in pages] == [3, 3, 1, 0]
    assert [row for page in pages for row in page] == everything
    assert library.count(ListQuery(text="专项3", limit=1)) == 1
    assert library.count(ListQuery(limit=2)) == 7
    library.close()


def test_the_first_page_of_a_hundred_thousand_needs_no_sorting(world):
    library = world.imported()
    from reviewer.storage.listing import conditions, order, page
    from reviewer.storage.schema import reports

    for query in (
        ListQuery(limit=100),
        ListQuery(limit=100, descending=True),
        ListQuery(limit=9, status=Status.DONE),
    ):
        statement = page(reports.select().where(*conditions(query)).order_by(*order(query)), query)
        with library._database.reading() as connection:
            compiled = str(statement.compile(connection.engine, compile_kwargs={"literal_binds": True}))
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}")]
        assert not any("TEMP B-TREE" in step for step in plan), plan
        assert any("INDEX" in step for step in plan)
    library.close()


def test_cancel_keeps_what_is_done(world):
    paths = [world.write(f"{n:02}.txt", text_for(n)) for n in range(10)]
    seen = []

    def until_four(progress):
        seen.append(progress)
        return progress.done < 4

    library = world.open()
    outcomes = library.import_paths(paths, until_four)
    assert states(outcomes) == ["imported"] * 4
    assert len(library.rows()) == 4
    assert [p.done for p in seen][:5] == [0, 1, 2, 3, 4]
    assert {p.total for p in seen} == {10}
    library.close()


def test_an_import_in_a_worker_leaves_the_window_its_edits(world):
    library = world.imported()
    session = library.open_review(1)
    paths = [world.write(f"{n:03}.txt", text_for(n)) for n in range(60)]
    result = []
    worker = threading.Thread(target=lambda: result.extend(library.import_paths(paths)))
    worker.start()
    edits = 0
    while worker.is_alive() or edits < 3:
        session.set_field("spent", str(100 + edits))
        assert session.save_problem == ""
        edits += 1
    worker.join()
    assert states(result) == ["imported"] * 60
    assert len(library.rows()) == 61
    assert library.row(1).spent == session.report.amount("spent")
    library.close()


def test_a_full_disk_during_import_is_said_and_keeps_what_was_stored(world):
    library = world.imported()
    fill_the_disk(library)
    outcomes = library.import_paths([world.write("big.txt", TEXT + "长句子。" * 100_000)])
    assert states(outcomes) == ["failed"]
    assert "磁盘已满" in outcomes[0].message
    assert library.import_problem
    assert len(library.rows()) == 1
    library.close()


def test_the_bytes_are_kept_and_reopen_without_their_source(world):
    path = world.write("gone.txt", TEXT)
    content = path.read_bytes()
    library = world.open()
    library.import_paths([path])
    path.unlink()
    assert library.original_bytes(1) == content
    assert library.open_review(1).document.text.startswith("星河县")
    library.close()


def test_removing_takes_the_bytes_along(world):
    library = world.imported(TEXT, text_for(2))
    library.open_review(1)
    library.remove([1])
    assert [row.id for row in library.rows()] == [2]
    with library._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM blobs").scalar() == 1
        for table in ("readings", "decisions", "findings", "score_items"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table} WHERE report_id=1").scalar() == 0
    assert library.import_paths([world.write("wieder.txt", TEXT)])[0].report_id == 3
    library.close()


# -- the list


def test_the_list_is_filtered_and_sorted(world):
    library = world.imported(
        "单位：甲局\n项目：道路\n2021年预算5.00万元，支出4.00万元。",
        "单位：乙局\n项目：桥梁\n2020年预算3.00万元。",
        "单位：丙局\n项目：100%达标\n2021年无预算。",
    )
    assert [r.unit for r in library.rows(ListQuery(text="道"))] == ["甲局"]
    assert [r.unit for r in library.rows(ListQuery(text="0%"))] == ["丙局"]
    assert [r.unit for r in library.rows(ListQuery(text="局 桥"))] == ["乙局"]
    assert [r.unit for r in library.rows(ListQuery(year=2021))] == ["甲局", "丙局"]
    by_budget = ListQuery(sort=SortKey.BUDGET)
    assert [r.unit for r in library.rows(by_budget)] == ["乙局", "甲局", "丙局"]
    falling = ListQuery(sort=SortKey.BUDGET, descending=True)
    assert [r.unit for r in library.rows(falling)] == ["甲局", "乙局", "丙局"]
    for key in SortKey:
        assert len(library.rows(ListQuery(sort=key, descending=True))) == 3
    library.open_review(2).set_field("unit", "丁局")
    assert [r.unit for r in library.rows(ListQuery(status=Status.REVIEWING))] == ["丁局"]
    assert library.counts() == {Status.WAITING: 2, Status.REVIEWING: 1, Status.DONE: 0}
    library.close()


# -- replacement of an original


def test_replacing_keeps_decisions_and_lists_what_changed(world):
    library = world.imported()
    session = library.open_review(1)
    session.confirm_field("spent")
    session.set_field("unit", "星河县水利局")
    session.set_indicator("i-修渠", "actual", "9公里")
    session.confirm_indicator("i-植树")
    session.adjust_item("output/i-修渠", "-1", "质量不足")
    conflict = next(iter(session.findings))
    session.dismiss_finding(conflict, "口径不同")
    new = TEXT.replace("268.49", "270.00").replace("完成25株", "完成30株")
    new = "新增一段说明。\n" + new
    path = world.write("修改稿.txt", new)
    told = library.compare_original(1, path)
    assert library.row(1).file_name == "报告1.txt"  # comparing changes nothing
    done = library.replace_original(1, path)
    assert done == told
    changed = {(c.old, c.new) for c in done.changed}
    assert any("268.49" in old and "270.00" in new for old, new in changed)
    assert ("", "新增一段说明。") in changed
    again = library.open_review(1)
    assert again.row.file_name == "修改稿.txt"
    assert again.status is Status.REVIEWING
    assert again.report.value("spent") == "2684900.00"  # confirmed: stays
    assert any("执行数" in line and "270.00" in line for line in done.look_again)
    assert again.report.value("unit") == "星河县水利局"
    assert again.report.indicator("i-修渠").actual.value == 9
    assert again.report.indicator("i-植树").actual.value == 25  # confirmed with this figure
    assert any("植树" in line for line in done.look_again)
    assert again.sheet.item("output/i-修渠").adjustment == -1
    assert again.finding_state(conflict) == "dismissed"
    assert [e.kind for e in library.history(1)] == ["replace"]
    assert all(new[p.start : p.end] == p.text for p in again.values())
    library.close()


def test_a_renamed_indicator_is_found_again_by_its_name(world):
    library = world.imported()
    session = library.open_review(1)
    session.verify_indicator("i-修渠", "7公里", "现场测量")
    session.adjust_item("output/i-修渠", "-0.5", "质量不足")
    library.replace_original(1, world.write("改名.txt", TEXT.replace("修渠目标", "新修渠目标")))
    again = library.open_review(1)
    assert again.decisions.indicator("i-新修渠").verified.value == 7
    assert again.sheet.item("output/i-新修渠").reason == "质量不足"
    library.close()


def test_an_indicator_that_is_gone_stays_with_its_reviewed_figures(world):
    library = world.imported()
    session = library.open_review(1)
    session.confirm_indicator("i-修渠")
    done = library.replace_original(
        1, world.write("少一项.txt", TEXT.replace("修渠目标10公里，完成8公里。\n", ""))
    )
    assert any("修渠" in line and "未找到" in line for line in done.look_again)
    kept = library.open_review(1).report.indicator("i-修渠")
    assert (kept.target.value, kept.actual.value) == (10, 8)
    assert not kept.target.passage.grounded
    library.close()


def test_a_dismissal_lapses_when_the_numbers_changed(world):
    library = world.imported()
    session = library.open_review(1)
    conflict = next(iter(session.findings))
    session.dismiss_finding(conflict, "口径不同")
    done = library.replace_original(1, world.write("新数.txt", TEXT.replace("282.28", "283.28")))
    assert library.open_review(1).finding_state(conflict) == "open"
    assert any("数字已变" in line for line in done.look_again)
    library.close()


def test_a_revision_already_imported_gives_way(world):
    library = world.imported()
    library.open_review(1).set_field("unit", "甲")
    path = world.write("新稿.txt", TEXT.replace("268.49", "270.00"))
    assert library.import_paths([path])[0].report_id == 2
    library.replace_original(1, path, take_copy=True)
    assert [row.id for row in library.rows()] == [1]
    library.close()


def test_a_copy_that_was_kept_is_not_dropped_by_a_later_replacement(world):
    library = world.imported()
    path = world.write("新稿.txt", TEXT.replace("268.49", "270.00"))
    library.import_paths([path])
    for ask in (library.compare_original, library.replace_original):
        with pytest.raises(Refused, match="请先将那一份移出列表"):
            ask(1, path)
    library.open_review(2).confirm_field("unit")
    with pytest.raises(Refused, match="评审，不能再用于替换"):
        library.replace_original(1, path, take_copy=True)
    assert [row.id for row in library.rows()] == [1, 2]
    library.close()


def test_wrong_replacements_are_refused(world):
    library = world.imported()
    with pytest.raises(Refused, match="相同"):
        library.replace_original(1, world.write("同.txt"))
    with pytest.raises(FileProblem):
        library.replace_original(1, world.folder / "missing.txt")
    library.close()
    reader = world.open(write=False)
    with pytest.raises(ReadOnly):
        reader.replace_original(1, world.write("n.txt", text_for(5)))
    with pytest.raises(ReadOnly):
        reader.import_paths([world.folder])
    with pytest.raises(ReadOnly):
        reader.open_review(1).set_field("unit", "甲")
    reader.close()


def test_a_new_reader_of_the_same_bytes_overwrites_nothing(world, monkeypatch):
    """A later version may give the same file another text; decisions move along."""
    from dataclasses import replace

    import reviewer.documents

    library = world.imported()
    library.open_review(1).set_field("unit", "星河县水利局")
    library.close()
    real = reviewer.documents.read_document

    def newer(content, name, *_):
        document = real(content, name)
        return replace(document, text="页眉\n" + document.text, blocks=())

    monkeypatch.setattr("reviewer.documents.read_document", newer)
    library = world.open()
    session = library.open_review(1)
    assert session.report.value("unit") == "星河县水利局"
    assert all(session.document.text[p.start : p.end] == p.text for p in session.values())
    library.close()


# -- what an import meets besides new reports


def test_the_old_version_of_a_replaced_original_is_known(world):
    library = world.imported()
    first = world.write("旧稿.txt")
    library.replace_original(1, world.write("修改稿.txt", TEXT.replace("268.49", "270.00")))
    (outcome,) = library.import_paths([first])
    assert (outcome.state, outcome.report_id) == (ImportState.ALREADY_THERE, 1)
    assert outcome.message == "这是“修改稿.txt”被替换前的原文，未再导入。"
    assert [row.id for row in library.rows()] == [1]
    library.replace_original(1, first)  # back to it on purpose
    (later,) = library.import_paths([world.folder / "修改稿.txt"])
    assert later.message == "这是“旧稿.txt”被替换前的原文，未再导入。"
    assert library.import_paths([first])[0].message.startswith("「旧稿.txt」已在库中")
    library.remove([1])
    assert states(library.import_paths([first])) == ["imported"]
    library.close()


def test_what_is_no_report_goes_in_and_says_so(tmp_path):
    from reviewer.services.library import Library

    notice = tmp_path / "通知.txt"
    notice.write_text(
        "关于召开工作例会的通知\n各科室：\n定于3月5日上午9时在二楼会议室召开例会。\n", encoding="utf-8"
    )
    library = Library.open(tmp_path / "x.db")
    (outcome,) = library.import_paths([notice])
    assert (outcome.state, outcome.message) == (ImportState.IMPORTED, "未识别为绩效报告，请核对文件。")
    assert not library.row(1).recognised
    session = library.open_review(1)
    session.confirm_field("budget")
    assert not library.row(1).recognised
    session.set_field("project_name", "例会")  # a person knows better
    assert library.row(1).recognised
    session.undo()
    assert not library.row(1).recognised
    library.close()


def test_samples_are_known_where_they_ship_and_a_copy_of_one_is_somebodys_report(world, tmp_path):
    import shutil

    from reviewer.services.samples import shipped_samples

    first, second = (sample.path for sample in shipped_samples()[:2])
    copies = [tmp_path / f"改名{number}{path.suffix}" for number, path in enumerate((first, second))]
    for path, copy in zip((first, second), copies, strict=True):
        shutil.copy(path, copy)
    library = world.open()
    library.import_paths([first, copies[1]])
    assert {row.file_name: row.sample for row in library.rows()} == {first.name: True, copies[1].name: False}
    (again,) = library.import_paths([first])
    assert "今后按您的报告" not in again.message
    (told,) = library.import_paths([copies[0]])
    assert (told.state, library.count()) == (ImportState.ALREADY_THERE, 2)
    assert told.message.endswith("它原为示例，今后按您的报告计入汇总。")
    assert [row.sample for row in library.rows()] == [False, False]
    library.close()


def test_files_that_could_not_be_read_stay_listed_until_dealt_with(world):
    bad = world.folder / "坏.docx"
    bad.write_bytes(b"PK\x03\x04 truncated")
    other = world.write("空.txt", "")
    library = world.open()
    library.import_paths([bad, other, world.write("好.txt")])
    library.close()
    library = world.open()
    assert [Path(o.path).name for o in library.failures()] == ["坏.docx", "空.txt"]
    assert all(o.state is ImportState.FAILED and o.message for o in library.failures())
    other.write_text(text_for(7), encoding="utf-8")
    library.import_paths([other])
    assert [Path(o.path).name for o in library.failures()] == ["坏.docx"]
    library.forget_failures([str(bad)])
    assert library.failures() == []
    library.close()
    reader = world.open(write=False)
    reader.forget_failures(["nothing"])
    reader.close()


def test_the_first_files_passed_over_are_named(world):
    for name in ("a.ofd", "b.ppt", "c.ofd", "d.dps"):
        (world.folder / name).write_bytes(b"x")
    world.write("好.txt")
    library = world.open()
    library.import_paths([world.folder])
    assert [path.name for path in library.passed_over_files] == ["a.ofd", "b.ppt", "c.ofd", "d.dps"]
    assert library.import_passed_over.endswith("（a.ofd、b.ppt、c.ofd 等 4 个）。")
    library.close()


def test_a_replacement_that_is_another_report_says_so(world):
    library = world.imported()
    same = world.write("修改稿.txt", TEXT.replace("268.49", "270.00"))
    assert library.compare_original(1, same).unlike == ()
    year = library.open_review(1).report.value("year")
    other = world.write("别的.txt", TEXT.replace(year, "2016"))
    assert [told.split()[0] for told in library.compare_original(1, other).unlike] == ["评价年度"]
    library.close()
