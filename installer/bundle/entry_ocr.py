"""What the second bundle starts: the child that recognises pages, and nothing else. `name` prints the engine's name and the protocol."""

import sys

from reviewer.documents.recognition import CHILD, PROTOCOL
from reviewer.documents.recognition.child import serve
from reviewer.documents.recognition.engine import installed_engine

if __name__ == "__main__":
    if sys.argv[1:] == ["name"]:
        print(f"{installed_engine()}\n{PROTOCOL}")
        sys.exit(0)
    sys.exit(serve() if sys.argv[1:] == [CHILD] else 2)
