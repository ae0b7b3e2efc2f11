"""What the bundle starts: the program's one door."""

import sys

from reviewer.app import main

if __name__ == "__main__":
    sys.exit(main())
