"""PDF files written by hand, object by object, for what no word processor would write."""

import hashlib
import re
import zlib

PAGE = (400, 600)


def text(words, x=60, y=500, size=12, *, mode=0, matrix=None, font="F1"):
    """The drawing of one line, in boxes that stand for characters; make_pdf writes their codes."""
    place = " ".join(map(str, matrix or (1, 0, 0, 1, x, y)))
    return f"BT {mode} Tr /{font} {size} Tf {place} Tm {{{words}}} Tj ET\n"


def prose(*lines, top=540, x=60, size=11):
    """Lines one below the other; one that begins with two blanks is indented."""
    drawn = []
    for at, line in enumerate(lines):
        indent = 2 * size if line.startswith("  ") else 0
        drawn.append(text(line.strip(), x + indent, top - 18 * at, size))
    return "".join(drawn)


def rule(x1, y1, x2, y2):
    """A ruling line."""
    return f"0.5 w {x1} {y1} m {x2} {y2} l S\n"


def table(rows, x=60, top=400, widths=(100, 100), height=20, size=10):
    """A ruled table with one line of text in each cell."""
    right, bottom = x + sum(widths), top - height * len(rows)
    drawn = [rule(x, top - height * at, right, top - height * at) for at in range(len(rows) + 1)]
    xs = [x + sum(widths[:at]) for at in range(len(widths) + 1)]
    drawn += [rule(at, top, at, bottom) for at in xs]
    for down, row in enumerate(rows):
        drawn += [
            text(words, xs[across] + 4, top - height * down - 14, size)
            for across, words in enumerate(row)
            if words
        ]
    return "".join(drawn)


def picture(x, y, width, height):
    """A grey picture, as a scanner leaves it."""
    return f"q {width} 0 0 {height} {x} {y} cm /Im Do Q\n"


def scan(size=PAGE):
    """A page that is one picture."""
    return picture(0, 0, *size)


def make_pdf(*pages, size=PAGE, page="", catalog="", others=(), spelled=None):
    """Return the bytes of a PDF with these page contents; `page` and `catalog` are entries for their dictionaries.

    `others` are more objects, from number 10 on; the first one may be drawn as /Fm. `spelled` says what characters the font claims that some of the drawn ones are; "" for none.
    """
    signs = sorted({sign for content in pages for words in _WORDS.findall(content) for sign in words})
    codes = {sign: code for code, sign in enumerate(signs, 1)}
    form = "/Fm 10 0 R" if others else ""
    fonts = f"<</Font<</F1 4 0 R/F2 8 0 R>>/XObject<</Im 9 0 R{form}>>>>"
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        4: _boxes(signs),
        5: stream(b"1000 0 0 -140 1000 860 d1 50 -90 900 900 re f"),
        6: stream(b"500 0 0 -140 500 860 d1 50 -90 400 900 re f"),
        7: stream(_spelling(codes, spelled or {})),
        8: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        9: stream(b"\x80" * 64, f"{_IMAGE}/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray"),
    }
    first = 10 + len(others)
    objects |= dict(enumerate(others, 10))
    kids = []
    for at, content in enumerate(pages):
        number = first + 2 * at
        kids.append(f"{number} 0 R")
        box = f"/MediaBox[0 0 {size[0]} {size[1]}]"
        objects[number] = f"<</Type/Page/Parent 2 0 R{box}{page}/Contents {number + 1} 0 R/Resources{fonts}>>"
        objects[number + 1] = stream(_coded(content, codes))
    objects[2] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>"
    return _file(objects)


_WORDS = re.compile(r"\{(.*?)\}")
_IMAGE = "/Type/XObject/Subtype/Image"


def _coded(content, codes):
    """Write the words of a page in the codes of its font; a font of the reader's own takes them as they are."""

    def written(found):
        plain = f"/F2 {found[1]} Tf {found[2]} Tm "
        return plain + f"<{found[3].encode('latin-1').hex()}>"

    content = re.sub(r"/F2 (\S+) Tf (.*?) Tm \{(.*?)\}", written, content)
    return _WORDS.sub(lambda found: f"<{bytes(map(codes.get, found[1])).hex()}>", content).encode("latin-1")


def _boxes(signs):
    """A font whose characters are boxes, half as wide for ASCII."""
    names = "".join("/half" if sign < "\x7f" else "/full" for sign in signs)
    widths = " ".join("500" if sign < "\x7f" else "1000" for sign in signs)
    return (
        "<</Type/Font/Subtype/Type3/FontMatrix[0.001 0 0 0.001 0 0]/FontBBox[0 -140 1000 860]"
        f"/Resources<<>>/FirstChar 1/LastChar {len(signs)}/Widths[{widths}]/CharProcs<</full 5 0 R/half 6 0 R>>"
        f"/Encoding<</Type/Encoding/Differences[1{names}]>>/ToUnicode 7 0 R>>"
    )


def _spelling(codes, spelled):
    pairs = [(code, spelled.get(sign, sign)) for sign, code in codes.items()]
    lines = [f"<{code:02X}> <{sign.encode('utf-16-be').hex()}>\n" for code, sign in pairs if sign]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    maps = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /own def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{maps}endcmap end end"
    ).encode()


def stream(data, entries=""):
    """The object of a compressed stream."""
    packed = zlib.compress(data)
    return f"<<{entries}/Filter/FlateDecode/Length {len(packed)}>>stream\n".encode() + packed + b"\nendstream"


def _file(objects):
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number in sorted(objects):
        body = objects[number]
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + (body.encode() if isinstance(body, str) else body) + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(objects) + 1
    return bytes(out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start))


def locked(data, user="", owner="主人"):
    """Encrypt a PDF of make_pdf with the standard handler (RC4, 40 bit): a user password, or only an owner's."""
    identity = b"0123456789abcdef"
    lock = _rc4(hashlib.md5(_padded(owner)).digest()[:5], _padded(user))
    rights = (-4 & 0xFFFFFFFF).to_bytes(4, "little")
    key = hashlib.md5(_padded(user) + lock + rights + identity).digest()[:5]

    def encrypted(found):
        number, head, body = int(found[1]), found[2], found[3]
        own = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
        return b"%d 0 obj\n" % number + head + b"stream\n" + _rc4(own, body) + b"\nendstream"

    stream = re.compile(rb"(\d+) 0 obj\n((?:(?!endobj).)*?)stream\n(.*?)\nendstream", re.DOTALL)
    handler = f"/Filter/Standard/V 1/R 2/P -4/O<{lock.hex()}>/U<{_rc4(key, _padded('')).hex()}>"
    trailer = f"trailer<</Encrypt<<{handler}>>/ID[<{identity.hex()}><{identity.hex()}>]".encode()
    return stream.sub(encrypted, data).replace(b"trailer<<", trailer)


_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _padded(password):
    return (password.encode("utf-8") + _PADDING)[:32]


def _rc4(key, data):
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) & 255
        j = (j + state[i]) & 255
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) & 255])
    return bytes(out)
