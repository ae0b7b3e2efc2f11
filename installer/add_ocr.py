"""Add recognition of scans and pictures (OCR) to this checkout: `python3 installer/add_ocr.py`, once.

From then on `run` and `check` keep it in step with requirements-ocr.lock; the program finds it by itself.
"""

from __future__ import annotations

import sys

import bootstrap


def main() -> int:
    """Install what recognition needs; return the exit status. A failure leaves the program as it was."""
    if status := bootstrap.main([]):
        return status
    wanted = bootstrap.OCR_MARK.exists()
    bootstrap.OCR_MARK.touch()
    status = bootstrap.main([])
    if status and not wanted:
        bootstrap.OCR_MARK.unlink()
        bootstrap.main([])
    elif not status:
        bootstrap.say("扫描件识别组件已安装。/ Recognition of scans is installed.")
    return status


if __name__ == "__main__":
    sys.exit(main())
