"""Take the README's picture: the review window on the first sample, a contradiction lit in the original.

python tools/make_screenshot.py [TARGET]        needs no screen
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SIZE = (1366, 768)


def main(arguments: list[str]) -> int:
    """Write the picture; return the exit status."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    target = Path(arguments[0]) if arguments else ROOT / "docs" / "images" / "review.png"
    with tempfile.TemporaryDirectory(prefix="reviewer-picture-") as folder:
        os.environ["XDG_DATA_HOME"] = folder
        from reviewer.gui.start import snapshot
        from reviewer.services.library import Library

        database = Path(folder) / "示例.db"
        library = Library.open(database)
        library.set_setting("reviewer_name", "张三")
        library.import_paths([sample.path for sample in library.samples()])
        first = min(library.rows(), key=lambda row: row.file_name)
        library.close()
        snapshot(str(database), first.id, target, SIZE, current="field:budget")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
