"""The papers for Word: templates of the program and of the bureau, opinions and work report written, texts edited.

A bureau's own templates are .docx files in the folder `templates` beside the database. Whoever writes takes reviews one by
one, as for the workbook; nothing is converted that nobody asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reviewer.documents.converting import convert, program
from reviewer.domain.errors import EnvironmentProblem, FileProblem
from reviewer.domain.library import ProgressCallback, ReportRow, go_on
from reviewer.domain.review import OpinionDecision, Status, Subject
from reviewer.export.files import put_in_place
from reviewer.export.model import ExportMeta, ReviewForExport
from reviewer.export.opinion import batch, values
from reviewer.export.opinion.figures import Figure, Kept, Stale, brought_up, figures_of, noted, stale
from reviewer.export.opinion.fitting import fitted
from reviewer.export.opinion.template import Filling, Known, Template
from reviewer.export.opinion.texts import TEXTS, proposed, texts_of
from reviewer.resources import resource
from reviewer.scoring import load_profiles
from reviewer.services.exporting import meta_of, reviews_of, stand_in
from reviewer.services.library import Library
from reviewer.services.session import ReviewSession
from reviewer.services.templates import kept_templates
from reviewer.storage.places import templates_folder

OPINION, REPORT = "复核意见", "工作报告"
_KNOWN: Mapping[str, Known] = {OPINION: values.KNOWN, REPORT: batch.KNOWN}
_MOST_BYTES = 32 * 1024 * 1024
_LONGEST_NAME = 80
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


# ---- templates


@dataclass(frozen=True)
class Chosen:
    """A template that can be chosen; one without path ships with the program."""

    kind: str
    path: Path | None = None

    @property
    def name(self) -> str:
        return "随程序提供的模板" if self.path is None else self.path.name


def folder_of(library: Library) -> Path:
    """Return where a bureau's own templates lie."""
    return templates_folder(library.path)


def templates(library: Library, kind: str) -> list[Chosen]:
    """Return the templates that can be chosen, the shipped one first."""
    own = kept_templates(folder_of(library), ".docx")
    return [Chosen(kind), *(Chosen(kind, path) for path in own)]


def shipped(kind: str) -> bytes:
    """Return the shipped template, to be adapted."""
    return resource("templates", f"{kind}.docx").read_bytes()


def opened_template(chosen: Chosen) -> Template:
    """Open a template. Raises FileProblem, which says what is wrong in it."""
    path = chosen.path
    if path is None:
        return Template(shipped(chosen.kind), f"{chosen.kind}.docx", _KNOWN[chosen.kind])
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise FileProblem(f"模板“{path.name}”超过 32 MB，未予读取；请压缩其中的图片后重试。")
        data = path.read_bytes()
    except OSError as error:
        raise FileProblem(f"无法读取模板“{path.name}”，文件可能已移走或没有权限；请核对后重试。") from error
    return Template(data, path.name, _KNOWN[chosen.kind])


def can_make_pdf() -> bool:
    """Tell whether the program is there that makes PDF files."""
    return program() is not None


# ---- writing


@dataclass(frozen=True)
class Wish:
    """How papers are wished: by which template, each report in a file of its own, and as PDF as well."""

    template: Chosen
    apart: bool = False
    pdf: bool = False


def export_opinions(
    library: Library,
    target: Path,
    rows: Sequence[ReportRow],
    wish: Wish,
    progress: ProgressCallback | None = None,
) -> Path:
    """Write opinions to one file, or to one each in a folder; return where.

    Raises FileProblem (the template), EnvironmentProblem (target open elsewhere, disk full), Cancelled; what was written
    to a folder until then stays.
    """
    meta = meta_of(library, "")
    if not wish.apart:
        fillings = (filling for _, filling in _opinions(library, rows, meta, wish, progress))
        _put(target, opened_template(wish.template).filled(fillings), pdf=wish.pdf)
        return target
    taken: set[str] = set()
    for review, filling in _opinions(library, rows, meta, wish, progress):
        data = opened_template(wish.template).filled([filling])
        _put(target / _file_name(review.row, taken), data, pdf=wish.pdf)
    return target


def _opinions(
    library: Library,
    rows: Sequence[ReportRow],
    meta: ExportMeta,
    wish: Wish,
    progress: ProgressCallback | None,
) -> Iterator[tuple[ReviewForExport, Filling]]:
    measured = opened_template(wish.template)
    for review in _told(reviews_of(library, rows), len(rows), progress):
        document = review.document
        pages = None if document is None else library.pages_of(review.row.id, document)
        placed = replace(review, pages=pages)
        yield placed, fitted(measured, placed, meta)


def export_work_report(
    library: Library,
    target: Path,
    rows: Sequence[ReportRow],
    wish: Wish,
    progress: ProgressCallback | None = None,
) -> Path:
    """Write the work report of a batch. Raises FileProblem, EnvironmentProblem, Cancelled."""
    template, counted = opened_template(wish.template), batch.Batch.of(rows)
    for review in _told(reviews_of(library, rows), len(rows), progress):
        counted.add(review)
    _put(target, batch.work_report(template, counted, meta_of(library, "")), pdf=wish.pdf)
    return target


def _told(
    reviews: Iterable[ReviewForExport], total: int, progress: ProgressCallback | None
) -> Iterator[ReviewForExport]:
    """Walk reviews, saying before each how far it is. Raises Cancelled."""
    done = 0
    for done, review in enumerate(reviews, 1):
        go_on(progress, done - 1, total, review.row.project_shown)
        yield review
    go_on(progress, done, total, "")


def _put(target: Path, data: bytes, *, pdf: bool) -> None:
    put_in_place(target, data)
    if not pdf:
        return
    made = convert(data, ".docx", "pdf")
    if made is None:
        raise EnvironmentProblem(
            f"LibreOffice 未能把“{target.name}”转成 PDF；Word 文件已写入，请用 Word 或 WPS 另存为 PDF。"
        )
    put_in_place(target.with_suffix(".pdf"), made)


def _file_name(row: ReportRow, taken: set[str]) -> str:
    """Return a name for a report's opinion that no other one has."""
    about = "_".join(filter(None, (row.unit, row.project_shown)))
    base = _NOT_IN_NAMES.sub("_", about)[:_LONGEST_NAME].strip(" .") or str(row.id)
    name, count = f"{base}_{OPINION}", 1
    while name.lower() in taken:
        count += 1
        name = f"{base}_{OPINION}({count})"
    taken.add(name.lower())
    return f"{name}.docx"


# ---- texts


def stale_texts(
    library: Library, rows: Sequence[ReportRow], progress: ProgressCallback | None = None
) -> list[str]:
    """Return the reports, by name, in whose edited texts numbers no longer equal the review's."""
    edited = library.edited_opinions()
    wanted = [row for row in rows if row.id in edited]
    reviews = _told(reviews_of(library, wanted), len(wanted), progress)
    return [r.row.project_shown for r in reviews if any(t.marks for t in texts_of(r).values())]


@dataclass(frozen=True)
class Draft:
    """One text of an opinion under a person's hands."""

    key: str
    title: str
    text: str
    written: str  # what the program writes
    kept: tuple[Kept, ...]
    now: Mapping[str, Figure]
    ahead: Mapping[str, Figure]  # as they are once the review is finished, where nothing else waits
    meant: bool = False

    @property
    def marks(self) -> tuple[Stale, ...]:
        """The numbers that no longer equal what they stood for, and 暂定 where finishing is all that is left."""
        return stale(self.text, self.kept, self.ahead)

    def typed(self, text: str) -> Draft:
        """Return it with another text; what was stale and is still there stays so."""
        return replace(self, text=text)

    def brought_up(self) -> Draft:
        """Return it with the present numbers in place of the stale ones."""
        return replace(self, text=brought_up(self.text, self.kept, self.ahead))

    def as_meant(self) -> Draft:
        """Return it with its numbers taken as they stand: none of them is stale."""
        return replace(self, kept=noted(self.text, self.ahead), meant=True)

    def restored(self) -> Draft:
        """Return it as the program writes it."""
        return replace(self, text=self.written, kept=())

    @property
    def decision(self) -> OpinionDecision | None:
        """What is kept of it; nothing where the program writes the same."""
        text = self.text.strip()
        now = self.ahead if self.meant else self.now
        return None if text == self.written else OpinionDecision(text, noted(text, now, self.kept))


def _review_of(session: ReviewSession, row: ReportRow) -> ReviewForExport:
    return ReviewForExport(
        row,
        session.report,
        session.machine,
        session.decisions,
        session.findings,
        session.sheet,
        load_profiles().get(session.sheet.profile_id) or stand_in(session.sheet),
    )


def stale_when_done(session: ReviewSession) -> int:
    """Count the places of edited texts that would no longer equal the review once it is finished: 暂定 among them."""
    if not any(session.decisions.get(Subject.OPINION, key, OpinionDecision) for key in TEXTS):
        return 0
    review = _review_of(session, replace(session.row, status=Status.DONE))
    return sum(len(text.marks) for text in texts_of(review).values())


def drafts(session: ReviewSession) -> list[Draft]:
    """Return the texts of an open review."""
    review = _review_of(session, session.row)
    now = ahead = figures_of(review)
    if not session.sheet.provisional:
        ahead = figures_of(_review_of(session, replace(session.row, status=Status.DONE)))
    made = []
    for key, text in texts_of(review, now).items():
        old = session.decisions.get(Subject.OPINION, key, OpinionDecision)
        kept = () if old is None else old.figures
        made.append(Draft(key, TEXTS[key], text.text, proposed(key, review), kept, now, ahead))
    return made


def keep(session: ReviewSession, made: Iterable[Draft]) -> None:
    """Keep texts in the review, as one step. Raises ReadOnly."""
    session.write_opinion({draft.key: draft.decision for draft in made})
