"""Small .doc files for the reader: built by hand, piece by piece, in a container of their own."""

import struct

_SECTOR = 512
_MAIN_HEAD = 0x600


def make_container(streams):
    """Return an OLE container with these streams, each large enough to lie in sectors of its own."""
    body, chains, entries = b"", [], []
    for name, data in streams.items():
        data = data.ljust(4096, b"\x00")
        data += b"\x00" * (-len(data) % _SECTOR)
        entries.append((name, len(body) // _SECTOR, len(data)))
        chains.append((len(body) // _SECTOR, len(data) // _SECTOR))
        body += data
    directory = _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)
    for number, (name, first, size) in enumerate(entries, 1):
        directory += _entry(name, 2, first, size, right=number + 1 if number < len(entries) else 0xFFFFFFFF)
    directory += b"\x00" * (-len(directory) % _SECTOR)
    chains.append((len(body) // _SECTOR, len(directory) // _SECTOR))
    body += directory
    count = len(body) // _SECTOR
    table = [0xFFFFFFFF] * (_SECTOR // 4 * -(-(count + 1) // (_SECTOR // 4)))
    for first, length in chains:
        for at in range(first, first + length):
            table[at] = at + 1 if at + 1 < first + length else 0xFFFFFFFE
    tables = len(table) * 4 // _SECTOR
    table[count : count + tables] = [0xFFFFFFFD] * tables
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += b"\x00" * 6 + struct.pack("<IIIII", 0, tables, chains[-1][0], 0, 4096)
    head += struct.pack("<IIII", 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    places = [count + n for n in range(tables)]
    head += b"".join(struct.pack("<I", place) for place in places + [0xFFFFFFFF] * (109 - tables))
    return head + body + struct.pack(f"<{len(table)}I", *table)


def _entry(name, kind, first, size, child=0xFFFFFFFF, right=0xFFFFFFFF):
    spelled = (name + "\x00").encode("utf-16-le")
    return (
        spelled.ljust(64, b"\x00")
        + struct.pack("<HBBIII", len(spelled), kind, 1, 0xFFFFFFFF, right, child)
        + b"\x00" * 36
        + struct.pack("<III", first, size, 0)
    )


def make_doc(*pieces, lengths=None, looks=(), marks=(), modifiers=(), flags=0):
    """Return a Word 97 file of these pieces: a text in UTF-16, bytes as one byte per character.

    `looks` and `marks` are (start, end, modifiers) over the characters, in order; without marks there is no table of them.
    """
    main, places, count = bytearray(_MAIN_HEAD), [], 0
    known = b"".join(b"\x01" + struct.pack("<H", len(one)) + one for one in modifiers)
    rows = []
    for piece in pieces:
        text, modifier = piece if isinstance(piece, tuple) else (piece, 0)
        narrow = isinstance(text, bytes)
        data = text if narrow else text.encode("utf-16-le")
        rows.append((len(main) * 2 | 0x40000000 if narrow else len(main), modifier))
        places += [len(main) + at for at in range(0, len(data), 1 if narrow else 2)]
        count += len(data) if narrow else len(data) // 2
        rows[-1] = (*rows[-1], count)
        main += data
    places.append(len(main))
    ends = struct.pack(f"<{len(rows) + 1}I", 0, *(end for _, _, end in rows))
    table = known + b"\x02" + struct.pack("<I", len(ends) + 8 * len(rows)) + ends
    table += b"".join(struct.pack("<HIH", 0, place, modifier) for place, modifier, _ in rows)
    head = {33: (0, len(table))}
    for number, runs, page in ((12, looks, _look_page), (13, marks, _mark_page)):
        if runs:
            main += b"\x00" * (-len(main) % _SECTOR)
            bins = struct.pack("<III", places[runs[0][0]], places[runs[-1][1]], len(main) // _SECTOR)
            main += page([(places[start], places[end], said) for start, end, said in runs])
            head[number] = (len(table), len(bins))
            table += bins
    struct.pack_into("<HH6xH", main, 0, 0xA5EC, 0xC1, 0x0200 | flags)
    struct.pack_into("<8I", main, 0x4C, *(lengths or (count, *[0] * 7)))
    for number, place in head.items():
        struct.pack_into("<II", main, 0x9A + 8 * number, *place)
    return make_container({"WordDocument": bytes(main), "1Table": table})


def _look_page(runs):
    return _page(runs, 1, lambda said: bytes([len(said)]) + said)


def _mark_page(runs):
    def spelled(said):
        said = b"\x00\x00" + said + b"\x00" * (1 - len(said) % 2)
        return bytes([(len(said) + 1) // 2]) + said

    return _page(runs, 13, spelled)


def _page(runs, step, spelled):
    page = bytearray(_SECTOR)
    struct.pack_into(f"<{len(runs) + 1}I", page, 0, *(start for start, _, _ in runs), runs[-1][1])
    at = _SECTOR - 1
    for number, (_, _, said) in enumerate(runs):
        data = spelled(said)
        at = (at - len(data)) // 2 * 2
        page[at : at + len(data)] = data
        page[4 * (len(runs) + 1) + step * number] = at // 2
    page[-1] = len(runs)
    return bytes(page)


def sprm(code, value, width=1):
    """Return one modifier."""
    return struct.pack("<H", code) + value.to_bytes(width, "little")
