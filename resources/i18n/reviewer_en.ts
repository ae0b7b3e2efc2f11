<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name></name>
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
        <source>已查找</source>
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
        <source>已查找：{}</source>
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
        <source>按“{}”计</source>
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
        <source>如 281.28万元</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复核依据，如：与决算表一致</source>
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
        <source>待处理</source>
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
        <source>如 ≥90%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>如 21万元</source>
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
        <source>选择一个评分项，查看算式与依据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待评，请在「调整」栏填写得分和理由</source>
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
        <source>占 {} 的 {}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与执行数一致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与执行数相差 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>如 1.58万元</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自评 未报告得分</source>
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
        <source>恢复会用备份替换当前数据库。备份之后所做的修改将丢失，不能撤销。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>我已了解：备份之后的修改将丢失</source>
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
        <source>关闭</source>
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
        <source>导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>松开鼠标即导入。</source>
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
        <source>仍要关闭</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>绩效报告 (*.docx *.txt);;所有文件 (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
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
        <source>已替换原文。</source>
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
        <source>将移出 {0} 份报告及其评审记录：{1}。不能撤销；备份中仍有。</source>
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
        <source>已移出 {0} 份。</source>
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
        <source>没有找到</source>
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
        <source>新增 {0} 份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已在库中 {0} 份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>失败 {0} 份，原因见列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入已取消：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入完成：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有可导入的文件：只读 Word（.docx）和文本（.txt）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查看列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>替换原文…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保留两份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另有 {0} 份待定。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部保留</source>
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
    <name>OriginalPane</name>
    <message>
        <source>在原文中选取：{0}&#x3000;选中文字后按 Enter，Esc 取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请先在原文中选中文字。</source>
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
        <source>同一原文的另一处</source>
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
    <name>OriginalView</name>
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
    <name>Pages</name>
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
        <source>共 {} 项</source>
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
        <source>分差 {0}</source>
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
        <source>— 原文未找到</source>
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
        <source>已确认的值、调整和排除保留：{0} 项。</source>
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
        <source>下一份  Alt+→</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已完成复核：{0}。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已审，只能查看。评审人：{0}</source>
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
        <source>自评偏高 {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自评高于复核的评分项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自评未分项，按满分推定。</source>
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
        <source>已保存 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填写评审人姓名</source>
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
        <source>待处理 {} 项</source>
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
        <source>导出列表中的全部（Ctrl+E）。箭头：其他范围。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待处理 {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
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
        <source>目前可读 Word（.docx）和文本（.txt）。文件只在本机读取。</source>
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
        <source>绩效报告评审台 {0}

数据库：{1}
所有文件只在本机读取，程序不联网。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关于</source>
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
        <source>数据库未打开</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>昨天</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
