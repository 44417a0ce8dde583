"""Problems with what is only odd, and with studies and results (AF601 on), in Chinese."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "heavy-tail": ProblemWords(
        "千分之一的时间会达到{value}或更长",
        "如果不可能，请加上“at_most:”",
        "中位数和 p90相差太远，由此推出极长的时间，平均值会被它们左右。例如：`{median: 2 h, p90: 40 h, at_most: 100 h}`。",
    ),
    "unused-role": ProblemWords(
        "角色“{role}”什么也不做",
        "删除它，或给它一个环节",
        "没有环节由它办理，其岗位数不起作用。例如：`by: clerk`。",
    ),
    "transfer-unused": ProblemWords(
        "“{key}”在这里不起作用",
        "删除它，或给角色不同的部门或层级",
        "只有角色的部门或层级不同，其间的流转才需要时间。例如：`planner: {staff: 3, department: Planning}`。",
    ),
    "never-certain": ProblemWords(
        "框“{step}”在全部答复之前永远不能确定",
        "删除“decides:”，或说明哪些分支可以拒绝，或多少个同意就够了",
        "当足够多的分支同意，或拒绝的多到不可能通过时，框提前决定。如果必须全体同意而没有谁拒绝，两者都不会发生。例如：`join: any` 和 `decides: as soon as certain`。",
    ),
    "notice-of-nothing": ProblemWords(
        "框“{step}”的分支都不要求申请人补正",
        "删除“one_notice:”，或给分支的环节加上结果 ask_applicant",
        "有 `one_notice: yes` 时，框的各分支一起要求申请人补正；分支内的框各自要求。例如：`fire: {by: fire, work_time: 1 h, outcomes: {ask_applicant: {share: 20%, takes: 5 working days}}}`。",
    ),
    "not-same-as-never": ProblemWords(
        "“{step}”和“{other}”本来就不会由同一人办理",
        "删除 not_same_as，或留给把两者交给同一角色的方案",
        "两个环节属于不同的角色。例如：`not_same_as: prepare`。",
    ),
    "wage-missing": ProblemWords(
        "“{role}”的工作没有写工资，因此成本至少是所列数额",
        "用“cost:”写每小时的金额（0 EUR/h 也是工资），或用“price:”写每次办理的价格",
        "其他角色写有工资。缺一个，成本就不能比较，也不能作底线。例如：`clerk: {cost: 60 EUR/h}`。",
    ),
    "weekday-closed": ProblemWords(
        "来件只在办公时间，而{day}不办公",
        "删除{day}，或写 when: any time",
        "没有来件的星期几，不可能来得更多或更少。例如：`arrivals: {count: 9, per: week, when: any time, by_weekday: {Sat: 50%}}`。",
    ),
    "load-high": ProblemWords(
        "“{role}”的人员需要其工时的{load}",
        "等候会长而不稳；再增加{missing}个岗位，负荷即不超过85%",
        "接近满负荷时，任何一点坏运气都会形成久久不散的队列。负荷在运行之前由来件、各环节的办理次数和工作量算出。",
    ),
    "load-full": ProblemWords(
        "“{role}”的人员将需要其工时的{load}",
        "队列每月增长{growth}件：增加{missing}个岗位，缩短工作，或减少到这里的事项",
        "来的工作超过工时所能容纳，因此没有稳定状态，也没有平均值可报告。`compare` 按队列的增长评判这样的方案。",
    ),
    "no-source": ProblemWords(
        "没有说明“{value}”从哪里来",
        "在这一组或其上一层加上“source:”或“because:”",
        "加上 `--strict` 时，每个数字都要有来源或理由。一个 `source:` 适用于它所在的一组及其下全部内容；最近的优先。",
    ),
    "holidays-unknown": ProblemWords(
        "调休上班日只公布到{year}年",
        "让日历早些开始，或把以后各周按平常看待",
        "有的政府每年公布哪些周末上班，以后的年份尚不知道，绝不编造。",
    ),
    "precision-not-reached": ProblemWords(
        "没有达到所要求的精度",
        "用 --precision 降低要求，或用 --weeks 多测几周",
        "不断增加重复，直到平均天数达到精度，最多200次。报告说明区间还有多宽。",
    ),
    "no-such-redesign": ProblemWords(
        "没有方案“{name}”",
        "写一个文件，或以下之一：{known}",
        "方案以流程旁 redesigns 文件夹中的文件名（不带 .yaml）或文件路径指名。",
    ),
    "set-option-form": ProblemWords(
        "“{text}”不是 key=value 的形式",
        "例如写 --set roles.clerk.staff=3",
        "关键字与流程文件相同，从上到下，用点连接：`--set steps.review.work_time='2 h'`。",
    ),
    "changes-nothing": ProblemWords(
        "该方案与现状含义相同",
        "写一项确有改变的措施，或删去这个文件",
        "执行全部措施之后，工作、顺序、人员和成本都与现状一样，任何事项都不会更快或更慢。例如现有两人时，"
        "`- set: {roles: {clerk: {staff: 3}}}` 才有改变。",
    ),
    "study-of-a-redesign": ProblemWords(
        "研究的目的和值得改动的幅度不由方案自定",
        "从这里删去，写在现状的流程文件中",
        "一项研究只有一个目的；所有方案都按同一幅度评判，并且要在看到数字之前说明。例如在 process.yaml 中：`study: {worthwhile: 5%}`。为什么要试某个方案，由其各项改动说明：`because: ...`。",
    ),
    "year-grows": ProblemWords(
        "{design}：平均值只针对本年度提交的事项；队列每月增长{growth}件",
        "其平均值只适用于本年度；以后的事项等得更久",
        "来的工作超过工时所能容纳，一件事项办多久取决于何时提交。时间范围 `year` 仍测量一年内的事项；用 `--horizon settled` 则完全没有平均值。",
    ),
    "backlog-unused": ProblemWords(
        "没有使用{design}的积压：稳态运行从空的开始",
        "用 --horizon year 从积压开始",
        "稳定状态不取决于第一天有什么。例如：`approvalflow run permit --horizon year` 从 `backlog` 的案卷开始。",
    ),
    "load-part": ProblemWords(
        '"{role}" 的人员需要其工时的{load}',
        "他们最多只能答复来件的{part}：其余因到期或等不及而离开；指标 unanswered 说明有多少",
        "该角色的文件过一段时间都会离开队列，所以会达到稳态；但要求它做的并没有做。请增加岗位，或少送一些。",
    ),
    "questions-tip": ProblemWords(
        "{design}：在办件最多时有{most}件；超过{files}件时，{role}除了答复询问，不再有办件的时间",
        "缩短答复用时，或在申请人询问之前告知进度，或给{role}增加人员；`diagnose` 说明等多久就会如此",
        "申请人得不到消息就会询问，而答复先于办件。在办件多时，答复占去办件之外的全部时间，在办件又更多。一个机关可以多年运转良好，却在一个月之内陷入这种局面。",
    ),
    "agenda-high": ProblemWords(
        "“{step}”每次会议有{arriving}件提交，容量{room}件（{load}）",
        "等候会长而不稳；容量为{wanted}件时负荷不超过85%",
        "接近满负荷时，任何一点坏运气都会形成久久不散的队列。会议的容量是其议程，或时段所能容纳的；延期的事项再次占用容量。",
    ),
    "agenda-full": ProblemWords(
        "“{step}”每次会议有{arriving}件提交，容量只有{room}件（{load}）",
        "队列每月增长{growth}件：增加会议次数，把议程或时段延长到{wanted}件，或减少到这里的事项",
        "提交的超过会议所能审议的，因此没有稳定状态，也没有平均值可报告。`compare` 按队列的增长评判这样的方案。",
    ),
    "agenda-part": ProblemWords(
        '"{step}" 每次会议有{arriving}件提交，最多审议{room}件（{load}）',
        "其中最多有{part}得到审议：其余因到期或等不及而离开",
        "这一议程上的事项过一段时间都会离开，所以会达到稳态；但要求它做的大多没有做。",
    ),
    "sits-on-day-off": ProblemWords(
        "“{step}”遇休息日取消：第一年{all}次中有{count}次，最早在{first}",
        "如果确实取消，写“{stays}”；或选择从不休息的日子",
        "公共节假日和不办公的日子不开会、不批办，除非写明顺延。例如：`runs: 1st Mon 17:00 or the next working day`、"
        "`sits: Tue 15:00-17:00 or not at all`。",
    ),
    "settles-late": ProblemWords(
        "{design}要{years}年后才稳定：{slowest}的队列很久才不受起始状态影响",
        "用 --horizon year 看一年的结果，或给{slowest}留出余地",
        "机关的变化比这快，这些平均值所属的状态可能永远达不到。负荷越接近100%，需时越长：多留一成余地最能缩短。"
        "例如：`approvalflow run permit --horizon year`。",
    ),
    "load-brim": ProblemWords(
        "“{role}”的人员需要其工时的{load}",
        "没有稳态平均值；再增加{missing}个岗位，负荷即不超过85%",
        "达到98%后，队列要很多年才能稳定，几周的平均值只说明模拟了多久；达到100%后则永不稳定。",
    ),
    "agenda-brim": ProblemWords(
        "“{step}”每次会议有{arriving}件提交，容量{room}件（{load}）",
        "没有稳态平均值；容量为{wanted}件时负荷不超过85%",
        "达到98%后，议程要很多年才能稳定，几周的平均值只说明模拟了多久；达到100%后则永不稳定。",
    ),
    "load-estimated": ProblemWords(
        "“{role}”的人员大约需要其工时的{load}",
        "运行时会实测，达到98%即不给出稳态平均值；再增加{missing}个岗位，负荷即不超过85%",
        "期限、等不及和代理带来多少事项，取决于文件在别处等多久：这是运行之前的估计。若估计无误，队列每月增长{growth}件。",
    ),
    "waiting-as-work": ProblemWords(
        "“{step}”的天数若都算作办理，将占“{role}”工时的{load}",
        "如果材料只是放在那里这么久，请把这些天数写在“in_tray:”，真正办理的小时数写在“work_time:”",
        "办理一件时不能同时做别的事。统计中一个环节所用的天数，大多是材料放在那里的日子。例如："
        "`{in_tray: 4 working days, work_time: 30 min}`。",
    ),
    "load-month": ProblemWords(
        "“{role}”在{month}的工作占其工时的{most}，全年为{load}",
        "{month}多安排人员或工时，或单独看这些月份的事项",
        "旺季来的工作超过工时，留下的队列要在旺季之后才办完。全年的平均值既含这些事项，也含其他事项。例如：把 `absent:` 放在旺季之外。",
    ),
    "agenda-month": ProblemWords(
        "“{step}”在{month}的提交占其议程的{most}，全年为{load}",
        "{month}多开几次会，或单独看这些月份的事项",
        "旺季提交的事项多于会议所能听取的，留下的队列要在旺季之后才听完。全年的平均值既含这些事项，也含其他事项。",
    ),
    "not-settable": ProblemWords(
        "“{name}”不能用“set”来改",
        "请直接在流程文件中修改",
        "改造方案和 --set 改的是参与模拟的内容：人数、时间、时长、比例、时限。名称、来源以及整项研究通用的内容只写在流程文件里。例如：`--set roles.clerk.staff=3`。",
    ),
    "load-month-nobody": ProblemWords(
        "“{role}”在{month}无人在岗；全年需用其工时的{load}",
        "安排他人代理（deputy:），或单独看{month}的事项",
        "众人都不在时提交的事项，要等有人回来才办，全年的平均值可能因此改变。例如：唯一的经办人8月1日至31日 `absent:`。",
    ),
    "no-hour-measured": ProblemWords(
        "“{name}”在所测量的{weeks}周内没有任何工作时间",
        "测量更多周（--weeks），使它在其中有工作时间",
        "每月只开一次的会议，或一连几周不在的人员，在短时间内可能完全不出现，也就没有事项能够办结。例如：`--weeks 2`，而委员会在每月最后一个星期二开会。",
    ),
    "says-nothing": ProblemWords(
        "“{key}”什么也没有写",
        "写上要说明的内容，列出的每种语言都要写；或删去这个键",
        "没有写的内容，方法说明中一律注明“未说明”；空白的文字会被当作已经说明。例如：`study: {contact: 行政审批科，12 室}`。",
    ),
    "repeat-too-long": ProblemWords(
        "{name}为{found}；任何运行都不超过{most}",
        "请复现由命令写出的结果，或用其中的文件重新得出结果",
        (
            "结果按其中记录的设置重新运行，而任何命令都不会写出这样的设置。"
            "例如：把 `weeks` 改成1 000 000的结果，谁也等不到运行结束。"
        ),
    ),
    "results-incomparable": ProblemWords(
        "{first}（{one}）与{second}（{other}）不能相比",
        "请比较同一流程、同一时段的结果；按年的，周数也要相同",
        (
            "稳定状态没有起点，也没有积压；按年的数字从第一天算起，并取决于周数。"
            "例如：正在消化积压的一年里的用时，不能与进出平衡的机关的用时相比；"
            "没有任何共同环节的两个流程，其用时也不能相比。"
        ),
    ),
    "beyond-reason": ProblemWords(
        "{role}的模拟结果为{simulated}，而不经模拟算出的是{expected}",
        "请少信{role}的数字，并用 --weeks 测量更多周",
        (
            "一个角色的工时由事项的走向决定；案卷一件件到达、依次办理时，等待时间也可以算出。"
            "这里两者之差超过了区间半宽的三倍再加一点：要么模拟的时间太短，要么该流程中有公式未考虑的情形。"
            "没有适用公式的，报告会说明原因，不作比较。"
        ),
    ),
    "no-such-row": ProblemWords(
        "证书中没有“{name}”这一行",
        "各行编号为{first}至{last}；几行之间用逗号：--only V-01,V-10",
        "validate 的证书由编号的各行组成，每行是可以算出精确答案的流程。例如：`validate --only V-01`"
        " 只做第一行。",
    ),
    "no-such-engine": ProblemWords(
        "没有引擎“{name}”",
        "请写以下之一：{known}",
        "引擎是运行模拟的部件。无论用哪一个，种子相同，数值就相同。例如：`validate --engine simpy`。",
    ),
    "department-called-twice": ProblemWords(
        "部门“{name}”在此处称“{words}”，在角色“{role}”处称“{known}”（{language}）",
        "两处写同样的名称，或此处只写部门名：{name}",
        "同一部门的名称写一次即可，其余角色只写部门名。例如：先写 "
        "`department: {en: Planning, zh: 规划局}`，再写 `department: Planning`。"
        "若是两个部门，请用两个不同的部门名。",
    ),
    "more-problems": ProblemWords(
        "另有{count}处",
        "请先改正上面的，再检查一次",
        "一次最多列出五十处问题，错误在警告之前：前面的问题往往能解释后面的。",
    ),
    "more-problems-unread": ProblemWords(
        "另有至少{count}处",
        "请先改正上面的，再检查一次；其余部分没有检查",
        "一次最多列出五十处问题；问题太多时不再继续查找：多半是拿错了文件，或同一个错误重复出现。",
    ),
    "too-many-entries": ProblemWords(
        "“{key}”有{count}项，超过{most}项",
        "请把同样处理的合并",
        "所有计算都随项数增长，而且没有人会读这么长的报告。例如：用一个角色 `clerk: 40` 代替四十个角色，或用一类 `other: rest` 代替许多少见的种类。",
    ),
    "too-many-cases": ProblemWords(
        "一年约有{count}件，超过{most}件",
        "请检查数字和单位，或只描述机关的一部分及其相应的人手",
        "这么多事项，一次重复就要几分钟，而一次比较要重复许多次。等待取决于人手有多忙：十个片区中的一个，用十分之一的事项和岗位，也能看出来。",
    ),
    "too-many-ways": ProblemWords(
        "{kinds}种事项经过{steps}个环节，太多而无法逐一跟踪",
        "请让条件和时间取决于较少的事项数据",
        "条件和取值所问的每种组合都是一种事项，要跟踪它经过所有环节。例如：十二个“是或否”的标记就有四千种；一个只有几类的数据也许就够了。",
    ),
    "too-many-redesigns": ProblemWords(
        "有{count}个方案，超过{most}个",
        "请把暂时不用的放到别的文件夹",
        "每个方案都要应用并检查，还要与现状比较许多次重复。例如：只写需要的方案：`approvalflow compare permit one two`。",
    ),
    "too-many-moves": ProblemWords(
        "该方案有{count}项措施，超过{most}项",
        "请把它写成自成一体的流程，带 steps",
        "每项措施之后都要检查整个流程，所以流程越大，措施越少。与现状差别太大的方案，在 redesigns 中写成一个流程文件。",
    ),
    "one-of-too-few": ProblemWords(
        "没有可供选择的取值",
        "至少列出两个不同的值：one_of: [60%, 80%]",
        ("措施中的`one_of`列出尚待选择的取值。方案本身取第一个；`approvalflow search`逐一试算。"),
    ),
    "too-many-levels": ProblemWords(
        "一项措施有{count}种取值可选，最多{most}种",
        "删去其中一些",
        (
            "一项措施中的多个`one_of`各自独立选择：各有四个值的两处共16种。"
            "每种取值都按单独写在文件中来读取和检查。"
        ),
    ),
    "redesigns-not-named": ProblemWords(
        "“{key}”没有写明方案",
        "列出方案的id，即不带.yaml的文件名：{key}: [one-window]",
        (
            "`excludes`写明不能与本方案同时实施的方案，`after`写明本方案以哪些方案为前提；"
            "`approvalflow search`据此取舍。"
        ),
    ),
    "redesign-of-itself": ProblemWords(
        "方案“{name}”写的是自己",
        "在“{key}”中写另一个方案，或删去",
        "方案不能排斥自己，也不能以自己为前提。",
    ),
    "redesign-not-there": ProblemWords(
        "方案“{redesign}”的“{key}”中写有“{name}”，但没有这个方案",
        "写{known}之一，或让它参加选优",
        "方案所排斥的、或作为前提的方案须参加选优，否则无从判断是否可行。",
    ),
    "after-in-a-circle": ProblemWords(
        "下列方案互为前提，没有一个能先实施：{names}",
        "删去其中一个“after”",
        "`after`表示须先实施另一个方案，才能实施本方案。",
    ),
    "costs-differ": ProblemWords(
        "同一项措施在“{first}”和“{second}”中的费用不同",
        "两处写相同的`costs`，或只写在一处",
        (
            "几个方案中相同的措施是选优的同一个选项，只有一个费用。"
            "方案整体的费用写在措施之外，不写在某一项措施中。"
        ),
    ),
    "not-minimisable": ProblemWords(
        "“{measure}”不能压减",
        "写少者为优的指标，如days_mean或office_cost；`approvalflow measures`列出全部指标",
        (
            "有些指标多者为优，有些无所谓优劣，如人员忙碌程度。"
            "按时办结率可改用九成办结天数：days_p90。"
        ),
    ),
    "nothing-to-search": ProblemWords(
        "没有可供选择的措施",
        "在流程旁写出由措施组成的方案，或写明方案；`approvalflow suggest`可提出建议",
        ("`search`在全部方案的措施中寻找最优组合。自成流程的方案没有可以单独采用的措施。"),
    ),
    "not-measured-here": ProblemWords(
        "没有一种组合能算出“{measure}”",
        "改用其他指标；`approvalflow measures STUDY`说明本研究有哪些指标，以及缺少的原因",
        "要压减的指标须能算出：费用需要工资，待办件数需要从积案开始的一年。",
    ),
    "could-be-units": ProblemWords(
        "区间“{text}”与其数值“{value}”的单位不同",
        "三个数字用同一单位，或都用小时和分钟，或都用天和周",
        "可能的范围要与数值相比较；工作日与日历日长短不同。例如：`{is: 1 h, could_be: 30 min to 2 h}`。",
    ),
    "could-be-of-law": ProblemWords(
        "区间“{text}”针对的是含有多个数字的分布",
        "写明整体可能是现值的多少：50% to 200%",
        "分布、区间和按类别的数值作为整体存疑，其中各数按同一倍数变动。例如：`{is: 1 to 3 h, could_be: 50% to 200%}`。",
    ),
    "guess-without-range": ProblemWords(
        "存疑的数字有名称，却没有可能的范围",
        "在旁边写 could_be，或去掉 guess",
        "`guess` 是几个存疑数字共用的名称。例如：`{is: 100%, could_be: 80% to 300%, guess: in-trays of merged desks}`。",
    ),
    "guess-differs": ProblemWords(
        "存疑的数字“{name}”在此处与首次出现的第{line}行不同",
        "两处写同样的数值和范围，或另起名称",
        "名称相同的是同一个无人确知的数字：在全部文件中数值相同、范围相同。例如：`guess: keeps of merged desks`。",
    ),
    "guess-no-redesign": ProblemWords(
        "案例没有方案，谈不上压减量取决于哪项估计",
        "在 redesigns/ 中写一个方案，或由 approvalflow suggest 提出",
        "哪项估计起决定作用，是就方案的压减量而言。例如：先 `approvalflow suggest permit`，再 `approvalflow sensitivity permit`。",
    ),
    "worth-no-redesign": ProblemWords(
        "没有可以分摊成效的改革方案",
        "请在 redesigns 文件夹中写一个；approvalflow suggest 会提出一些建议",
        "一项措施的成效，是方案有它时所省，减去没有它时所省。例如：`approvalflow suggest permit`。",
    ),
    "worth-no-moves": ProblemWords(
        "方案“{name}”没有可以分摊成效的措施",
        "请看它整体省多少：approvalflow compare STUDY {name}",
        "自成一体的流程，或写着 `moves: []` 的方案，是一个整体：所省的全归于它。例如：`approvalflow compare permit one`。",
    ),
    "worth-excluded": ProblemWords(
        "方案“{first}”与“{second}”互相排斥：先后次序无论怎样排，都不能接受",
        "请比较哪个更好：approvalflow compare STUDY {first} {second}；或看其中一个的各项措施："
        "approvalflow worth STUDY {first}；或找最好的措施组合：approvalflow search STUDY",
        "几个方案要一并分摊成效，必须能先后实施。两个方案取消同一步骤，或增设同一岗位，就是二者择一。"
        "例如：`approvalflow worth permit one`。",
    ),
    "worth-never-together": ProblemWords(
        "方案{names}无论怎样排先后，都不能全部接受",
        "请少写几个；或比较哪个最好：approvalflow compare STUDY；或找最好的措施组合：approvalflow search STUDY",
        "其中任意两个可以先后实施，但全部不行。例如：`approvalflow worth permit one two`。",
    ),
    "worth-no-order": ProblemWords(
        "{first}与{second}互相等待：哪一项都不能先于另一项",
        "请把两项写成可以先后实施的两个方案，或者写成一项措施",
        "一项措施的成效，是它加入时所增加的。两项只能同时接受时，谁也不能在先，也就说不出各增加多少。"
        "例如：一项违反规则、另一项又补上的，应写在一起。",
    ),
    "causes-with-most-open": ProblemWords(
        "在办件过多时来者被拒之门外，各成因没有各自的天数",
        "在文件的副本中去掉 `most_open`，再对它运行 `diagnose`",
        "消除一个成因，被拒的就少，办结的便是另一些件，其天数不再属于同一批申请人。例如：用 `arrivals: 30 per week` 代替 `arrivals: {count: 30, per: week, most_open: 40}`。",
    ),
    "cause-without-reason": ProblemWords(
        "“{key}”说明了天数归属，却没有说明理由",
        "在旁边加上 `because` 或 `source`",
        "案头积压是否因人手不足，决定全部天数中有多少属于人手不足：读者必须看到依据。例如：`causes: {in_tray: resources, because: 在五个岗位记录了两周}`。",
    ),
}
