"""Colours, sizes and fonts of the window: all from resources/style/tokens.json, none in code.

`color`, `metric` and `font` serve painters and delegates, `apply` dresses the application (Fusion style, palette and
style sheet from the same tokens). In a style sheet "@name" is a colour, "@name.group" a length (for example
"@control.radius_px").
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.resources import resource

LIGHT, DARK = "light", "dark"
_GROUPS = ("height_px", "width_px", "space_px", "border_px", "icon_px", "radius_px")
_state = {"scheme": LIGHT, "density": "comfortable"}


@lru_cache(maxsize=1)
def tokens() -> dict[str, Any]:
    """Return the tokens as read from the file."""
    found: dict[str, Any] = json.loads(resource("style", "tokens.json").read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=256)
def _color(name: str, scheme: str) -> QColor:
    return QColor(tokens()["color"][name][scheme])


def color(name: str, scheme_name: str | None = None) -> QColor:
    """Return a colour of a scheme, of the current one where none is named; raises KeyError for an unknown name."""
    return QColor(_color(name, scheme_name or _state["scheme"]))


@lru_cache(maxsize=256)
def metric(name: str) -> int:
    """Return a length in logical pixels: "row", "rail_width", or "control.radius_px" where groups share a name."""
    name, _, group = name.partition(".")
    for candidate in (group,) if group else _GROUPS:
        if name in tokens()[candidate]:
            return int(tokens()[candidate][name])
    raise KeyError(name)


def density() -> str:
    """Return "comfortable" or "compact"."""
    return _state["density"]


def set_density(value: str) -> None:
    """Set how high rows are; views ask `row_height` when they are told of new folds."""
    _state["density"] = value


def row_height() -> int:
    """Return the height of a one-line row at the current density."""
    return metric("row_compact" if density() == "compact" else "row")


def scheme() -> str:
    """Return "light" or "dark"."""
    return _state["scheme"]


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """Return the interface families that are installed, in the order of the tokens; all of them where none is."""
    wanted = tokens()["font"]["ui"]
    installed = set(QFontDatabase.families())
    return tuple(f for f in wanted if f in installed) or tuple(wanted)


@lru_cache(maxsize=16)
def _font(size: str, bold: bool) -> QFont:
    made = QFont()
    made.setFamilies(list(families()))
    made.setPointSizeF(tokens()["font"]["size_pt"][size])
    made.setBold(bold)
    return made


def font(size: str = "base", bold: bool = False) -> QFont:
    """Return the interface font in one of its three sizes: "small", "base", "total"."""
    return QFont(_font(size, bold))


def number_font(size: str = "base", bold: bool = False) -> QFont:
    """Return the font for figures in columns: all digits equally wide."""
    made = font(size, bold)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TOKEN = re.compile(r"@(\w+)(?:\.(\w+))?")


def qss() -> str:
    """Return the style sheet with every @token filled in."""
    text = _COMMENT.sub("", resource("style", "app.qss").read_text(encoding="utf-8"))
    icons = resource("icons").as_posix()
    return _TOKEN.sub(_value, text).replace('"icons:', f'"{icons}/')


def _value(match: re.Match[str]) -> str:
    name, group = match.groups()
    if group == "pt":
        return f"{tokens()['font']['size_pt'][name]}pt"
    if group:
        return f"{metric(f'{name}.{group}')}px"
    return color(name).name()


_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "alt",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "red",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Highlight: "sel",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "line2",
}


def palette() -> QPalette:
    """Return the palette that Fusion draws menus, check marks and editors from."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, color(name))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, color("control"))
    return made


def apply(app: QApplication, scheme_name: str = LIGHT) -> None:
    """Dress the application; called once at start and again when the scheme changes."""
    _state["scheme"] = scheme_name
    app.setStyle("Fusion")
    app.setPalette(palette())
    app.setFont(font())
    app.setStyleSheet(qss())


def mark(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet selects by (kind="primary"), and repolish where it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
