"""The words of the command line, in Chinese; the calls are those of CONTRACT.md."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NoReturn

from reviewer.cli.output import padded

USAGE = 2  # exit status of wrong usage
_NAMES = 26  # columns for the names of arguments in a help text

_MESSAGES = (
    (r"the following arguments are required: (.+)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.+)", r"不认识的参数：\1"),
    (
        r"argument 命令: invalid choice: (.+?) \(.*",
        r"没有 \1 这个命令；要在窗口中打开文件，请用 reviewer open 文件",
    ),
    (r"argument ([^:]+): invalid choice: (.+?) \(.*", r"\1 不能是 \2"),
    (r"argument ([^:]+): invalid int value: (.+)", r"\1 应为编号（整数），不能是 \2"),
    (r"argument ([^:]+): expected at least one argument", r"\1 后面缺少内容"),
    (r"argument ([^:]+): expected one argument", r"\1 后面缺少内容"),
    (r"argument ([^:]+): ignored explicit argument (.+)", r"\1 不带内容，不能写 \2"),
    (r"argument ([^:]+): (不能为空)", r"\1 \2"),
)


class _Formatter(argparse.HelpFormatter):
    """Help in Chinese, its columns counted as a terminal shows them."""

    def add_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def _format_action(self, action: argparse.Action) -> str:
        lines = [self._format_action(inner) for inner in self._iter_indented_subactions(action)]
        if not lines:
            name = self._format_action_invocation(action)
            lines = [f"  {padded(name, _NAMES)}  {action.help or ''}".rstrip() + "\n"]
        return "".join(lines)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Chinese."""

    calls: Mapping[str, argparse.ArgumentParser]

    def format_help(self) -> str:
        return re.sub(r"^(\S+):$", r"\1：", super().format_help(), flags=re.MULTILINE)

    def parse_call(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Parse a command line; what is wrong is told with the usage of the call it belongs to. Raises SystemExit."""
        if arguments and arguments[0].startswith("-") and arguments[0] not in self._option_string_actions:
            self.error(f"unrecognized arguments: {arguments[0]}")
        given, unknown = self.parse_known_args(arguments)
        if unknown:
            self.calls[given.call].error(f"unrecognized arguments: {' '.join(unknown)}")
        return given

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, allow_abbrev=False, **settings)
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示说明并退出")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end with the status of wrong usage."""
        for pattern, words in _MESSAGES:
            if re.match(pattern, message):
                message = re.sub(pattern, words, message)
                break
        print(f"{self.format_usage()}{self.prog}：{message}。加 --help 查看说明。", file=sys.stderr)
        raise SystemExit(USAGE)


def parser(version: str) -> Parser:
    """Return the parser of the whole command line."""
    main = Parser(prog="reviewer", description="绩效报告评审台。不带参数时打开评审窗口。")
    main.add_argument("--version", action="version", version=f"reviewer {version}", help="显示版本并退出")
    calls = main.add_subparsers(title="命令", prog="reviewer", dest="call", metavar="命令", required=True)
    _reading(calls)
    _storing(calls)
    _showing(calls)
    main.calls = calls.choices
    return main


def _reading(calls: Any) -> None:
    extract = calls.add_parser("extract", help="读取、提取、核对、评分，逐份输出 JSON，不保存")
    extract.add_argument("--json", action="store_true", required=True, help="输出 JSON Lines（必填）")
    extract.add_argument("files", nargs="+", type=_named, metavar="文件", help="报告文件")
    explain = calls.add_parser("explain", help="逐步说明每个值是怎样读出来的")
    explain.add_argument("files", nargs=1, type=_named, metavar="文件", help="报告文件")


def _storing(calls: Any) -> None:
    importing = calls.add_parser("import", help="把文件或文件夹导入数据库")
    _db(importing)
    importing.add_argument("paths", nargs="+", type=_named, metavar="路径", help="文件或文件夹")
    listing = calls.add_parser("list", help="列出数据库中的报告")
    _db(listing)
    listing.add_argument("--json", action="store_true", help="每份报告输出一行 JSON")
    export = calls.add_parser("export", help="导出汇总表和复核表（Excel）")
    _db(export)
    export.add_argument("--out", required=True, type=_named, metavar="文件.xlsx", help="要写的工作簿")
    export.add_argument("--report", nargs="+", type=int, metavar="编号", help="只导出这些报告（默认全部）")
    check = calls.add_parser("check-db", help="检查数据库和备份是否完好")
    _db(check)
    calls.add_parser("check-install", help="检查程序文件是否完整（不使用您的数据）")


def _showing(calls: Any) -> None:
    opening = calls.add_parser("open", help="打开评审窗口，可同时导入文件")
    _db(opening)
    opening.add_argument(
        "--at", type=_named, metavar="定位", help="转到这个定位所指的原文（定位见导出工作簿的「依据」表）"
    )
    opening.add_argument("files", nargs="*", type=_named, metavar="文件", help="要导入并打开的报告")


def _db(call: argparse.ArgumentParser) -> None:
    call.add_argument(
        "--db",
        type=_named,
        metavar="数据库",
        help="数据库文件或 SQLAlchemy 地址（默认为用户自己的数据库）",
    )


def _named(text: str) -> str:
    """Return a path or address as given; nothing between the quotes is wrong usage, never a default."""
    if not text.strip():
        raise argparse.ArgumentTypeError("不能为空")
    return text
