"""Files read by other processes: the same reports, and one bad file costs no other."""

import multiprocessing
import os
import time

import pytest
from review_world import TEXT, text_for
from support.child_parts import child
from support.raw_pdf import make_pdf, prose, scan
from support.reading_badly import ends_at_once, name_process, read_or_end, tells_pages

from reviewer.documents.recognition import recogniser
from reviewer.documents.recognition.process import Child
from reviewer.domain.errors import Cancelled
from reviewer.domain.library import ImportState
from reviewer.services import readers
from reviewer.services.files import wanted_files
from reviewer.services.importing import Import
from reviewer.services.library import Library
from reviewer.services.readers import Here, Processes, Task
from reviewer.storage.records import sha256_of


def always():
    return True


def task(slot, text):
    content = text.encode()
    return Task(slot, content, f"报告{slot}.txt", sha256_of(content), "yuzhong", False)


def all_of(reading, count):
    """Wait for that many files."""
    found, until = [], time.monotonic() + 60
    while len(found) < count and time.monotonic() < until:
        found += reading.take(wait=True)
    return {done.slot: done for done in found}


@pytest.fixture
def processes():
    made = []

    def start(*given, **how):
        made.append(Processes(*given, **how))
        return made[-1]

    yield start
    for one in made:
        one.close()


def test_other_processes_read_the_same(processes):
    tasks = [task(n, text_for(n)) for n in range(1, 4)]
    here, there = Here(), processes(2)
    for one in tasks:
        here.give(one, always)
        there.give(one, always)
    expected, found = all_of(here, 3), all_of(there, 3)
    assert found == expected
    assert all(done.reports and not done.problem for done in found.values())


def test_a_file_that_ends_its_process_or_takes_too_long_costs_itself_only(processes):
    reading = processes(2, seconds=3, read=read_or_end)
    bad = {1: "END-IT", 3: "TOO-LONG", 4: "END-IT"}
    for n in range(6):
        reading.give(task(n, bad.get(n, text_for(n))), always)
    found = all_of(reading, 6)
    assert [found[n].problem for n in (0, 2, 5)] == ["", "", ""]
    assert found[1].problem == "读取「报告1.txt」时程序异常终止。请检查该文件，或另存后再导入。"
    assert "用时过长，已停止" in found[3].problem
    assert "程序异常终止" in found[4].problem


def test_files_go_to_several_processes_and_closing_ends_them(processes):
    reading = processes(2, read=name_process)
    for n in range(6):
        reading.give(task(n, TEXT), always)
    pids = {int(done.problem) for done in all_of(reading, 6).values()}
    assert len(pids) == 2
    assert os.getpid() not in pids
    reading.close()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_the_countys_profiles_count_there_too(tmp_path, processes):
    library = Library.open(tmp_path / "库.db")
    own = library.rubrics.copy("yuzhong", "本县", "qinghe")
    reading = processes(1)
    content = TEXT.encode()
    reading.give(Task(0, content, "报告.txt", sha256_of(content), own.id, False), always)
    done = all_of(reading, 1)[0]
    assert done.reports[0].derived.row["profile"] == "qinghe@1"
    library.close()


def test_a_large_import_says_what_a_small_one_says(tmp_path, monkeypatch):
    monkeypatch.setattr(readers, "WORTH_IT", 3)
    monkeypatch.setattr(readers.os, "cpu_count", lambda: 2)
    folder = tmp_path / "报送"
    folder.mkdir()
    for n in range(5):
        (folder / f"{n}.txt").write_text(text_for(n), "utf-8")
    (folder / "5.txt").write_text(text_for(2), "utf-8")  # the same content again
    (folder / "6.txt").write_bytes(b"")
    library = Library.open(tmp_path / "库.db")
    told = []
    outcomes = library.import_paths([folder], lambda progress: told.append(progress) is None)
    assert [o.state for o in outcomes] == [
        *[ImportState.IMPORTED] * 5,
        ImportState.ALREADY_THERE,
        ImportState.FAILED,
    ]
    assert outcomes[5].report_id == outcomes[2].report_id
    assert len(library.rows()) == 5
    assert (told[-1].done, told[-1].total, told[-1].failed) == (7, 7, 1)
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert library.unfinished_import() == []
    library.close()


class Slow:
    """Readers that are never done."""

    full = True
    at_once = 1

    def give(self, task, go_on):
        self.closed = False

    def take(self, *, wait):
        return iter(())

    def close(self):
        self.closed = True


def test_pages_that_are_recognised_elsewhere_are_heard_of(processes):
    told = []
    there = processes(1, read=tells_pages)
    there.told = lambda page: told.append((page.slot, page.number, page.pages))
    there.give(task(5, TEXT), always)
    all_of(there, 1)
    assert told == [(5, 1, 3), (5, 2, 3), (5, 3, 3)]


def test_an_import_says_which_page_of_a_scan_it_is_at(tmp_path, monkeypatch):
    monkeypatch.setattr(recogniser, "engine_name", lambda: "test 1")
    answering = "while True:\n    read(); time.sleep(0.4); answer(PAGE)"
    monkeypatch.setattr(recogniser, "Child", lambda: Child(child(answering), 20.0))
    (tmp_path / "扫描.pdf").write_bytes(make_pdf(scan(), scan(), scan()))
    library, told = Library.open(tmp_path / "库.db"), []
    library.import_paths([tmp_path / "扫描.pdf"], lambda progress: told.append(progress) or True)
    pages = [(p.current, p.page, p.pages) for p in told if p.page]
    assert list(dict.fromkeys(pages)) == [("扫描.pdf", n, 3) for n in (1, 2, 3)]
    assert any(p.seconds_left is not None for p in told if p.page > 1)
    assert (told[-1].page, told[-1].seconds_left) == (0, None)
    library.close()


def test_a_cancel_is_heard_while_a_file_takes_its_time(tmp_path):
    library = Library.open(tmp_path / "库.db")
    path = tmp_path / "慢.txt"
    path.write_text(TEXT, "utf-8")
    asked = []

    def stop(progress):
        asked.append(progress)
        return len(asked) < 4

    job = Import(library._records, Slow(), "yuzhong")
    job._readers.full = False
    assert job.run(wanted_files([path]), stop) == []
    assert job.left == [path]
    assert library.rows() == []
    library.close()


def test_a_cancel_is_heard_in_the_middle_of_a_scan(tmp_path, monkeypatch):
    """What a file is read for in this process is asked whether to go on; what was cut off says nothing."""
    library = Library.open(tmp_path / "库.db")
    (tmp_path / "一.txt").write_text(TEXT, "utf-8")
    (tmp_path / "二.txt").write_text(text_for(2), "utf-8")
    stopped = []

    def read(data, name, renditions, go_on):
        stopped.append(name)
        while go_on():
            pass
        raise Cancelled

    monkeypatch.setattr("reviewer.documents.read_document", read)
    asked = []
    outcomes = library.import_paths(
        [tmp_path / "一.txt", tmp_path / "二.txt"], lambda told: asked.append(told) or len(asked) < 5
    )
    assert outcomes == []
    assert stopped == ["一.txt"]
    assert library.rows() == []
    library.close()


def test_an_import_that_was_cut_off_is_remembered(tmp_path, monkeypatch):
    paths = []
    for n in range(3):
        paths.append(tmp_path / f"{n}.txt")
        paths[-1].write_text(text_for(n), "utf-8")
    library = Library.open(tmp_path / "库.db")

    def cut_off(job, wanted, progress):
        raise Cancelled

    monkeypatch.setattr(Import, "run", cut_off)
    with pytest.raises(Cancelled):
        library.import_paths(paths)
    monkeypatch.undo()
    library.close()
    again = Library.open(tmp_path / "库.db")
    assert again.unfinished_import() == paths
    assert [o.state for o in again.import_paths(again.unfinished_import())] == [ImportState.IMPORTED] * 3
    assert again.unfinished_import() == []
    again.close()


def test_where_no_other_process_comes_up_this_one_reads(processes, monkeypatch):
    reading = processes(2)
    monkeypatch.setattr(multiprocessing.get_context("spawn").Process, "start", refuse)
    for n in range(3):
        reading.give(task(n, text_for(n)), always)
    found = all_of(reading, 3)
    assert [done.problem for done in found.values()] == [""] * 3


def refuse(process):
    raise PermissionError


def test_where_other_processes_end_at_once_this_one_reads(processes, monkeypatch):
    monkeypatch.setattr("reviewer.services.readers._serve", ends_at_once)
    reading = processes(2)
    for n in range(3):
        reading.give(task(n, text_for(n)), always)
    found = all_of(reading, 3)
    assert sorted(found) == [0, 1, 2]
    assert [done.problem for done in found.values()] == [""] * 3


def test_what_a_closing_window_leaves_is_offered_at_the_next_start(tmp_path):
    paths = []
    for n in range(3):
        paths.append(tmp_path / f"{n}.txt")
        paths[-1].write_text(text_for(n), "utf-8")
    for closing, left in ((False, []), (True, paths)):
        library = Library.open(tmp_path / f"{closing}.db")
        library.keep_unfinished = closing
        library.import_paths(paths, lambda told: told.done < 1)
        assert library.import_left
        assert library.unfinished_import() == left
        library.close()


def test_a_scan_is_read_again_by_a_worker_once_recognition_is_there(tmp_path, monkeypatch):
    (tmp_path / "扫描.pdf").write_bytes(make_pdf(scan(), scan()))
    (tmp_path / "文字.pdf").write_bytes(make_pdf(prose("项目预算50万元，实际支出40万元。")))
    library = Library.open(tmp_path / "库.db")
    library.import_paths([tmp_path / "扫描.pdf", tmp_path / "文字.pdf"])
    of = {row.file_name: row.id for row in library.rows()}
    assert not library.takes_long(of["扫描.pdf"])
    monkeypatch.setattr(recogniser, "engine_name", lambda: "test 1")
    monkeypatch.setattr(
        recogniser, "Child", lambda: Child(child("while True:\n    read(); answer(PAGE)"), 20.0)
    )
    assert library.takes_long(of["扫描.pdf"])
    assert not library.takes_long(of["文字.pdf"])
    library.make_ready(of["扫描.pdf"], lambda progress: True)
    assert not library.takes_long(of["扫描.pdf"])  # recognised and kept
    library.close()


def test_a_single_file_that_a_closing_window_leaves_is_offered_too(tmp_path):
    path = tmp_path / "扫描.txt"
    path.write_text(text_for(1), "utf-8")
    library = Library.open(tmp_path / "库.db")
    library.keep_unfinished = True
    library.import_paths([path], lambda told: False)
    assert library.unfinished_import() == [path]
    library.keep_unfinished = False
    library.import_paths(library.unfinished_import())
    assert library.unfinished_import() == []
    library.close()
