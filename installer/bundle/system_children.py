"""Runs before the program: what it starts (LibreOffice, the system's own viewer) must load the system's libraries.

The bootloader points LD_LIBRARY_PATH at the bundle for this process, which has read it by now.
"""

import os

_original = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if _original:
    os.environ["LD_LIBRARY_PATH"] = _original
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
