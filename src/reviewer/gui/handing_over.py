"""A second start gives its files to the window that is already open, over a local socket that only this user can reach.

A start looks for another window only where the database's lock says that a program holds it. Nothing here goes near a
network: the socket is a file of this machine (a named pipe under Windows).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer.domain.errors import DatabaseProblem
from reviewer.storage.places import database_file

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

Received = Callable[[list[Path], str | None], object]  # files to import, a reference to go to

_WAIT = 2000  # milliseconds for the other window to answer; a dialog of the system may hold it up
_TAKEN = b"taken\n"
_MOST = 1 << 20  # bytes of a message
_LONGEST = 100  # bytes of a socket's path that every system takes


def given_over(db: str | None, files: Sequence[Path], at: str | None) -> bool:
    """Give files and a reference to the window that has the database open; False where there is none that answers."""
    path = _database(db)
    if path is None or not _held(path):
        return False
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_name(path))
    if not socket.waitForConnected(_WAIT):
        return False
    message = {"files": [str(file.absolute()) for file in files], "at": at}
    _let_come_forward()
    socket.write(json.dumps(message, ensure_ascii=False).encode() + b"\n")
    socket.flush()
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_WAIT):
            return False
    return bytes(socket.readLine().data()) == _TAKEN


class Reception(QObject):
    """Listens for later starts, as long as the window is open."""

    def __init__(self, db: str | None, received: Received, parent: QObject) -> None:
        from PySide6.QtNetwork import QLocalServer

        super().__init__(parent)
        self._received = received
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._come)
        path = _database(db)
        if path is None:  # a database of a server may be open in many windows
            return
        name = _name(path)
        if not self._server.listen(name):  # what a crash left behind; the lock says that nobody else is there
            QLocalServer.removeServer(name)
            self._server.listen(name)

    @property
    def listening(self) -> bool:
        """Whether later starts find this window."""
        return self._server.isListening()

    def close(self) -> None:
        """Be found no more."""
        self._server.close()

    def _come(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.canReadLine():
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MOST:
                socket.abort()
            return
        line = bytes(socket.readLine().data())
        with suppress(ValueError, KeyError, TypeError):
            message = json.loads(line)
            files, at = [Path(str(file)) for file in message["files"]], message["at"]
            socket.write(_TAKEN)
            socket.flush()
            self._received(files, None if at is None else str(at))
        socket.disconnectFromServer()


def _database(db: str | None) -> Path | None:
    try:
        return database_file(db)
    except DatabaseProblem:  # told where it is opened
        return None


def _name(database: Path) -> str:
    """Name the socket of a database: the same for every way to write its path, in a folder of this user where there is one."""
    with suppress(OSError):
        database = database.resolve()
    name = f"reviewer-{sha256(str(database).encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"
    own = os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), name)
    fits = os.path.isabs(own) and len(os.fsencode(own)) <= _LONGEST and os.path.isdir(os.path.dirname(own))
    return own if fits and sys.platform != "win32" else name


def _held(database: Path) -> bool:
    """Tell whether the lock beside a database names a holder, as cheaply as can be; it may be a dead one."""
    try:
        return database.with_name(database.name + ".lock").stat().st_size > 0
    except OSError:
        return False


def _let_come_forward() -> None:
    """Windows lets only the program in front bring another one's window forward."""
    if sys.platform == "win32":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.windll.user32.AllowSetForegroundWindow(-1)
