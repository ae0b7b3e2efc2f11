"""The papers of a library: written whole, kept texts, a bureau's own templates, and the samples on one page."""

import io
import sys

import docx
import pytest
from docx.oxml.ns import qn
from review_world import text_for
from support.pairs import form_file

from reviewer.documents.converting import program
from reviewer.domain.errors import Cancelled, EnvironmentProblem, FileProblem, ReadOnly
from reviewer.domain.review import OpinionDecision, Subject
from reviewer.services import opinions
from reviewer.services.library import Library
from reviewer.services.opinions import OPINION, REPORT, Chosen, Wish

SHIPPED = Wish(Chosen(OPINION))


def words(path):
    body = docx.Document(path).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def typed(session, key, text):
    opinions.keep(session, [d.typed(text) for d in opinions.drafts(session) if d.key == key])


def draft(session, key="overall"):
    return next(d for d in opinions.drafts(session) if d.key == key)


@pytest.fixture
def samples(tmp_path):
    library = Library.open(tmp_path / "示例.db")
    library.set_setting("organisation", "云岭县财政局")
    library.set_setting("reviewer_name", "张三")
    for sample in library.samples():
        library.import_paths([sample.path])  # one by one: the form stays a review of its own
    yield library
    library.close()


class TestTexts:
    def test_a_typed_text_is_kept_undone_and_carried_over(self, world, library, session):
        typed(session, "advice", "请补充凭证。")
        assert draft(session, "advice").text == "请补充凭证。"
        assert session.undo() == "编辑复核意见"
        assert draft(session, "advice").text == draft(session, "advice").written
        session.redo()
        corrected = world.write("更正.txt", text_for(1).replace("268.49", "260.49"))
        told = library.replace_original(session.row.id, corrected)
        assert (Subject.OPINION, 1) in told.counts
        assert draft(library.open_review(session.row.id), "advice").text == "请补充凭证。"

    def test_it_is_there_after_the_program_was_closed(self, world, library, session):
        typed(session, "overall", "复核得分很高。")
        library.close()
        again = world.open()
        kept = again.open_review(1).decisions.get(Subject.OPINION, "overall", OpinionDecision)
        assert kept == OpinionDecision("复核得分很高。")
        again.close()

    def test_a_text_as_the_program_writes_it_is_no_decision(self, session):
        typed(session, "overall", draft(session).written + " ")
        assert session.undo_label is None
        typed(session, "overall", "别的")
        opinions.keep(session, [draft(session).restored()])
        assert list(session.decisions.of(Subject.OPINION)) == []

    def test_a_number_that_changed_is_found_said_and_can_be_settled(self, library, session):
        typed(session, "overall", f"执行数268.49万元，复核得分{session.sheet.total}分。")
        assert opinions.stale_texts(library, library.rows()) == []
        session.verify_field("spent", "260", "凭证核定")
        marks = draft(session).marks
        assert marks[0].note == "此处数字与现有复核结果不一致：执行数现为260.00万元"
        assert opinions.stale_texts(library, library.rows()) == [session.row.project_shown]
        assert draft(session).brought_up().text.startswith("执行数260.00万元")
        opinions.keep(session, [draft(session).as_meant()])
        assert draft(session).marks == ()
        assert draft(session).text.startswith("执行数268.49万元")

    def test_a_finished_review_is_not_edited(self, library, session):
        for part in session.sheet.parts:
            for item in part.items:
                session.adjust_item(item.key, "0" if item.machine else "1", "已核")
        session.finish("张三")
        with pytest.raises(ReadOnly):
            typed(session, "overall", "晚了")


class TestWriting:
    def test_all_in_one_file_or_one_file_each(self, samples, tmp_path):
        rows = samples.rows()
        seen = []
        target = opinions.export_opinions(
            samples, tmp_path / "意见.docx", rows, SHIPPED, lambda p: seen.append((p.done, p.total)) or True
        )
        assert len(docx.Document(target).sections) == len(rows) == 4
        assert seen == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
        for row in rows:
            assert row.project_shown in words(target)
        folder = tmp_path / "各一份"
        folder.mkdir()
        again = next(row for row in rows if row.file_name.startswith("02"))
        opinions.export_opinions(samples, folder, [*rows, again], Wish(Chosen(OPINION), apart=True))
        names = sorted(path.name for path in folder.iterdir())
        assert len(names) == 5
        assert sum("(2)" in name for name in names) == 2
        assert all(name.startswith(("云", "望", "澄")) or "_" in name for name in names)
        assert "云岭县财政局" in words(folder / names[0])

    def test_a_finding_names_where_its_quotes_stand(self, samples, tmp_path):
        row = next(r for r in samples.rows() if r.file_name.startswith("01"))
        text = words(opinions.export_opinions(samples, tmp_path / "a.docx", [row], SHIPPED))
        assert "〔（二）资金使用情况第1段〕" in text
        path = tmp_path / "自评表.xlsx"
        path.write_bytes(form_file(length="300公里"))  # missed without a deduction
        samples.import_paths([path])
        form = next(r for r in samples.rows() if r.file_name == path.name)
        text = words(opinions.export_opinions(samples, tmp_path / "b.docx", [form], SHIPPED))
        assert "!" in text.partition("〔")[2].partition("〕")[0]

    def test_cancelling_writes_nothing(self, samples, tmp_path):
        target = tmp_path / "a.docx"
        for write in (opinions.export_opinions, opinions.export_work_report):
            kind = OPINION if write is opinions.export_opinions else REPORT
            with pytest.raises(Cancelled):
                write(samples, target, samples.rows(), Wish(Chosen(kind)), lambda p: p.done < 2)
        assert list(tmp_path.glob("*.docx")) == []

    def test_a_file_that_is_open_elsewhere_stays(self, samples, tmp_path, monkeypatch):
        target = tmp_path / "a.docx"
        target.write_bytes(b"old")

        def locked(*_):
            raise PermissionError(13, "open elsewhere")

        monkeypatch.setattr("reviewer.export.files.os.replace", locked)
        with pytest.raises(EnvironmentProblem, match=r"“a\.docx”正在 Word 或 WPS 中打开"):
            opinions.export_opinions(samples, target, samples.rows()[:1], SHIPPED)
        assert target.read_bytes() == b"old"
        assert list(tmp_path.glob(".reviewer-*")) == []

    def test_a_folder_that_is_gone(self, samples, tmp_path):
        with pytest.raises(EnvironmentProblem, match="文件夹不存在"):
            opinions.export_work_report(
                samples, tmp_path / "无" / "a.docx", samples.rows(), Wish(Chosen(REPORT))
            )

    def test_without_the_program_the_word_file_is_there_and_the_lack_is_said(
        self, samples, tmp_path, monkeypatch
    ):
        monkeypatch.setattr(opinions, "convert", lambda *a: None)
        with pytest.raises(EnvironmentProblem, match="Word 文件已写入"):
            opinions.export_opinions(
                samples, tmp_path / "a.docx", samples.rows(), Wish(Chosen(OPINION), pdf=True)
            )
        assert (tmp_path / "a.docx").exists()

    def test_the_work_report_lists_every_project(self, samples, tmp_path):
        target = opinions.export_work_report(
            samples, tmp_path / "报告.docx", samples.rows(), Wish(Chosen(REPORT))
        )
        last = docx.Document(target).tables[-1]
        assert [row.cells[0].text for row in last.rows] == ["序号", "1", "2", "3", "4"]


class TestTemplates:
    def test_a_bureaus_own_lies_beside_the_database(self, samples, tmp_path):
        folder = opinions.folder_of(samples)
        assert folder == tmp_path / "templates"
        assert [t.name for t in opinions.templates(samples, OPINION)] == ["随程序提供的模板"]
        folder.mkdir()
        own = docx.Document(io.BytesIO(opinions.shipped(OPINION)))
        own.paragraphs[0].runs[0].text = "本局意见：{{标题}}"
        own.save(folder / "本局.docx")
        (folder / "~$本局.docx").write_bytes(b"lock of Word")
        _, mine = opinions.templates(samples, OPINION)
        assert mine.name == "本局.docx"
        target = opinions.export_opinions(samples, tmp_path / "a.docx", samples.rows()[:1], Wish(mine))
        assert "本局意见：" in words(target)

    def test_one_that_names_what_there_is_not_writes_nothing(self, samples, tmp_path):
        own = docx.Document()
        own.add_paragraph("{{得分数}}")
        own.save(tmp_path / "错.docx")
        for apart in (False, True):
            with pytest.raises(FileProblem, match="得分数"):
                opinions.export_opinions(
                    samples,
                    tmp_path / "a.docx",
                    samples.rows(),
                    Wish(Chosen(OPINION, tmp_path / "错.docx"), apart),
                )
        assert not (tmp_path / "a.docx").exists()

    def test_one_that_is_gone_is_told(self, tmp_path):
        with pytest.raises(FileProblem, match="无法读取模板"):
            opinions.opened_template(Chosen(OPINION, tmp_path / "无.docx"))

    def test_the_shipped_ones_are_what_the_tool_makes(self, tmp_path):
        import subprocess
        from pathlib import Path

        tool = Path(__file__).parents[2] / "tools" / "make_templates.py"
        subprocess.run([sys.executable, str(tool), str(tmp_path)], check=True)
        for kind in (OPINION, REPORT):
            assert (tmp_path / f"{kind}.docx").read_bytes() == opinions.shipped(kind)


@pytest.mark.slow
@pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")
class TestOnPaper:
    def test_each_sample_is_one_page(self, samples, tmp_path):
        import pypdfium2

        wish = Wish(Chosen(OPINION), apart=True, pdf=True)
        opinions.export_opinions(samples, tmp_path, samples.rows(), wish)
        pages = {path.stem: len(pypdfium2.PdfDocument(path)) for path in tmp_path.glob("*.pdf")}
        assert len(pages) == 4
        assert set(pages.values()) == {1}, pages

    def test_quotes_name_the_page_where_pages_were_printed(self, samples, tmp_path):
        row = next(r for r in samples.rows() if r.file_name.startswith("01"))
        samples.printed(row.id, samples.opened(row.id)[0].document)
        text = words(opinions.export_opinions(samples, tmp_path / "a.docx", [row], SHIPPED))
        assert "〔第1页〕" in text
        assert "段〕" not in text

    def test_all_in_one_begin_a_page_each(self, samples, tmp_path):
        import pypdfium2

        opinions.export_opinions(samples, tmp_path / "a.docx", samples.rows(), Wish(Chosen(OPINION), pdf=True))
        assert len(pypdfium2.PdfDocument(tmp_path / "a.pdf")) == 4
