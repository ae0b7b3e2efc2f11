"""The workbooks of a county's own that exports fill: files in the folder `templates` beside the database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reviewer.domain.errors import EnvironmentProblem, FileProblem

SUFFIX = ".xlsx"
_TAKEN = "{} ({}){}"


@dataclass(frozen=True)
class TemplateLook:
    """What is to be known of a template before it is filled: what keeps it from that, and what the result will not have."""

    faults: tuple[str, ...] = ()
    losses: str = ""


def kept_templates(folder: Path, suffix: str) -> list[Path]:
    """Return the files of a kind by name, without those that office programs lay beside an open one."""
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() == suffix and path.is_file()]
    except OSError:
        return []
    return sorted(path for path in found if not path.name.startswith(("~$", ".")))


class Templates:
    """All templates of a library; each call looks at the folder anew, as clerks work in it with Excel."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def listed(self) -> list[Path]:
        """Return the templates by name."""
        return kept_templates(self.folder, SUFFIX)

    def look(self, template: Path) -> TemplateLook:
        """Read a template without filling it. Raises FileProblem where it is no workbook."""
        from reviewer.export.template_reading import read_template

        read = read_template(template)
        return TemplateLook(read.faults, read.losses)

    def add(self, source: Path) -> Path:
        """Keep a copy of a workbook as a template, under a name that is free.

        Raises FileProblem (it can't be filled: nothing is kept), EnvironmentProblem.
        """
        from reviewer.export.files import put_in_place
        from reviewer.export.template_words import not_kept

        if faults := self.look(source).faults:
            raise FileProblem(not_kept(faults[0], len(faults) - 1))
        target, count = self.folder / source.name, 1
        while target.exists():
            count += 1
            target = self.folder / _TAKEN.format(source.stem, count, source.suffix)
        self._make_folder()
        put_in_place(target, source.read_bytes())
        return target

    def write_sample(self, target: Path) -> Path:
        """Write a template to begin with, which explains all names. Raises EnvironmentProblem."""
        from reviewer.export.template_sample import write_sample

        return write_sample(target)

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise EnvironmentProblem(
                f"未能建立模板文件夹“{self.folder}”；请检查该位置的写入权限后重试。"
            ) from error
