"""Problems with steps: shares, conditions, deadlines, meetings (AF401 on), in Chinese."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "shares-over-100": ProblemWords(
        "“{step}”的各结果合计{total}%",
        "降到最多100%；余下的即为批准",
        "对每类事项、每一次，各结果瓜分全部办理次数。例如：`outcomes: {refuse: 3%, ask_applicant: {share: 18%, takes: 1 week}}`。",
    ),
    "shares-not-100": ProblemWords(
        "各类别合计{total}%，不是100%",
        "改正比例，或其中一个写“rest”",
        "每件事项属于一个类别。例如：`kind: {public: 20%, private: rest}`。",
    ),
    "several-rests": ProblemWords(
        "几个类别都写了“rest”：{names}",
        "“rest”只写一次",
        "否则不清楚如何分配余下的部分。例如：`kind: {public: 20%, industrial: 30%, private: rest}`。",
    ),
    "outcome-needs-share": ProblemWords(
        "结果“{outcome}”没有比例",
        "加上以此结束的比例：{outcome}: 5%",
        "环节以每种方式结束的频率要写明，绝不猜测。例如：`outcomes: {refuse: 3%}`。",
    ),
    "defer-not-here": ProblemWords(
        "“{step}”不是会议，不能延期审议",
        "改用其他结果",
        "只有会议能把事项推迟到下一次会议。例如：`return: {share: 5%, then: previous}`。",
    ),
    "outcome-not-here": ProblemWords(
        "框不能有结果“{outcome}”",
        "把它放到框之后的环节；框只能有“refuse”",
        "框的分支要么拒绝，要么不拒绝。例如：`outcomes: {refuse: {then: notice}}`。",
    ),
    "box-outcome-share": ProblemWords(
        "框的拒绝没有自己的比例和时间",
        "只保留“then:”；比例写在分支里",
        "框是否拒绝由分支得出。例如：`outcomes: {refuse: {then: notice}}`。",
    ),
    "applicant-takes": ProblemWords(
        "“{step}”要求申请人补正，却没有说明答复需要多久",
        "给 ask_applicant 加上“takes:”",
        "申请人需要多久要写明，绝不猜测。例如：`ask_applicant: {share: 18%, takes: 2 to 8 working days}`。",
    ),
    "takes-not-here": ProblemWords(
        "结果“{outcome}”不能花时间",
        "删除“takes:”，或加一个等候环节",
        "结果之中只有申请人需要时间。例如：`- delivery: {does: wait, takes: 2 working days}`。",
    ),
    "approve-is-the-rest": ProblemWords(
        "“approve”是其他结果之外的部分，没有自己的比例",
        "删除它，或写“approve: rest”",
        "如果批准另有比例，各比例可能互相矛盾。例如：`outcomes: {refuse: 3%}` 即批准97%。",
    ),
    "too-many-kinds": ProblemWords(
        "“{step}”的结果同时取决于太多因素（超过{most}种组合）",
        "让它们取决于较少的事项数据",
        "所有类别与次数的组合都要检查不超过100%。例如：用规则形成一个只有几类的数据。",
    ),
    "otherwise-missing": ProblemWords(
        "列表没有以“otherwise”结尾",
        "加上最后一行：otherwise，以及去哪里或哪一类",
        "如果条件都不成立，就没有说明如何处理。例如：`[{if: urgent, then: sign}, {otherwise: next}]`。",
    ),
    "rule-incomplete": ProblemWords(
        "规则中有一行不完整",
        "写“if:”和“is:”，或只写“otherwise:”",
        "每行给出一个条件及其形成的类别。例如：`[{if: area < 300 m2, is: small}, {otherwise: large}]`。",
    ),
    "case-data-circle": ProblemWords(
        "事项数据互相依赖，形成循环",
        "让其中一个独立",
        "必须先知道一个才知道另一个。例如：类别取决于面积，面积又取决于类别。",
    ),
    "unknown-name": ProblemWords(
        "事项没有名为“{name}”的数据",
        "写 case_data 之下的名称，或在那里加上",
        "条件谈的是每件事项已知的数据。例如：`area > 300 m2` 和 `case_data: {area: 100 to 900 m2}`。",
    ),
    "impossible-value": ProblemWords(
        "“{name}”从来不是“{value}”",
        "写以下之一：{values}",
        "没有这个类别，条件永远不成立。例如：`kind is public`。",
    ),
    "not-a-category": ProblemWords(
        "“{name}”没有类别可比",
        "数字用 > 或 <；是非数据只写名称",
        "is 和 in 用于比较类别。例如：`kind is public`、`urgent`、`area > 300 m2`。",
    ),
    "not-a-condition": ProblemWords(
        "单独的“{name}”无所谓真假",
        "把它作比较：{name} > ...，或{name} is ...",
        "条件中只有是非数据可以单独出现。例如：`urgent or area > 300 m2`。",
    ),
    "number-expected": ProblemWords(
        "“{name}”不是数字",
        "类别用“is”比较，是非数据只写名称",
        "符号 <、>、+ 和 - 需要数字。例如：`kind is public`、`urgent`。",
    ),
    "unit-mismatch": ProblemWords(
        "“{name}”的单位是“{expected}”，却写了“{found}”",
        "用“{name}”的单位写数字：{example}",
        "数字按同一单位比较，不作换算。例如：面积以 m2计，则写 `area > 5 000 m2`。",
    ),
    "unit-of-product": ProblemWords(
        "“{name}”中单位不能相乘",
        "只让一个因数带单位",
        "两个单位相乘会成为别处没有的单位。例如：`area * 2 > 500 m2`。",
    ),
    "quotes-in-condition": ProblemWords(
        "条件里不需要引号",
        "删除{found}",
        "条件中的词不加引号。例如：`kind is public`。",
    ),
    "not-allowed-in-condition": ProblemWords(
        "“{found}”不能用在条件里",
        "用 and、or、not、is、in、<、<=、>、>= 以及 + - * / 比较事项数据",
        "条件是简单的句子，不是电子表格的公式：没有函数。例如：`area > 5 000 m2 or kind is public`。",
    ),
    "wrong-operator": ProblemWords(
        "“{found}”在这里有另外的写法",
        "写“{use}”",
        "每种比较只有一种写法。例如：`kind is public`，而不是 `kind == public`。",
    ),
    "chained-comparison": ProblemWords(
        "第一个比较之后又有第二个“{found}”",
        "两个都写完整，中间用“and”",
        "每个比较有两边。例如：`area > 100 m2 and area < 900 m2`。",
    ),
    "unexpected-in-condition": ProblemWords(
        "这里不该出现“{found}”",
        "检查前面的词：常常是漏了“and”或“or”",
        "到这个词之前条件已经完整，或者这里应该是另一个词。例如：`urgent and kind is public`。",
    ),
    "condition-empty": ProblemWords(
        "条件是空的",
        "写一个条件，或删除该关键字",
        "条件说明某事对哪些事项成立。例如：`only_if: kind is public`。",
    ),
    "condition-incomplete": ProblemWords(
        "条件没有写完",
        "补上末尾缺少的内容",
        "and、or、is 或符号之后必须还有内容。例如：`area > 300 m2`。",
    ),
    "condition-too-long": ProblemWords(
        "条件超过{limit}{unit}",
        "用 case_data 下的规则把它拆开",
        "长条件难以检查。例如：`track: [{if: area < 300 m2, is: small}, {otherwise: large}]`，然后写 `track is small`。",
    ),
    "list-expected": ProblemWords(
        "“in”之后必须是列表",
        "用圆括号或方括号写类别：kind in (public, industrial)",
        "in 之后写类别，用逗号分隔。在花括号内要给整个条件加引号。例如：`only_if: kind in [public, industrial]`。",
    ),
    "not-closed": ProblemWords(
        "“{found}”没有闭合",
        "写上右括号",
        "每个左括号都要有右括号。例如：`(urgent or kind is public) and area > 300 m2`。",
    ),
    "too-many-seats": ProblemWords(
        "会议有{seats}个“{role}”席位，而只有{staff}人",
        "给该角色增加人手，或减少会议成员",
        "每个席位由不同的人担任。例如：`roles: {councillor: 9}`。",
    ),
    "quorum-too-high": ProblemWords(
        "法定人数{quorum}多于{members}名成员",
        "降低法定人数，或在 by 中增加成员",
        "成员太少，会议永远开不成。例如：`by: {councillor: 9}` 和 `quorum: 5`。",
    ),
    "nobody-comes": ProblemWords(
        "从来没有人出席“{step}”",
        "写每名成员出席的可能，例如 attendance: 80%",
        "出席率为0%就永远开不成会。",
    ),
    "never-sits": ProblemWords(
        "“{step}”从不举行（“{text}”）",
        "检查星期几、第一天和日历的节假日",
        "这些日子都不办公，或在模拟的年份之后。遇节假日的会议不补开。",
    ),
    "sits-at-once": ProblemWords(
        "同样的“{role}”会同时出席“{first}”和“{second}”",
        "把其中一个改到别的时间",
        "角色的前几个人出席它的所有会议，而一个人同时只能做一件事。例如：一个 `sits: Tue 15:00-17:00`，另一个 `sits: Wed 15:00-17:00`。",
    ),
    "longer-than-sitting": ProblemWords(
        "“{step}”审议一件至少需要{work}，而最长的时段只有{window}",
        "延长时段，或缩短 work_time",
        "一件事项在一次会议中审议。超过剩余时间的等下一次；比整个时段还长的永远排不进去。",
    ),
    "defer-then": ProblemWords(
        "“{step}”延期的事项去它的下一次会议，不去别处",
        "删除 then，或把结果改为 return",
        "延期的事项先于从未审议的再次审议。例如：`outcomes: {defer: [10%, 3%, 0%]}`。",
    ),
    "separated-sits": ProblemWords(
        "“{role}”按事项类别分开，不清楚由其中哪些人出席",
        "让会议成员成为单独的角色",
        "分开的角色为每类事项各有人员，而会议审议所有类别。例如：`roles: {board_member: 3}` 和 `by: {board_member: 3}`。",
    ),
    "never-quorate": ProblemWords(
        "“{step}”的任何一次会议都凑不齐{needed}名成员：他们都在休假",
        "改会议或休假的日期，或降低法定人数",
        "在 `absent` 的日期，该角色没有人来。永远凑不齐法定人数的会议什么也审议不了。例如：`absent: [2025-08-04 to 2025-08-15]`。",
    ),
    "escalate-to-whom": ProblemWords(
        "“escalate”没有说明升级给谁",
        "加上“to:”和接手的角色",
        "未按时开始的工作转给另一个角色。例如：`due: {after: 5 working days, action: escalate, to: head}`。",
    ),
    "due-key-not-here": ProblemWords(
        "action 为“{action}”时，“{key}”没有意义",
        "删除它，或改写 action",
        "`to` 说明谁接手，属于 `escalate`；`then` 说明案卷去哪里，`file` 说明工作如何处理，都属于 `go_on`。例如：`due: {after: 5 working days, action: go_on, file: worked anyway}`。",
    ),
    "escalate-to-itself": ProblemWords(
        "“{role}”本来就办理这个环节",
        "在“to:”后写另一个角色",
        "把案卷升级给原来就有它的人，什么也没变。例如：办事员的环节写 `to: head`。",
    ),
    "reply-not-here": ProblemWords(
        "“{key}”是关于申请人的，而“{outcome}”并不要求申请人",
        "写在“ask_applicant”之下，或删除",
        "只有被要求补正的申请人才会迟复或不复。例如：`ask_applicant: {share: 18%, takes: 1 week, reply_within: 4 weeks}`。",
    ),
    "patience-not-here": ProblemWords(
        "“after”对结果“{outcome}”没有意义",
        "写在“withdraw”之下，或删除",
        "它说明申请人在某环节等多久无人办理就放弃。例如：`outcomes: {withdraw: {after: 3 weeks}}`。",
    ),
    "clock-not-here": ProblemWords(
        "法定时限不能从“{outcome}”开始：那时它停止计算",
        "让它从受理案卷的结果开始",
        "申请人补正期间，期限停止计算。例如：在检查材料是否齐全的环节写 `approve: {clock: starts}`。",
    ),
    "late-for-what": ProblemWords(
        "“{key}”需要法定时限",
        "加上时限：`statutory: 8 weeks`",
        "默示和延长都从法律规定的时限算起。例如：`time_limit: {statutory: 8 weeks, if_late: granted}`。",
    ),
    "extension-other-clock": ProblemWords(
        "{value}不能加到法定时限上，因为后者计法不同",
        "两者都用工作日，或都用周或日历日",
        "工作日、日历日和小时的计法不同。例如：`{statutory: 8 weeks, extension: {by: 6 weeks, used: 80%}}`。",
    ),
    "reply-of-one-notice": ProblemWords(
        "在一次性告知申请人的框里，“{key}”没有意义",
        "删除它，或删除框的“one_notice”",
        "一次告知对所有分支只有一个答复，而没有答复时如何尚未说明。例如：分支里写 `ask_applicant: {share: 18%, takes: 2 weeks}`。",
    ),
    "clock-of-several": ProblemWords(
        "多个流程之一的法定时限不能从某个结果开始",
        "删除“clock:”；各流程的期限都从提交开始",
        "同一机关的各流程对期限何时开始只有一条规则。例如：不写 `clock: starts`，即从提交开始。",
    ),
    "extension-of-several": ProblemWords(
        "同一机关的多个流程不能有“extension”",
        "删除它，或把这个流程写成单独的文件",
        "延长属于一个时限，而每个流程各有时限。例如：`time_limit: {statutory: 8 weeks, if_late: granted}`。",
    ),
    "level-without-after": ProblemWords(
        "没有说明案卷何时从“{role}”升到“{next}”",
        "写{{role: {role}, after: ...}}，说明在那里停留多久",
        "除最后一级外，每一级都有自己的期限，从案卷送达该级算起。例如：`to: [{role: manager, after: 2 working days}, director]`。",
    ),
    "last-level-after": ProblemWords(
        "“{role}”是最后一级：期限一过，案卷无处可去",
        "删除它，或再写一个上级",
        "除最后一级外，每一级都有自己的期限，从案卷送达该级算起。例如：`to: [{role: manager, after: 2 working days}, director]`。",
    ),
    "expires-to-itself": ProblemWords(
        "“{step}”的期限又指回它自己",
        "在 `then:` 后写另一个环节或终点",
        "案卷会一再回到任由期限过去的那张办公桌。例如：`due: {after: 2 working days, action: go_on, then: manager_sign}`。",
    ),
    "batch-escalates": ProblemWords(
        "批次“{step}”中无人工作，因此无人可以接手",
        "写 go_on",
        "案卷等待批次运行，或不等它而继续流转。例如：`due: {after: 2 working days, action: go_on}`。",
    ),
    "heard-anyway": ProblemWords(
        "离开“{step}”议程的事项不再审议",
        "删除它",
        "办公桌上的工作可以做完而不起作用；会议只审议列入议程的事项。例如：`due: {after: 45 calendar days, action: go_on}`。",
    ),
    "branch-due-of-one-notice": ProblemWords(
        "分支“{branch}”有期限，但并行环节要为所有分支一次性征询申请人",
        "把期限写在环节上，或去掉 `one_notice`",
        "有事要问的分支要等其他分支，这时没有人能让它的期限过去。例如：`fire: {by: fire, work_time: 1 h, due: {after: 15 working days, action: go_on}}`。",
    ),
    "branch-due-goes-on": ProblemWords(
        "整个分支的期限只让它继续流转：“{key}”在此没有意义",
        "删除它，或把期限写在其中一个环节上",
        "分支余下的部分有好几张办公桌，没有人能全部接手。例如：在 `steps` 旁写 `due: {after: 15 working days, action: go_on}`。",
    ),
    "limit-in-open-hours": ProblemWords(
        "整个事项的期限不能用“{value}”来判断",
        "用 working days、calendar days、weeks 或 h 表示",
        "法律以日计算。开放时间（open hours）用于一张办公桌的期限或等待。例如：`time_limit: 20 working days`。",
    ),
    "intake-of-several": ProblemWords(
        "不能单独限制“{process}”的受理",
        "删除“most_open”，或把这个流程写成单独的文件",
        "同一机关有多个流程时，在办事项都在同样的案头。例如：在只有一个流程的文件里写 `arrivals: {count: 12, per: working day, most_open: 40}`。",
    ),
    "outcome-meant": ProblemWords(
        "以“{name}”结束的办理会继续往下走，等于通过",
        "如果要去别处，加上“then:”",
        "只有 refuse、return、ask_applicant、withdraw 和 defer 自行通向别处。例如：`outcomes: {refuse: 3%, "
        "appeal: {share: 1%, then: board}}`。",
    ),
    "asks-in-turn": ProblemWords(
        "“{role}”不能依次答复：所询问的案卷可能就在同一办理人处，而且总排在询问之前",
        "删除“first”，或由不办理任何环节的角色答复",
        "排在自己案卷之后的询问，要等案卷办完才得到答复。例如：`chases: {by: hotline, first: no, ...}`，并写 `roles: {hotline: 1}`。",
    ),
    "answers-for-a-price": ProblemWords(
        "“{role}”按件付酬，而答复没有价格",
        "由按小时付酬或不计成本的角色答复",
        "`price` 是到某个环节办理一次的价格。例如：`roles: {hotline: {staff: 1, cost: 60 CNY/h}}`。",
    ),
    "asks-at-once": ProblemWords(
        "“{key}”为零，申请人就会不停地询问",
        "写明申请人等多久：`15 working days`",
        "申请人有一段时间没有消息才会询问。例如：`chases: {after: 15 working days, every: 5 working days, ...}`。",
    ),
    "complains-of-no-limit": ProblemWords(
        "没有可供投诉的时限：{kind}",
        "加上时限：`time_limit: {{{kind}: 20 working days}}`",
        "投诉是说某个时限已过。例如：`time_limit: {statutory: 20 working days}`，并写 `complains: {after: statutory, ...}`。",
    ),
    "appeal-not-here": ProblemWords(
        "“appeal”对结果“{outcome}”没有意义",
        "写在“refuse”之下，或删除",
        "只有被拒绝的人才会申请复议。例如：`refuse: {share: 5%, appeal: {share: 12%, by: panel, work_time: 4 h, overturned: 20%}}`。",
    ),
    "appeal-in-a-branch": ProblemWords(
        "在分支里不同意只是一票，不是可以申请复议的决定",
        "把“appeal”写在作出拒绝决定的环节，或写在框的“refuse”之下",
        "复议针对的是对事项的决定。例如：在框之后的环节写 `outcomes: {refuse: {share: 5%, appeal: {...}}}`。",
    ),
    "delay-of-no-money": ProblemWords(
        "“{name}”不是金额",
        "写事项数据中以货币计的数",
        "等待的金额的一个比例：每件的金额须已知。例如：`delay_cost: 0.02% of value per calendar day`。",
    ),
    "delay-twice": ProblemWords(
        "每等一天的代价写了两个同类的数额",
        "把两者相加：`delay_cost: 30 CNY per calendar day`",
        "列表中可以写每件相同的金额和事项价值的一个比例。例如：`delay_cost: [20 CNY per calendar day, 0.02% of value per calendar day]`。",
    ),
    "if-found-not-here": ProblemWords(
        "“if_found”对结果“{outcome}”没有意义",
        "写在“refuse”之下，或给“{outcome}”写比例",
        "只有拒绝取决于是否查出问题。例如：`detects: {structural: 80%}`，并写 `outcomes: {refuse: {if_found: yes}}`。",
    ),
    "if-found-and-share": ProblemWords(
        "“{step}”拒绝的频率写了两次：“if_found”和比例",
        "两者只留其一",
        "写了 `if_found`，比例就由缺陷和查出的比例得出。例如：`refuse: {if_found: yes}`。",
    ),
    "if-found-finds-nothing": ProblemWords(
        "“{step}”查出问题就拒绝，却没有写明查什么",
        "用 `detects` 写明查什么，或写明拒绝的频率：{{refuse: 3%}}",
        "查出什么，取决于事项的缺陷和环节查什么。例如：`case_data: {defects: {structural: 6%}}` 和 `detects: {structural: 80%}`。",
    ),
    "if-found-too-many": ProblemWords(
        "有{count}个环节查出问题就拒绝；最多能一并推算{most}个",
        "写明其余环节拒绝的频率：{{refuse: 3%}}",
        "查同一缺陷的环节彼此相关，要推算它们的每一种组合。例如：`outcomes: {refuse: 3%}`。",
    ),
}
