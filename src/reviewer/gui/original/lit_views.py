"""Show the passages of the current thing: in one view where they fit, else in two of the same document."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSplitter, QWidget

from reviewer.domain.text import Span
from reviewer.gui.original.marks import Mark, Marks
from reviewer.gui.original.places import sentence_up_to
from reviewer.gui.original.reading import ReportView
from reviewer.gui.original.second import FoldedLine, SecondView

_AIR = 20  # pixels kept free above and below what is brought into view
_SECOND_SHARE = 0.34


class LitViews(QObject):
    """Scroll, split, fold and close.

    `place_name` names a position ("四（一）1 …"), `elsewhere` tells which passages the first view can't show,
    `file_of` names the file of a pair that a passage stands in, `bring` makes
    the second view one for a passage, `lead` the first.
    """

    def __init__(
        self,
        view: ReportView,
        second: SecondView,
        folded: FoldedLine,
        splitter: QSplitter,
        place_name: Callable[[int], str],
        elsewhere: Callable[[Span], bool],
        file_of: Callable[[Span], str],
        bring: Callable[[Span], None],
        lead: Callable[[Span], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._view, self._second, self._folded, self._splitter = view, second, folded, splitter
        self._place_name, self._elsewhere, self._file_of = place_name, elsewhere, file_of
        self._bring, self._lead = bring, lead
        self._marks = Marks()
        self._other: Mark | None = None
        self._one_line = False
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self.settle)
        second.closed.connect(self.close)
        folded.goClicked.connect(self._go)
        folded.unfoldClicked.connect(self._unfold)

    def follow(self, second: ReportView) -> None:
        """Watch a view that may become the second."""
        second.paperChanged.connect(self._settling.start)

    def take(self, view: ReportView, marks: Marks) -> None:
        """Show another report, or the same in another view."""
        self.close()
        self._view, self._marks = view, marks

    @property
    def split(self) -> bool:
        """Whether a second view or its line is open."""
        return self._other is not None

    def set_one_line(self, one_line: bool) -> None:
        """Fold the second view to a line, or undo that."""
        if one_line != self._one_line:
            self._one_line = one_line
            if self._other is not None:
                self._open(self._other)

    def show(self) -> None:
        """Bring the current thing's passages into view; nothing moves where they all are in view."""
        lit = self._marks.lit
        if not lit:
            self.close()
            return
        here = [m for m in lit if not self._elsewhere(m.span)]
        self._view.reach(max((m.span.end for m in here), default=0))
        if self._other is not None and not self._still_needed(lit):
            self.close()
        self._scroll(here)
        other = self._out_of_view(lit)
        if other is None and self._other is None:
            return
        if other is not None:
            self._open(other)
            self._scroll(here[:1])

    def refresh(self) -> None:
        """Follow an edit: what is lit may have changed, but nothing jumps."""
        if self._other is not None and self._other.span not in [m.span for m in self._marks.lit]:
            self.close()
        self._second.view.viewport().update()

    def close(self) -> None:
        """Back to one view."""
        self._other = None
        self._folded.hide()
        self._second.hide()

    def settle(self) -> None:
        """Keep the second view at its passage when lines have moved under it."""
        if (
            self._other is not None
            and self._second.isVisible()
            and not self._second.view.shows(self._other.span)
        ):
            self._second.view.go_to(self._other.span)

    def _still_needed(self, lit: Sequence[Mark]) -> bool:
        return any(self._elsewhere(m.span) for m in lit) or not self._fits(lit)

    def _fits(self, lit: Sequence[Mark]) -> bool:
        boxes = [self._view.box(m.span) for m in lit]
        extent = max(b.bottom() for b in boxes) - min(b.top() for b in boxes)
        room = self._view.viewport().height()
        if self._second.isVisible():
            room += self._second.height()
        return extent <= room - 2 * _AIR

    def _scroll(self, lit: Sequence[Mark]) -> None:
        if not lit:
            return
        self._view.uncover(lit[0].span)
        if all(self._view.shows(m.span) for m in lit):
            return
        if len(lit) > 1 and not self._fits(lit):
            lit = lit[:1]
            if self._view.shows(lit[0].span):
                return
        boxes = [self._view.box(m.span) for m in lit]
        height, bar = self._view.viewport().height(), self._view.verticalScrollBar()
        by = boxes[0].top() - height / 3
        by = max(by, max(b.bottom() for b in boxes) + _AIR - height)
        by = min(by, min(b.top() for b in boxes) - _AIR)
        bar.setValue(round(bar.value() + by))

    def _out_of_view(self, lit: Sequence[Mark]) -> Mark | None:
        """Return the passage the second view is for: another value's before another place of the same."""
        away = [m for m in lit if not self._shows(m)]
        another = [m for m in away if m.badge != lit[0].badge]
        return next(iter(another or away), None)

    def _shows(self, mark: Mark) -> bool:
        return not self._elsewhere(mark.span) and self._view.shows(mark.span)

    def _open(self, mark: Mark) -> None:
        self._other = mark
        if not self._one_line:
            self._bring(mark.span)
        place = self._place_name(mark.span.start)
        self._second.setVisible(not self._one_line)
        self._folded.setVisible(self._one_line)
        if self._one_line:
            self._folded.name(mark, place, sentence_up_to(self._view.report_text, mark.span))
            return
        file = self._file_of(mark.span)
        self._second.name(mark, place, "" if file == self._file_of(self._marks.lit[0].span) else file)
        whole = self._splitter.height()
        self._splitter.setSizes([round(whole * (1 - _SECOND_SHARE)), round(whole * _SECOND_SHARE)])
        self._second.view.go_to(mark.span)

    def _unfold(self) -> None:
        if self._other is not None:
            mark, self._one_line = self._other, False
            self._open(mark)
            self._one_line = True
            self._scroll(self._marks.lit[:1])

    def _go(self) -> None:
        """Go to the folded passage; the line then offers the one that was left."""
        if self._other is None:
            return
        self._lead(self._other.span)
        rest = [m for m in self._marks.lit if not self._shows(m)]
        if rest:
            self._open(rest[0])
        else:
            self._folded.hide()
