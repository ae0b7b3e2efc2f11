"""What a running job says of the time it still takes."""

from reviewer.domain.library import Progress
from reviewer.gui.times import remaining


def test_the_page_of_a_scan_is_named_before_the_time():
    assert remaining(Progress(1, 9, "扫描.pdf", 0, 130.0, 3, 12)) == "识别第 3/12 页，还需 2 分钟"
    assert remaining(Progress(1, 9, "扫描.pdf", page=3, pages=12)) == "识别第 3/12 页"
    assert remaining(Progress(1, 9, "a.docx", seconds_left=40.0)) == "还需 40 秒"
    assert remaining(Progress(1, 9, "a.docx")) == ""
