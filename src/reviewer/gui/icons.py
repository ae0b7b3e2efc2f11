"""The icons of the program: own 16 px line drawings in resources/icons, tinted with a colour token.

Names follow design convention (caret-left, check-circle …). Every screen scale gets its own rendering, so that lines
stay one device pixel sharp at 100, 125, 150 and 200 %.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reviewer.gui import theme
from reviewer.resources import resource


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def pixmap(name: str, token: str = "text2", size: int = 16, scale: float = 1.0) -> QPixmap:
    """Render one icon in a token's colour at a logical size and a screen scale."""
    return QPixmap(_pixmap(name, token, size, scale, theme.scheme()))


@lru_cache(maxsize=512)
def _pixmap(name: str, token: str, size: int, scale: float, scheme: str) -> QPixmap:
    side = round(size * scale)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    svg = _drawing(name).replace('"#000"', f'"{theme.color(token).name()}"')
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode("utf-8"))).render(painter, QRectF(0, 0, side, side))
    painter.end()
    made.setDevicePixelRatio(scale)
    return made


def icon(name: str, token: str = "text2", on: str = "") -> QIcon:
    """Return an icon in a token's colour; disabled it takes the "control" colour, checked the token `on`."""
    return QIcon(_icon(name, token, on, theme.scheme()))


@lru_cache(maxsize=256)
def _icon(name: str, token: str, on: str, scheme: str) -> QIcon:
    made = QIcon()
    for scale in _scales():
        made.addPixmap(_plain(name, token, scale))
        made.addPixmap(_plain(name, "control", scale), QIcon.Mode.Disabled)
        if on:
            made.addPixmap(_plain(name, on, scale), QIcon.Mode.Normal, QIcon.State.On)
    return made


@lru_cache(maxsize=1)
def _scales() -> tuple[float, ...]:
    """Return the scales of the screens there are; larger ones are drawn smaller where none fits."""
    found = {round(screen.devicePixelRatio(), 2) for screen in QGuiApplication.screens()}
    return tuple(sorted(found)) or (1.0, 2.0)


def _plain(name: str, token: str, scale: float) -> QPixmap:
    found = pixmap(name, token, theme.metric("tool"), scale)
    found.setDevicePixelRatio(1.0)
    return found


def app_icon() -> QIcon:
    """Return the program's own icon."""
    return QIcon(str(resource("icons", "reviewer.svg")))
