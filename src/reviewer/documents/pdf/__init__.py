"""PDF files: pages with characters at places in, one Document with every character's page and rectangle out.

Characters, ruling lines and pictures come from pdfium, which knows neither lines of text, paragraphs nor tables;
those are made here from where things stand (docs/architecture.md, "Originals with pages").
"""
