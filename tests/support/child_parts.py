"""Children that recognise pages in their own way, for tests of what becomes of them."""

import sys

HEAD = """
import os, struct, sys, time
def read():
    head = sys.stdin.buffer.read(20)
    if len(head) < 20: sys.exit()
    width, height, scale, length = struct.unpack(">IIdI", head)
    sys.stdin.buffer.read(length)
    return width
def answer(data):
    sys.stdout.buffer.write(struct.pack(">i", len(data)) + data); sys.stdout.buffer.flush()
PAGE = b'{"text":["\\u9879"],"sure":[90],"boxes":[0,0,200,200],"level":[],"upright":[],"quarters":0,"lean":0.0}'
"""


def child(script):
    """The command of a child that runs a script with `read`, `answer` and an answer `PAGE` at hand."""
    return [sys.executable, "-c", HEAD + script]
