"""A range target is met all over the range: the table says 达到, and a percentage only outside."""

import pytest

from gui import panel_reviews as planted
from reviewer.gui.panels.indicators import IndicatorCells, indicator_rows
from reviewer.gui.panels.tables import CELL, RowsModel


@pytest.mark.parametrize(
    ("actual", "shown"), [("2次", "达到"), ("3次", "达到"), ("1次", "50.00%"), ("6次", "200.00%")]
)
def test_the_rate_of_a_range(qapp, monkeypatch, actual, shown):
    controller = planted.planted_controller(monkeypatch)
    session = controller.session
    key = session.report.indicators[0].key
    session.set_indicator(key, "target", "2-3次")
    session.set_indicator(key, "actual", actual)
    cells = IndicatorCells(controller)
    model = RowsModel(cells.columns(), lambda: tuple(indicator_rows(session)))
    model.refresh()
    cell = model.index(model.row_of(f"indicator:{key}"), model.column_of("rate")).data(CELL)
    assert "".join(bit.text for bit in cell.right) == shown
    assert "None" not in cell.tip
    assert cell.low is (shown == "50.00%")
