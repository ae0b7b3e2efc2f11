"""Names of amounts: what stands in front of (or behind) an amount, cleaned of verbs, labels and fillers."""

from __future__ import annotations

import re
from functools import lru_cache

_CUT = re.compile(r"[，,。；;：:\n（(）)！？!?]")
_PAIRED = re.compile(r"[（(][^（()）]{0,40}[）)]")
_LEAD = re.compile(
    r"^(?:[\s、：:，,和及与或“”]+(?=[^“”]*$)|[\s、：:，,和及与]+|第?[一二三四五六七八九十]{1,2}是|[0-9]{1,2}[、.．)）]|[①-⑳]|[一二三四五六七八九十]{1,2}、"
    r"|其中|另外|另有|另|以及|并且|并|分别为|分别是|分别|主要用于|主要是|主要为|主要包括|主要|用于|包括|包含|含有|含|具体为|具体|即|则"
    r"|支付|列支|共支出|支出|安排|拨付|下拨|发放|使用|投入|投资|完成|购买|花费|开支|兑付|兑现|共计|合计|累计|共|为|是|有|将|由|对|按|本年度?|全年|当年|决算|20\d\d年?度?|年度|年初|年中|年末|实际|已经|已|的)"
)
_TAIL = re.compile(
    r"(?:[\s、：:]+|支出资金|支出费用|支出决算|(?<=[费款金贴资助])支出数?|(?<!其他)(?<!和服务)(?<!福利)(?<!资本性)(?<!基本)(?<!项目)(?<!经营)(?<=[一-鿿]{4})支出|(?<=[出费])决算数?|使用|列支|共计|合计|总计|累计|共|分别|为|是|约|达到?|计|安排|投入|支付|金额|了|的|数额|总额|人民币|预算数?|资金使用|开支|花费|实际|等|有|拨付|已|完成)$"
)
_GENERIC = re.compile(
    r"(?:本|该|此|我[单位中心局校县区镇]*|各项|全部|所有|项目|专项|财政|预算|年度|全年|全县|全市|全区|截至.*|截止.*|年底|年末|月底|月末|到|至|目前|[0-9.\-年月日前底末]+|资金|经费|总|额|款|收支|部门|整体|单位|实际|累计"
    r"|支出|使用|执行|付款|已付|到位|收到|拨入|获得|争取|上级|中央|省级|市级|县级|区级|用|于|按|时|足额|全额|拨|结余|安排|拨付|下达|支付|剩余|结转|共|计|合|已|尚|仍|还|有|调整|后|初|批复|数|小|余|与|和|的|为|其|“|”|本年|当年|收入|决算|开支|应|补助|工作|奖补|年|内|区|县|市|省|镇|局|中心|我)*"
)
_BEHIND = re.compile(
    r"[，,]?(?:主要|全部|将|是|为|作为|系|的)?(?:(?:用于|用作|投入|支付|是|为|作为|系)(?P<name>[^，,。；;、\n（(0-9]{2,24})"
    r"|(?P<doing>(?:购买|购置|采购|建设|开展|修建|新建|改造|扶持|补助|奖励|支持|修缮|举办)[^，,。；;、\n（(0-9]{2,24}))"
)


@lru_cache(maxsize=4096)
def clean_name(words: str) -> str:
    """Strip labels, verbs and fillers from both ends of a name."""
    name = _PAIRED.sub("", words).strip()
    for _ in range(8):
        shorter = _TAIL.sub("", _LEAD.sub("", name, count=1), count=1).strip()
        if shorter == name:
            break
        name = shorter
    return "".join(name.split())


def name_in_front(text: str, floor: int, start: int) -> str:
    """Return the name in front of an amount: of its own clause, or of the one before where that has none."""
    pieces = _CUT.split(_PAIRED.sub("", text[floor:start]))
    names = (clean_name(piece) for piece in reversed(pieces[-3:]))
    return next((name[-40:] for name in names if name), "")


def name_behind(text: str, end: int) -> str:
    """Return what an amount is for when that stands behind it: 200万元用于道路养护."""
    match = _BEHIND.match(text, end)
    return clean_name(match["name"] or match["doing"]) if match else ""


@lru_cache(maxsize=4096)
def is_generic(name: str) -> bool:
    """Tell a name that says nothing (项目资金, 全年累计) from one that names a thing."""
    return bool(_GENERIC.fullmatch(name))
