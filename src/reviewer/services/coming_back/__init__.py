"""The workbook that comes back: what a meeting changed in it becomes the reviewer's decisions, after a look at the differences.

`preview` reads the workbook and says of each change whether it can be taken; `take` makes edits of those that were chosen.
"""

from reviewer.services.coming_back.difference import Difference, Preview, Taken, Untaken
from reviewer.services.coming_back.preview import preview
from reviewer.services.coming_back.taking import take, take_unopened

__all__ = ["Difference", "Preview", "Taken", "Untaken", "preview", "take", "take_unopened"]
