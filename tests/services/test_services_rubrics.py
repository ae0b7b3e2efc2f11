"""A county's own profiles: files beside the database, what they would change, and scoring anew by them."""

from dataclasses import replace
from decimal import Decimal

import pytest
from review_world import TEXT, text_for
from test_services_saving import decide_all

from reviewer.domain.errors import Cancelled, EnvironmentProblem, KnownError, ReadOnly, Refused
from reviewer.domain.review import Status
from reviewer.domain.rubric import ItemRule
from reviewer.scoring import load_profiles, shipped_profiles
from reviewer.services.rubrics import next_version


@pytest.fixture
def many(world):
    """Four reports of one profile of the county's own: better, worse, as it was, and a finished one."""
    library = world.imported(
        TEXT,
        text_for(2, 完成8公里="完成4公里"),
        text_for(3, 完成8公里="完成10公里"),
        text_for(4, 支出268="支出140"),
    )
    own = library.rubrics.copy("yuzhong", "本县评分表", "qinghe")
    library.set_setting("default_profile", own.id)
    yield library
    library.close()


def moved(profile, points):
    """Move points from the first to the second part, in their items too."""
    first, second = profile.parts[:2]
    first = _worth(first, first.points - points)
    return replace(profile, parts=(first, _worth(second, second.points + points), *profile.parts[2:]))


def _worth(part, points):
    scale = points / part.points
    items = tuple(i if i.points is None else replace(i, points=i.points * scale) for i in part.items)
    return replace(part, points=points, items=items)


def heavier_execution(profile):
    """Let the budget's execution be worth 26 of 管理 instead of 6."""
    part = profile.parts[3]
    others = tuple(replace(i, points=Decimal(19) / 6 if n else Decimal(26)) for n, i in enumerate(part.items))
    cents = tuple(replace(i, points=(i.points or Decimal(0)).quantize(Decimal("0.01"))) for i in others)
    spare = part.points - sum(i.points for i in cents)
    cents = (*cents[:-1], replace(cents[-1], points=cents[-1].points + spare))
    return replace(profile, parts=(*profile.parts[:3], replace(part, items=cents)))


def points(library):
    return {row.id: (row.score, row.grade, row.left) for row in library.rows()}


def test_shipped_ones_are_listed_first_with_who_uses_them(many):
    listed = many.rubrics.listed()
    assert [one.own for one in listed] == [False] * 6 + [True]
    assert (listed[-1].profile.name, listed[-1].used, listed[-1].default) == ("本县评分表", 4, True)
    assert sum(one.used for one in listed) == 4


def test_a_copy_is_a_file_beside_the_database_that_a_clerk_can_read(library, world):
    made = library.rubrics.copy("national")
    path = world.db.parent / "rubrics" / f"{made.id}.toml"
    assert made.version == "1"
    assert made.name == "国标自评（本县）"
    assert "# 版次，在程序中保存时自动加一" in path.read_text(encoding="utf-8")
    assert library.rubrics.copy("national").id != made.id
    assert load_profiles()[made.id] == made


def test_saving_counts_the_version_up_and_shipped_ones_stay(library):
    rubrics = library.rubrics
    made = rubrics.copy("yuzhong")
    saved = rubrics.save(moved(made, Decimal(5)))
    assert saved.version == "2"
    assert rubrics.save(saved).version == "3"
    assert [p.points for p in load_profiles()[made.id].parts] == [15, 35, 5, 45]
    with pytest.raises(Refused, match="复制后修改"):
        rubrics.save(shipped_profiles()["yuzhong"])
    broken = replace(saved, parts=saved.parts[1:])
    with pytest.raises(Refused, match="应为 100 分"):
        rubrics.save(broken)
    with pytest.raises(Refused, match="应为 100 分"):
        rubrics.what_if(broken)


@pytest.mark.parametrize(
    ("old", "new"), [("1", "2"), ("9", "10"), ("2024-3", "2024-4"), ("试行", "试行-2"), ("", "-2")]
)
def test_the_next_version(old, new):
    assert next_version(old) == new


def test_only_an_unused_one_of_the_county_can_be_deleted(many):
    with pytest.raises(Refused, match="有 4 份报告"):
        many.rubrics.delete("qinghe")
    with pytest.raises(Refused, match="不能删除"):
        many.rubrics.delete("yuzhong")
    spare = many.rubrics.copy("overall")
    many.rubrics.delete(spare.id)
    assert spare.id not in load_profiles()
    assert not list(many.rubrics.folder.glob(f"{spare.id}*"))
    many.set_setting("default_profile", "yuzhong")
    many.rubrics.delete("qinghe")


def test_out_and_in_again_under_another_id(library, tmp_path):
    made = library.rubrics.copy("yuzhong", "青禾县")
    target = library.rubrics.export_file(made.id, tmp_path / "交换 评分表.toml")
    again = library.rubrics.import_file(target)
    assert again.id != made.id
    assert again.name != made.name
    assert again.parts == made.parts
    with pytest.raises(EnvironmentProblem, match="没有导出"):
        library.rubrics.export_file(made.id, tmp_path / "没有" / "x.toml")


def test_an_unsound_file_is_not_taken_in(library, tmp_path):
    path = library.rubrics.export_file("yuzhong", tmp_path / "坏.toml")
    text = path.read_text(encoding="utf-8").replace("points = 6.00", "points = 7.00")
    path.write_text(text, encoding="utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "points = 45" in row)
    with pytest.raises(KnownError, match=f"“坏.toml”第 {line} 行.*合计 46.00 分"):
        library.rubrics.import_file(path)
    for wrong in ("name = ", "name = oops\n"):
        path.write_text(text + wrong, encoding="utf-8")
        with pytest.raises(KnownError, match=f"第 {len(text.splitlines()) + 1} 行"):
            library.rubrics.import_file(path)
    assert list(library.rubrics.problems) == []


def test_a_finding_that_no_check_makes_is_told_with_its_line(library, tmp_path):
    path = library.rubrics.export_file("yuzhong", tmp_path / "县.toml")
    text = path.read_text(encoding="utf-8").replace("part-exceeds-whole", "part-exceed-whole")
    path.write_text(text.replace('id = "yuzhong"', 'id = "county"'), encoding="utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "part-exceed-whole" in row)
    with pytest.raises(Refused, match=f"第 {line} 行的疑点“part-exceed-whole”不认识"):
        library.rubrics.import_file(path)
    library.rubrics.folder.mkdir()
    path.rename(library.rubrics.folder / "县.toml")
    library.rubrics.reload()
    assert f"第 {line} 行的疑点" in library.rubrics.problems[0]
    assert "county" in load_profiles()  # everything else in it counts


def test_an_id_that_could_not_be_noted_is_refused(library):
    library.rubrics.folder.mkdir()
    path = library.rubrics.export_file("yuzhong", library.rubrics.folder / "县.toml")
    path.write_text(path.read_text(encoding="utf-8").replace('id = "yuzhong"', 'id = "县@1"'), encoding="utf-8")
    library.rubrics.reload()
    assert "编号“县@1”只能用" in library.rubrics.problems[0]
    assert set(load_profiles()) == set(shipped_profiles())


def test_the_last_good_text_stays_in_force(library, world):
    made = library.rubrics.copy("yuzhong", "青禾县")
    path = world.db.parent / "rubrics" / f"{made.id}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('grade = "良"', 'grade = "可"'), encoding="utf-8")
    path.with_name("另一份.toml").write_text("x", encoding="utf-8")
    path.with_name("yuzhong.toml").write_bytes("渝中".encode("gb18030"))
    library.close()
    again = world.open()
    told = again.rubrics.problems
    assert len(told) == 3
    assert any(
        "第 " in one and "缺少等级“良”" in one and "沿用上次可用的“青禾县”第 1 版" in one for one in told
    )
    assert load_profiles()[made.id] == made
    assert set(load_profiles()) == {*shipped_profiles(), made.id}
    saved = again.rubrics.save(made)  # saving mends the file
    assert len(again.rubrics.problems) == 2
    assert load_profiles()[made.id] == saved
    assert 'grade = "可"' in path.with_name(f"{path.name}.bad").read_text(
        encoding="utf-8"
    )  # nothing typed is lost
    again.close()
    assert set(load_profiles()) == set(shipped_profiles())


def test_ids_of_others_are_not_taken_over(library, world):
    folder = world.db.parent / "rubrics"
    folder.mkdir()
    library.rubrics.export_file("national", folder / "mine.toml")
    library.rubrics.reload()
    assert "编号“national”已被另一评分表使用" in library.rubrics.problems[0]
    assert load_profiles()["national"] == shipped_profiles()["national"]


def test_who_only_reads_changes_nothing(library, world):
    made = library.rubrics.copy("yuzhong")
    library.close()
    reader = world.open(write=False)
    assert reader.rubrics.what_if(reader.rubrics.profile(made.id)).changes == ()
    for act in (
        lambda: reader.rubrics.copy("yuzhong"),
        lambda: reader.rubrics.save(made),
        lambda: reader.rubrics.delete(made.id),
        lambda: reader.rescore(made.id),
    ):
        with pytest.raises(ReadOnly):
            act()
    reader.close()


def test_the_what_if_says_what_saving_then_does(many):
    session = many.open_review(4)
    decide_all(session)
    session.finish("张三")
    before = points(many)
    plan = heavier_execution(many.rubrics.profile("qinghe"))
    told = many.rubrics.what_if(plan)
    assert points(many) == before  # nothing is written
    assert {c.report_id for c in told.changes} == {1, 2, 3}
    assert told.finished == 1
    assert told.rescored == 3
    many.rubrics.save(plan)
    assert many.rescore("qinghe") == 3
    many.rescore_open()
    after = points(many)
    assert after[4] == before[4]
    for change in told.changes:
        assert (change.old, change.new) == (before[change.report_id][0], after[change.report_id][0])
        assert change.new_grade == after[change.report_id][1]
        higher = [s for s, _, _ in after.values() if s > change.new]
        assert change.new_rank == len(higher) + 1


def test_hand_adjustments_stay_and_become_doubtful(many):
    session = many.open_review(1)
    key = "management/execution"
    session.adjust_item(key, "-1", "凭证不全")
    item = session.sheet.item(key)
    plan = heavier_execution(many.rubrics.profile("qinghe"))
    told = many.rubrics.what_if(plan)
    assert [c.doubtful for c in told.changes if c.report_id == 1] == [1]
    assert told.doubtful == 1
    many.rubrics.save(plan)
    many.rescore("qinghe")
    many.rescore_open()
    again = session.sheet.item(key)
    assert (again.adjustment, again.reason) == (item.adjustment, "凭证不全")
    assert again.doubtful
    assert again.final == again.machine - 1
    assert many.rubrics.what_if(many.rubrics.profile("qinghe")).doubtful == 0  # it is already
    assert session.undo()
    assert session.sheet.item(key).adjustment is None


def test_a_dropped_item_counts_its_decision(many):
    session = many.open_review(1)
    session.adjust_item("management/rules", "2", "已见制度原件")
    plan = many.rubrics.profile("qinghe")
    part = plan.parts[3]
    items = (*part.items[:-2], replace(part.items[-2], points=Decimal(13)))
    told = many.rubrics.what_if(replace(plan, parts=(*plan.parts[:3], replace(part, items=items))))
    assert [c.doubtful for c in told.changes if c.report_id == 1] == [1]


def test_what_is_stored_after_rescoring_is_what_an_open_review_says(many):
    for report_id in (1, 2):
        session = many.open_review(report_id)
        session.adjust_item("management/execution", "-1", "凭证不全" if report_id == 1 else "x")
        session.exclude_item("satisfaction/enterprise", "不涉及")
    many._sessions.clear()
    plan = many.rubrics.profile("qinghe")
    part = plan.parts[3]
    hand = replace(part.items[2], rule=ItemRule.BY_HAND, terms=(), checks=())
    plan = replace(plan, parts=(*plan.parts[:3], replace(part, items=(*part.items[:2], hand, *part.items[3:]))))
    many.rubrics.save(moved(heavier_execution(plan), Decimal(4)))
    many.rescore("qinghe")
    for report_id in (1, 2, 3, 4):
        stored = many._records.load(report_id)
        session = many.open_review(report_id)
        assert stored.derived == session._snapshot().derived
        assert stored.derived.row["profile"] == "qinghe@2"


def test_a_cancelled_rescoring_keeps_what_is_done(many):
    many.rubrics.save(moved(many.rubrics.profile("qinghe"), Decimal(4)))
    before = points(many)
    with pytest.raises(Cancelled):
        many.rescore("qinghe", lambda progress: False)
    assert points(many) == before
    with pytest.raises(Cancelled):
        many.rubrics.what_if(many.rubrics.profile("qinghe"), lambda progress: False)
    seen = []
    many.rescore("qinghe", lambda progress: seen.append((progress.done, progress.total)) or True)
    assert seen[-1] == (4, 4)


def test_a_review_edited_meanwhile_is_scored_in_a_second_round(many):
    many.rubrics.save(moved(many.rubrics.profile("qinghe"), Decimal(4)))
    many.open_review(2)
    many._sessions.clear()
    real, touched = many._scores.write, []

    def write(batch, default=""):
        if not touched:
            touched.append(True)
            session = many.open_review(2)
            session.set_field("spent", "200")
            many._sessions.clear()
        return real(batch, default)

    many._scores.write = write
    assert many.rescore("qinghe") == 4
    stored = many._records.load(2)
    assert stored.derived == many.open_review(2)._snapshot().derived
    assert many.open_review(2).report.value("spent") == "2000000.00"


def test_an_open_review_is_passed_over_and_scores_itself(many):
    many.rubrics.save(heavier_execution(many.rubrics.profile("qinghe")))
    session = many.open_review(1)
    session.set_field("spent", "140")  # read and scored by the new version already
    many.rescore("qinghe")
    many.rescore_open()
    assert session.save_problem == ""
    session.set_field("spent", "150")
    assert many._records.load(1).derived == session._snapshot().derived


def test_a_finished_review_keeps_its_version(many):
    session = many.open_review(1)
    decide_all(session)
    session.finish("张三")
    sheet = session.sheet
    many.rubrics.save(heavier_execution(many.rubrics.profile("qinghe")))
    many.rescore("qinghe")
    many.rescore_open()
    many._sessions.clear()
    again = many.open_review(1)
    assert again.status is Status.DONE
    assert again.sheet == sheet
    assert many._records.load(1).derived.row["profile"] == "qinghe@1"


def test_a_copy_takes_no_report_from_what_it_copies(library):
    before = points(library)
    library.rubrics.copy("yuzhong", new_id="aaa")
    library.rubrics.copy("national", new_id="aab")
    assert library.open_review(1).sheet.profile_id == "yuzhong"
    assert points(library) == before


def test_reasons_are_offered_again_most_used_first(many):
    for report_id in (1, 2, 3):
        session = many.open_review(report_id)
        session.adjust_item("management/execution", "-1", "凭证不全")
    many.open_review(1).adjust_item("management/rules", "1", "已见制度原件")
    finding = next(iter(many.open_review(2).findings))
    many.open_review(2).dismiss_finding(finding, "口径不同")
    assert many.reasons() == ["凭证不全", "口径不同", "已见制度原件"]
    assert many.reasons(1) == ["凭证不全"]


# -- in place of a shipped one


def in_place(library, shipped="national"):
    """Return a county's copy of a shipped profile that stands for it, saved."""
    own = library.rubrics.copy(shipped, f"本县{shipped}", f"own-{shipped}")
    return library.rubrics.save(replace(own, stands_for=shipped))


def test_what_the_rules_would_score_by_a_shipped_one_is_scored_by_the_countys(world):
    library = world.imported(TEXT)
    own = library.rubrics.copy("yuzhong", "本县四维", "own")
    told = library.rubrics.what_if(replace(own, stands_for="yuzhong"))
    assert [c.report_id for c in told.changes] == [1]
    library.rubrics.save(replace(own, stands_for="yuzhong"))
    assert library.rescore(own.id) == 1
    session = library.open_review(1)
    assert session.sheet.profile_id == "own"
    assert session.sheet.profile_reason == "默认，由“本县四维”代替渝中四维"
    session.choose_profile("yuzhong")
    assert session.sheet.profile_id == "yuzhong"  # a person's choice is what it says
    library.close()


def test_only_one_may_stand_for_a_shipped_one_and_it_must_be_known(many):
    in_place(many)
    second = many.rubrics.copy("national")
    assert second.stands_for == ""
    for act in (many.rubrics.save, many.rubrics.what_if):
        with pytest.raises(Refused, match="“本县national”已经代替国标自评"):
            act(replace(second, stands_for="national"))
    path = many.rubrics.folder / "own-national.toml"
    path.write_text(
        path.read_text("utf-8").replace('stands_for = "national"', 'stands_for = "nobody"'), "utf-8"
    )
    many.rubrics.reload()
    assert any("nobody" in problem for problem in many.rubrics.problems)


# -- the database keeps what reviews were scored by


def test_a_database_taken_elsewhere_brings_its_profiles(world, tmp_path):
    library = world.imported(TEXT)
    own = library.rubrics.copy("yuzhong", "本县评分表", "qinghe")
    library.open_review(1).choose_profile(own.id)
    library.rubrics.save(heavier_execution(own))
    unused = library.rubrics.copy("national", "没有用过的", "unused")
    library.rescore(own.id)
    library.rescore_open()
    score = library.open_review(1).sheet.total
    library.close()
    elsewhere = tmp_path / "别处"
    elsewhere.mkdir()
    taken = elsewhere / world.db.name
    taken.write_bytes(world.db.read_bytes())
    opened = type(library).open(taken)
    assert "已按数据库中留存的第 2 版补回" in "".join(opened.rubrics.problems)
    assert opened.open_review(1).sheet.profile_version == "2"
    assert opened.open_review(1).sheet.total == score
    assert not opened.rubrics.is_own(unused.id)
    opened.close()


def test_what_was_changed_by_hand_gets_the_next_version(many):
    path = many.rubrics.folder / "qinghe.toml"
    session = many.open_review(1)
    assert session.sheet.profile_version == "1"
    path.write_text(path.read_text("utf-8").replace("deviation_percent = 5", "deviation_percent = 7"), "utf-8")
    many.rubrics.reload()
    assert "在程序之外改过" in "".join(many.rubrics.problems)
    profile = many.rubrics.profile("qinghe")
    assert (profile.version, profile.deviation_percent) == ("2", 7)
    assert "# 版次" in path.read_text("utf-8")  # the clerk's file is as it was but for its version
    listed = next(one for one in many.rubrics.listed() if one.profile.id == "qinghe")
    assert listed.outdated == 4
    many.rubrics.reload()
    assert many.rubrics.problems == ()


def test_a_default_is_stopped_and_gone_on_with(world, monkeypatch):
    monkeypatch.setattr("reviewer.services.rescoring._BATCH", 1)
    library = world.imported(TEXT, text_for(2), text_for(3))
    own = library.rubrics.copy("yuzhong", "本县评分表", "qinghe")
    with pytest.raises(Cancelled):
        library.make_default(own.id, lambda progress: progress.done < 2)
    by = [row.id for row in library.rows() if library._records.load(row.id).default_profile == own.id]
    assert 0 < len(by) < 3
    assert library.default_profile == own.id
    assert library.make_default(own.id) == 3 - len(by)
    assert {library._records.load(row.id).default_profile for row in library.rows()} == {own.id}
    library.close()


def test_a_version_is_never_given_twice(many):
    first = many.rubrics.profile("qinghe")
    old = (many.rubrics.folder / "qinghe.toml").read_text("utf-8")
    second = many.rubrics.save(replace(first, deviation_percent=Decimal(6)))
    third = many.rubrics.save(replace(second, deviation_percent=Decimal(7)))
    (many.rubrics.folder / "qinghe.toml").write_text(old, "utf-8")  # an old file is put back
    many.rubrics.reload()
    assert many.rubrics.profile("qinghe").version == "1"
    saved = many.rubrics.save(replace(many.rubrics.profile("qinghe"), deviation_percent=Decimal(8)))
    assert (second.version, third.version, saved.version) == ("2", "3", "4")
    assert many.rubrics.problems == ()
