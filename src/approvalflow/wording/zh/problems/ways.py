"""Problems with the ways of a case, the graph (AF301 on), in Chinese."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "steps-not-a-list": ProblemWords(
        "steps 不是列表",
        "每个环节前面加一个短横：- review: {{by: clerk, work_time: 1 h}}",
        "环节按案卷流转的顺序写成列表。例如：`steps:`，下一行 `- intake: {by: clerk, work_time: 10 min}`。",
    ),
    "step-not-one-key": ProblemWords(
        "这不是一个带名称的环节",
        "写短横、一个名称、冒号，然后写其内容",
        "列表的每一项是一个环节。例如：`- review: {by: clerk, work_time: 1 h}`。",
    ),
    "step-not-a-mapping": ProblemWords(
        "环节“{step}”的内容看不懂",
        "把内容写在它下面，或写在花括号里：{{by: clerk, work_time: 1 h}}",
        "环节用关键字说明谁办理、办多久。例如：`- review: {by: clerk, work_time: 1 h}`。",
    ),
    "group-clash": ProblemWords(
        "这些关键字不能同时用在一个环节：{keys}",
        "只留其一",
        "环节由一个角色办理，或由几个依次办理，或同时办理，或是带分支的框。例如：有 `in_series: [planner, head]` 就不写 `by:`。",
    ),
    "group-not-a-list": ProblemWords(
        "“{key}”需要角色列表",
        "用方括号写角色：[planner, head]",
        "列表中的每个角色都办理同一环节。例如：`in_series: [planner, head]`。",
    ),
    "branches-not-a-mapping": ProblemWords(
        "分支没有名称",
        "给每个分支起名：fire: {{by: fire, work_time: 1 h}}",
        "框里的分支各有名称。例如：`branches: {fire: {by: fire, work_time: 1 h}}`。",
    ),
    "branch-not-steps": ProblemWords(
        "分支“{branch}”里没有环节",
        "用花括号写一个环节，或写环节列表",
        "分支是一个环节或一列环节。例如：`fire: {by: fire, work_time: 1 h}`。",
    ),
    "then-not-understood": ProblemWords(
        "这不是可去的地方",
        "写环节、next、previous 或结局；或列表：[{{if: ..., then: x}}, {{otherwise: y}}]",
        "环节之后，事项去一个地方，或去条件首先成立的那个。例如：`then: [{if: urgent, then: sign}, {otherwise: next}]`。",
    ),
    "no-previous": ProblemWords(
        "在它之前没有环节",
        "写环节名",
        "列表的第一个环节之前什么也没有。例如：`then: intake`。",
    ),
    "return-needs-then": ProblemWords(
        "“return”没有说明退回到哪里",
        "加上“then:”和环节名",
        "退回要指明较早的环节，绝不猜测。例如：`return: {share: 5%, then: intake}`。",
    ),
    "unreachable-step": ProblemWords(
        "没有事项会到达环节“{step}”",
        "让一个箭头指向它，或删除它",
        "它之前的环节把全部事项送往别处。例如：前一环节的 `then:` 绕过了它。",
    ),
    "no-way-to-an-end": ProblemWords(
        "从环节“{step}”出发，事项永远到不了结局",
        "让它的一个箭头指向结局：granted、refused、withdrawn、lapsed",
        "事项会永远兜圈子。例如：两个环节互相退回全部事项。",
    ),
    "endless-passing": ProblemWords(
        "跳过这些环节的事项会永远兜圈子：{steps}",
        "让其中一个箭头指向别处",
        "条件不成立的环节会立即跳过，这里的路又回到它自己。例如：最后一个的 `then:` 指向结局。",
    ),
    "across-the-wall": ProblemWords(
        "从“{step}”到“{name}”的箭头穿过了框",
        "指向同一分支的环节；框本身有“then:”和“outcomes:”",
        "事项要等框的各分支汇合之后才继续，因此没有箭头进出。例如：在框上写 `outcomes: {refuse: {then: notice}}`。",
    ),
    "end-inside-box": ProblemWords(
        "“{step}”从框内直接通向结局“{name}”",
        "用“refuse”，或在框之后通向结局",
        "分支向框答复，由框决定。例如：分支里写 `outcomes: {refuse: 3%}`。",
    ),
    "join-too-many": ProblemWords(
        "要求{wanted}个分支同意，却只有{branches}个",
        "写不超过{branches}的数",
        "同意的分支不可能多于现有的分支。例如：三个分支，`join: {at_least: 2}`。",
    ),
    "unknown-join": ProblemWords(
        "“{text}”没有说明分支如何汇合",
        "写 all、any、majority 或 {{at_least: 2}}",
        "框要说明多少个分支不得拒绝。例如：`join: majority`。",
    ),
    "endless-for-some": ProblemWords(
        "“{kind}”类的事项从环节“{step}”起永远兜圈子",
        "给这些事项一条通向结局的路：检查箭头的条件",
        "每件事项都要结束。例如：`then:` 用 `if: urgent` 回到前面的环节，紧急事项就会一直转，因为事项的数据不会改变。",
    ),
}
