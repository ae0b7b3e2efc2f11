"""Recognition of scanned pages and pictures (OCR), offline, where the extra `ocr` is installed.

`recogniser` gives the readers what they ask page by page. The engine runs in a child process (`child`, `process`), where a
page is prepared (`preparing`, `ruling`), recognised (`engine`) and set level (`placing`, `slips`); what was made out is kept
in the database with the original (`keeping`), so that a page is recognised once.
"""

CHILD = "recognise-pages"  # the one argument that makes a child of the program (`app`)
PROTOCOL = "1"  # of what goes to a child and comes back; a second bundle of another one is not used
