"""Which files of an import are one review, what is stored of them, and joining and splitting by hand."""

import io
import zipfile
from contextlib import closing

import openpyxl
import pytest
from sqlalchemy import func, select
from support.pairs import fill, form_file, report_file
from test_services_saving import decide_all

from reviewer.domain.errors import Refused
from reviewer.domain.library import ImportState, ListQuery
from reviewer.domain.naming import same_body, same_project, surely_same_project
from reviewer.domain.review import Status
from reviewer.services.library import Library
from reviewer.services.likeness import SAME_REPORT, likeness, likeness_to_pair
from reviewer.services.pairing import Gathering, Held, stem_core
from reviewer.storage.schema import blobs, companions

REPORT, FORM = (
    "农村公路日常养护项目绩效自评报告.docx",
    "附件1：农村公路日常养护项目支出绩效自评表（2023年）.xlsx",
)
LAMPS = {"农村公路日常养护": "城区路灯照明"}


@pytest.fixture
def library(tmp_path):
    with closing(Library.open(tmp_path / "库.db")) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "云岭县交通运输局"
    made.mkdir()
    return made


def put(folder, **files):
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def pairs(library):
    return [(row.file_name, row.form_name) for row in library.rows() if row.form_name]


def two_forms():
    book = openpyxl.Workbook()
    behind = fill(book.active)
    fill(book.active, behind + 2, name="城区路灯照明项目")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


# -- names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (REPORT, FORM),
        ("1.云岭县农村公路养护绩效自评报告（定稿）.docx", "1.云岭县农村公路养护自评表.xls"),
        ("农村公路养护2023年度自评报告.docx", "【附件2】农村公路养护-自评表.xlsx"),
    ],
)
def test_names_of_one_project_have_one_core(one, other, folder):
    assert stem_core(folder / one) == stem_core(folder / other) != ""


def test_names_of_two_projects_have_two(folder):
    assert stem_core(folder / "公路养护（一期）自评报告.docx") != stem_core(
        folder / "公路养护（二期）自评表.xlsx"
    )


def test_projects_and_bodies():
    assert same_project("农村公路日常养护", "云岭县“农村公路日常养护”项目（2023年度）")
    assert not same_project("农村公路养护一期项目", "农村公路养护二期项目")
    assert not same_project("农村公路养护", "二期农村公路养护")
    assert not same_project("教师培训", "教师培训及校舍维修")
    assert same_body("教育局", "云岭县教育局")
    assert not same_body("云岭县教育局", "云岭县水利局")
    unit = ("云岭县交通运输局",)
    assert surely_same_project("农村公路养护", "云岭县农村公路养护项目（2023年）", unit)
    assert not surely_same_project("公路养护", "农村公路养护", unit)
    assert not surely_same_project("农村公路养护一期", "农村公路养护", unit)
    assert not surely_same_project("2022年农村公路养护", "2023年度农村公路养护", unit)
    assert not surely_same_project("项目", "", unit)


# -- an import


def test_a_folder_with_a_report_and_its_form_is_one_review(library, folder):
    put(folder, **{REPORT: report_file(), FORM: form_file(length="310公里"), "附件2：名单.txt": "张三\n李四\n"})
    outcomes = {o.path.rpartition("/")[2]: o for o in library.import_paths([folder])}
    assert {name: o.state for name, o in outcomes.items()} == {
        REPORT: ImportState.IMPORTED,
        FORM: ImportState.PAIRED,
        "附件2：名单.txt": ImportState.IMPORTED,
    }
    assert REPORT in outcomes[FORM].message
    assert outcomes[FORM].report_id == outcomes[REPORT].report_id
    assert pairs(library) == [(REPORT, FORM)]
    assert [row.recognised for row in library.rows()].count(False) == 1

    session = library.open_review(outcomes[REPORT].report_id)
    assert [m.file_name for m in session.document.members] == [REPORT, FORM]
    told = [f for f in session.findings.values() if f.title == "报告与自评表不一致"]
    assert [f.numbers for f in told] == [("320公里", "310公里")]
    assert {session.document.member_at(e.passage.start) for e in told[0].evidence} == {0, 1}
    assert library.row(session.row.id).findings_high == sum(
        f.severity.value == "high" for f in session.findings.values()
    )
    assert library.rows(ListQuery(text="附件1"))[0].file_name == REPORT


def test_it_is_known_when_it_comes_again(library, folder):
    put(folder, **{REPORT: report_file(), FORM: form_file()})
    library.import_paths([folder])
    again = library.import_paths([folder])
    assert {o.state for o in again} == {ImportState.ALREADY_THERE}
    assert all(REPORT in o.message for o in again)
    assert len(library.rows()) == 1


def test_a_copy_in_an_archive_beside_the_folder_is_known(library, folder):
    put(folder, **{REPORT: report_file(), FORM: form_file()})
    with zipfile.ZipFile(folder / "全部材料.zip", "w") as package:
        for name in (REPORT, FORM):
            package.write(folder / name, f"云岭县/{name}")
    outcomes = library.import_paths([folder])
    assert sorted(o.state.value for o in outcomes) == ["already_there"] * 2 + ["imported", "paired"]
    assert len(library.rows()) == 1


def test_a_copy_in_the_same_folder_costs_nothing(library, folder):
    content = report_file()  # made once: the time stands in a .docx
    put(folder, **{REPORT: content, f"复制 {REPORT}": content, FORM: form_file()})
    states = sorted(o.state.value for o in library.import_paths([folder]))
    assert states == ["already_there", "imported", "paired"]


def test_an_archive_pairs_like_a_folder(library, tmp_path):
    with zipfile.ZipFile(tmp_path / "材料.zip", "w") as package:
        for number, changed in enumerate(({}, LAMPS), 1):
            words = next(iter(changed.values()), "农村公路日常养护")
            package.writestr(f"{number}/自评报告.docx", report_file(**changed))
            package.writestr(f"{number}/自评表.xlsx", form_file(name=f"{words}项目"))
    library.import_paths([tmp_path / "材料.zip"])
    assert pairs(library) == [("自评报告.docx", "自评表.xlsx")] * 2
    assert {row.project_name for row in library.rows()} == {"农村公路日常养护项目", "城区路灯照明项目"}


def test_two_projects_in_one_folder_pair_by_their_names(library, folder):
    put(
        folder,
        **{
            "公路养护自评报告.docx": report_file(),
            "公路养护自评表.xlsx": form_file(),
            "路灯照明自评报告.docx": report_file(**LAMPS),
            "路灯照明自评表.xlsx": form_file(name="城区路灯照明项目"),
        },
    )
    library.import_paths([folder])
    assert sorted(pairs(library)) == [
        ("公路养护自评报告.docx", "公路养护自评表.xlsx"),
        ("路灯照明自评报告.docx", "路灯照明自评表.xlsx"),
    ]


def lamps_form(**values):
    return form_file(name="城区路灯照明项目", **values)


@pytest.mark.parametrize("packed", [False, True])
def test_projects_side_by_side_pair_by_unit_and_project(library, folder, packed):
    files = {
        "1.docx": report_file(),
        "2.docx": report_file(**LAMPS),
        "3.docx": report_file(农村公路日常养护="农村客运补贴"),
        "甲.xlsx": lamps_form(),
        "乙.xlsx": form_file(
            name="云岭县农村公路日常养护项目（2023年）"
        ),  # its place and year in front and behind
    }
    put(folder, **files)
    if packed:
        with zipfile.ZipFile(folder.parent / "全部.zip", "w") as package:
            for name, content in files.items():
                package.writestr(name, content)
    outcomes = library.import_paths([folder.parent / "全部.zip" if packed else folder])
    assert sorted(pairs(library)) == [("1.docx", "乙.xlsx"), ("2.docx", "甲.xlsx")]
    assert [o.message for o in outcomes if o.state is ImportState.UNPAIRED] == []
    for row in library.rows():
        session = library.open_review(row.id)
        assert not [f for f in session.findings.values() if f.rule == "form-mismatch"]


def test_a_form_among_reports_of_other_projects_takes_its_own(library, folder):
    put(folder, **{"报告甲.docx": report_file(), "报告乙.docx": report_file(**LAMPS), "汇总.xlsx": form_file()})
    library.import_paths([folder])
    assert pairs(library) == [("报告甲.docx", "汇总.xlsx")]


SECOND = {"农村公路日常养护": "农村公路日常养护二期"}


@pytest.mark.parametrize(
    ("files", "why"),
    [
        # one unit, two projects, the form is of a third
        (
            {
                "1.docx": report_file(),
                "2.docx": report_file(**LAMPS),
                "表.xlsx": form_file(name="农村客运补贴项目"),
            },
            "同一文件夹内有 2 份报告，未能确定属于哪一份",
        ),
        # 一期 and 二期, and neither
        (
            {"1.docx": report_file(**SECOND), "2.docx": report_file(**LAMPS), "表.xlsx": form_file()},
            "同一文件夹内有 2 份报告，未能确定属于哪一份",
        ),
        (
            {
                "1.docx": report_file(**SECOND),
                "2.docx": report_file(**LAMPS),
                "表.xlsx": form_file(name="农村公路日常养护一期项目"),
            },
            "同一文件夹内有 2 份报告，未能确定属于哪一份",
        ),
        # a longer name ends with it
        (
            {
                "1.docx": report_file(),
                "2.docx": report_file(**LAMPS),
                "表.xlsx": form_file(name="公路日常养护项目"),
            },
            "同一文件夹内有 2 份报告，未能确定属于哪一份",
        ),
        # another year: in the form's head, in its name
        (
            {
                "1.docx": report_file(),
                "2.docx": report_file(**LAMPS),
                "表.xlsx": form_file(heading="项目支出绩效自评表（2022年度）"),
            },
            "同一文件夹内有 2 份报告，未能确定属于哪一份",
        ),
        (
            {
                "1.docx": report_file(),
                "2.docx": report_file(**LAMPS),
                "表.xlsx": form_file(heading="项目支出绩效自评表", name="2022年农村公路日常养护项目"),
            },
            "同一文件夹内有 2 份报告，未能确定属于哪一份",
        ),
        # another unit, and none
        (
            {
                "1.docx": report_file(),
                "2.docx": report_file(**LAMPS),
                "表.xlsx": form_file(unit="云岭县水利局", department="云岭县水利局"),
            },
            "同一文件夹内有 2 份报告，未能确定属于哪一份",
        ),
        # two reports of the project, two forms
        (
            {"1.docx": report_file(), "2.docx": report_file(加强巡查="增加人手"), "表.xlsx": form_file()},
            "同一文件夹内有 2 份报告与其单位、项目相同",
        ),
        (
            {"1.docx": report_file(), "表1.xlsx": form_file(), "表2.xlsx": form_file(score=95)},
            "同一文件夹内有 2 份自评表与报告「1.docx」相符",
        ),
        ({"1.docx": report_file(), "表.xlsx": lamps_form()}, "与同一文件夹内报告的项目不符"),
        ({"1.docx": report_file(), "表.xlsx": two_forms()}, "文件内有 2 份自评表"),
        (
            {"报告甲.docx": report_file(), "表.xlsx": form_file(), "坏.docx": b"PK\x03\x04"},
            "另有 1 份文件未能读出，未能确定",
        ),
        (
            {
                "1.docx": report_file(),
                "表1.xlsx": form_file(unit=None, name=None),
                "表2.xlsx": form_file(unit=None, name=None, score=95),
            },
            "没有写明单位、项目",
        ),
    ],
)
def test_a_form_left_alone_says_why(library, folder, files, why):
    outcomes = library.import_paths([put(folder, **files)])
    assert pairs(library) == []
    told = {o.path.rpartition("/")[2]: o for o in outcomes}
    for name in files:
        if name.startswith("表"):
            twin = told[name].state is ImportState.REVISION  # of a form that is nearly the same
            assert twin or told[name].state is ImportState.UNPAIRED
            assert why in told[name].message
            assert told[name].message.count("。") == 1 + twin
            assert told[name].report_id is not None
        elif name != "坏.docx":
            assert told[name].state in (ImportState.IMPORTED, ImportState.REVISION)
            assert why not in told[name].message


def test_the_samples_pair_like_any_files(library):
    paths = [sample.path for sample in library.samples()]
    outcomes = library.import_paths(paths)
    assert [o.state for o in outcomes] == [ImportState.IMPORTED] * 3 + [ImportState.PAIRED]
    assert pairs(library) == [(paths[0].name, paths[3].name)]
    assert all(row.sample for row in library.rows())
    library.split_form(outcomes[0].report_id)
    assert [row.sample for row in library.rows()] == [True] * 4


def test_an_edited_copy_of_a_sample_pairs_with_the_other_sample(library, folder):
    paths = [sample.path for sample in library.samples()]
    book = openpyxl.load_workbook(paths[3])
    book.active.cell(60, 1).value = "改过"
    book.save(folder / paths[3].name)
    put(folder, **{paths[0].name: paths[0].read_bytes()})
    library.import_paths([folder])
    assert pairs(library) == [(paths[0].name, paths[3].name)]


@pytest.mark.parametrize("form_first", [False, True])
@pytest.mark.parametrize("samples", [False, True])
def test_the_other_half_that_was_there_before_is_named_and_can_be_joined(library, folder, samples, form_first):
    if samples:
        report, form = (library.samples()[n].path for n in (0, 3))
    else:
        put(folder, **{REPORT: report_file(), FORM: form_file()})
        report, form = folder / REPORT, folder / FORM
    first, second = (form, report) if form_first else (report, form)
    (before,) = library.import_paths([first])
    assert (before.state, before.joinable) == (ImportState.IMPORTED, None)
    (after,) = library.import_paths([second])
    assert after.state is ImportState.UNPAIRED
    assert f"「{first.name}」单位、项目相同" in after.message
    ids = (after.report_id, before.report_id) if form_first else (before.report_id, after.report_id)
    assert after.joinable == ids
    library.join_form(*ids)
    assert pairs(library) == [(report.name, form.name)]
    assert all(row.sample is samples for row in library.rows())


def test_a_half_is_offered_only_where_it_is_sure_and_can_be_joined(library, folder):
    put(folder, **{"1.docx": report_file(), "2.docx": report_file(加强巡查="增加人手"), "表.xlsx": form_file()})
    library.import_paths([folder / "1.docx"])
    library.import_paths([folder / "2.docx"])
    (outcome,) = library.import_paths([folder / "表.xlsx"])
    assert (outcome.joinable, outcome.message) == (None, "")  # either may be meant
    put(folder, **{"灯.docx": report_file(**LAMPS), "灯.xlsx": lamps_form()})
    (lamps,) = library.import_paths([folder / "灯.docx"])
    session = library.open_review(lamps.report_id)
    decide_all(session)
    session.finish("张三")
    (outcome,) = library.import_paths([folder / "灯.xlsx"])
    assert outcome.joinable is None  # the report's review is finished


@pytest.mark.parametrize("archive", [False, True])
def test_a_file_that_is_known_already_leaves_the_others_their_pairs_and_true_reasons(library, folder, archive):
    put(
        folder,
        **{
            "甲.docx": report_file(),
            "乙.xlsx": form_file(),
            "丙.docx": report_file(**LAMPS),
            "丁.xlsx": lamps_form(),
        },
    )
    (known,) = library.import_paths([folder / "甲.docx"])
    given = folder
    if archive:
        given = folder.parent / "报送.zip"
        with zipfile.ZipFile(given, "w") as package:
            for path in folder.iterdir():
                package.write(path, path.name)
    told = {o.path.rpartition("/")[2]: o for o in library.import_paths([given])}
    assert pairs(library) == [("丙.docx", "丁.xlsx")]
    assert told["乙.xlsx"].joinable == (known.report_id, told["乙.xlsx"].report_id)
    assert "与库中的报告「甲.docx」单位、项目相同" in told["乙.xlsx"].message
    library.join_form(*told["乙.xlsx"].joinable)
    put(folder, **{"戊.xlsx": form_file(score=60)})
    told = {o.path.rpartition("/")[2]: o for o in library.import_paths([folder])}
    assert "「甲.docx」此前已导入并有自评表" in told["戊.xlsx"].message


def test_a_second_form_of_a_report_that_has_one_by_its_name_says_so(library, folder):
    put(
        folder,
        **{
            "公路养护自评报告.docx": report_file(),
            "公路养护自评表.xlsx": form_file(name="公路日常养护项目", score=95),
            "另一份.xlsx": form_file(),
        },
    )
    outcomes = {o.path.rpartition("/")[2]: o for o in library.import_paths([folder])}
    assert outcomes["公路养护自评表.xlsx"].state is ImportState.PAIRED
    assert "与报告「公路养护自评报告.docx」相符，但该报告已另有自评表" in outcomes["另一份.xlsx"].message


def test_forms_without_any_report_say_nothing(library, folder):
    put(folder, **{"表甲.xlsx": form_file(), "表乙.xlsx": lamps_form()}, 清单="")
    assert {o.state for o in library.import_paths([folder])} == {ImportState.IMPORTED}


def test_a_form_pairs_by_content_with_a_report_read_long_before(library, folder):
    put(folder, **{f"{n:02}.txt": f"第{n}份名单" for n in range(5)})
    put(
        folder,
        **{"00自评报告.docx": report_file(), "01自评报告.docx": report_file(**LAMPS), "99.xlsx": form_file()},
    )
    library.import_paths([folder])
    assert pairs(library) == [("00自评报告.docx", "99.xlsx")]


def test_reports_alone_do_not_wait_for_their_folder(folder):
    paths = [folder / f"{n}自评报告.docx" for n in range(5)]
    gathering = Gathering(paths)
    made = [new_report(report_file(农村公路日常养护=f"第{n}号公路"), path.name) for n, path in enumerate(paths)]
    waiting = 0
    for n, (path, report) in enumerate(zip(paths, made, strict=True)):
        ready = gathering.read(Held(n, path, b"", [report]))
        waiting = waiting + 1 - len(ready)
        assert waiting <= 2, "from the third on none can be one of two"


def test_more_than_can_be_held_is_told(folder, monkeypatch):
    monkeypatch.setattr("reviewer.services.pairing._MOST_BYTES", 10)
    paths = [folder / name for name in ("1.docx", "2.docx", "表.xlsx", "3.docx")]
    contents = report_file(), report_file(**LAMPS), form_file(), report_file(农村公路日常养护="客运补贴")
    gathering, ready = Gathering(paths), []
    for n, (path, content) in enumerate(zip(paths, contents, strict=True)):
        ready += gathering.read(Held(n, path, content, [new_report(content, path.name)]))
    assert [len(files) for files in ready] == [1] * 4
    (form,) = [files[0] for files in ready if files[0].form]
    assert "文件过多" in form.unpaired


def new_report(content, name):
    from reviewer.services.intake import new_reports
    from reviewer.services.reading import default_profile, read_reports

    (made,) = new_reports(name, name, read_reports(content, name, default_profile()), default_profile())
    return made


@pytest.mark.parametrize(
    "files",
    [
        {"报告.docx": report_file(), "表.xlsx": form_file(name="城区路灯照明项目")},  # another project's
        {"报告.docx": report_file(), "表.xlsx": form_file(heading="项目支出绩效自评表（2022年度）")},
        {"报告.docx": report_file(), "表.xlsx": form_file(unit="云岭县水利局")},
        {
            "报告.docx": report_file(),
            "表1.xlsx": form_file(),
            "表2.xlsx": form_file(score=95),
        },  # which of the two?
        {"报告.docx": report_file(), "表.xlsx": two_forms()},
        {
            "报告甲.docx": report_file(),
            "汇总.xlsx": form_file(),
            "坏.docx": b"PK\x03\x04",
        },  # what is the bad one?
        {"养护报告.docx": report_file(), "养护报告定稿.docx": b"PK\x03\x04", "养护自评表.xlsx": form_file()},
        {
            "养护报告.docx": report_file(),
            "养护报告定稿.docx": report_file(加强巡查="增加人手"),
            "养护自评表.xlsx": form_file(),
        },
        {"表甲.xlsx": form_file(), "表乙.xlsx": form_file(score=95)},
    ],
)
def test_in_doubt_nothing_is_paired(library, folder, files):
    outcomes = library.import_paths([put(folder, **files)])
    assert pairs(library) == []
    assert not [o for o in outcomes if o.state is ImportState.PAIRED]


def test_forms_of_another_folder_stay_apart(library, tmp_path):
    for name, content in (("甲/报告.docx", report_file()), ("乙/表.xlsx", form_file())):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(content)
    library.import_paths([tmp_path / "甲", tmp_path / "乙"])
    assert pairs(library) == []


def test_a_cancelled_import_keeps_what_was_read(library, folder):
    put(folder, **{REPORT: report_file(), FORM: form_file()})
    library.import_paths([folder], lambda progress: progress.done < 1)
    assert [row.form_name for row in library.rows()] == [""]


def test_many_files_are_read_by_other_processes_and_pair(library, tmp_path):
    for number in range(7):
        folder = tmp_path / f"单位{number}"
        folder.mkdir()
        name = f"第{number}号公路养护"
        put(
            folder,
            **{
                "自评报告.docx": report_file(农村公路日常养护=name),
                "自评表.xlsx": form_file(name=f"{name}项目"),
            },
        )
    outcomes = library.import_paths([tmp_path])
    assert sorted(o.state.value for o in outcomes) == ["imported"] * 7 + ["paired"] * 7
    assert len(pairs(library)) == len(library.rows()) == 7


# -- storage


def contents(library):
    with library._database.reading() as connection:
        tables = (blobs, companions)
        return tuple(connection.execute(select(func.count()).select_from(t)).scalar_one() for t in tables)


def test_removing_the_review_forgets_both_files(library, folder):
    library.import_paths([put(folder, **{REPORT: report_file(), FORM: form_file()})])
    assert contents(library) == (2, 1)
    library.remove([library.rows()[0].id])
    assert contents(library) == (0, 0)
    assert library.check() == []


def test_it_opens_again_as_it_was_and_goes_out_with_the_workbook(library, folder, tmp_path):
    library.import_paths([put(folder, **{REPORT: report_file(), FORM: form_file(budget=500)})])
    report_id = library.rows()[0].id
    session = library.open_review(report_id)
    session.set_field("budget", "500")
    before = {key: f.fingerprint for key, f in session.findings.items()}
    library.close()
    with closing(Library.open(tmp_path / "库.db")) as opened:
        session = opened.open_review(report_id)
        assert {key: f.fingerprint for key, f in session.findings.items()} == before
        assert session.machine.form is not None
        assert opened.original_bytes(report_id) == (folder / REPORT).read_bytes()
        assert opened.form_bytes(report_id) == (folder / FORM).read_bytes()
        assert opened.export(tmp_path / "汇总.xlsx").is_file()


def test_a_corrected_form_or_report_takes_its_own_place(library, folder, tmp_path):
    library.import_paths([put(folder, **{REPORT: report_file(), FORM: form_file(length="310公里")})])
    report_id = library.rows()[0].id
    library.open_review(report_id).set_field("spent", "457")
    (tmp_path / "表改.xlsx").write_bytes(form_file())
    told = library.replace_original(report_id, tmp_path / "表改.xlsx")
    assert [("310公里" in c.old, "310公里" in c.new) for c in told.changed] == [(True, False)]
    assert pairs(library) == [(REPORT, "表改.xlsx")]
    (tmp_path / "报告改.docx").write_bytes(report_file(加强巡查="增加巡查频次"))
    library.replace_original(report_id, tmp_path / "报告改.docx")
    assert pairs(library) == [("报告改.docx", "表改.xlsx")]
    session = library.open_review(report_id)
    assert session.report.value("spent") == "4570000.00"
    assert [e.detail for e in library.history(report_id)] == [FORM, REPORT]
    assert contents(library) == (2, 1)
    again = library.import_paths([folder])
    assert all("被替换前的原文" in o.message for o in again)
    with pytest.raises(Refused, match="完全相同"):
        library.compare_original(report_id, tmp_path / "表改.xlsx")


def test_a_corrected_pair_takes_the_place_of_the_old_one(library, folder, tmp_path):
    library.import_paths([put(folder, **{REPORT: report_file(), FORM: form_file(length="310公里")})])
    library.open_review(1).set_field("spent", "457")
    later = tmp_path / "修改稿"
    later.mkdir()
    put(later, **{REPORT: report_file(加强巡查="增加巡查频次"), FORM: form_file()})
    outcome = next(o for o in library.import_paths([later]) if o.state is ImportState.REVISION)
    assert (outcome.report_id, outcome.revision_of) == (2, 1)
    told = library.compare_original(1, later / REPORT, take_copy=True)
    assert len(told.changed) == 2  # a sentence of the report, a row of the form
    library.replace_original(1, later / REPORT, take_copy=True)
    assert [(row.id, row.form_name) for row in library.rows()] == [(1, FORM)]
    assert library.form_bytes(1) == (later / FORM).read_bytes()
    assert library.open_review(1).report.value("spent") == "4570000.00"
    assert contents(library) == (2, 1)


def test_a_corrected_report_alone_is_told_from_the_pair_it_corrects(library, folder, tmp_path):
    library.import_paths([put(folder, **{REPORT: report_file(), FORM: form_file()})])
    library.open_review(1).set_field("spent", "457")
    later = tmp_path / "更正稿.docx"
    later.write_bytes(report_file(加强巡查="增加巡查频次"))
    (outcome,) = library.import_paths([later])
    assert (outcome.state, outcome.revision_of) == (ImportState.REVISION, 1)
    assert len(library.compare_original(1, later, take_copy=True).changed) == 1
    library.replace_original(1, later, take_copy=True)
    assert [(row.id, row.form_name) for row in library.rows()] == [(1, FORM)]
    assert library.open_review(1).report.value("spent") == "4570000.00"


def test_of_a_pair_only_the_report_is_compared():
    report, form = "甲乙丙丁，戊己庚辛。\n壬癸子丑。", "\n一级指标\t二级指标\n数量指标\t质量指标\t时效指标"
    assert likeness(report, report + form) < SAME_REPORT
    assert likeness_to_pair(report, report + form) == 1
    assert likeness_to_pair("甲乙丙丁，戊己庚辛", report + form) == 1
    assert likeness_to_pair("数量指标\t质量指标\t时效指标", report + form) < SAME_REPORT
    assert likeness_to_pair("", "") == 0


# -- by hand


@pytest.fixture
def apart(library, tmp_path):
    """A report and its form as two reviews: ids 1 and 2."""
    for number, (name, content) in enumerate(((REPORT, report_file()), (FORM, form_file(length="310公里")))):
        path = tmp_path / str(number) / name
        path.parent.mkdir()
        path.write_bytes(content)
        library.import_paths([path])
    return library


def test_a_form_of_the_list_is_joined_and_split_and_decisions_stay(apart):
    session = apart.open_review(1)
    length = next(i.key for i in session.report.indicators if "里程" in i.name)
    session.set_field("spent", "457")
    session.confirm_indicator(length)
    decided = dict(session.decisions.entries)

    assert [(one.row.id, one.fits, one.refusal) for one in apart.forms_for(1)] == [(2, True, "")]
    apart.join_form(1, 2)
    assert pairs(apart) == [(REPORT, FORM)]
    assert [row.id for row in apart.rows()] == [1]
    joined = apart.open_review(1)
    assert joined.report.value("spent") == "4570000.00"
    assert joined.decisions.entries.keys() == decided.keys()
    assert joined.status is Status.REVIEWING
    assert [f.title for f in joined.findings.values()].count("报告与自评表不一致") >= 1

    apart.split_form(1)
    assert pairs(apart) == []
    assert [(row.id, row.file_name, row.status) for row in apart.rows()] == [
        (1, REPORT, Status.REVIEWING),
        (3, FORM, Status.WAITING),
    ]
    again = apart.open_review(1)
    assert again.report.value("spent") == "4570000.00"
    assert again.decisions.entries.keys() == decided.keys()
    assert again.document.members == ()
    assert [(e.kind, e.detail) for e in apart.history(1)] == [("join", FORM), ("split", FORM)]
    assert contents(apart) == (2, 0)


def test_forms_of_the_list_say_whether_they_fit_and_why_not(apart, tmp_path):
    others = {
        "别的项目.xlsx": form_file(name="城区路灯照明项目"),
        "别的单位.xlsx": form_file(unit="云岭县水利局", department="云岭县水利局"),
        "别的年度.xlsx": form_file(heading="项目支出绩效自评表（2022年度）"),
        "动过.xlsx": form_file(score=95),
    }
    for name, content in others.items():
        (tmp_path / name).write_bytes(content)
        apart.import_paths([tmp_path / name])
    touched = next(row.id for row in apart.rows() if row.file_name == "动过.xlsx")
    apart.open_review(touched).set_field("spent", "455")
    found = {one.row.file_name: (one.fits, one.refusal) for one in apart.forms_for(1)}
    assert found == {
        FORM: (True, ""),
        "动过.xlsx": (True, "已开始评审，并入会丢失其评审记录"),
        "别的项目.xlsx": (False, ""),
        "别的年度.xlsx": (False, ""),
        "别的单位.xlsx": (False, ""),
    }
    assert next(iter(found)) == FORM
    assert list(found)[-1] == "别的单位.xlsx"  # another unit's stand last
    with pytest.raises(Refused, match="本身就是自评表"):
        apart.forms_for(2)


def test_a_form_that_is_let_go_leaves_nothing(apart, tmp_path):
    (tmp_path / "另一表.xlsx").write_bytes(form_file(score=95))
    apart.join_form(1, tmp_path / "另一表.xlsx")
    apart.split_form(1, keep_form=False)
    assert [row.file_name for row in apart.rows()] == [REPORT, FORM]
    assert contents(apart) == (2, 0)


def test_a_file_is_joined(apart, tmp_path):
    (tmp_path / "另一表.xlsx").write_bytes(form_file(score=95))
    apart.join_form(1, tmp_path / "另一表.xlsx")
    assert pairs(apart) == [(REPORT, "另一表.xlsx")]
    assert [row.file_name for row in apart.rows()] == [REPORT, FORM]


def test_a_file_that_is_in_the_list_leaves_it(apart, tmp_path):
    apart.join_form(1, tmp_path / "1" / FORM)
    assert [row.id for row in apart.rows()] == [1]
    assert contents(apart) == (2, 1)


def test_what_would_lose_work_or_makes_no_sense_is_refused(apart, tmp_path):
    with pytest.raises(Refused, match="本身就是自评表"):
        apart.join_form(2, 1)
    with pytest.raises(Refused, match="就是这份报告的原文"):
        apart.join_form(1, tmp_path / "0" / REPORT)
    (tmp_path / "清单.txt").write_text("绩效自评材料清单", encoding="utf-8")
    with pytest.raises(Refused, match="不是单独的一份填好的自评表"):
        apart.join_form(1, tmp_path / "清单.txt")
    with pytest.raises(Refused, match="没有并入"):
        apart.split_form(1)
    apart.open_review(2).set_field("spent", "455")
    with pytest.raises(Refused, match="已开始评审"):
        apart.join_form(1, 2)
    assert [row.form_name for row in apart.rows()] == ["", ""]


def test_a_finished_review_is_opened_again_first(apart):
    session = apart.open_review(1)
    decide_all(session)
    session.finish("张三")
    with pytest.raises(Refused, match="重新打开"):
        apart.join_form(1, 2)


def test_a_finding_that_was_accepted_between_the_files_keeps_them_together(apart):
    apart.join_form(1, 2)
    session = apart.open_review(1)
    key = next(k for k, f in session.findings.items() if f.title == "报告与自评表不一致")
    session.accept_finding(key)
    with pytest.raises(Refused, match="不再起作用"):
        apart.split_form(1)
    assert pairs(apart) == [(REPORT, FORM)]
    apart.open_review(1).undo()
    apart.split_form(1)
    assert pairs(apart) == []


@pytest.mark.parametrize("money", ["项目资金（万元）", "预算执行情况（20分）"])
def test_scored_from_what_is_stored_as_if_opened_anew(library, folder, money):
    """The form's own points count, those that only the words over its money row give too."""
    book = openpyxl.load_workbook(io.BytesIO(form_file()))
    book.active["A4"] = money
    if "20分" in money:
        book.active["F5"] = None
    buffer = io.BytesIO()
    book.save(buffer)
    put(
        folder,
        **{REPORT: report_file(**{"经自评，": "经自评，产出指标（60分）得59分，"}), FORM: buffer.getvalue()},
    )
    library.import_paths([folder])
    report_id = library.rows()[0].id
    library.make_default("sichuan" if library.default_profile != "sichuan" else "national")
    row, (_, fresh) = library.row(report_id), library.opened(report_id)
    assert row.score == fresh.sheet.total
    (rate,) = [item for part in fresh.sheet.parts for item in part.items if item.name == "预算执行率"]
    assert rate.points == (20 if "20分" in money else 10)
