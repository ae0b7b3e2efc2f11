"""What a user is told of a file that can't be read: one Chinese sentence that names it."""

import re

import pytest

from reviewer.domain.errors import FileProblem


def one_sentence(sentence, name):
    """Hold a sentence to that; return it."""
    assert name in sentence
    assert re.search("[\u4e00-\u9fff]", sentence)
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    assert "！" not in sentence
    return sentence


def refused_by(read, name):
    """Return the sentence that reading something ends with."""
    with pytest.raises(FileProblem) as caught:
        read()
    return one_sentence(caught.value.message, name)
