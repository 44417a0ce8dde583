"""Kinds of case and people, in Chinese."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "kinds.sentence": "{design}：{faster}的事项比现状下同一事项至少早一天办结，{slower}至少晚一天。",
    "kinds.kind": "{attribute}为{category}",
    "kinds.losers": "{design}：平均变慢的有{kinds}。",
    "kinds.table": "按{attribute}划分的平均{noun}",
    "kinds.faster": "{faster}变快，{slower}变慢",
    "kinds.none": "没有描述事项类别。",
    "people.chart": "各角色工时的使用率",
    "people.description": "每个角色和方案一条；竖线为85%，超过它队列就会迅速变长。未能测量的方案，"
    "条形为运行前算出的负荷。{highest}。",
    "people.highest": "最忙的是{mark}下的{role}，达{share}",
    "people.table": "各角色的负荷与使用率",
    "people.hours": "各角色每周工时，以及方案腾出多少",
    "people.hours.all": "全部角色",
    "people.hours.cost": "机关一年的成本（{currency}）",
    "people.hours.less": "少{value}",
    "people.hours.more": "多{value}",
    "people.role": "角色",
    "people.load": "负荷{load}",
    "people.measured": "实测只能靠办理消化的{measured}",
    "people.answered": "约{answered}在离开之前开始办理",
    "people.staff": "{staff}个岗位",
    "people.staff.one": "1个岗位",
    "people.unlimited": "不限",
    "people.limit": "85%",
    "people.note": "使用率由模拟测得；负荷在模拟之前由描述算出。",
    "people.released": "{design}使这些岗位不再有环节：{posts}。这是释放而不是节省：在另有决定之前，"
    "经费照旧。",
    "people.post": "{role}{count}个",
    "people.checks.note": "每周工时由流量方程得出，一次办理开始前的平均等待天数由 Allen-Cunneen 公式"
    "得出；均按各角色自己的办公时间计，再折算成日历天数。相差过大的另有警告。",
    "people.checks.work": "{simulated}小时，已知{expected}小时",
    "people.checks.wait": "等待{simulated}天，已知{expected}天",
    "people.checks.why": "等待时间没有适用的公式：{why}",
    "people.check.leaves": "期限、申请人的耐心、代理人、并行环节或限量受理会把案卷取走",
    "people.check.full": "太满，无法稳定",
    "people.check.order": "案卷不按到达的先后办理",
    "people.check.absence": "其人员并非都在同样的时间在岗",
    "people.check.uneven": "事项并非均匀地随机到达",
    "people.check.bunches": "案卷成批到达",
    "people.check.outside": "案卷在其不办公时到达",
    "people.check.unvisited": "没有案卷到达",
}
