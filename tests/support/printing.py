"""The project's samples printed to PDF, as a unit would hand them in.

`python tests/support/printing.py` makes tests/data/pdf anew, with LibreOffice and WenQuanYi Micro Hei (Apache-2.0).
"""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import docx

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import make_samples  # noqa: E402

PRINTED = ROOT / "tests" / "data" / "pdf"
SOFFICE = shutil.which("soffice")
HEAD = "绩效自评材料"
KEPT = {"road": ("01", 4), "library": ("02", 3)}  # sample, and lines above its first heading
_FONTS = re.compile(r'"(?:仿宋_GB2312|方正小标宋简体|黑体|楷体_GB2312|宋体|Times New Roman)"')
# Paragraphs that a shorter sample does without, so that fewer characters of the font go into the file.
_LEFT_OUT = re.compile(
    r"!chart .*|(?:中心|项目资金|坑槽修补和|市图书馆成立|数字资源全年|一是|云泽县公路养护中心为|为落实|项目建设内容).*"
)


def sample_text(number, *, short=False, filler=0):
    """A sample as tools/sample_texts has it; `filler` lines above its first heading move its page breaks."""
    (path,) = make_samples.TEXTS.glob(f"{number}-*.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    if short:
        lines = [line for line in lines if not _LEFT_OUT.fullmatch(line)]
    first = next(at for at, line in enumerate(lines) if line.startswith("# "))
    return "\n".join([*lines[:first], *["本项目按批复的方案实施。"] * filler, *lines[first:]])


def sample_docx(number, **more):
    return make_samples.make(sample_text(number, **more), make_samples.SUFFIXES[number])


def through_office(files, folder, kind="pdf"):
    """Print Word files with LibreOffice, or write them in another format; `files` are bytes by name, as is what comes out."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    subprocess.run(
        [
            *(SOFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless"),
            *("--convert-to", kind, "--outdir", str(folder)),
            *(str(folder / f"{name}.docx") for name in files),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: (folder / f"{name}.{kind}").read_bytes() for name in files}


def in_one_font(data):
    """A Word file in one font, with a running head."""
    document = docx.Document(io.BytesIO(data))
    document.sections[0].header.paragraphs[0].text = HEAD
    buffer, small = io.BytesIO(), io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as package, zipfile.ZipFile(small, "w") as target:
        for name in package.namelist():
            part = package.read(name)
            if name.endswith(".xml"):
                words = _FONTS.sub('"WenQuanYi Micro Hei"', part.decode("utf-8")).replace("<w:b/>", "")
                part = words.encode("utf-8")
            target.writestr(name, part)
    return small.getvalue()


def kept_docx(name):
    """The Word file that a PDF of tests/data/pdf was printed from, up to its font and running head."""
    number, filler = KEPT[name]
    return sample_docx(number, short=True, filler=filler)


def _print_samples(folder):
    for name, data in through_office({name: in_one_font(kept_docx(name)) for name in KEPT}, folder).items():
        (PRINTED / f"{name}.pdf").write_bytes(data)


if __name__ == "__main__":
    import tempfile

    PRINTED.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        _print_samples(Path(place))
