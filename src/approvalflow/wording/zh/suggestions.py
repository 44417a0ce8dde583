"""The catalogue of moves, and which may be worth trying, in Chinese."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "moves.head": "措施、它通常对时间、成本、质量、灵活性的影响，以及它的含义：",
    "moves.page.title": "改革措施",
    "moves.page": (
        "改革方案就是一串措施，写在流程旁边 redesigns/ 文件夹的一个文件里。"
        "这里的说明与 approvalflow moves 名称 所说的相同。本页由程序生成，请勿修改（make docs）。"
    ),
    "moves.page.row": "{words}{expected}",
    "moves.all": "全部措施",
    "moves.process": "示例所用的流程",
    "moves.keys": "关键字",
    "moves.signs": "+ 改善，- 变差，~ 视情况，0不变。影响多大，由模拟回答。",
    "moves.neighbours": "邻近地区之间：互认对方的审查用 `drop`（只互认部分事项时加 `if`）；联合办公用 `merge` 合并角色；"
    "共用一个窗口用 `one_window`。",
    "moves.unknown": "没有“{name}”这个措施；可用的有：{known}。",
    "moves.expected": "通常：时间{time}，成本{cost}，质量{quality}，灵活性{flexibility}。",
    "moves.better": "改善",
    "moves.worse": "变差",
    "moves.depends": "视情况",
    "moves.same": "不变",
    "moves.example": "示例，写在 redesigns/ 下某个文件的 moves 之下：",
    "moves.sample": "它适用于这个流程：",
    "suggest.title": "{name}：可以尝试的改进",
    "suggest.table": "建议",
    "suggest.number": "序号",
    "suggest.idea": "想法与理由",
    "suggest.gain": "单独采用时的平均{noun}",
    "suggest.none": "本工具所知的办法都不适用于这个流程。",
    "suggest.not-simulated": "这些只是值得一看的理由，并非收益：加上 --simulate 才知道各自带来什么变化。",
    "suggest.one-by-one": "每项单独与现状对比。几项的收益不能相加；请把中意的写进同一个方案再比较。",
    "suggest.more": "还有{count}条未显示；--top 可以显示。",
    "suggest.neighbours": "合并“{first}”和“{second}”：同属{department}的前后两个岗位。这里不假定节省"
    "任何工作；请用 keeps 说明保留多少。",
    "suggest.empty": "取消“{step}”：文件写明了“{other}”会拒绝、退回、询问或发现什么，而{role}的这一签批没有；就文件所述，它发现不了什么。每件事项为此多等{wait}。",
    "suggest.silent": "取消{steps}：未注明法定依据，而且不像“{other}”那样会不同意，从不否决。每件事项为此多等{wait}。在那里发现、退回或询问的也会随之失去，请先看是否需要。",
    "suggest.above": "让{to}代替其上级{role}决定“{step}”。若只针对部分事项，请加 if:。",
    "suggest.row": "同时审查：{steps}。这{count}个环节互相等候，而就文件所述，谁也不需要别人的结果。",
    "suggest.order": "“{first}”放在最前：每小时工作中拒绝最多（{share}），被拒绝的就不再耗费其他环节。",
    "suggest.window": "把与申请人的{count}次接触合为一个窗口：{steps}。请用 work_time 和 asks 说明合并"
    "后的接触需要什么。",
    "suggest.one-notice": "在“{box}”中一次性告知申请人：{count}个分支各自询问。",
    "suggest.early": "让“{box}”在结果确定时立即决定：{count}个分支可以拒绝，其他分支却要办到答复为止。",
    "suggest.posts": "为{role}再增加{missing}：需要其工时的{load}，接近满负荷时任何一点坏运气都会"
    "排起队来。",
    "suggest.pools": "把{busy}（{load}）和{other}（{their_load}）合为一组：一方排队时另一方有空。",
    "suggest.deputy": "让{deputy}在{role}缺勤（{absent}）时代理：现在无人代理。",
    "suggest.oftener": "让“{step}”的频次加倍：无论要审议的多么少，一件案卷平均要等{wait}。",
    "suggest.agenda": "延长“{step}”的议程：已用其容量的{load}；每次会议{wanted}件会留有余地。",
}
