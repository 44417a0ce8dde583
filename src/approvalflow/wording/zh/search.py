"""Sentences on the search for a set of moves."""

SENTENCES = {
    "search.today": "现状",
    "search.all": "{options}项措施共有{space}种组合，其中{sets}种可行；每种模拟{first}次后，"
    "保留{alive}种。",
    "search.sampled": "{options}项措施共有{space}种组合，试算{tried}种（{share}），其中{sets}种可行；"
    "每种模拟{first}次后，保留{alive}种。",
    "search.fresh": "所列数字取自未参与选优的{fresh}次模拟。",
    "search.not-fresh": "所列数字取自选优所用的{chosen}次模拟，偏于乐观。",
    "search.front": "不被其他组合全面超过的组合",
    "search.head.set": "措施",
    "search.head.kept": "{measure}（多者为优）",
    "search.head.budget": "一次性投入加三年费用",
    "search.head.chance": "未被超过",
    "search.tie": "{other}最优，但差距不值得；{best}费用更低。",
    "search.alike": "另有{count}种组合与所列组合相当，但费用更高。",
    "search.effect.none": "在此无任何作用：{options}。",
    "search.effect.little": "无论如何搭配，作用都不值得：{options}。",
    "search.no-costs": "未给出费用，因此没有预算曲线。",
    "search.curve": "按预算：{steps}。",
    "search.curve.step": "{budget}起选{set}（{value}）",
    "search.then": "，其后",
    "search.stage": "{option}（{value}）",
    "search.order.same": "实施次序：先{order}；每步取当下见效最大者，次序相同。",
    "search.order": "实施次序：先{order}；若每步取当下见效最大者，则先{greedy}。",
    "search.core": "与最优相当的{near}种组合几乎都有：{options}。",
    "search.never": "这些组合都没有：{options}。",
    "search.curse": "选优时的运气使最优组合看似多好{curse}。",
    "search.curse.none": "选优时的运气没有使最优组合显得更好。",
    "search.interrupted": "运行中止，模拟次数少于要求。",
    "search.ending": "{options}项措施取{count}项即可：{measure}由{today}变为{best}，"
    "在{sets}种组合中最优；先做这一项：{first}。",
    "search.move": "{number}：{words}。",
    "search.ending.days": "{options}项措施取{count}项，平均办理时间由{today}{unit}压减至{best}{unit}，"
    "在{sets}种组合中最优；先做这一项：{first}。",
    "search.ending.unsettled": "{options}项措施取{count}项即可：{measure}为{best}，"
    "在{sets}种组合中最优；先做这一项：{first}。",
    "search.ending.today": "没有值得实施的措施组合。",
    "search.option": "{words}（{redesigns}）",
    "search.options": "各项措施及其所属方案",
    "search.findings": "由此可见",
    "search.picture": "全部组合：{first}与{other}",
    "search.picture.said": "共{count}种组合，每点一种，均按首轮模拟：纵轴为{first}，从0起；"
    "横轴为{other}。字母与下表一致。",
    "search.kind.front": "不被其他组合全面超过",
    "search.kind.other": "被其他组合超过",
    "search.survivors": "首轮之后保留的组合（按首轮数字）",
    "search.budgets": "各预算下的最优组合与下一步购置",
    "search.head.count": "措施数",
    "search.head.more": "比前一档增加",
    "search.head.buys": "购入",
    "search.head.drops": "退出",
}
