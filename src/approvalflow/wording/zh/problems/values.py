"""Problems with single values (AF101 on), in Chinese."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "unit-missing": ProblemWords(
        "“{text}”缺少单位",
        "写上单位：分钟、小时、办公小时、工作日、日历日或周；例如“{example}”",
        "单独的数字可能是分钟、小时或天。例如：`work_time: 90 min`。",
    ),
    "bare-day": ProblemWords(
        "“{text}”没有说明是哪种天",
        "写“{working}”（工作日）或“{calendar}”（日历日）",
        "工作日与日历日相差周末和节假日。例如：`takes: 5 working days`。",
    ),
    "long-unit": ProblemWords(
        "“{text}”没有固定的长度",
        "用周、日历日或工作日来写",
        "月和年长短不一。例如：`8 weeks` 或 `60 calendar days`。",
    ),
    "unknown-unit": ProblemWords(
        "不认识单位“{unit}”",
        "写分钟、小时、办公小时、工作日、日历日或周（min、h、open hours、working days、calendar days、weeks）",
        "时间只用六种单位，这样不会有两种写法含义不同。例如：`work_time: 2 h`。",
    ),
    "unit-not-wanted": ProblemWords(
        "“{text}”带有单位，这里需要的是单独的数字",
        "去掉“{unit}”，只写数字",
        "计数没有单位，例如一个角色的岗位数。例如：`staff: 3`。",
    ),
    "comma-in-number": ProblemWords(
        "“{text}”可以有两种读法",
        "用小数点；千位之间用空格：1.5或9 000",
        "有的国家用逗号表示小数，有的用来分隔千位。例如：`1.5 h`、`9 000 m2`。",
    ),
    "ambiguous-thousands": ProblemWords(
        "“{text}”可能相差一千倍",
        "若是千位，写“{spaced}”；若是小数，写“{decimal}”",
        "9.000在有的国家是九，在有的国家是九千。例如：`9 000 m2`。",
    ),
    "not-a-number": ProblemWords(
        "“{text}”不是数字",
        "以数字开头：5、1.5或9 000",
        "这里需要一个带单位的数字。例如：`work_time: 2 h`。",
    ),
    "number-too-large": ProblemWords(
        "“{text}”太大",
        "写一个小于1 000 000 000 000 000的数字",
        "再大，整数就不再精确。换用较大的单位：`2 h`，而不是秒。",
    ),
    "duration-too-long": ProblemWords(
        "“{text}”超过{years}年",
        "检查数字和单位",
        "没有环节或时限会这么长；常常是单位写错。例如：`30 working days`。",
    ),
    "negative": ProblemWords(
        "“{text}”小于零",
        "写零或更大的数",
        "时间、成本和面积不能为负。例如：`0 min`。",
    ),
    "not-a-count": ProblemWords(
        "“{text}”不是零或正整数",
        "写一个整数：0、1、2",
        "人员和分支按整数计。例如：`staff: 2`；半个岗位用较短的工作时间表示。",
    ),
    "not-positive": ProblemWords(
        "“{name}”必须大于零",
        "写一个大于零的数",
        "为零则什么也不会发生。例如：`arrivals: 12 per working day`。",
    ),
    "currency-missing": ProblemWords(
        "“{text}”缺少货币",
        "写上货币的名称或三个字母：80元、80 CNY",
        "金额要写明是哪种货币。例如：`fee: 80 CNY`。",
    ),
    "rate-missing-per": ProblemWords(
        "“{text}”没有说明每什么",
        "例如写“{example}”",
        "工资是每小时的金额，延误成本是每日历日的金额。例如：`cost: 60 CNY/h`。",
    ),
    "rate-unit": ProblemWords(
        "“{text}”在这里不能按每{unit}计",
        "写成每{allowed}",
        "每种费率只有一个时间单位，便于比较。例如：`cost: 60 CNY/h`。",
    ),
    "share-without-percent": ProblemWords(
        "“{text}”缺少百分号",
        "如果是这个意思，请写“{example}”",
        "单独的数字可能是比例，也可能是件数。例如：`refuse: 3%`。",
    ),
    "share-out-of-range": ProblemWords(
        "“{text}”不在0%到100%之间",
        "写0%到100%之间的比例",
        "比例是全部事项的一部分。例如：`share: 18%`。",
    ),
    "bad-date": ProblemWords(
        "“{text}”不是日期",
        "写年、月、日：2025-01-06",
        "日期只有一种写法，因为06/01在有的国家是六月，在有的国家是一月。例如：`starts: 2025-01-06`。",
    ),
    "date-too-far": ProblemWords(
        "“{text}”不在{first}和{last}之间",
        "写这些年份之内的日期",
        "只有这些年份的法定节假日才有把握。例如：`starts: 2025-01-06`。",
    ),
    "not-a-single-value": ProblemWords(
        "这里需要一个值，却写了列表或几个关键字",
        "写一个值",
        "这个关键字对所有事项只有一个值。例如：`staff: 3`。",
    ),
    "unknown-choice": ProblemWords(
        "“{text}”不是这里可用的词",
        "写以下之一：{allowed}",
        "这个关键字只能用几个固定的词。例如：`does: approve`。",
    ),
    "unknown-shape": ProblemWords(
        "不认识分布形状“{text}”",
        "写以下之一：{allowed}",
        "形状说明时间如何围绕平均值分布。例如：`{mean: 4 h, sd: 2 h, shape: gamma}`。",
    ),
    "mean-alone": ProblemWords(
        "只有平均值（{mean}）没有说明时间变化多大",
        "若从不变化，写“{mean}”，不加花括号；若知道标准差，写“{{mean: {mean}, sd: ...}}”；若变化很大，写“{{mean: {mean}, shape: exponential}}”",
        "等候取决于时间变化的大小：平均值相同，等候可能相差一倍。请说明是哪种。例如：`{mean: 2 h, shape: exponential}`。",
    ),
    "range-as-mapping": ProblemWords(
        "只有 low 和 high 没有说明其间如何分布",
        "若各值同样可能，写“{low} to {high}”，否则加上“likely:”",
        "区间用文字写，加上最可能的值就成了钟形。例如：`10 to 30 min` 或 `{low: 10 min, likely: 15 min, high: 30 min}`。",
    ),
    "shape-needs-sd": ProblemWords(
        "形状“{shape}”还需要标准差",
        "加上“sd:”，或写“shape: exponential”",
        "只有指数分布由平均值和形状就能确定。例如：`{mean: 2 h, sd: 1 h, shape: gamma}`。",
    ),
    "exponential-with-sd": ProblemWords(
        "指数分布的时间没有自己的标准差",
        "删除“sd:”，或写“shape: gamma”",
        "指数分布的标准差就是其平均值。例如：`{mean: 2 h, shape: exponential}`。",
    ),
    "no-such-form": ProblemWords(
        "这些关键字放在一起不能描述时间或数字：{found}",
        "写 low、likely 和 high；或 median 和 p90；或 mean 和 sd；或 values",
        "描述一个值如何变化有几种写法，不能混用。例如：`{median: 2 h, p90: 6 h}`。",
    ),
    "cut-not-here": ProblemWords(
        "at_least 和 at_most 不能与这种写法一起用",
        "与 median 和 p90，或与 mean 一起用",
        "区间或一列值本来就有两端。例如：`{median: 2 h, p90: 6 h, at_most: 20 h}`。",
    ),
    "no-values": ProblemWords(
        "值的列表是空的",
        "至少写一个值",
        "实测的值写成列表，各值同样可能。例如：`{values: [1 h, 2 h, 5 h]}`。",
    ),
    "mixed-clocks": ProblemWords(
        "同一个时间里工作日与其他单位混用",
        "要么全用工作日，要么全不用",
        "工作日只在办公时间经过，其他单位夜间也经过。例如：`2 to 8 working days`。",
    ),
    "mixed-units": ProblemWords(
        "一个值里有几种单位：{units}",
        "所有数字用同一单位",
        "同一个值的各数字要互相比较。例如：`{median: 1 800 m2, p90: 9 000 m2}`。",
    ),
    "not-increasing": ProblemWords(
        "“{high_name}”不大于“{low_name}”",
        "交换两者，或改正其一",
        "较小的值在前，而且两者必须不同。例如：`10 to 30 min`。",
    ),
    "outside-cut": ProblemWords(
        "“{name}”在 at_least 和 at_most 之外",
        "改正其一",
        "低于 at_least 或高于 at_most 的值不会出现，平均值或中位数也不可能在那里。例如：`{median: 2 h, p90: 6 h, at_most: 20 h}`。",
    ),
    "cut-not-attainable": ProblemWords(
        "at_least 与 at_most 之间没有符合这些数字的时间",
        "拉开 at_least 与 at_most，或改正数字",
        "所写的数字是截断之后的，这里没有这样的时间。例如：`{mean: 5 h, sd: 1 h, at_most: 10 h}`。",
    ),
    "varies-too-deep": ProblemWords(
        "这个值同时取决于太多因素",
        "最多用两个 depends_on 或次数列表，一个套一个；case_data 下的规则可以把类别组合起来",
        "一个值可以取决于两个因素，例如事项类别和第几次。更多时请给组合起名。例如：在 case_data 下写 `track: [{if: kind is public and urgent, is: quick}, {otherwise: usual}]`。",
    ),
    "depends-on-nothing": ProblemWords(
        "depends_on 没有列出任何值",
        "为每个类别写一个值，或写“otherwise:”",
        "每一类事项都需要一个值。例如：`{depends_on: kind, public: 1 h, otherwise: 2 h}`。",
    ),
    "too-many-attempts": ProblemWords(
        "列出的次数超过{most}",
        "写到值不再变化为止；最后一个值一直有效",
        "列表的最后一个值适用于以后各次。例如：`[18%, 6%, 0%]`。",
    ),
    "words-expected": ProblemWords(
        "“{key}”需要文字",
        "写明数字从哪里来，或为什么如此",
        "来源或理由是写给读者的一句话。例如：`source: annual report 2024`。",
    ),
    "could-be-not-a-range": ProblemWords(
        "“{text}”不是区间",
        "写两个带单位的数字：60% to 90%",
        "对数字的疑问用区间表示。例如：`{is: 80%, could_be: 60% to 90%}`。",
    ),
    "could-be-elsewhere": ProblemWords(
        "区间“{text}”不包含它所属的值",
        "改正区间或值，并用同一单位",
        "一个数字可能的范围应包含它本身。例如：`{is: 80%, could_be: 60% to 90%}`。",
    ),
    "unknown-weekday": ProblemWords(
        "“{word}”不是星期几",
        "写 Mon、Tue、Wed、Thu、Fri、Sat 或 Sun",
        "星期几用三个字母写。例如：`hours: Mon-Fri 09:00-17:00`。",
    ),
    "bad-clock-time": ProblemWords(
        "“{text}”不是时刻",
        "写小时和分钟：09:00",
        "时刻从00:00到24:00。例如：`09:00-17:30`。",
    ),
    "hours-backwards": ProblemWords(
        "“{text}”的结束早于开始",
        "先写较早的时刻；跨夜在零点分开，同一天的时间写在一起",
        "办公时间在一天之内。例如：`Mon 22:00-24:00 Tue-Fri 00:00-06:00 and 22:00-24:00 Sat 00:00-06:00`。",
    ),
    "hours-overlap": ProblemWords(
        "办公时间{first}与{second}重叠",
        "合成一段，或改正其一",
        "每个小时只算一次。例如：`09:00-12:00 and 13:30-17:30`。",
    ),
    "day-twice": ProblemWords(
        "{day}列了两次",
        "把同一天的时间写在一起",
        "每一天的办公时间写在一处。例如：`Fri 09:00-12:00 and 13:00-15:00`。",
    ),
    "bad-hours": ProblemWords(
        "“{text}”不能读作办公时间",
        "写日期和时刻：Mon-Fri 09:00-12:00 and 13:30-17:30",
        "办公时间先写星期几，再写时刻。例如：`hours: Mon-Thu 08:00-17:00 Fri 08:00-12:00`；或 `always`。",
    ),
    "unknown-holidays": ProblemWords(
        "不知道“{text}”的法定节假日",
        "写国家如 CN、NL 或 US，地区如 GB-ENG，或 none",
        "国家用标准代码的两个字母。例如：`holidays: CN`。",
    ),
    "holidays-need-part": ProblemWords(
        "{country}各地的节假日不同",
        "还要写地区：{examples}",
        "有些国家各地节假日不同，因此要写明地区。例如：`holidays: GB-ENG`。",
    ),
    "arrivals-one-way": ProblemWords(
        "来件要么写单位时间的件数，要么写间隔",
        "例如写“12 per working day”或“every: 30 min”",
        "事项要么随机到来，每段时间若干件，要么按固定间隔到来。例如：`arrivals: 12 per working day`。",
    ),
    "arrivals-need-per": ProblemWords(
        "来件没有说明每多少时间",
        "例如写“12 per working day”",
        "件数要说明是在多长时间里。例如：`arrivals: 60 per week`。",
    ),
    "arrivals-which-hour": ProblemWords(
        "办公时间内每{per}的件数，可能按钟点计，也可能按办公小时计",
        "写“per open hour”，或“when: any time”",
        "来件的一小时，可能是钟上的一小时，也可能是办公的一小时。例如：`arrivals: {count: 3, per: open hour}`。",
    ),
    "arrivals-open-hour": ProblemWords(
        "办公小时不能与随时来件一起用",
        "写“per h”，或“when: office hours”",
        "如果昼夜都来件，就按钟点计。例如：`arrivals: {count: 3, per: h, when: any time}`。",
    ),
    "work-in-calendar-days": ProblemWords(
        "办理时间用日历日计",
        "办理时间写小时、分钟或工作日；等候属于 in_tray 或 takes",
        "办理时间是有人在办公时间内处理案卷的时间。例如：`work_time: 3 h` 和 `in_tray: 5 calendar days`。",
    ),
    "several-currencies": ProblemWords(
        "{first}之外又有{second}",
        "把所有金额换算成一种货币",
        "不同货币的金额不能相加。例如：全部用 CNY。",
    ),
    "too-many-posts": ProblemWords(
        "“{role}”的岗位超过{most}个",
        "检查数字，或写“unlimited”",
        "很少真有这么多岗位；有休假的角色要逐人抽取休假，所以容许的更少。例如：`portal: unlimited`，用于从不让人等候的事物。",
    ),
    "no-staff": ProblemWords(
        "角色“{role}”有环节却没有岗位",
        "至少写一个岗位",
        "没有人在，所有事项都会永远等下去。例如：`clerk: 1`。",
    ),
    "attempts-not-here": ProblemWords(
        "按次数的列表在这里没有意义：每件事项只发生一次",
        "写一个值，或用 depends_on 为每类事项写一个",
        "列表给出第一次、第二次等的值。事项的数据、时限和收费不随次数改变。",
    ),
    "unit-not-a-word": ProblemWords(
        "单位“{unit}”不是一个词",
        "单位只写一个词；变化的数写在花括号里，是或否写成比例",
        (
            "数字后面的都是单位，条件按单位比较。例如：`area: {median: 800 m2, p90: 2 000 m2}`，"
            "或用 `large: 8%` 表示超过2 000 m2的。"
        ),
    ),
    "by-one-role": ProblemWords(
        "“by”只写一个角色，这里写了几个",
        "先后办理写“in_series: [{roles}]”，同时办理写“in_parallel: [{roles}]”",
        (
            "一个办理环节属于一个角色；几个角色一起开会用 `does: meeting`。例如：用 "
            "`in_series: [planner, head]` 代替 `by`。"
        ),
    ),
    "half-post": ProblemWords(
        "“{text}”不是整数的人数",
        "写“staff: {staff}”和“share_of_time: {share}”",
        (
            "人员按整数计，另写他们用于这些事项的时间比例。例如：一个半岗位写 "
            "`clerk: {staff: 2, share_of_time: 75%}`。"
        ),
    ),
    "depends-on-not-said": ProblemWords(
        "这里没有这些关键字：{found}",
        "如果它们是事项类别，请写明属于哪一项数据：{{depends_on: kind, {first}: ...}}",
        "按事项类别取不同的值，先写所依据的事项数据。例如：`{depends_on: kind, public: 1 h, otherwise: 2 h}`。",
    ),
    "closure-backwards": ProblemWords(
        "“{text}”的结束早于开始",
        "先写较早的日期",
        "不办公的日子从第一天到最后一天，两端都算。例如：`closed: [2025-12-24 to 2026-01-01, 2025-05-02]`。",
    ),
    "factors-need-count": ProblemWords(
        "by_month 和 by_weekday 不能与固定间隔的来件一起用",
        "用 count 和 per 代替 every，或删除 by_month 和 by_weekday",
        "繁忙的月份是随机来件更多的月份；固定间隔没有随机可言。例如：`arrivals: {count: 750, per: month, by_month: {Aug: 46%}}`。",
    ),
    "unknown-month": ProblemWords(
        "“{word}”不是月份",
        "写 Jan、Feb、Mar、Apr、May、Jun、Jul、Aug、Sep、Oct、Nov 或 Dec",
        "月份用三个字母写。例如：`by_month: {Jun: 135%, Aug: 46%}`。",
    ),
    "closed-all-year": ProblemWords(
        "不办公的日子使第一年没有一天办公",
        "缩短它们，或让日历晚些开始",
        "机关全年不办公，就什么也决定不了。例如：`closed: 2025-12-24 to 2026-01-01`。",
    ),
    "arrivals-never": ProblemWords(
        "第一年中没有任何来件",
        "在办公的日子把 by_month 或 by_weekday 提到0%以上",
        "0%的月份和星期几没有来件，这里没有剩下任何来件的日子。例如：周一至周四办公而 `by_weekday: {Fri: 0%}`。",
    ),
    "arrivals-calendar-day": ProblemWords(
        "办公时间内每个日历日的件数，可能按每一天计，也可能只按办公的日子计",
        "写“per: working day”，或“when: any time”",
        "不办公的日子没有来件。例如：`arrivals: {count: 3, per: calendar day, when: any time}`。",
    ),
    "arrivals-vary": ProblemWords(
        "“{text}”读不成单位时间的件数",
        "写件数和单位；较多或较少的月份和星期几另写在旁边",
        "各月、各星期几写成平常件数的百分比。例如：`{count: 30, per: week, by_month: {Apr: 170%}, "
        "by_weekday: {Mon: 150%}}`。",
    ),
    "deadline-whole-days": ProblemWords(
        "“{value}”不能作期限：天数在下班或午夜截止",
        "写至少一个整天，或以小时计的时间",
        "以工作日计的期限在下班时到期，以日历日计的在午夜到期，没有半天。例如：`due: {after: 15 working days, action: go_on}`。",
    ),
    "absence-unit": ProblemWords(
        "缺勤按工作日计，不按“{text}”",
        "写每年多少个工作日",
        "休假和病假按机关办公的日子计。例如：`absent: 25 working days a year`。",
    ),
    "dates-backwards": ProblemWords(
        "“{text}”的结束早于开始",
        "先写较早的日期",
        "两端的日期都属于缺勤。例如：`[2025-08-04 to 2025-08-15]`。",
    ),
    "absent-of-unlimited": ProblemWords(
        "角色“{role}”不限人数：谁缺勤都没有关系",
        "写明有多少岗位，或不写“absent:”",
        "人手总是足够时，缺勤不起作用。例如：`{staff: 3, absent: 25 working days a year}`。",
    ),
    "absent-all-year": ProblemWords(
        "缺勤{days}个工作日，而一年只有{year}个",
        "写每人一年缺勤多少个工作日",
        "缺勤天数是一个人一年的。例如：`absent: 25 working days a year`。",
    ),
    "staff-not-separated": ProblemWords(
        "“{role}”的岗位数取决于该角色并未据以分开的数据",
        "写一个数字，或用同一名称写“separate_by:”",
        "只有按类别分开的角色才能按类别有岗位数。例如：`{separate_by: department, staff: {depends_on: department, reform: 2, otherwise: 1}}`。",
    ),
    "staff-partly-unlimited": ProblemWords(
        "“{role}”只对部分类别不限人数",
        "为每一类写一个数字，或只写 unlimited",
        "角色要么有岗位数，要么没有。例如：`staff: unlimited`。",
    ),
    "bad-absence": ProblemWords(
        "“{text}”不是缺勤",
        "写“25 working days a year”，或用方括号写日期",
        "人员每年缺勤若干工作日，各人日期不同，或全体在某些日期缺勤。例如：`absent: 25 working days a year in spells of 5`，或 `absent: [2025-08-04 to 2025-08-15]`。",
    ),
    "bad-sits": ProblemWords(
        "“{text}”没有说明会议何时召开",
        "写星期几和时段：Tue 15:00-17:00，或3rd Thu 18:30-21:30",
        "会议有日子和时段。例如：`sits: Mon Thu 09:00-12:00`、`sits: 3rd Thu 18:30-21:30`、`sits: last Fri 14:00-16:00`、`sits: every 2 weeks from 2025-01-09 18:30-21:30`。",
    ),
    "bad-runs": ProblemWords(
        "“{text}”没有说明批处理何时进行",
        "写星期几和时刻：Mon Thu 17:00",
        "批处理在某一时刻进行，没有结束，因为它不花时间。例如：`runs: Mon Thu 17:00`、`runs: last Fri 12:00`。",
    ),
    "sits-which-third": ProblemWords(
        "“{text}”有两种含义，等候相差若干天",
        "每月一次写“{monthly}”，每隔若干周写“{weekly}”",
        "“每第三个周四”可能是每月的第三个周四，也可能是每三周一次的周四。例如：`sits: 3rd Thu 18:30-21:30`、`sits: every 3 weeks from 2025-01-09 18:30-21:30`。",
    ),
    "sits-over-midnight": ProblemWords(
        "“{text}”的结束早于开始",
        "时段在开始的当天结束，最迟24:00",
        "会议不跨过午夜。例如：`sits: Thu 18:30-21:30`。",
    ),
    "sits-too-rare": ProblemWords(
        "“{text}”不是每1至{most}周一次",
        "写两次会议之间的周数：every 2 weeks from 2025-01-09 18:30-21:30",
        "一年不到一次的会议或批处理，无法在一年里模拟。",
    ),
    "by-not-understood": ProblemWords(
        "看不懂会议的成员",
        "写每个角色多少人：{{councillor: 9}}，或各一人 [planner, head]",
        "会议的成员来自一个或几个角色。例如：`by: {councillor: 9, head: 1}`。",
    ),
    "worthwhile-unit": ProblemWords(
        "“{text}”不是办理天数的计量单位",
        "写现有天数的比例，或日历天数：5%、2 calendar days",
        "方案压减的是平均办理的日历天数；低于此值就不值得改。例如：`study: {worthwhile: 5%}`、"
        "`study: {worthwhile: 2 calendar days}`。",
    ),
    "sits-every-day": ProblemWords(
        "“{text}”：下一个工作日本来就有",
        "去掉关于休息日的说明",
        "每个工作日都有的，无法顺延到下一个工作日。例如：`sits: Tue 15:00-17:00 or the next working day`。",
    ),
    "no-days-off": ProblemWords(
        "“{step}”写了“{words}”，但没有任何休息日",
        "删去这几个词，或在 calendar 下写明休息日（“holidays:”“closed:”）",
        "没有休息日，就没有顺延或取消。例如：`calendar: {holidays: CN}`。",
    ),
}
