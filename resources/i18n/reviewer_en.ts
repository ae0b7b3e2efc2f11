<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name></name>
    <message>
        <source>重新打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已审，只能查看；重新打开后可以修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择一行，查看原文依据与处理办法</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查看疑点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>共 {} 处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>采用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>机器</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另见</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填复核数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文确无</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文未找到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在原文中选取</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>占支出 {}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>金额</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>询问写于疑点变化之前，请核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回待处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>认定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>排除</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>目标 {}&#x3000;完成 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查看评分项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>目标值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复核值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成率</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>计分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待评</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无目标值，不计分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>计分时按目标值所带的“{}”计。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按不高于 0 计</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>目标值为 0：完成值不高于 0 得满分，否则不得分。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>目标值没有写“≥”或“≤”，计分时与“≥”相同：达到或超过得满分，未达到按比例得分。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>算得 {}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文 {}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不一致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文 {}%，算得 {}%，{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>类别：{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>支出明细</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请对照原件增加；确无的，在评分表中按理由评定。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可在原文中选取文字增加；确无的，在评分表中按理由评定。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查看指标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} / {} 分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>算式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>依据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>调整</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不适用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写明理由后，分值分给其他评分项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复算得</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从原文取值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复机器值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>疑点 {} · {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>执行率 {}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>得 {} 分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>总分 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>字段</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已更正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>算得的数已变</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已更正，机器读取：{}（F9 恢复）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>如 281.28万元</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复核依据，如：与决算表一致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先填写复核数，再写依据。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>算得</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按得分应为</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文有{}个数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有疑点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另一处为{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请核对一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>位置：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规则：{}&#x3000;把握：{}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>由评审人填写：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>疑点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>共 {} 项，有目标 {}，有完成值 {}，未完成 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>类别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指标名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>机器读取：{}（F9 恢复）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>达到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文写 {}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按复核值 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评审人增加</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>归入{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>如 ≥90%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>如 21个、95%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先填写复核值，再写依据。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>如 95{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>如 21</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复核依据，如：与验收单一致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>依据已变，请复核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不适用：{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按报告所述，待确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文未说，待评</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自评只到一级指标，各项按满分推定。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自评未分项，按满分推定。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评分项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>分值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自评</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复核得分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收起</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>展开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按满分推定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>调整须写理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不适用的理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请填写调整分值，再写理由。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请填写调整分值：填 0 即按算得 {} 分，填 −{} 即评为 0 分。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择一个评分项，查看算式与依据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待评，请在「调整」栏填写得分和理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>理由：{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文中没有依据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>依据 {} 处：{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待评 {} 项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自评 {} → 复核 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>分差</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}不计入合计</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>支出项目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>占比</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合计</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文未找到支出明细</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这笔钱已在其他项目中，{}不计入合计，也不算占比。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不计入合计</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>占 {} 的 {}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（已更正）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与执行数一致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等于执行数 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与执行数相差 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合计 {}，执行数 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>如 1.58万元</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已评分差</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已评部分分差</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自评 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未报告得分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>分差（复核 − 自评）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>机器可证 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人工 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待确认 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待评 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>依据已变 {} 项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>暂定 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复核总分 {}{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>，暂定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评分表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成复核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>余 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>余 {} 项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还有 {} 项未处理，完成前会再问一次（Ctrl+Enter）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成本报告的复核（Ctrl+Enter）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还有 {} 项待处理，前往下一项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wording</source>
        <comment>还需 {0} 秒</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wording</source>
        <comment>还需 {0} 分钟</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choosing</source>
        <comment>所有文件 (*)</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用语：{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>相近</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已查找：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复自动归类</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未识别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已读页未找到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}（{}未识别）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评审人填写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告开头</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>得分四舍五入到（分）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>反向公式（≤、&lt; 类目标超出后）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>定性三档</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“不适用”的分值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成率超过多少须说明原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>超额过多时扣分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>偏离度（(自评 − 复核) ÷ 自评）超过多少为高估、低估</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自评表所列分值即各项分值（不勾选：只作权重）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>分值为示例，待按本地办法修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>代替随程序提供的评分表（自动选中它时，改按本表评分）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不代替</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>疑点检查</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名称（一级指标）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还为哪些类别的指标评分（不勾选：只为本类）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>二级指标（可不填）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评分规则</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只在本部分没有带目标值的指标时使用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>比率</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>分档</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扣分办法</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用语</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“部分达成”的用语</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“未达成”的用语</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与之不符的疑点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备注</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>随程序提供（只读）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本县自定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有。选一份，再按「复制」。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {0} 版</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用于 {0} 份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未使用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>默认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>代替{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规则</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评分表的部分和评分项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不查 {0} · 容差 {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不查 {0} 种</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>容差 {0} 种</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>余下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · 无指标时</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>实施单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原得分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新得分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>变化</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待复核调整</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>试算结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有未完成的报告按这份评分表评分，保存后不改变任何得分。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要让它代替随程序提供的评分表，请在「整份评分表」中选「代替……」；也可以设为默认。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} 份报告将重新评分：{1} 份得分变化，{2} 份等级变化，{3} 份名次变化，{4} 项人工调整须再看。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} 份的疑点有增减。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已审的 {0} 份不变。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>各部分合计 {0} 分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>各部分合计 {0} 分，应为 100 分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不勾选的不查。四舍五入造成的差不算；填了数的，相差超过这个数才提。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>整份评分表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>部分：{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评分项：{0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>关于</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所用各部分及其许可：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所用各部分及其许可</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>绩效报告评审台 {0}
数据库：{1}
所有文件只在本机读取，程序不联网。许可：Apache-2.0。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>恢复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备份时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大小</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备份所在：{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从备份恢复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复会用备份替换当前数据库，备份之后的修改不再在其中。恢复前先备份当前状态，可再恢复回来。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>我已了解：备份之后的修改不再在数据库中</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Band</name>
    <message>
        <source>排除时必填，如：约数所致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更多</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先写明排除理由。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收起</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>展开</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BandPage</name>
    <message>
        <source>询问单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>排除理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>展开或收起</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>下一条提示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComingBackActions</name>
    <message>
        <source>读回改过的工作簿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx *.xlsm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先完成正在进行的操作。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读回</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComingBackDialog</name>
    <message>
        <source>读回改过的工作簿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工作簿中的改动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有写理由的，理由统一填：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>例如：经评审会议讨论确定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>统一填写的理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>勾选了已审报告的，退回复核的理由：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>例如：评审会议改分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回复核的理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读回所选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”与数据库一致，没有可读回的改动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”自 {1} 导出后改了 {2} 处，其中 {3} 处可以读回。读回后作为您的评审记录，可逐份撤销。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”中没有可读回的改动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”中没有可读回的改动；有的内容没有比对，见下。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另有 {0} 处也有改动，不读回，列在表的最后。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”中的改动数据库里都已有，没有可读回的改动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等 {0} 份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”导出后没有改动；数据库此后已有变化：{1}{2}。要新的数请重新导出。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已读回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读回所选 {0} 处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回复核并读回 {0} 处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全不选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有读回：所选改动中有已审的报告，请先填写退回复核的理由。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeductionField</name>
    <message>
        <source>每差</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>个百分点扣</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>分，界限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>比率低于界限时扣（越高越好）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>比率高于界限时扣（越低越好）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>方向</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>重试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移出列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>输入密码…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}（只读）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>松开鼠标即导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有一项输入还没有采用：{0}现在关闭会丢失这项输入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放弃并关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还有修改没有保存（{0}）。现在关闭会丢失这些修改。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有一项输入还没有采用：{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放弃这项输入并继续</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>仍要关闭</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>哪些报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选中的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当前筛选的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>含示例报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出为</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工作簿（.xlsx）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本县模板</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>汇总表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按问题类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>得分分布</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复核表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>疑点清单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>依据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>口径</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加模板…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开模板文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>模板中写 {{项目名称}} 等占位文字，或用名称管理器给单元格命名。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出模板示例…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出位置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>浏览…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编制单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写入工作簿、复核意见和工作报告，下次沿用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读回改过的工作簿…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>含示例报告（{0} 份）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选中的 {0} 份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当前筛选的 {0} 份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部 {0} 份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复核表（{0} 张）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>汇总表和口径必有，公式要用；复核表每份报告一张，有疑点的另附一张疑点表。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>超过 {0} 份时默认不含，需要时请勾选。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不含{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每行一份报告（JSON），含评分项、疑点、指标和各字段的原文出处，供其他程序读取。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>汇总表各列及文件、SHA-256、评分表，可用 Excel 或 WPS 直接打开；金额单位为万元。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”已存在，导出时将替换它。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}”中有 {1} 处改动还没有读回。可先读回；替换时原文件会另存一份。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>替换并导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有本县模板。可先导出示例，改成本县的样子，再添加。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在查看模板…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查看模板</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（另有 {0} 处）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加模板</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有模板文件夹，添加模板时会建立。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出模板示例.xlsx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出模板示例</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>模板示例已写到 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV 文件 (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON Lines 文件 (*.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>导入报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在导出，请稍候。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导出到 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另存原件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原件已另存为 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无法写入 {0}：{1}。请换一个位置。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>替换原文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已替换原文。替换前已自动备份。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销替换</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件夹已不存在：{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>将移出 {0} 份报告及其评审记录：{1}。移出前自动备份，需要时可从备份恢复。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已移出 {0} 份报告及其评审记录。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销移出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移出列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有备份。每天第一次修改时自动备份，保留最近 7 份。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已恢复到 {0} 的备份。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>全部</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>原文未识别，无法查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到（{0}未识别）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormActions</name>
    <message>
        <source>已并入自评表「{0}」。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销并入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拆开自评表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已拆开：「{0}」另为一份。拆开前已自动备份。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销拆开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已撤销并入。撤销前已自动备份。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复并入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} 项评审记录不再起作用，见「评审」菜单的「完成与重开记录」。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}后，以下 {1} 项评审记录不再起作用：
{2}

操作前自动备份，之后可以一步撤销。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>仍要{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>并入自评表</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>完成与重开记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}：还没有完成或重新打开过。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>事项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评审人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>说明</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportCenter</name>
    <message>
        <source>导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已为您打开原有的一份。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入完成：新增 1 份。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上次导入（共 {0} 个文件）没有做完。已导入的不会重复。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>继续导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>并入自评表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在导入其他文件，请稍候再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>输入密码…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不用了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>替换原文…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportResultsDialog</name>
    <message>
        <source>导入结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重试失败的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>输入密码…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制清单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>{0}中途出错，已记入日志；已完成的部分保留。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JoinFormDialog</name>
    <message>
        <source>并入自评表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与这份报告一起评审的自评表：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>并入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位、项目与报告相符</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeptOriginal</name>
    <message>
        <source>用系统程序打开{0}原件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打印{0}原件…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有打印完：打印机没有响应。请检查打印机后重新打印。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LapsedBar</name>
    <message>
        <source>删除这些调整</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} 项人工调整不起作用，评分项已不在表中：{1}{2}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>程序出现意外问题，已记入日志；已保存的内容不受影响。可继续工作，或从「帮助」打开日志文件夹。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>绩效报告评审台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件(&amp;F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>视图(&amp;V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评审(&amp;R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入报告…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入文件夹…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出本份…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出列表中的全部…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出所选…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出本份复核意见（Word）…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出所选复核意见（Word）…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出工作报告（Word）…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出意见书模板…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复核意见…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开原件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另存原件…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>替换原文…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>并入自评表…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拆开自评表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读回改过的工作簿…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从备份恢复…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重做</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在原文中查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>转到定位…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>字段</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>支出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>疑点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缩小</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原大小</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一处待处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一处待处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成复核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新打开…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成与重开记录…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评分表…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评审人姓名…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开日志文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关于绩效报告评审台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评审</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告队列</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OldWorkbooks</name>
    <message>
        <source>查看原有工作簿</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>正在打开「{0}」：正在读取原文…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开报告</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpinionDialog</name>
    <message>
        <source>复核意见</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未改动的文字随复核结果自动更新；改过的文字保留，其中的数字与现有复核结果不一致时加以标出。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改过的文字还没有保存。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放弃修改</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpinionText</name>
    <message>
        <source>更新为现有数字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保留原数字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复自动文字</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OriginalFind</name>
    <message>
        <source>查找原文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一处（Shift+Enter）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一处（Enter）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭（Esc）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OriginalFolded</name>
    <message>
        <source>前往</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在原文中转到这一处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>展开为第二个视图</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OriginalPages</name>
    <message>
        <source>页面缩略图</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一页（Ctrl+PgUp）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>转到第几页（Ctrl+G）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>页码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一页（Ctrl+PgDown）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一页</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OriginalPane</name>
    <message>
        <source>按原件的版面显示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原版式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按文字重排显示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缩小（Ctrl+-）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缩小</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复为 100%（Ctrl+0）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复为 100%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放大（Ctrl+=）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在本报告中查找（Ctrl+F）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在本报告中查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>目录：跳到标题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原件：打开、打印</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收起</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消（Esc）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OriginalSecond</name>
    <message>
        <source>关闭（Esc）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OriginalView</name>
    <message>
        <source>原文未识别，没有文字可以显示。请在「原版式」中阅读。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewStrip</name>
    <message>
        <source>标记条：值、疑点和当前项在原文中的位置</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageBar</name>
    <message>
        <source>页/共{0}页</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>页面</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>共 {} 项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文未识别，未作检查。请对照原件阅读，在字段、指标中填写。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有疑点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新指标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新支出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认	Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改写	F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复机器值	F9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除（可撤销）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>原文（原版式）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本页无法按原版式显示，请切换到「文字」，或用系统程序打开原件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本页未识别，请直接阅读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>识别把握不大，请对照原件</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaperActions</name>
    <message>
        <source>{0} 份报告的复核意见</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} 份报告的工作报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>绩效自评复核工作报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本单位复核意见模板.docx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出意见书模板</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}（工作报告）.docx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导出模板 {0} 和 {1}。修改后放在模板文件夹中，导出时即可选用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在导出，请稍候。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核对数字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word 文档 (*.docx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出到文件夹</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaperExportDialog</name>
    <message>
        <source>导出 Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>模板</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开模板文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自备模板（.docx）放入模板文件夹后在此选用；可先用「导出意见书模板…」取得随程序提供的模板再修改。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编制单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写入工作簿、复核意见和工作报告，下次沿用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部写入一份文件，每份报告另起一页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每份报告一个文件，写入所选文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同时生成 PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同时生成 PDF（须装有 LibreOffice）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择位置…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有 {0} 份复核意见的文字中有数字与现有复核结果不一致：{1}。导出的 Word 中将以黄色标出并注明现值；也可以先取消，在「复核意见…」中更正。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartView</name>
    <message>
        <source>待处理 {} 项</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>自评 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始评审  Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>继续评审  Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查看  Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>疑点 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重 {0}&#x3000;一般 {1}&#x3000;提示 {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其余 {0} 条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>分差（复核 − 自评） {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待评 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已评部分分差 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>— 未识别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>实施单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>主管部门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评价年度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>预算数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>执行率</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} 项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自评表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>— 原文未找到</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintedPages</name>
    <message>
        <source>原版式</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QCoreApplication</name>
    <message>
        <source>choosing</source>
        <comment>绩效报告和自评表 ({0})</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>没有符合筛选的报告。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告队列</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收起队列（Ctrl+B）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有报告。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>读取失败</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>展开报告队列（Ctrl+B）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReferenceDialog</name>
    <message>
        <source>转到定位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>粘贴导出工作簿「依据」表中的定位，或整行：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>定位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>转到</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReopenDialog</name>
    <message>
        <source>重新打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这份报告已完成复核。重新打开后可以修改，完成记录保留。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新打开的理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>必填，如：单位补充了佐证材料</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReplacementDialog</name>
    <message>
        <source>替换原文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改动之处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正稿与原文有 {0} 处不同：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所选文件像是另一份报告（{0}），请核对后再替换；另一份报告应单独导入。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请再看：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原来</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保留已作的 {0} 项决定：{1}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有作过决定。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportList</name>
    <message>
        <source>已读 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>失败 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>年度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>主管部门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等级</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>共 {0} 份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未读出文字 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>筛出 {0} 份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>列</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选择显示的列</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有符合条件的报告。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有报告。把文件或文件夹拖到这里，或者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移出列表…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移出所选 {0} 份…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示预览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拆开自评表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>并入自评表…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>输入密码…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移出列表</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportListModel</name>
    <message>
        <source>暂定 {0} 分，待评 {1} 分：由报告算出或建议，尚待复核。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportPreview</name>
    <message>
        <source>收起预览</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>暂定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>疑点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开评审  Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移出列表</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewActions</name>
    <message>
        <source>没有待处理的内容，可以完成复核。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已撤销：{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已重做：{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先填写评审人姓名，按 Enter 确认。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评审人：{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看评分项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看疑点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看字段</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看指标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看支出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>仍然完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还有 {0}未处理。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记录…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一份未完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成时未处理：{0}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已审，只能查看。评审人：{0}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已完成复核：{0}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未填写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新打开…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RightPane</name>
    <message>
        <source>只看待处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>增加指标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>增加支出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里没有更改，无需恢复。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RubricActions</name>
    <message>
        <source>打开文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} 份报告还是按「{1}」以前的版次评分的。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新评分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} 份待审的报告还没有按默认评分表「{1}」评分。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按默认评分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另看一份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评分表「{0}」有修改没有保存。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评分表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放弃修改，{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入评分表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评分表 (*.toml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出评分表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导出到 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除评分表「{0}」？它的文件也一起删除，不能撤销。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除评分表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设为默认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把「{0}」设为默认？{1} 份待审的报告将重新评定所用的评分表和得分；审核中和已审的不变。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>「{0}」已设为默认，用于 {1} 份报告。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>试算</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在重新评分，请稍候。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>「{0}」第 {1} 版：重新评分 {2} 份。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RubricEditor</name>
    <message>
        <source>评分表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销（Ctrl+Z）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重做（Ctrl+Y）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新评分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制后修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设为默认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加部分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加评分项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上移（Alt+↑）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下移（Alt+↓）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人工调整和已审的评审不变。每份评审记下所用评分表的版次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>返回修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存并重新评分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请填写不小于 0 的数字。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请填写数字。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数字太大，应小于 {0}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最多写两位小数。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RubricPanel</name>
    <message>
        <source>评分表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自评偏高</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评分表：{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {0} 版</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自评偏高 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自评高于复核的评分项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编辑评分表…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认	Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>调整	F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不适用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复算得	F9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按规则自动选择</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RubricWindow</name>
    <message>
        <source>先试算：所有报告的得分、名次和等级会怎样变（Ctrl+S）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {0} 版</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用于 {0} 份报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有修改未保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销 {0}（Ctrl+Z）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重做 {0}（Ctrl+Y）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新评分 {0} 份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这些报告还是按以前的版次评分的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按默认评分 {0} 份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这些待审的报告还是按原来的默认评分表评分的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在使用，不能删除</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（共 {0} 处）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不能保存：{0}{1}{2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>「疑点检查」</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加部分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新的部分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加评分项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新的评分项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>试算：{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在试算……</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存并重新评分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在试算 {0}/{1} ……</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoreStrip</name>
    <message>
        <source>评分表（F6）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>暂定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>查找报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找报告（Ctrl+K）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找报告、单位、项目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按单位、项目和标题筛选报告（Ctrl+K）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecondView</name>
    <message>
        <source>同一原文的另一处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}中的另一处</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetTabs</name>
    <message>
        <source>工作表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>当前项的出处在这张表中</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>原文（工作表）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>快捷键</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在打开的单元格编辑框中，撤销和重做属于编辑框。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭  Esc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>没有未保存的内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评审人姓名，写入完成记录和导出的表格。点击可改。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评审人姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消。已完成的保留。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未保存：正在输入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只读，不保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写评审人姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}。已完成的保留。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepsField</name>
    <message>
        <source>加一档</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第 {0} 档：{1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TabButton</name>
    <message>
        <source>没有待处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} 行有疑点，在「疑点」中处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待处理 {} 项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> 等</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待处理：{}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Takes</name>
    <message>
        <source>在原文中选取：{0}&#x3000;选中文字后按 Enter，Esc 取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文未识别，没有可选取的文字；请对照原件直接填写。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先在原文中选中文字。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>工具栏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>评审</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入报告（Ctrl+O）。箭头：导入文件夹。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重做</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一处待处理（F8），上一处（Shift+F8）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>面板</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出（Ctrl+E）：选择报告、格式和位置。箭头：其他范围。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待处理 {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>输入密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码只用这一次，不保存；库中保存的是去除密码后的文件。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}设有打开密码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开并导入</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WayBack</name>
    <message>
        <source>已{0}。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>目前可读 {0}和压缩包（.zip）。文件只在本机读取。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;欢迎使用绩效报告评审台。&lt;/b&gt;导入第一份报告，或先打开示例。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把报告文件或文件夹拖到这里，或者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入报告  Ctrl+O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先看示例</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>示例是虚构的报告，可随时在列表中移出。按 F1 查看快捷键。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Pages</name>
    <message>
        <source>第{0}页</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_StepRow</name>
    <message>
        <source>不低于</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不高于</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% 得</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>分</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除这一档</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>desk</name>
    <message>
        <source>撤销 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重做 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重做</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>并入自评表</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dialog</name>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kept_files</name>
    <message>
        <source>“{0}”不是按文件名可以识别的文档，不能直接打开；可用「文件—另存原件」保存后查看。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无法在临时文件夹中写入“{0}”：{1}。请检查磁盘空间后重试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>系统没有可以打开“{0}”的程序；可用「文件—另存原件」保存后查看。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>menu</name>
    <message>
        <source>没有识别到标题</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>page</name>
    <message>
        <source>在左侧选择一份报告开始评审。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>parent</name>
    <message>
        <source>取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>作为当前指标的目标值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>作为当前指标的完成值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>作为支出项目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>作为证据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>作为字段</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>作为新指标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>作为目标值(&amp;T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>作为完成值(&amp;A)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>self._pane</name>
    <message>
        <source>按 LibreOffice 排出的版面显示，与 Word 的分页可能略有出入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在排版…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原版式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复为适合宽度（Ctrl+0）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复为 100%（Ctrl+0）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>start</name>
    <message>
        <source>绩效报告评审台</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>再试一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从备份恢复…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另选位置…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据库未打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另选数据库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据库 (*.db)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>昨天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>识别第 {0}/{1} 页</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
