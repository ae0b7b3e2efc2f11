"""The sentences about what was left out of a document that several readers say."""

from __future__ import annotations

NO_CONTENTS = "目录未列入正文。"
MACROS_LEFT = "文件带有宏，宏未运行。"
EMBEDDED_LEFT = "文件中嵌入的其他文档未读取，请对照原件查看。"
TOO_MUCH = "文件内容过多，只读入了前面的部分。"
UNFINISHED = "文件不完整，末尾可能缺少内容，请与原件核对。"
NOT_NUMBERED = "自动编号未还原：文件中的编号定义缺失或损坏，标题和条目前自动生成的序号请对照原件查看。"


def pictures_left(count: int) -> str:
    return f"{count} 幅图片未读取，请对照原件查看。"


def columns_left(most: int) -> str:
    return f"表格超过 {most} 列，其余各列未读入。"
