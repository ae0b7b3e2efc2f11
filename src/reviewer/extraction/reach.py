"""How far back the words reach that speak of a figure: to the sentence, the list item, or a heading run into it."""

from __future__ import annotations

from reviewer.extraction.context import ReadingContext


def words_from(context: ReadingContext, position: int) -> int:
    """Return where the words in front of a figure begin.

    That is its sentence; in a list item like 1.预算数：120万元 the item, whose heading says what the figure is; in
    flattened text the end of the heading, which no character marks.
    """
    sentence = context.sentence_at(position).start
    index = context.section_index_at(position)
    if index < 0:
        return sentence
    heading = context.sections[index].heading
    if context.text[heading.end - 1 : heading.end] in ("：", ":"):
        between = context.text[heading.end : position]
        return heading.start if "\n" not in between and "。" not in between else sentence
    return max(sentence, heading.end) if heading.end <= position else sentence
