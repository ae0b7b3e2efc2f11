"""From the bytes of a web page to its tree: archives unpacked, characters decoded, nothing loaded."""

from __future__ import annotations

import email
import re
from email.message import Message

from lxml import etree, html

from reviewer.documents import problems
from reviewer.documents.decoding import decode
from reviewer.documents.word.xml import Element
from reviewer.domain.errors import FileProblem

MOST_BYTES = 64 * 1024 * 1024
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs"}
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_ARCHIVE = re.compile(rb"\s*(?:mime-version:|from: <saved by)", re.IGNORECASE)
_MOST_PARTS = 2_000
_SILENT = (
    *("script", "style", "head", "title", "template", "noscript", "iframe", "svg", "canvas"),
    *("select", "textarea", "button", "audio", "video", "map"),
)


def text_of(data: bytes, name: str) -> str:
    """Return a page's text with its tags, that of an archive's largest page. Raises FileProblem."""
    if len(data) > MOST_BYTES:
        raise FileProblem(problems.too_large(name, MOST_BYTES // (1024 * 1024)))
    said = ""
    if _ARCHIVE.match(data):
        data, said = _unpacked(data, name)
    text = _decoded(data, said)
    if text is None:
        raise FileProblem(problems.damaged(name))
    return text


def tree_of(text: str, name: str) -> Element:
    """Return a page's tree without what is never shown. Raises FileProblem."""
    try:
        parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
        root = html.document_fromstring(_XML_DECLARATION.sub("", text), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise FileProblem(problems.damaged(name)) from error
    etree.strip_elements(root, *_SILENT, with_tail=False)
    return root


def _unpacked(data: bytes, name: str) -> tuple[bytes, str]:
    """Return the largest page of an archive, and the character set that its head tells."""
    pages: list[tuple[bytes, str]] = []
    try:
        for number, part in enumerate(email.message_from_bytes(data).walk()):
            if number >= _MOST_PARTS:
                break
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                pages.append((_payload(part), str(part.get_param("charset") or "")))
    # The parser of mails raises all kinds of things for damaged heads.
    except Exception as error:
        raise FileProblem(problems.damaged(name)) from error
    if not pages:
        raise FileProblem(problems.damaged(name))
    return max(pages, key=lambda page: len(page[0]))


def _payload(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _decoded(data: bytes, said: str) -> str | None:
    found = _CHARSET.search(data[:4096])
    named = found[1].decode("ascii", "replace") if found is not None else said
    if codec := _CHINESE.get(named.lower()):
        return data.decode(codec, "replace")
    text = decode(data)
    return None if text is None else text[0]


def words(element: Element) -> str:
    """Return an element's text without blanks."""
    return "".join("".join(str(piece) for piece in element.itertext()).split())
