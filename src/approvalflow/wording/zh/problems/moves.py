"""Problems with redesigns and their moves (AF501 on and AF701 on), in Chinese."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "unknown-move": ProblemWords(
        "“{name}”不是措施",
        "写以下之一：{known}",
        "方案是一列措施，每项以其名称开头。例如：`- drop: second_review`。",
    ),
    "moves-not-a-list": ProblemWords(
        "没有措施列表",
        "写“moves:”，下面每项措施前加短横",
        "方案说明用哪些措施改变现有流程。例如：`moves:`，下一行 `- drop: second_review`。",
    ),
    "guardrails-not-a-list": ProblemWords(
        "底线不是一列句子",
        "每条前加短横：- days_p90 <= 30 calendar days",
        "底线说明什么不得变差，每行一条。例如：`- utilisation(head) <= 85%`。",
    ),
    "step-named-twice": ProblemWords(
        "环节“{step}”在一项措施里写了两次",
        "只留一个",
        "一项措施对每个环节只做一件事。例如：`merge: {steps: [review, sign], into: sign, by: head}`。",
    ),
    "step-exists": ProblemWords(
        "已经有名为“{step}”的环节",
        "换一个名称",
        "新环节的名称不能与其他环节相同。例如：`into: joint_review`。",
    ),
    "not-neighbours": ProblemWords(
        "“{first}”不直接通向“{second}”",
        "按顺序写前后相接的环节",
        "只有一个通向另一个的环节才能并在一起。例如：fire 通向 water 时写 `parallelise: [fire, water]`。",
    ),
    "entered-from-outside": ProblemWords(
        "有箭头从“{source}”进入这一串的“{step}”",
        "不要包括该环节，或先改那个箭头",
        "如果这一串变成一个环节，就不清楚那个箭头通向哪里。例如：退回到三次签批中的第二次。",
    ),
    "not-in-one-box": ProblemWords(
        "这些环节不在同一分支：{steps}",
        "写同一分支的环节",
        "框内外的环节不能并在一起。例如：`advice.fire` 和 `sign`。",
    ),
    "move-needs-one-way": ProblemWords(
        "分支会有几种开头",
        "先让箭头通向一个环节",
        "分支的第一个环节总是同一个。例如：用 set 设置不带条件的箭头。",
    ),
    "arrow-out-of-box": ProblemWords(
        "“{step}”的结果“{outcome}”会通到框外",
        "让它回到同一环节，或不要包括“{step}”",
        "同时进行的环节向框答复，不能有箭头离开。例如：退回到前一环节的写法不能保留。",
    ),
    "refusals-differ": ProblemWords(
        "这些环节的拒绝通向不同的地方：{ends}",
        "先让它们通向同一处",
        "框只有一种拒绝。例如：`set: {steps: {fire: {outcomes: {refuse: {then: refused}}}}}`。",
    ),
    "parallelise-needs-two": ProblemWords(
        "至少需要两个环节",
        "按顺序列出环节",
        "一个环节不能与自己同时进行。例如：`parallelise: [fire, water]`。",
    ),
    "parallelise-needs-as": ProblemWords(
        "新框没有名称",
        "加上“as:”和名称",
        "容纳这些环节的框需要自己的名称。例如：`as: advice`。",
    ),
    "parallelise-no-desk": ProblemWords(
        "“{step}”不能成为分支",
        "写审查、签批、会议或等候的环节",
        "框、送达和结局不能并列。例如：`parallelise: [fire, water]`。",
    ),
    "merge-needs-two": ProblemWords(
        "至少需要两个环节",
        "按顺序列出环节",
        "一个环节不能合并。例如：`merge: {steps: [review, sign], into: sign, by: head}`。",
    ),
    "merge-no-desk": ProblemWords(
        "“{step}”不能合并",
        "写审查或签批的环节",
        "只有有人办理的环节才能合而为一。例如：等候保持不变。",
    ),
    "merge-again": ProblemWords(
        "“{step}”先前已经合并过",
        "在一项措施里合并全部环节",
        "保留多少工作要一次说清。例如：`merge: {steps: [a, b, c], into: a, by: head, keeps: 80%}`。",
    ),
    "merge-conditions": ProblemWords(
        "这些环节针对不同的事项：{steps}",
        "先给它们相同的 only_if",
        "合并后的环节要么全办，要么全跳过。例如：合并之前用带 `if:` 的 `drop: sign`。",
    ),
    "merge-in-tray": ProblemWords(
        "没有说明案卷在“{role}”的案头搁置多久",
        "给合并或角色加上“in_tray:”",
        "案头搁置占等候的大部分，要写明，绝不猜测。例如：`merge: {steps: [a, b], into: a, by: head, in_tray: 1 working day}`。",
    ),
    "merge-fees": ProblemWords(
        "这些环节的收费不能相加",
        "用“set”写新环节的收费",
        "取决于事项的收费不相加。例如：合并之前写 `set: {steps: {sign: {fee: 80 CNY}}}`。",
    ),
    "delegate-no-desk": ProblemWords(
        "“{step}”不是决定",
        "写最后的审查、签批或会议环节",
        "所列的最后一个环节由受权者接手。例如：`delegate: [review, sign]`。",
    ),
    "delegate-in-tray": ProblemWords(
        "没有说明案卷在“{role}”的案头搁置多久：按“{step}”的时间计算",
        "给措施或角色加上“in_tray:”",
        "案头搁置占等候的大部分。另一位公务员与前一位搁置同样久只是猜测，而授权的好处常常正在于他不这样。例如：`delegate: sign`、`to: deputy_head`、`in_tray: 1 working day`。",
    ),
    "review-needs-last": ProblemWords(
        "“{step}”不直接通向批准，其决定无法事后复查",
        "不写“reviewed_later”，或对最后一个环节授权",
        "决定在申请人收到之后复查。例如：sign 通向 granted 时写 `delegate: sign`。",
    ),
    "drop-several-ways": ProblemWords(
        "“{step}”把事项送往几条路：{outcomes}",
        "加上“then:”，写明其事项改去哪里",
        "没有该环节就不清楚走哪条路。例如：`- drop: sorting` 和 `then: review`。",
    ),
    "drop-last-step": ProblemWords(
        "“{step}”是流程的最后一个环节",
        "留一个环节",
        "没有环节的流程什么也决定不了。例如：取消另一个环节。",
    ),
    "drop-last-branch": ProblemWords(
        "会取消框“{step}”的最后一个分支",
        "取消框本身",
        "没有分支的框不起作用。例如：`drop: advice`。",
    ),
    "add-unknown": ProblemWords(
        "“{name}”不能添加",
        "添加 roles、case_data 或 steps；新环节的位置写在 add 旁边：after: start，或 after 加环节名",
        "其他的都已经存在，用“set”改变。例如：`set: {time_limit: 25 working days}`。",
    ),
    "add-needs-parts": ProblemWords(
        "要添加的内容没有名称",
        "按名称写新的部分",
        "新的部分写法与流程文件相同。例如：`add: {roles: {helper: 1}}`。",
    ),
    "add-exists": ProblemWords(
        "“{name}”已经存在",
        "用“set”改变它，或换一个名称",
        "“add”创建新的，“set”改变已有的。例如：`set: {roles: {clerk: 3}}`。",
    ),
    "add-needs-after": ProblemWords(
        "没有说明新环节放在哪里",
        "加上“after:”和环节名，或“after: start”",
        "新环节放在已有环节之后。例如：`after: intake`。",
    ),
    "set-unknown": ProblemWords(
        "本流程中没有“{name}”",
        "新的内容用“add”，或改正名称",
        "只能设置已有的，这样笔误不会造出新东西。例如：`set: {roles: {clerk: 3}}`。",
    ),
    "set-needs-mapping": ProblemWords(
        "没有说明要设置什么",
        "像流程文件一样写关键字和新值",
        "改变要先写部分，再写值。例如：`set: {steps: {review: {work_time: 1 h}}}`。",
    ),
    "set-steps-by-id": ProblemWords(
        "没有写明要改哪些环节",
        "按名称写每个环节：steps: {{review: {{work_time: 1 h}}}}",
        "在“set”中 steps 不是列表，因为只改其中一些。例如：`set: {steps: {review: {work_time: 1 h}}}`。",
    ),
    "unknown-measure": ProblemWords(
        "没有指标“{name}”",
        "写指标，如{examples}；`approvalflow measures` 列出全部指标",
        "底线限制结果中的某个指标。例如：`days_p90 <= 30 calendar days`。",
    ),
    "guardrail-not-understood": ProblemWords(
        "看不懂“{text}”",
        "写指标、符号和限值：days_p90 <= 30 calendar days",
        "底线把指标与限值或与现状比较。例如：`refused <= today + 1 point`。",
    ),
    "guardrail-unit": ProblemWords(
        "“{text}”中限值的单位与指标不同",
        "用此单位写：{expected}",
        "限值用指标的单位。例如：`days_p90 <= 30 calendar days`、`utilisation(head) <= 85%`。",
    ),
    "role-without-utilisation": ProblemWords(
        "“{name}”的岗位数不限，因此没有使用率",
        "写另一个角色",
        "岗位不限就不会有人太忙。例如：`utilisation(head) <= 85%`。",
    ),
    "set-merged": ProblemWords(
        "合并环节“{step}”的“{key}”不能设置",
        "在合并之前的环节上设置，或在合并中用“keeps:”",
        "合并环节的工作和结果来自其各部分。例如：`merge: {steps: [review, sign], into: sign, by: head, keeps: 80%}`。",
    ),
    "drop-end": ProblemWords(
        "“{step}”是结局，不能取消",
        "用“set”把通向它的箭头改到别处",
        "在那里结束的事项要有别的去处。例如：`set: {steps: {intake: {then: granted}}}`。",
    ),
    "drop-to-itself": ProblemWords(
        "取消“{step}”后其事项仍会去“{step}”",
        "用“then:”写另一个环节或结局",
        "通向被取消环节的箭头改通向它原来送往之处。如果那就是它自己，就无处可去。",
    ),
    "merge-roles-needs-two": ProblemWords(
        "单独一个角色“{role}”不能合并",
        "写两个或更多角色",
        "几个角色的人员成为一组，共用一个队列。例如：`merge: {roles: [clerk, typist], into: clerk}`。",
    ),
    "merge-roles-differ": ProblemWords(
        "角色{roles}的“{key}”不一致",
        "在措施中写明新角色的：“{key}: ...”",
        "同一组人员的工作时间、工资、层级、部门等相同；绝不猜测。例如：`merge: {roles: [clerk, expert], into: desk, cost: 80 CNY/h}`。",
    ),
    "role-exists": ProblemWords(
        "已经有角色“{role}”，而它不在合并之列",
        "换一个名称，或把它列入要合并的角色",
        "新的一组是被合并的角色之一，或是新角色。例如：`merge: {roles: [clerk, typist], into: clerk}`。",
    ),
    "cost-at-least": ProblemWords(
        "{name}至少是所列数额，因为这些角色没有写工资或岗位数：{roles}",
        "为这些角色写“cost:”和岗位数，或用别的指标作底线",
        "漏算了人的数额作底线没有意义。例如：`clerk: {cost: 60 EUR/h}`，或 `work_hours <= today`。",
    ),
    "guardrail-no-unit": ProblemWords(
        "这一指标是单纯的数字，而“{text}”带有单位",
        "去掉单位",
        "计数没有单位；文件中没有写明币种时，金额也没有。例如：`signoffs <= 3`。",
    ),
    "roles-for-steps": ProblemWords(
        "“{roles}”是“{step}”中的角色，不是环节",
        "写整行的名称，或写其中的环节，即行名加角色",
        "由几个角色依次办理的一行，每个角色各有一个环节，名称由两者组成。例如：`parallelise: opinions` 把整行"
        "改为并行，`parallelise: [opinions.fire, opinions.water]` 只改这两个。",
    ),
    "merge-deadlines": ProblemWords(
        "环节{steps}的期限不同",
        "先把它们的期限改成一样",
        "一个环节只有一个期限，不清楚是哪一个。例如：`set: {steps: {intake: {due: {after: 5 working days}}}}`。",
    ),
    "review-by-meeting": ProblemWords(
        "“{step}”取代了会议，所以事后无人复查",
        "不写“reviewed_later”",
        "决定由原来作决定的角色事后复查，而会议不是角色。例如：`delegate: committee` 和 `to: head`。",
    ),
    "resequence-needs-two": ProblemWords(
        "一个环节无所谓顺序",
        "按新的顺序列出一串中的两个或更多环节",
        "例如：原来书面检查在前，写 `resequence: [site_visit, desk_check]`。",
    ),
    "resequence-no-desk": ProblemWords(
        "“{step}”不能改变位置",
        "只写办理环节、会议、批处理和等候",
        "框、送达和结局各有其位。例如：`resequence: [visit, check]`。",
    ),
    "resequence-clock": ProblemWords(
        "法定时限从“{step}”开始，它的位置决定事项可以办多久",
        "不要把它列入",
        "期限开始之前的时间不计入时限。例如：只对受理之后的环节重新排序。",
    ),
    "resequence-same-person": ProblemWords(
        "“{step}”不得由“{other}”的同一人办理，而后者会排到它之后",
        "让“{other}”保持在“{step}”之前",
        "先办的可以是任何人，后办的必须是另一人。例如：`check` 之后的环节写 `not_same_as: check`。",
    ),
    "resequence-over": ProblemWords(
        "“{step}”把事项送往“{target}”，而后者会排到它之后",
        "让“{target}”保持在“{step}”之前",
        "退回是往回走；若往前走就会越过其间的检查。例如：`[intake, check]` 中 check 退回 intake，intake 须在前。",
    ),
    "resequence-backlog": ProblemWords(
        "这一串中间的“{step}”有积压的案卷",
        "让积压在这一串之前，或对没有积压的一串重新排序",
        "这些案卷有的检查已做，有的未做；换了顺序就不能由所在位置看出。",
    ),
    "decentralise-no-places": ProblemWords(
        "“{name}”不是类别，不能表示地点",
        "写有类别的数据，例如 district: {{east: 40%, west: rest}}",
        "每一类送往其所在地的机关。例如：`decentralise: review` 和 `by: district`。",
    ),
    "unknown-place": ProblemWords(
        "“{name}”不是“{by}”的类别",
        "改正它；类别写在 case_data",
        "例如：case_data 中有 `district: {east: 40%, west: rest}` 时写 `to: {east: east_office}`。",
    ),
    "decentralise-no-desk": ProblemWords(
        "“{step}”不是地方机关能办的环节",
        "写合并之前的审查和签批",
        "会议、框和等候各有其位。例如：`decentralise: review`。",
    ),
    "decentralise-same-person": ProblemWords(
        "“{step}”属于须由另一人办理的规则",
        "留在原处，或先改规则",
        "跨几个机关无法追踪是谁办理的。例如：`set: {steps: {second: {not_same_as: other}}}`。",
    ),
    "one-window-needs-two": ProblemWords(
        "一次接触本来就是一次",
        "列出要合为一次的接触",
        "例如：`one_window: counter` 和 `steps: [food_intake, alcohol_intake]`。",
    ),
    "one-window-no-desk": ProblemWords(
        "“{step}”不是一个窗口能接手的环节",
        "只写审查和签批",
        "接触是公务员接收材料的环节。例如：`steps: [food_intake, alcohol_intake]`。",
    ),
    "one-window-no-first": ProblemWords(
        "{steps}中没有一个排在其他全部之前",
        "列出同一案卷先后经过的接触",
        "窗口设在第一次接触之处，这样后面的人需要的东西都已齐备。例如：同一串的接触，而不是两个分支的。",
    ),
    "commitment-no-check": ProblemWords(
        "“{step}”不是可以移后的检查",
        "写由一个角色办理、尚未合并的审查和签批",
        "移到批准之后的检查由同一角色抽查。例如：`commitment: [site_visit]`。",
    ),
    "commitment-several-ways": ProblemWords(
        "“{step}”把事项送往几条路，事后检查做不到",
        "只写拒绝或要求补正的检查",
        "批准之后，检查要么通过，要么发现违反承诺。例如：带 `outcomes: {refuse: 2%}` 的环节。",
    ),
    "commitment-again": ProblemWords(
        "对“{step}”申请人已经作了承诺",
        "在一项措施里列出全部检查",
        "例如：`commitment: [food_visit, tobacco_visit]`。",
    ),
    "level-too-low": ProblemWords(
        "“{role}”（{level}）决定“{step}”，而它须由“{asked}”或更高层级决定",
        "让该层级的角色决定；方案中可用“waive:”搁置规则“decided_at_least_by”",
        "无权者作出的决定无效。例如：`waive: [{rule: decided_at_least_by, step: sign, because: order of March 2026}]`。",
    ),
    "needs-not-met": ProblemWords(
        "“{step}”须先完成“{needed}”，而事项可以不经过它：{way}",
        "让每条路都经过“{needed}”；方案中可用“waive:”搁置规则“needs”",
        "无论事项走哪条路，环节所用的东西都必须已有。例如：其后的环节写 `needs: site_visit`。",
    ),
    "unknown-defect": ProblemWords(
        "没有事项会有缺陷“{name}”",
        "在 case_data 的 defects 下加上，或改正",
        "例如：`case_data: {defects: {structural: 6%}}` 和 `detects: {structural: 80%}`。",
    ),
    "required-left-out": ProblemWords(
        "{law}要求有“{step}”，而事项可以不经过它就获批准：{way}",
        "在每条路上都保留它；或写“waive: [{{rule: required_by, step: {step}, because: ...}}]”",
        "法律的要求只随法律而变。搁置会写在每份报告的最前面。",
    ),
    "same-person": ProblemWords(
        "“{step}”不得由“{other}”的同一人办理；在“{where}”这一点丧失了",
        "用 not_same_as 使两者分开；或写“waive: [{{rule: not_same_as, step: {step}, because: ...}}]”",
        "检查者与被检查者是两个人。合并两者，或去掉环节的 `not_same_as`，就成了一个人。",
    ),
    "signs-twice": ProblemWords(
        "同一人“{role}”会在“{other}”和“{step}”都签字",
        "取消其中一次签批，或让别人签；或写“waive: [{{rule: four_eyes, step: {step}, because: ...}}]”",
        "同一人的两次签字只是一次。再设一个岗位或换一个角色才是两次。",
    ),
    "refusal-lost": ProblemWords(
        "“{step}”本来可以拒绝，现在不能了",
        "保留它的结果 refuse；或写“waive: [{{rule: refusal, step: {step}, because: ...}}]”",
        "有权说不的人必须能说出来，并说明理由。例如：`outcomes: {refuse: 3%}`。",
    ),
    "defect-not-found": ProblemWords(
        "在这条路上没有环节查找缺陷“{step}”：{way}",
        "保留一个能发现它的环节；或写“waive: [{{rule: detects, step: {step}, because: ...}}]”",
        "唯一能发现某种缺陷的检查不能悄悄消失。例如：在另一环节写 `detects: {structural: 80%}`。",
    ),
    "waives-nothing": ProblemWords(
        "规则“{rule}”在“{step}”没有被违反，没有什么可搁置",
        "删除该搁置",
        "什么也没搁置的搁置会被读成承认违规。例如：它是为一项已删除的措施写的。",
    ),
    "waive-not-a-list": ProblemWords(
        "waive 不是列表",
        "每项搁置写成一项：- {{rule: required_by, step: fire_check, because: ...}}",
        "每条被搁置的规则都有自己的理由。例如：`waive: [{rule: refusal, step: check, because: appeals go to the county}]`。",
    ),
    "waiver-incomplete": ProblemWords(
        "搁置没有写“{key}”",
        "写 rule、step 和 because",
        "例如：`waive: [{rule: required_by, step: fire_check, because: the law was repealed}]`。",
    ),
    "unknown-rule": ProblemWords(
        "没有规则“{rule}”",
        "写以下之一：{known}",
        "例如：`rule: required_by`。",
    ),
    "clock-lost": ProblemWords(
        "法定时限在“{step}”开始或结束，此后将无处说明",
        "保留该环节，或在另一处说明；或写“waive: [{{rule: clock, step: {step}, because: ...}}]”",
        "时限从受理算到答复。例如：在受理的环节写 `outcomes: {approve: {clock: starts}}`。",
    ),
    "published-how": ProblemWords(
        "标准要么公开，要么不公开，要么除某些内容外公开",
        "写 yes、no 或 {{except: 第三方的秘密}}",
        "例如：`published: {except: 第三方的秘密}`。",
    ),
    "nothing-to-decide": ProblemWords(
        "“{step}”不会不予批准，“{key}”在此毫无意义",
        "删去，或写明多大比例不予批准：outcomes: {{refuse: 5%}}",
        "公开标准、自由裁量和事后抽查只对有所决定的环节说明。",
    ),
    "guardrail-kind": ProblemWords(
        "没有名为“{kind}”的事项类别",
        "写 case_data 中有类别的名称、is 和其中一类：days_mean(home is east)",
        "限于部分事项的底线写明一类事项。例如：`days_mean(home is east) <= today + 1 calendar day`。",
    ),
    "guardrail-of-office": ProblemWords(
        "{name}按整个机关统计，不能限于部分事项",
        "去掉括号，或用按事项统计的指标，如 days_mean",
        "工时饱和度和在办件数不能按类别说明。",
    ),
}
