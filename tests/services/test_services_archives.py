"""Archives of a unit: members read in memory, names as they were meant, nothing let out and nothing let grow."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from review_world import TEXT, text_for
from support.pairs import form_file
from support.workbooks import as_sheet_xml

from reviewer.domain.errors import FileProblem
from reviewer.domain.library import ImportState
from reviewer.services import archives
from reviewer.services.archives import is_archive, member_at, members_of
from reviewer.services.files import wanted_files
from reviewer.services.library import Library


def archive(path, **members):
    """Write an archive; names with "/" are in folders of it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return path


def named_in_gb18030(path, name, content):
    """Write an archive the way older programs of Windows do: the name's bytes in GB18030, and not said so."""
    raw = name.encode("gb18030")
    placeholder = "x" * len(raw)
    archive(path, **{placeholder: content})
    path.write_bytes(path.read_bytes().replace(placeholder.encode(), raw))
    return path


@pytest.fixture
def library(tmp_path):
    opened = Library.open(tmp_path / "库.db")
    yield opened
    opened.close()


def test_members_are_imported_like_files_of_a_folder(library, tmp_path):
    path = archive(
        tmp_path / "教育局.zip",
        **{
            "报告/一.txt": text_for(1),
            "报告/二.txt": text_for(2),
            "照片.psd": b"8BPS",
            "__MACOSX/._一.txt": b"x",
        },
    )
    outcomes = library.import_paths([path])
    assert [o.state for o in outcomes] == [ImportState.IMPORTED] * 2
    assert [Path(o.path).relative_to(tmp_path) for o in outcomes] == [
        Path("教育局.zip/报告/一.txt"),
        Path("教育局.zip/报告/二.txt"),
    ]
    assert sorted(row.file_name for row in library.rows()) == ["一.txt", "二.txt"]
    assert [p.name for p in library.passed_over_files] == ["照片.psd"]
    assert library.import_paths([Path(outcomes[0].path)])[0].state is ImportState.ALREADY_THERE  # one alone


def test_in_a_folder_and_inside_each_other(library, tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as package:
        package.writestr("里面.txt", TEXT)
    folder = tmp_path / "报送"
    folder.mkdir()
    archive(folder / "外.zip", **{"内.zip": inner.getvalue()})
    outcomes = library.import_paths([folder])
    assert [Path(o.path).name for o in outcomes] == ["里面.txt"]
    assert outcomes[0].state is ImportState.IMPORTED


def test_names_in_gb18030(tmp_path):
    path = named_in_gb18030(tmp_path / "a.zip", "绩效自评报告.txt", TEXT)
    assert [m.name for m in members_of(path)] == ["绩效自评报告.txt"]
    assert next(members_of(path)).read().decode() == TEXT
    assert member_at(path / "绩效自评报告.txt") is not None
    assert member_at(path / "没有.txt") is None


def test_a_name_leads_nowhere_out_of_the_archive(tmp_path):
    path = archive(tmp_path / "a.zip", **{"../../etc/x.txt": "1", "/abs.txt": "2", "C:\\win\\y.txt": "3"})
    assert [m.name for m in members_of(path)] == ["etc/x.txt", "abs.txt", "C/win/y.txt"]
    assert all(m.path.is_relative_to(path) for m in members_of(path))


def test_a_word_file_is_no_archive_whatever_it_is_called(tmp_path):
    path = archive(tmp_path / "报告.zip", **{"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"})
    assert not is_archive(path)
    assert not is_archive(archive(tmp_path / "报告.docx", **{"a.txt": "x"}))


@pytest.mark.parametrize("share", range(10))
def test_cut_off_anywhere_it_says_so_or_gives_what_is_there(library, tmp_path, share):
    whole = archive(tmp_path / "整.zip", **{"一.txt": text_for(1), "二.txt": text_for(2)}).read_bytes()
    path = tmp_path / "断.zip"
    path.write_bytes(whole[: len(whole) * share // 10])
    outcomes = library.import_paths([path])
    assert [o.state for o in outcomes] == [ImportState.FAILED]
    assert "断.zip" in outcomes[0].message


def test_a_damaged_archive_of_a_folder_is_named_with_what_to_do(library, tmp_path):
    folder = tmp_path / "报送"
    folder.mkdir()
    whole = archive(tmp_path / "整.zip", **{"一.txt": text_for(1)}).read_bytes()
    (folder / "坏包.zip").write_bytes(whole[:40])
    outcomes = library.import_paths([folder])
    assert [o.state for o in outcomes] == [ImportState.FAILED]
    assert "压缩包“坏包.zip”已损坏" in outcomes[0].message
    assert outcomes[0].path == str(folder / "坏包.zip")
    assert [o.path for o in library.failures()] == [outcomes[0].path]
    (folder / "坏包.zip").write_bytes(whole)
    library.import_paths([folder])
    assert library.failures() == []  # it was sent again


def test_a_damaged_archive_is_told_when_a_cancelled_import_goes_on(library, tmp_path):
    folder = tmp_path / "报送"
    folder.mkdir()
    (folder / "一.txt").write_text(text_for(1), "utf-8")
    (folder / "二.txt").write_text(text_for(2), "utf-8")
    (folder / "坏包.zip").write_bytes(b"PK")
    assert [o.path for o in library.import_paths([folder], lambda told: told.done < 1)] == [
        str(folder / "一.txt")
    ]
    left = library.import_left
    assert left == [folder / "二.txt", folder / "坏包.zip"]
    library.keep_unfinished = True
    library.import_paths(left, lambda _told: False)
    assert library.unfinished_import() == left
    states = {Path(o.path).name: o.state for o in library.import_paths(left)}
    assert states == {"二.txt": ImportState.IMPORTED, "坏包.zip": ImportState.FAILED}


def test_an_archive_that_was_damaged_meanwhile_stops_no_import(library, tmp_path):
    (tmp_path / "一.txt").write_text(text_for(1), "utf-8")
    (tmp_path / "坏包.zip").write_bytes(b"PK")
    outcomes = library.import_paths([tmp_path / "坏包.zip" / "二.txt", tmp_path / "一.txt"])
    assert [o.state for o in outcomes] == [ImportState.FAILED, ImportState.IMPORTED]


def test_a_damaged_member_costs_itself_only(library, tmp_path):
    path = archive(tmp_path / "a.zip", **{"一.txt": text_for(1) * 3, "二.txt": text_for(2)})
    raw = bytearray(path.read_bytes())
    start = raw.index("一.txt".encode()) + 40
    raw[start : start + 40] = b"\xff" * 40
    path.write_bytes(raw)
    outcomes = library.import_paths([path])
    assert [o.state for o in outcomes] == [ImportState.FAILED, ImportState.IMPORTED]


def test_bounds(tmp_path, monkeypatch):
    path = archive(tmp_path / "a.zip", **{"大.txt": b"0" * 5000})
    member = next(members_of(path))
    monkeypatch.setattr(archives, "MOST_BYTES", 4999)
    with pytest.raises(FileProblem, match=r"“大\.txt”解压后过大"):
        member.read()
    monkeypatch.setattr(archives, "MOST_TOTAL", 4999)
    with pytest.raises(FileProblem, match="内容过多"):
        list(members_of(path))
    monkeypatch.setattr(archives, "MOST_MEMBERS", 0)
    assert "内容过多" in wanted_files([path]).files[0].message


def test_a_size_that_is_not_true_is_found_out(tmp_path, monkeypatch):
    path = archive(tmp_path / "a.zip", **{"大.txt": b"0" * 5000})
    raw = path.read_bytes().replace(struct.pack("<I", 5000), struct.pack("<I", 10))
    path.write_bytes(raw)
    monkeypatch.setattr(archives, "MOST_BYTES", 100)
    member = next(members_of(path))
    with pytest.raises(FileProblem, match=r"a\.zip"):
        member.read()


def test_with_a_password_or_nothing_readable(library, tmp_path):
    path = archive(tmp_path / "锁.zip", **{"一.txt": TEXT})
    raw = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + offset] |= 1
    path.write_bytes(raw)
    assert library.import_paths([path])[0].message.startswith("压缩包“锁.zip”中的“一.txt”设有密码")
    empty = archive(tmp_path / "空.zip", **{"说明.psd": b"8BPS"})
    assert library.import_paths([empty])[0].message == "压缩包「空.zip」中没有可以读取的报告。"


def test_a_member_without_a_name_is_passed_over(tmp_path):
    """Found by fuzzing: a damaged directory may give an entry no name at all."""
    path = tmp_path / "报送.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("x", "没有名字")
        package.writestr("报告.txt", "某项目")
    data = path.read_bytes()
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"PK\x01\x02"))  # the first entry of the directory
    nameless = data[: at + 28] + b"\x00\x00" + data[at + 30 : at + 46] + data[at + 47 :]
    end = nameless.rindex(b"PK\x05\x06")
    size = int.from_bytes(nameless[end + 12 : end + 16], "little") - 1
    path.write_bytes(nameless[: end + 12] + size.to_bytes(4, "little") + nameless[end + 16 :])
    assert [member.name for member in members_of(path)] == ["报告.txt"]


def test_an_archive_cut_off_behind_a_word_file_is_no_word_file(library, tmp_path):
    """The last directory in it is that of the .docx it carries, kept as it is."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<document/>")
    path = tmp_path / "报送.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("报告.docx", inner.getvalue())
        package.writestr("其他.txt", TEXT * 20)
    data = path.read_bytes()
    path.write_bytes(data[: data.index(TEXT[:20].encode())])
    assert is_archive(path)
    with pytest.raises(FileProblem, match="已损坏或传输不完整"):
        list(members_of(path))
    assert [outcome.state for outcome in library.import_paths([path])] == [ImportState.FAILED]
    assert library.rows() == []


def test_an_archive_lists_its_members_in_any_order(tmp_path):
    """Programs that update an archive list what was written last first; its beginning belongs to another member."""
    path = tmp_path / "报送.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("一.txt", "某项目")
        package.writestr("二.txt", "某项目")
        package.filelist.reverse()
    assert [member.name for member in members_of(path)] == ["二.txt", "一.txt"]


def test_a_sheet_of_a_business_system_is_told_from_other_xml(library, tmp_path):
    folder = tmp_path / "材料"
    folder.mkdir()
    sheet, settings = as_sheet_xml(form_file()), b'<?xml version="1.0"?><settings/>'
    (folder / "养护自评表.xml").write_bytes(sheet)
    (folder / "设置.xml").write_bytes(settings)
    archive(folder / "报送.zip", **{"表/系统导出.xml": sheet, "表/配置.xml": settings})
    (folder / "明细.csv").write_text("支出内容,金额\n路面,3\n", encoding="utf-8")
    wanted = wanted_files([folder])
    assert sorted(one.path.name for one in wanted.files) == ["养护自评表.xml", "明细.csv", "系统导出.xml"]
    assert sorted(path.name for path in wanted.passed_over) == ["设置.xml", "配置.xml"]
    (outcome,) = library.import_paths([folder / "养护自评表.xml"])
    assert outcome.state is ImportState.IMPORTED
