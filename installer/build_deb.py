"""Build the .deb packages: `python3 installer/build_deb.py [--fast] [--without-ocr]` writes them to build/deb.

reviewer_VERSION_amd64.deb is the program, reviewer-ocr_VERSION_amd64.deb recognition of scans. Needs Debian 12 or a relative
with dpkg-deb and objdump. Depends are what the bundled files ask for: the highest symbol versions of libc and libstdc++, and a
package for each library that is not in the bundle. `--fast` compresses little, for tests.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import bundling
from bundling import BUILD, ROOT, BuildProblem, run, say

PACKAGES = BUILD / "deb"
FILES = ROOT / "installer" / "debian"
MAINTAINER = "Reviewer developers <reviewer@localhost>"
# Libraries of the system that a bundled file may ask for: name -> package.
OF_THE_SYSTEM = {
    "libgcc_s.so.1": "libgcc-s1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libuuid.so.1": "libuuid1",
    "libexpat.so.1": "libexpat1",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-util.so.1": "libxcb-util1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
    "libbrotlicommon.so.1": "libbrotli1",
    "libdrm.so.2": "libdrm2",
    **{
        f"libxcb-{name}": f"libxcb-{name.split('.')[0]}{name.rsplit('.', 1)[1]}"
        for name in (
            "cursor.so.0", "glx.so.0", "icccm.so.4", "image.so.0", "keysyms.so.1", "randr.so.0", "render.so.0",
            "render-util.so.0", "shape.so.0", "shm.so.0", "sync.so.1", "xfixes.so.0", "xkb.so.1",
        )
    },
}  # fmt: skip
# Only a plug-in asks for these, and is passed over where they are missing.
OPTIONAL = {
    "libcups.so.2": "libcups2",  # printers
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
WITH_LIBC = re.compile(r"^(ld-linux|libc|libm|libdl|libpthread|librt|libresolv|libutil)\b")
FONTS = "fonts-wqy-microhei | fonts-noto-cjk | fonts-wqy-zenhei"
# GLIBCXX of libstdc++6 -> the GCC that brought it.
GCC_OF = {25: "8", 26: "9", 28: "10", 29: "11", 30: "12", 31: "13", 32: "13.1", 33: "14"}


def needed_libraries(folder: Path) -> set[str]:
    """Return the names of all libraries that files of a bundle ask for and the bundle lacks."""
    inside = {path.name for path in folder.rglob("*")}
    needed: set[str] = set()
    for path in bundling.elf_files(folder):
        needed |= set(re.findall(r"NEEDED\s+(\S+)", run(["objdump", "-p", path]).stdout))
    return needed - inside


def depends(folder: Path) -> tuple[list[str], list[str], str]:
    """Return Depends and Recommends that a bundle's files ask for, and the libc version among them."""
    files = bundling.elf_files(folder)
    libc, libc_file = bundling.newest_symbol(files)
    stdcxx = int(bundling.newest_symbol(files, "GLIBCXX")[0].rsplit(".", 1)[1])
    gcc = next((GCC_OF[n] for n in sorted(GCC_OF) if n >= stdcxx), None)
    if gcc is None:
        raise BuildProblem(f"GLIBCXX_3.4.{stdcxx} is of no GCC that is known here")
    say(f"highest symbols: GLIBC_{libc} ({libc_file.relative_to(folder)}), GLIBCXX_3.4.{stdcxx} (GCC {gcc})")
    must, may = {f"libc6 (>= {libc})", f"libstdc++6 (>= {gcc})"}, set()
    for library in needed_libraries(folder):
        if WITH_LIBC.match(library) or library.startswith("libstdc++"):
            continue
        if library in OPTIONAL:
            may.add(OPTIONAL[library])
        elif library in OF_THE_SYSTEM:
            must.add(OF_THE_SYSTEM[library])
        else:
            raise BuildProblem(f"{library} is neither in the bundle nor known as a package of the system")
    return sorted(must), sorted(may), libc


def build_program(fast: bool) -> Path:
    """Build the program's package and return it."""
    bundle = bundling.build_program()
    must, may, _ = depends(bundle)
    root = _stage("reviewer", bundle, "usr/lib/reviewer")
    _link(root / "usr/bin/reviewer", "../lib/reviewer/reviewer")
    _copy(FILES / "reviewer.desktop", root / "usr/share/applications/reviewer.desktop")
    _copy(FILES / "reviewer.xml", root / "usr/share/mime/packages/reviewer.xml")
    _metainfo(root / "usr/share/metainfo/reviewer.metainfo.xml")
    _icons(root / "usr/share/icons/hicolor")
    _scripts(root, "preinst", "prerm", "postrm")
    control = {
        "Package": "reviewer",
        "Section": "editors",
        "Depends": ", ".join([*must, FONTS]),
        "Recommends": ", ".join(
            ["libreoffice-writer-nogui | libreoffice-writer", "libreoffice-calc-nogui | libreoffice-calc", *may]
        ),
        "Suggests": "reviewer-ocr",
        "Description": "绩效报告评审台: review performance self-evaluation reports\n"
        " Shows a budget-performance self-evaluation report beside its figures, its\n"
        " contradictions and its score, offline; exports the workbook for the meeting.\n"
        " 离线读取、核对绩效自评报告并评分，导出上会用的工作簿。",
    }
    return _pack(root, control, fast)


def build_recognition(fast: bool) -> Path:
    """Build the package of recognition and return it."""
    bundle = bundling.build_recognition()
    must, _, _ = depends(bundle)
    root = _stage("reviewer-ocr", bundle, "usr/lib/reviewer/ocr")
    _scripts(root, "preinst", "prerm")
    control = {
        "Package": "reviewer-ocr",
        "Section": "editors",
        "Depends": ", ".join(["reviewer", *must]),
        "Description": "recognition of scans for 绩效报告评审台 (Reviewer)\n"
        " Reads scanned reports and pictures of pages, offline.\n"
        " 扫描件和图片的离线文字识别。",
    }
    return _pack(root, control, fast)


def _stage(package: str, bundle: Path, where: str) -> Path:
    root = PACKAGES / package
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(bundle, root / where, symlinks=True)
    shared = root / "usr/share/doc" / package
    shared.mkdir(parents=True)
    _link(shared / "licences", "../../../" + where.removeprefix("usr/") + "/licences")
    (shared / "copyright").write_text(_copyright(), encoding="utf-8")
    (shared / "changelog.gz").write_bytes(gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0))
    return root


def _scripts(root: Path, *names: str) -> None:
    for name in names:
        _copy(FILES / name, root / "DEBIAN" / name, 0o755)


def _copyright() -> str:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    return notice + (
        "\nThe Apache License 2.0, the LGPL 2.1 and 3 and the GPL 3 are in /usr/share/common-licenses;\n"
        "the licence texts of all parts are in the folder licences beside this file.\n"
    )


def _copy(source: Path, target: Path, mode: int = 0o644) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(mode)


def _link(path: Path, target: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


def _metainfo(target: Path) -> None:
    text = (FILES / "reviewer.metainfo.xml").read_text(encoding="utf-8")
    text = text.replace("@VERSION@", bundling.version()).replace("@DATE@", built_on().strftime("%Y-%m-%d"))
    target.parent.mkdir(parents=True)
    target.write_text(text, encoding="utf-8")


def built_on() -> datetime:
    """Return the time of the last commit, so that the same commit gives the same package; else now."""
    try:
        seconds = run(["git", "-C", ROOT, "log", "-1", "--format=%ct"]).stdout.strip()
    except BuildProblem:
        seconds = ""
    return datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)


def _icons(folder: Path) -> None:
    drawing = ROOT / "resources/icons/reviewer.svg"
    _copy(drawing, folder / "scalable/apps/reviewer.svg")
    python = bundling.environment(with_ocr=False)
    for pixels in (48, 128, 256):
        target = folder / f"{pixels}x{pixels}/apps/reviewer.png"
        target.parent.mkdir(parents=True)
        run([python, ROOT / "installer/draw_icon.py", drawing, target, str(pixels)])


def _pack(root: Path, control: dict[str, str], fast: bool) -> Path:
    inside = [path for path in sorted(root.rglob("*")) if "DEBIAN" not in path.parts[len(root.parts) :][:1]]
    control = {
        **control,
        "Version": bundling.version(),
        "Architecture": "amd64",
        "Maintainer": MAINTAINER,
        "Priority": "optional",
        "Installed-Size": str(sum(p.lstat().st_size for p in inside if not p.is_dir()) // 1024),
    }
    description = control.pop("Description")
    lines = [f"{key}: {value}" for key, value in control.items()]
    about = root / "DEBIAN"
    about.mkdir(exist_ok=True)
    (about / "control").write_text("\n".join([*lines, f"Description: {description}", ""]), encoding="utf-8")
    sums = [
        f"{hashlib.md5(p.read_bytes(), usedforsecurity=False).hexdigest()}  {p.relative_to(root)}"
        for p in inside
        if p.is_file() and not p.is_symlink()
    ]
    (about / "md5sums").write_text("\n".join([*sums, ""]), encoding="utf-8")
    for path in inside:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    target = PACKAGES / f"{control['Package']}_{bundling.version()}_amd64.deb"
    say(f"packing {target.name} …")
    how = ["-Zgzip", "-z1"] if fast else ["-Zxz", "-z9"]
    stamp = {**os.environ, "SOURCE_DATE_EPOCH": str(int(built_on().timestamp()))}
    run(["dpkg-deb", "--root-owner-group", *how, "--build", root, target], env=stamp)
    shutil.rmtree(root)
    return target


def main(arguments: list[str]) -> int:
    """Build the packages; return the exit status."""
    fast = "--fast" in arguments
    builders = [build_program] if "--without-ocr" in arguments else [build_program, build_recognition]
    return bundling.through(lambda: (build(fast) for build in builders))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
