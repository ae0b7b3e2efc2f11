"""One error at a time, planted into the clean reports: found by its kind or a neighbouring one, and quoted."""

from pathlib import Path

from reviewer.checks import check_report
from reviewer.documents import read_document
from reviewer.extraction import extract

CLEAN = Path(__file__).parent.parent / "data" / "clean"

PLANTED = [
    ("farmland", "灌溉与排水工程1180.6万元", "灌溉与排水工程1108.6万元", "sum-mismatch", "1108.6万元"),
    ("farmland", "完成目标的101.88%", "完成目标的103.88%", "target-mismatch", "103.88%"),
    ("farmland", "比目标多3.4千米", "比目标多2.4千米", "excess-mismatch", "2.4千米"),
    ("farmland", "提高23个百分点", "提高13个百分点", "growth-mismatch", "13个百分点"),
    ("farmland", "206户表示满意", "216户表示满意", "calculation-mismatch", "93.64%"),
    ("farmland", "产出50分，得49分", "产出50分，得48分", "score-sum-mismatch", "96.5分"),
    ("farmland", "自评等级为优", "自评等级为良", "grade-conflict", "良"),
    ("farmland", "整修田间道路35公里，完成率100%", "整修田间道路30公里，完成率100%", "target-mismatch", "100%"),
    ("farmland", "中央补助1680万元", "中央补助1860万元", "sum-mismatch", "1860万元"),
    ("farmland", "预算执行率95%", "预算执行率97%", "rate-mismatch", "97%"),
    ("farmland", "4.整修田间道路35公里，完成率100%。\n", "", "target-without-result", "整修田间道路35公里"),
    ("freelibrary", "文献购置费31.2万元", "文献购置费32.1万元", "sum-mismatch", "32.1万元"),
    ("freelibrary", "完成目标的109%", "完成目标的119%", "target-mismatch", "119%"),
    ("freelibrary", "超目标3.9万人次", "超目标3.5万人次", "excess-mismatch", "3.5万人次"),
    ("freelibrary", "执行率98%", "执行率95%", "rate-mismatch", "95%"),
    ("freelibrary", "满意的456份", "满意的446份", "calculation-mismatch", "446份"),
    ("freelibrary", "新购图书6120册，完成目标的102%", "新购图书5120册，完成目标的102%", "target-mismatch", "5120册"),
    ("freelibrary", "（一）主要问题：少儿类图书复本不足，热门图书预约等候时间偏长。", "（一）主要问题：无。", "problems-missing", "无"),
    ("freelibrary", "自评总分97分", "自评总分95分", "score-sum-mismatch", "95分"),
    ("whole_hr", "项目支出773.6万元", "项目支出783.6万元", "sum-mismatch", "783.6万元"),
    ("whole_hr", "人员经费1048.9万元", "人员经费1084.9万元", "sum-mismatch", "1084.9万元"),
    ("whole_hr", "下降5.49%", "下降15.49%", "growth-mismatch", "15.49%"),
    ("whole_hr", "年末结转40万元", "年末结转60万元", "calculation-mismatch", "60万元"),
    ("whole_hr", "总得分97分", "总得分98分", "score-sum-mismatch", "98分"),
    ("whole_hr", "调解成功137件", "调解成功127件", "calculation-mismatch", "75.27%"),
    ("whole_hr", "过程25分得24分", "过程25分得26分", "score-exceeds-points", "26分"),
    ("signals", "标线施工121.88万元", "标线施工112.88万元", "sum-mismatch", "112.88万元"),
    ("signals", "5.35万平方米\t102.88%", "5.35万平方米\t107.88%", "completion-mismatch", "107.88%"),
    ("signals", "≤0.95万元\t0.92万元", "≥0.95万元\t0.92万元", "cost-direction", "0.95万元"),
    ("signals", "自评结果为“优”", "自评结果为“良”", "grade-conflict", "良"),
    ("signals", "结余7.72万元", "结余17.72万元", "calculation-mismatch", "17.72万元"),
    ("village", "户厕改造补助960,000.00元", "户厕改造补助906,000.00元", "sum-mismatch", "906,000.00元"),
    ("village", "支出进度97%", "支出进度99%", "rate-mismatch", "99%"),
    ("village", "满意171户", "满意161户", "calculation-mismatch", "161户"),
    ("village", "改造户厕320户，", "改造户厕290户，", "score-vs-results", "290户"),
    ("village", "2024年1月22日", "2022年1月22日", "date-order", "2022年1月22日"),
    ("training_base", "场地改造费236.4万元", "场地改造费263.4万元", "sum-mismatch", "263.4万元"),
    ("training_base", "数控5间、汽修4间、护理3间", "数控5间、汽修4间、护理4间", "sum-mismatch", "护理4间"),
    ("training_base", "上升4.7个百分点", "上升5.7个百分点", "growth-mismatch", "5.7个百分点"),
    ("training_base", "105.33%", "115.33%", "target-mismatch", "115.33%"),
    ("training_base", "第四部分 自评结论", "第五部分 自评结论", "section-numbering", "第五部分"),
    ("rehab", "辅助器具适配补助31万元", "辅助器具适配补助13万元", "sum-mismatch", "13万元"),
    ("rehab", "完成101.90%", "完成104.90%", "completion-mismatch", "104.90%"),
    ("rehab", "占预算的97%", "占预算的93%", "calculation-mismatch", "93%"),
    ("rehab", "满意209户", "满意199户", "calculation-mismatch", "199户"),
    ("rehab", "产出50分（满分50分）", "产出52分（满分50分）", "score-exceeds-points", "52分"),
    ("rehab", "省级资金180万元", "省级资金190万元", "sum-mismatch", "190万元"),
    ("airmonitor", "仪器校准费３９万元", "仪器校准费４９万元", "sum-mismatch", "４９万元"),
    ("airmonitor", "同比下降５．７１％", "同比下降１５．７１％", "growth-mismatch", "１５．７１％"),
    ("airmonitor", "预算执行率为９８％", "预算执行率为９６％", "rate-mismatch", "９６％"),
    ("airmonitor", "评价等级为“优”", "评价等级为“中”", "grade-conflict", "中"),
    ("screening", "人员劳务38.5万元", "人员劳务35.8万元", "sum-mismatch", "35.8万元"),
    ("screening", "完成任务的101.58%", "完成任务的110.58%", "target-mismatch", "110.58%"),
    ("screening", "随访304人", "随访294人", "calculation-mismatch", "97.44%"),
    ("screening", "市级42万元", "市级52万元", "sum-mismatch", "52万元"),
    ("screening", "为优秀等次", "为良好等次", "grade-conflict", "良好"),
    ("property", "安保服务费286.4万元", "安保服务费268.4万元", "sum-mismatch", "268.4万元"),
    ("property", "完成率107.56%", "完成率117.56%", "target-mismatch", "117.56%"),
    ("property", "平均报修响应时间22分钟", "平均报修响应时间42分钟", "score-vs-results", "42分钟"),
    ("property", "预算执行率98%", "预算执行率96%", "rate-mismatch", "96%"),
    ("rivers", "移民补偿366万元", "移民补偿336万元", "sum-mismatch", "336万元"),
    ("rivers", "北大排治理工程1500万元", "北大排治理工程1600万元", "sum-mismatch", "1600万元"),
    ("rivers", "满意278份", "满意268份", "calculation-mismatch", "268份"),
    ("rivers", "三、北大排", "二、北大排", "section-numbering", "二、北大排"),
    ("shelter_form", "100\t98.8", "100\t99.8", "score-sum-mismatch", "99.8"),
    ("shelter_form", "可容纳避难人数\t≥1.2万人\t1.26万人\t20\t20", "可容纳避难人数\t≥1.2万人\t0.96万人\t20\t20", "unmet-without-deduction", "0.96万人"),
    ("shelter_form", "5120件\t10\t10", "5120件\t10\t12", "score-exceeds-points", "12"),
    ("shelter_form", "≤65万元", "≥65万元", "cost-direction", "65万元"),
    ("shelter_form", "254.8\t10\t98%", "254.8\t10\t96%", "rate-mismatch", "96%"),
    ("shelter_form", "5120件\t10\t10", "\t10\t10", "actual-missing", "储备应急物资"),
    ("shelter_form", "单处建设成本\t≤65万元\t63.7万元\t5\t5", "单处建设成本\t≤65万元\t63.7万元\t8\t5", "points-sum-mismatch", "单处建设成本"),
    ("museum", "数字化采集费24.98万元", "数字化采集费29.48万元", "sum-mismatch", "29.48万元"),
    ("museum", "完成年度目标的104.44%", "完成年度目标的114.44%", "target-mismatch", "114.44%"),
    ("museum", "完成预算的98%", "完成预算的89%", "rate-mismatch", "89%"),
    ("museum", "满意336份", "满意326份", "calculation-mismatch", "326份"),
    ("museum", "四、自评得分", "五、自评得分", "section-numbering", "五、自评得分"),
    ("roadlamp", "下降48%", "下降38%", "growth-mismatch", "38%"),
    ("roadlamp", "减少55件", "减少45件", "growth-mismatch", "45件"),
    ("roadlamp", "较目标值高0.9个百分点", "较目标值高1.9个百分点", "excess-mismatch", "1.9个百分点"),
    ("roadlamp", "满意927人", "满意917人", "calculation-mismatch", "917人"),
    ("roadlamp", "结余74万元", "结余94万元", "calculation-mismatch", "94万元"),
    ("bus", "增长5.13%", "增长8.13%", "growth-mismatch", "8.13%"),
    ("bus", "其中新开3条、延伸2条；", "其中新开13条、延伸15条；", "sum-mismatch", "延伸15条"),
    ("bus", "执行率98%", "执行率95%", "rate-mismatch", "95%"),
    ("bus", "北河公交公司562.5万元", "北河公交公司526.5万元", "sum-mismatch", "526.5万元"),
    ("bus", "其中新能源车96辆，占64%", "其中新能源车96辆，占74%", "calculation-mismatch", "74%"),
    ("bus", "完成目标的104%", "完成目标的114%", "target-mismatch", "114%"),
    ("bus", "满意1056人", "满意1026人", "calculation-mismatch", "1026人"),
    ("bus", "发车正点率94.3%", "发车正点率90.3%", "missed-target-unsaid", "90.3%"),
    ("court", "建设类180万元", "建设类190万元", "sum-mismatch", "190万元"),
    ("court", "办结642件", "办结612件", "calculation-mismatch", "612件"),
    ("court", "2021年9月28日竣工", "2021年2月28日竣工", "date-order", "2月28日"),
    ("court", "立案数7820件的40%", "立案数7820件的50%", "calculation-mismatch", "50%"),
    ("court", "满意102份", "满意92份", "calculation-mismatch", "92份"),
    ("court", "自评等级为“优”", "自评等级为“中”", "grade-conflict", "中"),
    ("court", "系统运维服务支出132.75万元", "系统运维服务支出123.75万元", "sum-mismatch", "123.75万元"),
    ("culture_dept", "基本支出1,320.28万元，项目", "基本支出1,230.28万元，项目", "sum-mismatch", "1,230.28万元"),
    ("culture_dept", "政府性基金120万元", "政府性基金210万元", "sum-mismatch", "210万元"),
    ("culture_dept", "节约1.8万元", "节约2.8万元", "growth-mismatch", "2.8万元"),
    ("culture_dept", "为任务的108%", "为任务的118%", "target-mismatch", "118%"),
    ("culture_dept", "等4个二级单位", "等3个二级单位", "list-count-mismatch", "3个"),
    ("culture_dept", "公用经费123.78万元", "公用经费132.78万元", "sum-mismatch", "132.78万元"),
    ("culture_dept", "整改9处", "整改7处", "calculation-mismatch", "7处"),
    ("vet", "省级配套66万元", "省级配套56万元", "sum-mismatch", "56万元"),
    ("vet", "监测检测\t18.72\t15.94", "监测检测\t18.72\t19.54", "sum-mismatch", "19.54"),
    ("vet", "支出258.72万元，", "支出285.72万元，", "figure-conflict", "285.72万元"),
    ("vet", "满意139户", "满意129户", "calculation-mismatch", "129户"),
    ("vet", "免疫抗体合格率82.4%", "免疫抗体合格率62.4%", "missed-target-unsaid", "62.4%"),
    ("vet", "；病死猪无害化处理1.5万头", "；病死猪无害化处理1.5万头；开展监测采样900份", "target-without-result", "900份"),
    ("kindergarten", "完成目标的99.43%", "完成目标的97.43%", "target-mismatch", "97.43%"),
    ("kindergarten", "预算执行率99.43%", "预算执行率96.43%", "rate-mismatch", "96.43%"),
    ("kindergarten", "满意1,862份", "满意1,802份", "calculation-mismatch", "1,802份"),
    ("kindergarten", "等级优。", "等级良。", "grade-conflict", "良"),
    ("kindergarten", "2021年4月15日", "2019年4月15日", "date-order", "2019年4月15日"),
    ("heating", "企业自筹1000万元", "企业自筹1500万元", "sum-mismatch", "1500万元"),
    ("heating", "换热站764万元", "换热站746万元", "sum-mismatch", "746万元"),
    ("heating", "下降26.98%", "下降36.98%", "growth-mismatch", "36.98%"),
    ("heating", "10月18日完工", "4月18日完工", "date-order", "4月18日"),
    ("heating", "效益28.5分", "效益27.5分", "score-sum-mismatch", "97.7分"),
    ("heating", "满意463户", "满意436户", "calculation-mismatch", "436户"),
    ("heating", "二次管网46.5公里", "二次管网40.5公里", "missed-target-unsaid", "40.5公里"),
]  # fmt: skip

KIN = [
    {"completion-mismatch", "rate-mismatch", "calculation-mismatch", "growth-mismatch", "excess-mismatch"},
    {"sum-mismatch", "score-sum-mismatch", "points-sum-mismatch", "part-exceeds-whole"},
    {"score-vs-results", "unmet-without-deduction", "missed-target-unsaid"},
    {"completion-mismatch", "target-mismatch"},
    {"rate-mismatch", "calculation-mismatch"},
    {"section-numbering", "duplicate-heading"},
]


def akin(rule, other):
    return rule == other or any(rule in kin and other in kin for kin in KIN)


def found(name, old, new, rule, quote):
    text = (CLEAN / f"{name}.txt").read_text(encoding="utf-8")
    assert text.count(old) == 1
    document = read_document(text.replace(old, new).encode("utf-8"), f"{name}.txt")
    findings = [f for report in extract(document) for f in check_report(document, report)]
    assert all(3 <= len(e.passage.text) <= 160 for f in findings for e in f.evidence)
    quotes = [e.passage.text for f in findings if akin(f.rule, rule) for e in f.evidence]
    return any(quote in told for told in quotes)


def test_nearly_every_planted_error_is_found():
    missed = [f"{error[0]}: {error[2]} ({error[3]})" for error in PLANTED if not found(*error)]
    assert len(missed) * 20 <= len(PLANTED), missed
