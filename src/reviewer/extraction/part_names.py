"""Which category the name of a part belongs to."""

from __future__ import annotations

from reviewer.domain.report import Category

_CATEGORIES = {
    "产出": Category.OUTPUT,
    "成本": Category.OUTPUT,
    "效益": Category.EFFECT,
    "效果": Category.EFFECT,
    "影响": Category.EFFECT,
    "满意度": Category.SATISFACTION,
}


def category_of_part(name: str) -> Category:
    """Return the category: 预算执行率, 决策, 投入 and 过程 are management, 成本 is output (CONTRACT.md)."""
    return next((category for word, category in _CATEGORIES.items() if word in name), Category.MANAGEMENT)
