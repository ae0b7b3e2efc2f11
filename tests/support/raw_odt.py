"""Real .odt files for the reader: built by hand from raw XML."""

import io
import zipfile

_NAMES = {
    "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
    "fo": "xsl-fo-compatible",
}  # fmt: skip
_DECLARED = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"' for short, long in _NAMES.items()
)


def make_odt(body, styles="", **parts):
    """Return the bytes of a package with this body and these automatic styles."""
    content = (
        f"<office:document-content {_DECLARED}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body>{body}</office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in {"content.xml": content, **parts}.items():
            package.writestr(name, part)
    return buffer.getvalue()


def listed(style, *items, more=""):
    entries = "".join(f"<text:list-item><text:p>{item}</text:p></text:list-item>" for item in items)
    return f"<text:list text:style-name='{style}' {more}>{entries}</text:list>"
