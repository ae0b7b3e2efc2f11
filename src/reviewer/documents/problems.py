"""The sentences a user gets when a file can't be read: which file, what is wrong, what to do now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reviewer.domain.errors import FileProblem

_SAVE_AS = "请用 Word 或 WPS 打开后另存为 .docx，再导入"
_LATER = "本版本尚不能读取，将在后续版本支持"
_COPY = "请把其中的报告正文另存为 .docx 或 .txt 后再导入"

_KINDS = {
    "ole": f"是无法识别的旧版 Office 或 WPS 文件；{_SAVE_AS}。",
    "xlsb": "是 Excel 二进制工作簿（.xlsb），无法读取；请用 Excel 或 WPS 打开后另存为 .xlsx，再导入。",
    "ppt": f"是演示文稿，不是绩效报告可用的格式；{_COPY}。",
    "ofd": f"是 OFD 版式文件，{_LATER}；请向报送单位索取 Word 原稿（.docx）后再导入。",
    "opendocument": "是 OpenDocument 表格或演示文稿，无法读取；请用 Office 或 WPS 另存为 .xlsx 或 .docx 后再导入。",
    "xml": f"是 XML 文件，{_LATER}；{_SAVE_AS}。",
    "zip": "是压缩包，此处只能读取一份文件；请用“导入”读入整个压缩包，或解压后选择其中的报告。",
    "archive": "是压缩包，不是报告文件；请解压后导入其中的 Word、Excel 或文本文件。",
}


def declined(name: str, kind: str) -> str:
    """Say that files of this kind are not read, and what to do instead."""
    said = _KINDS.get(
        kind,
        "不是可识别的文字文件（内容为二进制数据）；请核对文件，导入 .docx、.doc、.pdf、.xlsx、.xls 或 .txt 格式的报告。",
    )
    return f"“{name}”{said}"


def other_encoding(name: str) -> str:
    return f"“{name}”的文字编码无法识别，或文字在另存时已经丢失；请用 Excel、WPS 或记事本打开核对，另存为 .xlsx 或 UTF-8 文本后再导入。"


def empty(name: str) -> str:
    return f"“{name}”是空文件，没有任何内容；请向报送单位重新索取后再导入。"


def no_text(name: str) -> str:
    return f"“{name}”中没有文字，可能只有图片或扫描页；请向报送单位索取含文字的 Word 原稿（.docx）后再导入。"


def no_cells(name: str) -> str:
    return f"“{name}”的工作表中没有任何内容；请核对文件，或向报送单位重新索取后再导入。"


def damaged(name: str) -> str:
    return f"“{name}”已损坏或传输不完整，无法读取；请重新复制或向报送单位重新索取后再导入。"


def damaged_pdf(name: str) -> str:
    return f"“{name}”是损坏或传输不完整的 PDF 文件，无法读取；请重新复制或向报送单位重新索取后再导入。"


def damaged_picture(name: str) -> str:
    return f"“{name}”是损坏或传输不完整的图片，无法读取；请重新复制或向报送单位重新索取后再导入。"


_ASKED_FOR = "请输入密码。"
_NOT_ASKED = "请在程序窗口中导入并「输入密码」，或用 Office、WPS、PDF 阅读器去除密码并另存后再试。"
# What earlier versions said of a locked file; a database may still keep it.
_SAID_BEFORE = (
    "“{}”设有打开密码，无法读取；请用 Office 或 WPS 打开，去除密码并另存后再导入。",
    "“{}”设有打开密码，无法读取；请用 PDF 阅读器凭密码打开，打印或另存为不带密码的 PDF 后再导入。",
)


def locked(name: str) -> str:
    """Say that a file opens with its password, where that can be typed."""
    return f"“{name}”已加密，{_ASKED_FOR}"


def where_to_unlock(message: str) -> str:
    """Return what `locked` says as it is said where no password can be typed."""
    return message.replace(_ASKED_FOR, _NOT_ASKED)


def locked_template(name: str) -> str:
    return f"“{name}”设有打开密码，无法读取；请用 Excel 或 WPS 打开，去除密码并另存后再选用。"


def locked_otherwise(name: str) -> str:
    """Say that a file has a password which it can't be opened by here."""
    return f"“{name}”以本程序不支持的方式加密，凭密码也不能读取；请用制作它的软件打开，去除密码并另存后再导入。"


def tells_of_lock(name: str, message: str) -> bool:
    """Tell a kept sentence about a file that its password would open."""
    return message == locked(name) or message in (said.format(name) for said in _SAID_BEFORE)


def wrong_password(name: str) -> str:
    return f"密码不对，未能打开“{name}”；请核对大小写和输入法后重新输入。"


def no_password(name: str) -> str:
    return f"没有输入“{name}”的密码；请输入后再试。"


def locked_member(name: str) -> str:
    return f"“{name}”的内容已加密，无法读取；请去除密码并另存后再导入。"


def inflates(name: str) -> str:
    return f"“{name}”解压后的内容异常庞大，为安全起见未予读取；请核对文件来源，用 Office 或 WPS 另存为 .docx 或 .xlsx 后再导入。"


def entities(name: str) -> str:
    return f"“{name}”含有不安全的 XML 声明（DTD 或实体），未予读取；请核对文件来源，用 Office 或 WPS 另存为 .docx 或 .xlsx 后再导入。"


def too_large(name: str, megabytes: int) -> str:
    return f"“{name}”超过 {megabytes} MB，未予读取；请压缩其中的图片或拆分文件后再导入。"


def no_export(name: str) -> str:
    return (
        f"“{name}”不是本程序导出的工作簿，或其中的导出记录已丢失，无法读回；请选择导出后另存为 .xlsx 的工作簿。"
    )


@contextmanager
def damage_told_as(name: str, told: str) -> Iterator[None]:
    """Say of a file of this program's own that it is damaged without the words for files that units hand in."""
    try:
        yield
    except FileProblem as problem:
        if problem.message != damaged(name):
            raise
        raise FileProblem(told) from problem


def damaged_export(name: str) -> str:
    return f"“{name}”已损坏或没有复制完整，无法读回；请重新复制，或用 Excel、WPS 打开修复并另存后再读回。"


def damaged_template(name: str) -> str:
    return f"“{name}”已损坏或没有复制完整，不能用作模板；请重新复制，或用 Excel、WPS 打开修复并另存后再添加。"


def locked_export(name: str) -> str:
    return f"“{name}”设有打开密码，无法读回；请用 Excel 或 WPS 打开，去除密码并另存后再读回。"


def newer_export(name: str) -> str:
    return f"“{name}”由较新版本的程序导出，本版本无法读回；请用新版本打开，或重新导出后再改。"


def too_old(name: str) -> str:
    return f"“{name}”是 Word 6.0/95 文件，须装有 LibreOffice 才能读取；{_SAVE_AS}。"


def too_complex(name: str) -> str:
    return f"“{name}”的结构过于庞大或嵌套过深，无法读取；请用 Office 或 WPS 另存为 .docx 或 .xlsx 后再导入。"


def directory(name: str) -> str:
    return f"“{name}”是文件夹，不是文件；请选择其中的报告，或用“导入文件夹”。"


def not_a_file(name: str) -> str:
    return f"“{name}”不是普通文件，无法读取；请选择 .docx、.doc、.pdf、.xlsx、.xls 或 .txt 格式的报告。"


def unreadable(name: str, error: Exception) -> str:
    """Say why the system refused to hand the file out."""
    if isinstance(error, FileNotFoundError):
        return f"找不到“{name}”，文件可能已被移动或删除；请核对位置后重新选择。"
    if isinstance(error, PermissionError):
        return f"没有读取“{name}”的权限，或文件正被其他程序占用；请关闭该程序或检查权限后重试。"
    return f"读取“{name}”时出错，磁盘或网络位置可能不可用；请复制到本机磁盘后重试。"
