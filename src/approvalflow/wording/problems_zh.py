"""What is wrong with a file, in Chinese, by the key of the problem; codes are those of English."""

from __future__ import annotations

from approvalflow.wording.problems_en import PROBLEMS_EN, ProblemWords

_SENTENCES: dict[str, tuple[str, str, str]] = {
    # message, remedy, explanation
    "cannot-read": (
        "无法打开文件“{file}”（{why}）",
        "请检查路径，并确认该文件没有在其他程序中打开",
        "文件不存在、是一个文件夹，或不允许读取。例如：文件名是 permit.yaml，却写了 `approvalflow check permit.yml`。",
    ),
    "empty-file": (
        "文件是空的",
        "以“approvalflow: 1”开头，然后写 roles、arrivals 和 steps；“approvalflow init”可写出一个能运行的文件",
        "文件里只有空白或注释。第一行示例：`approvalflow: 1`。",
    ),
    "not-a-mapping": (
        "文件不是以关键字开头",
        "文件从左边顶格以“approvalflow: 1”开头",
        "文件由关键字及其值逐行组成，这里却是一个列表或一段文字。例如：`approvalflow: 1`，下一行 `name: 营业执照`。",
    ),
    "file-too-large": (
        "文件有 {size} 字节，超过 {largest}",
        "请确认文件没有弄错；一个流程几千个字符就够了",
        "超过一百万字节的文件不读：没有这么长的流程，这样也能更早发现拿错了文件。例如：误给了电子表格的导出文件。",
    ),
    "not-utf8": (
        "有一个字符不是 UTF-8（字节 {found}）",
        "在编辑器中另存为 UTF-8：另存为，编码，UTF-8",
        "文件用了别的编码保存，文字会被读错。在记事本中：文件，另存为，编码：UTF-8。",
    ),
    "not-utf8-gbk": (
        "文件似乎是 GBK 编码，而不是 UTF-8（字节 {found}）",
        "在编辑器中另存为 UTF-8：另存为，编码，UTF-8",
        "中文编辑器常以 GBK 保存，在别处汉字会被读错。在记事本中：文件，另存为，编码：UTF-8。",
    ),
    "control-character": (
        "这里有一个看不见的字符（{found}）",
        "删除它，或确认这是文本文件",
        "文本文件只有文字、数字和符号。这常常是把 Word 或 Excel 文件改成了 .yaml。改变文字方向的符号（U+202E 之类）也不接受，因为那样一行字看起来会与内容不符。例如：把文字复制到纯文本编辑器的新文件中。",
    ),
    "yaml-syntax": (
        "写法到这里就不通了：{detail}",
        "请与上面几行对照：引号、方括号、花括号是否成对，同一列表的各项是否左对齐",
        "从这里起文件无法读取。例如：`{by: clerk, work_time: 1 h` 缺少右花括号。",
    ),
    "duplicate-key": (
        "关键字“{key}”在这里第二次出现",
        "两个只留一个；第一个在第 {first_line} 行",
        "同一处的关键字只能有一个值，否则不清楚以哪个为准。例如：roles 之下既有 `clerk: 2` 又有 `clerk: 3`。",
    ),
    "null-value": (
        "“{key}”后面什么也没写",
        "在后面写上值，或删除它；如果值中本来就有逗号，请把值放进引号",
        '没有值的关键字什么也没说。花括号中的逗号会结束一个值：`{name: roads, bridges}` 应写成 `{name: "roads, bridges"}`。',
    ),
    "key-not-text": (
        "这个关键字不是一个单词",
        "写一个名称、冒号和空格，然后写值",
        "关键字是一个普通的词，不是列表，也不能空着。例如：`clerk: 2`。",
    ),
    "tab-indent": (
        "这里有制表符（全文共 {count} 个）",
        "用空格代替制表符；多数编辑器可以对全文替换",
        "制表符在不同编辑器中宽度不同，无法表示谁属于谁。例如：`by: clerk` 前面用两个空格。",
    ),
    "full-width": (
        "全角符号“{found}”用在了需要“{use}”的地方",
        "切换到英文输入法写“{use}”",
        "全角标点看起来相似，在这里却没有意义。例如：`name: 许可` 需要半角冒号，后跟一个空格。中文句子之内可以用全角标点。",
    ),
    "ideographic-space": (
        "这里有一个全角空格",
        "换成普通空格",
        "全角空格 U+3000 看起来像两个空格，却被当作文字读入。例如：中文输入法常在两个词之间留下它。",
    ),
    "no-break-space": (
        "这里有一个不间断空格",
        "换成普通空格",
        "从网页或 Word 复制的文字常带有不间断空格，看起来像空格，却被当作文字读入。删除后按空格键即可。",
    ),
    "curly-quotes": (
        "弯引号 {found} 不能把文字括在一起",
        "改写为 {use}，或不用引号",
        '文字处理软件会把直引号变成弯引号。例如：用直引号写 `name: "Roads, bridges"`。',
    ),
    "decimal-comma": (
        "{found} 中的逗号结束了这个值",
        "用小数点写成 {use}",
        "花括号中的逗号分隔各项，1,5 会被读成 1 和 5。例如：`{mean: 1.5 h, sd: 1 h}`。",
    ),
    "second-colon": (
        "“{key}”的值里又有一个冒号",
        "把值放进引号，或去掉第二个冒号后的空格",
        '冒号加空格表示值的开始，一行只能有一次。例如：`source: "Statistics 2024: table 3"`。',
    ),
    "hash-in-value": (
        "从 {found} 起都被当作注释",
        "如果 {found} 属于值，请把值放进引号；若是注释，请在 # 后加空格",
        '空格之后的 # 表示注释开始。例如：`source: "form #18"`。',
    ),
    "no-space-after-colon": (
        "“{key}”的冒号后缺少空格",
        "写成“{key}: {value}”",
        "没有空格，冒号就成了词的一部分。例如：`staff: 3`，而不是 `staff:3`。",
    ),
    "beside-not-under": (
        "“{beside}”与“{key}”并列，而不在其下",
        "在“{beside}”及其后的内容前再加两个空格",
        "属于某个环节的内容写在它的下面，再向右缩进。例如：`- intake:`，下一行缩进六个空格写 `by: clerk`。",
    ),
    "alias": (
        "不能引用文件的另一处（{found}）",
        "把值直接写出来；环节可以用“like: 另一个环节”",
        "符号 & 和 * 用来标记和重复文件的一部分，会使文件难读，因此不接受。例如：`- second: {like: first, by: head}`。",
    ),
    "tag": (
        "标记 {found} 不能使用",
        "删除它",
        "以 ! 开头的词会改变其他程序读取值的方式。这里的值按位置读取。例如：`staff: 3`，而不是 `staff: !!int 3`。",
    ),
    "several-documents": (
        "这里开始了第二个文档",
        "删除 --- 这一行，或把第二部分放进另一个文件",
        "中间的 --- 表示新文档开始。一个文件只描述一个流程或一个方案。",
    ),
    "nested-too-deep": (
        "嵌套超过 {deepest} 层",
        "减少层数",
        "很少真的需要这么多层；常常是括号没有闭合。例如：框中套框再套框，可以写成一个分支更多的框。",
    ),
    "wrong-shape": (
        "看不懂“{key}”的写法",
        "用“approvalflow explain {key}”查看写法",
        "值的形式与关键字不符。例如：`roles:` 之下应是带岗位数的名称，而不是一个数字。",
    ),
    "mapping-expected": (
        "“{key}”之下需要带值的关键字",
        "写关键字和值，例如用花括号：{{by: clerk, work_time: 1 h}}",
        "这里要说几件事，各用一个关键字。例如：`calendar: {holidays: CN, starts: 2025-01-06}`。",
    ),
    "sequence-expected": (
        "“{key}”需要一个列表",
        "用方括号写列表：[first, second]",
        "这里可以有几个值，而且顺序有意义。例如：`levels: [county, city]`。",
    ),
    "sequence-empty": (
        "“{key}”的列表是空的",
        "至少写一个值，或删除该关键字",
        "空列表什么也没说。例如：`share: [18%, 6%]`。",
    ),
    "text-expected": (
        "“{key}”需要一个词或一段文字",
        "写一个词或一段文字，不要方括号或花括号",
        "这里需要一个名称，却写了列表或一组关键字。例如：`by: clerk`。",
    ),
    "unknown-version": (
        "不认识语言版本“{text}”",
        "写“approvalflow: 1”",
        "第一行说明文件用哪个版本的语言。目前只有一个：`approvalflow: 1`。",
    ),
    "key-missing-here": (
        "缺少关键字“{key}”",
        "加上“{key}:”及其值",
        "没有它就无法模拟，而且绝不猜测。例如：`arrivals: 12 per working day`。",
    ),
    "unknown-key": (
        "这里没有关键字“{key}”",
        "改正或删除；docs/language.md 列出了全部关键字",
        "不认识的关键字不会有任何作用，因此拒绝。例如：`work_tiem: 1 h` 是 `work_time: 1 h` 的笔误。",
    ),
    "unit-missing": (
        "“{text}”缺少单位",
        "写上单位：min、h、working days、calendar days 或 weeks；例如“{example}”",
        "单独的数字可能是分钟、小时或天。例如：`work_time: 90 min`。",
    ),
    "bare-day": (
        "“{text}”没有说明是哪种天",
        "写“working day”（工作日）或“calendar day”（日历日）",
        "工作日与日历日相差周末和节假日。例如：`takes: 5 working days`。",
    ),
    "long-unit": (
        "“{text}”没有固定的长度",
        "用周、日历日或工作日来写",
        "月和年长短不一。例如：`8 weeks` 或 `60 calendar days`。",
    ),
    "unknown-unit": (
        "不认识单位“{unit}”",
        "写 min、h、working days、calendar days 或 weeks",
        "时间只用五种单位，这样不会有两种写法含义不同。例如：`work_time: 2 h`。",
    ),
    "unit-not-wanted": (
        "“{text}”带有单位，这里需要的是单独的数字",
        "去掉“{unit}”，只写数字",
        "计数没有单位，例如一个角色的岗位数。例如：`staff: 3`。",
    ),
    "comma-in-number": (
        "“{text}”可以有两种读法",
        "用小数点；千位之间用空格：1.5 或 9 000",
        "有的国家用逗号表示小数，有的用来分隔千位。例如：`1.5 h`、`9 000 m2`。",
    ),
    "ambiguous-thousands": (
        "“{text}”可能相差一千倍",
        "千位写成“{spaced}”，或换一个小数位数",
        "9.000 在有的国家是九，在有的国家是九千。例如：`9 000 m2`。",
    ),
    "not-a-number": (
        "“{text}”不是数字",
        "以数字开头：5、1.5 或 9 000",
        "这里需要一个带单位的数字。例如：`work_time: 2 h`。",
    ),
    "number-too-large": (
        "“{text}”太大",
        "写一个小于 1 000 000 000 000 000 的数字",
        "再大，整数就不再精确。换用较大的单位：`2 h`，而不是秒。",
    ),
    "duration-too-long": (
        "“{text}”超过 {years} 年",
        "检查数字和单位",
        "没有环节或时限会这么长；常常是单位写错。例如：`30 working days`。",
    ),
    "negative": (
        "“{text}”小于零",
        "写零或更大的数",
        "时间、成本和面积不能为负。例如：`0 min`。",
    ),
    "not-a-count": (
        "“{text}”不是零或正整数",
        "写一个整数：0、1、2",
        "人员和分支按整数计。例如：`staff: 2`；半个岗位用较短的工作时间表示。",
    ),
    "not-positive": (
        "“{name}”必须大于零",
        "写一个大于零的数",
        "为零则什么也不会发生。例如：`arrivals: 12 per working day`。",
    ),
    "currency-missing": (
        "“{text}”缺少货币",
        "写上货币的三个字母：80 CNY",
        "金额要写明货币的三个大写字母。例如：`fee: 80 CNY`。",
    ),
    "rate-missing-per": (
        "“{text}”没有说明每什么",
        "例如写“{example}”",
        "工资是每小时的金额，延误成本是每日历日的金额。例如：`cost: 60 CNY/h`。",
    ),
    "rate-unit": (
        "“{text}”在这里不能按每 {unit} 计",
        "写成每 {allowed}",
        "每种费率只有一个时间单位，便于比较。例如：`cost: 60 CNY/h`。",
    ),
    "share-without-percent": (
        "“{text}”缺少百分号",
        "如果是这个意思，请写“{example}”",
        "单独的数字可能是比例，也可能是件数。例如：`refuse: 3%`。",
    ),
    "share-out-of-range": (
        "“{text}”不在 0% 到 100% 之间",
        "写 0% 到 100% 之间的比例",
        "比例是全部事项的一部分。例如：`share: 18%`。",
    ),
    "bad-date": (
        "“{text}”不是日期",
        "写年、月、日：2025-01-06",
        "日期只有一种写法，因为 06/01 在有的国家是六月，在有的国家是一月。例如：`starts: 2025-01-06`。",
    ),
    "date-too-far": (
        "“{text}”不在 {first} 和 {last} 之间",
        "写这些年份之内的日期",
        "只有这些年份的法定节假日才有把握。例如：`starts: 2025-01-06`。",
    ),
    "not-a-single-value": (
        "这里需要一个值，却写了列表或几个关键字",
        "写一个值",
        "这个关键字对所有事项只有一个值。例如：`staff: 3`。",
    ),
    "unknown-choice": (
        "“{text}”不是这里可用的词",
        "写以下之一：{allowed}",
        "这个关键字只能用几个固定的词。例如：`does: approve`。",
    ),
    "unknown-shape": (
        "不认识分布形状“{text}”",
        "写以下之一：{allowed}",
        "形状说明时间如何围绕平均值分布。例如：`{mean: 4 h, sd: 2 h, shape: gamma}`。",
    ),
    "mean-alone": (
        "只有平均值（{mean}）没有说明时间变化多大",
        "若从不变化，写“{mean}”，不加花括号；若知道标准差，写“{{mean: {mean}, sd: ...}}”；若变化很大，写“{{mean: {mean}, shape: exponential}}”",
        "等候取决于时间变化的大小：平均值相同，等候可能相差一倍。请说明是哪种。例如：`{mean: 2 h, shape: exponential}`。",
    ),
    "range-as-mapping": (
        "只有 low 和 high 没有说明其间如何分布",
        "若各值同样可能，写“{low} to {high}”，否则加上“likely:”",
        "区间用文字写，加上最可能的值就成了钟形。例如：`10 to 30 min` 或 `{low: 10 min, likely: 15 min, high: 30 min}`。",
    ),
    "shape-needs-sd": (
        "形状“{shape}”还需要标准差",
        "加上“sd:”，或写“shape: exponential”",
        "只有指数分布由平均值和形状就能确定。例如：`{mean: 2 h, sd: 1 h, shape: gamma}`。",
    ),
    "exponential-with-sd": (
        "指数分布的时间没有自己的标准差",
        "删除“sd:”，或写“shape: gamma”",
        "指数分布的标准差就是其平均值。例如：`{mean: 2 h, shape: exponential}`。",
    ),
    "no-such-form": (
        "这些关键字放在一起不能描述时间或数字：{found}",
        "写 low、likely 和 high；或 median 和 p90；或 mean 和 sd；或 values",
        "描述一个值如何变化有几种写法，不能混用。例如：`{median: 2 h, p90: 6 h}`。",
    ),
    "cut-not-here": (
        "at_least 和 at_most 不能与这种写法一起用",
        "与 median 和 p90，或与 mean 一起用",
        "区间或一列值本来就有两端。例如：`{median: 2 h, p90: 6 h, at_most: 20 h}`。",
    ),
    "no-values": (
        "值的列表是空的",
        "至少写一个值",
        "实测的值写成列表，各值同样可能。例如：`{values: [1 h, 2 h, 5 h]}`。",
    ),
    "mixed-clocks": (
        "同一个时间里工作日与其他单位混用",
        "要么全用工作日，要么全不用",
        "工作日只在办公时间经过，其他单位夜间也经过。例如：`2 to 8 working days`。",
    ),
    "mixed-units": (
        "一个值里有几种单位：{units}",
        "所有数字用同一单位",
        "同一个值的各数字要互相比较。例如：`{median: 1 800 m2, p90: 9 000 m2}`。",
    ),
    "not-increasing": (
        "“{high_name}”不大于“{low_name}”",
        "交换两者，或改正其一",
        "较小的值在前，而且两者必须不同。例如：`10 to 30 min`。",
    ),
    "outside-cut": (
        "“{name}”在 at_least 和 at_most 之外",
        "改正其一",
        "低于 at_least 或高于 at_most 的值不会出现，平均值或中位数也不可能在那里。例如：`{median: 2 h, p90: 6 h, at_most: 20 h}`。",
    ),
    "cut-not-attainable": (
        "at_least 与 at_most 之间没有符合这些数字的时间",
        "拉开 at_least 与 at_most，或改正数字",
        "所写的数字是截断之后的，这里没有这样的时间。例如：`{mean: 5 h, sd: 1 h, at_most: 10 h}`。",
    ),
    "varies-too-deep": (
        "这个值同时取决于太多因素",
        "最多用两个 depends_on 或次数列表，一个套一个；case_data 下的规则可以把类别组合起来",
        "一个值可以取决于两个因素，例如事项类别和第几次。更多时请给组合起名。例如：在 case_data 下写 `track: [{if: kind is public and urgent, is: quick}, {otherwise: usual}]`。",
    ),
    "depends-on-nothing": (
        "depends_on 没有列出任何值",
        "为每个类别写一个值，或写“otherwise:”",
        "每一类事项都需要一个值。例如：`{depends_on: kind, public: 1 h, otherwise: 2 h}`。",
    ),
    "too-many-attempts": (
        "列出的次数超过 {most}",
        "写到值不再变化为止；最后一个值一直有效",
        "列表的最后一个值适用于以后各次。例如：`[18%, 6%, 0%]`。",
    ),
    "words-expected": (
        "“{key}”需要文字",
        "写明数字从哪里来，或为什么如此",
        "来源或理由是写给读者的一句话。例如：`source: annual report 2024`。",
    ),
    "could-be-not-a-range": (
        "“{text}”不是区间",
        "写两个带单位的数字：60% to 90%",
        "对数字的疑问用区间表示。例如：`{is: 80%, could_be: 60% to 90%}`。",
    ),
    "could-be-elsewhere": (
        "区间“{text}”不包含它所属的值",
        "改正区间或值，并用同一单位",
        "一个数字可能的范围应包含它本身。例如：`{is: 80%, could_be: 60% to 90%}`。",
    ),
    "unknown-weekday": (
        "“{word}”不是星期几",
        "写 Mon、Tue、Wed、Thu、Fri、Sat 或 Sun",
        "星期几用三个字母写。例如：`hours: Mon-Fri 09:00-17:00`。",
    ),
    "bad-clock-time": (
        "“{text}”不是时刻",
        "写小时和分钟：09:00",
        "时刻从 00:00 到 24:00。例如：`09:00-17:30`。",
    ),
    "hours-backwards": (
        "“{text}”的结束早于开始",
        "先写较早的时刻；跨夜请分两段写",
        "办公时间在一天之内。例如：`Mon 22:00-24:00 Tue 00:00-06:00`。",
    ),
    "hours-overlap": (
        "办公时间 {first} 与 {second} 重叠",
        "合成一段，或改正其一",
        "每个小时只算一次。例如：`09:00-12:00 and 13:30-17:30`。",
    ),
    "day-twice": (
        "{day} 列了两次",
        "把同一天的时间写在一起",
        "每一天的办公时间写在一处。例如：`Fri 09:00-12:00 and 13:00-15:00`。",
    ),
    "bad-hours": (
        "“{text}”不能读作办公时间",
        "写日期和时刻：Mon-Fri 09:00-12:00 and 13:30-17:30",
        "办公时间先写星期几，再写时刻。例如：`hours: Mon-Thu 08:00-17:00 Fri 08:00-12:00`；或 `always`。",
    ),
    "unknown-holidays": (
        "不知道“{text}”的法定节假日",
        "写国家如 CN、NL 或 US，地区如 GB-ENG，或 none",
        "国家用标准代码的两个字母。例如：`holidays: CN`。",
    ),
    "holidays-need-part": (
        "{country} 各地的节假日不同",
        "还要写地区：{examples}",
        "有些国家各地节假日不同，因此要写明地区。例如：`holidays: GB-ENG`。",
    ),
    "arrivals-one-way": (
        "来件要么写单位时间的件数，要么写间隔",
        "例如写“12 per working day”或“every: 30 min”",
        "事项要么随机到来，每段时间若干件，要么按固定间隔到来。例如：`arrivals: 12 per working day`。",
    ),
    "arrivals-need-per": (
        "来件没有说明每多少时间",
        "例如写“12 per working day”",
        "件数要说明是在多长时间里。例如：`arrivals: 60 per week`。",
    ),
    "arrivals-which-hour": (
        "办公时间内每 {per} 的件数，可能按钟点计，也可能按办公小时计",
        "写“per open hour”，或“when: any time”",
        "来件的一小时，可能是钟上的一小时，也可能是办公的一小时。例如：`arrivals: {count: 3, per: open hour}`。",
    ),
    "arrivals-open-hour": (
        "办公小时不能与随时来件一起用",
        "写“per h”，或“when: office hours”",
        "如果昼夜都来件，就按钟点计。例如：`arrivals: {count: 3, per: h, when: any time}`。",
    ),
    "work-in-calendar-days": (
        "办理时间用日历日计",
        "办理时间写小时、分钟或工作日；等候属于 in_tray 或 takes",
        "办理时间是有人在办公时间内处理案卷的时间。例如：`work_time: 3 h` 和 `in_tray: 5 calendar days`。",
    ),
    "several-currencies": (
        "{first} 之外又有 {second}",
        "把所有金额换算成一种货币",
        "不同货币的金额不能相加。例如：全部用 CNY。",
    ),
    "too-many-posts": (
        "“{role}”的岗位超过 {most} 个",
        "检查数字，或写“unlimited”",
        "很少真有这么多岗位。例如：`portal: unlimited`，用于从不让人等候的事物。",
    ),
    "no-staff": (
        "角色“{role}”有环节却没有岗位",
        "至少写一个岗位",
        "没有人在，所有事项都会永远等下去。例如：`clerk: 1`。",
    ),
    "closure-backwards": (
        "“{text}”的结束早于开始",
        "先写较早的日期",
        "不办公的日子从第一天到最后一天，两端都算。例如：`closed: [2025-12-24 to 2026-01-01, 2025-05-02]`。",
    ),
    "factors-need-count": (
        "by_month 和 by_weekday 不能与固定间隔的来件一起用",
        "用 count 和 per 代替 every，或删除 by_month 和 by_weekday",
        "繁忙的月份是随机来件更多的月份；固定间隔没有随机可言。例如：`arrivals: {count: 750, per: month, by_month: {Aug: 46%}}`。",
    ),
    "unknown-month": (
        "“{word}”不是月份",
        "写 Jan、Feb、Mar、Apr、May、Jun、Jul、Aug、Sep、Oct、Nov 或 Dec",
        "月份用三个字母写。例如：`by_month: {Jun: 135%, Aug: 46%}`。",
    ),
    "closed-all-year": (
        "不办公的日子使第一年没有一天办公",
        "缩短它们，或让日历晚些开始",
        "机关全年不办公，就什么也决定不了。例如：`closed: 2025-12-24 to 2026-01-01`。",
    ),
    "arrivals-never": (
        "第一年中没有任何来件",
        "在办公的日子把 by_month 或 by_weekday 提到 0% 以上",
        "0% 的月份和星期几没有来件，这里没有剩下任何来件的日子。例如：周一至周四办公而 `by_weekday: {Fri: 0%}`。",
    ),
    "deadline-whole-days": (
        "“{value}”不能作期限：天数在下班或午夜截止",
        "写至少一个整天，或以小时计的时间",
        "以工作日计的期限在下班时到期，以日历日计的在午夜到期，没有半天。例如：`due: {after: 15 working days, action: go_on}`。",
    ),
    "unknown-step": (
        "没有环节“{name}”",
        "写本流程的环节名、next、previous 或结局：granted、refused、withdrawn、lapsed",
        "箭头或关键字指向不存在的环节。例如：`then: examination`。框内的环节要带框名：`advice.fire`。",
    ),
    "unknown-role": (
        "没有角色“{name}”",
        "写 roles 之下的角色，或在那里加上",
        "办理环节的人必须列在 roles 之下并写明岗位数。例如：`roles: {clerk: 2}` 和 `by: clerk`。",
    ),
    "roles-missing": (
        "环节“{step}”写了角色，却没有 roles",
        "加上“roles:”，列出每个角色及其岗位",
        "每个角色的岗位数决定排队多久。例如：`roles: {clerk: 2, head: 1}`。",
    ),
    "unknown-level": (
        "没有层级“{name}”",
        "写 levels 之下的层级，或在那里加上",
        "层级只列一次，最低的在前。例如：`levels: [county, city]`。",
    ),
    "unknown-datum": (
        "事项没有名为“{name}”的数据",
        "写 case_data 之下的名称，或在那里加上",
        "一个值只能取决于每件事项已知的数据。例如：`case_data: {kind: {public: 20%, private: rest}}`。",
    ),
    "role-outside-group": (
        "在 in_series 和 in_parallel 之外，值取决于“role”",
        "只在几个角色办理同一环节时使用，或直接写值",
        "一个环节只有一个角色，就没有可选的。例如：`in_series: [planner, head]` 和 `work_time: {depends_on: role, planner: 1 h, head: 10 min}`。",
    ),
    "datum-is-a-number": (
        "“{name}”是数字，没有类别",
        "在 case_data 下用规则把它分成类别",
        "值可以取决于类别，不能取决于数字。例如：`size: [{if: area < 300 m2, is: small}, {otherwise: large}]`。",
    ),
    "unknown-category": (
        "“{name}”不是“{datum}”的类别",
        "写以下之一：{values}",
        "类别是 case_data 之下所列的。例如：`{depends_on: kind, public: 1 h, otherwise: 2 h}`。",
    ),
    "category-forgotten": (
        "“{datum}”的一些类别没有值：{names}",
        "补上，或加上“otherwise:”",
        "每一类事项都需要一个值。例如：`{depends_on: kind, public: 1 h, otherwise: 2 h}`。",
    ),
    "bad-step-name": (
        "“{name}”不能作环节名",
        "用文字、数字、_ 和 -，不能是：next、previous、granted、refused、withdrawn、lapsed、role、otherwise、rest",
        "名称用在箭头里，因此是一个词，且不能与有含义的词相同。例如：`site_visit`；给人看的名称写在 `name:`。",
    ),
    "bad-role-name": (
        "“{name}”不能作角色名",
        "用文字、数字、_ 和 -",
        "名称会用在别处，因此是一个词。例如：`deputy_head`；给人看的名称写在 `name:`。",
    ),
    "bad-datum-name": (
        "“{name}”不能用在条件里",
        "用文字、数字和 _，以文字开头，不能是：and、or、not、is、in、always、never",
        "事项的数据会用在条件里，而这些词在条件中有含义。例如：`floor_area`。",
    ),
    "bad-category-name": (
        "“{name}”不能作“{datum}”的类别名",
        "换一个词",
        "这些词在值取决于类别时有含义。例如：用 `other` 代替 `otherwise`。",
    ),
    "duplicate-step": (
        "已经有名为“{step}”的环节",
        "换一个名称",
        "箭头按名称找环节，每个名称只用一次。例如：`first_review` 和 `second_review`。",
    ),
    "role-twice": (
        "角色“{role}”列了两次",
        "只留一个",
        "在一串签批中每个角色签一次。例如：`in_series: [planner, head]`。",
    ),
    "lineage-twice": (
        "原名“{atom}”也被环节“{step}”使用",
        "只在其中一处保留",
        "改名环节的原名把它与过去联系起来，只能属于一个环节。例如：`lineage: old_name`。",
    ),
    "key-missing": (
        "“{step}”缺少“{key}”",
        "给该环节加上“{key}:”",
        "没有它，这类环节无法模拟，而且绝不猜测。例如：`- review: {by: clerk, work_time: 1 h}`。",
    ),
    "key-not-here": (
        "在性质为 {does} 的环节里，“{key}”没有意义",
        "删除它，或改变该环节的性质",
        "不起作用的关键字会误导读者。例如：`wait` 有 `takes:`，没有人办理。",
    ),
    "like-circle": (
        "“{name}”不能在这里复制，因为会没完没了",
        "把该环节完整写出",
        "一个环节复制自另一个，后者又复制自前者，或复制链太长。例如：`- second: {like: first}`，其中 first 完整写出。",
    ),
    "nothing-to-copy": (
        "没有可复制的环节“{name}”",
        "在“like:”后写本流程的环节名",
        "一个环节可以写成另一个的复制，只改旁边所写的内容。例如：`- second: {like: first, by: head}`。",
    ),
    "too-many-steps": (
        "文件展开后超过 {most} 个环节",
        "减少复制",
        "复制和串列会使短文件变得很长。常见的是被复制的框里又有复制。",
    ),
    "backlog-no-desk": (
        "“{step}”本身没有人办理，所以那里没有案卷",
        "写案卷所在的环节：{desks}",
        "积压列出待人办理的案卷。框或串列要用带点的部分名称。例如：`backlog: {review: 8, advice.fire: 3}`。",
    ),
    "steps-not-a-list": (
        "steps 不是列表",
        "每个环节前面加一个短横：- review: {{by: clerk, work_time: 1 h}}",
        "环节按案卷流转的顺序写成列表。例如：`steps:`，下一行 `- intake: {by: clerk, work_time: 10 min}`。",
    ),
    "step-not-one-key": (
        "这不是一个带名称的环节",
        "写短横、一个名称、冒号，然后写其内容",
        "列表的每一项是一个环节。例如：`- review: {by: clerk, work_time: 1 h}`。",
    ),
    "step-not-a-mapping": (
        "环节“{step}”的内容看不懂",
        "把内容写在它下面，或写在花括号里：{{by: clerk, work_time: 1 h}}",
        "环节用关键字说明谁办理、办多久。例如：`- review: {by: clerk, work_time: 1 h}`。",
    ),
    "group-clash": (
        "这些关键字不能同时用在一个环节：{keys}",
        "只留其一",
        "环节由一个角色办理，或由几个依次办理，或同时办理，或是带分支的框。例如：有 `in_series: [planner, head]` 就不写 `by:`。",
    ),
    "group-not-a-list": (
        "“{key}”需要角色列表",
        "用方括号写角色：[planner, head]",
        "列表中的每个角色都办理同一环节。例如：`in_series: [planner, head]`。",
    ),
    "branches-not-a-mapping": (
        "分支没有名称",
        "给每个分支起名：fire: {{by: fire, work_time: 1 h}}",
        "框里的分支各有名称。例如：`branches: {fire: {by: fire, work_time: 1 h}}`。",
    ),
    "branch-not-steps": (
        "分支“{branch}”里没有环节",
        "用花括号写一个环节，或写环节列表",
        "分支是一个环节或一列环节。例如：`fire: {by: fire, work_time: 1 h}`。",
    ),
    "then-not-understood": (
        "这不是可去的地方",
        "写环节、next、previous 或结局；或列表：[{{if: ..., then: x}}, {{otherwise: y}}]",
        "环节之后，事项去一个地方，或去条件首先成立的那个。例如：`then: [{if: urgent, then: sign}, {otherwise: next}]`。",
    ),
    "no-previous": (
        "在它之前没有环节",
        "写环节名",
        "列表的第一个环节之前什么也没有。例如：`then: intake`。",
    ),
    "return-needs-then": (
        "“return”没有说明退回到哪里",
        "加上“then:”和环节名",
        "退回要指明较早的环节，绝不猜测。例如：`return: {share: 5%, then: intake}`。",
    ),
    "unreachable-step": (
        "没有事项会到达环节“{step}”",
        "让一个箭头指向它，或删除它",
        "它之前的环节把全部事项送往别处。例如：前一环节的 `then:` 绕过了它。",
    ),
    "no-way-to-an-end": (
        "从环节“{step}”出发，事项永远到不了结局",
        "让它的一个箭头指向结局：granted、refused、withdrawn、lapsed",
        "事项会永远兜圈子。例如：两个环节互相退回全部事项。",
    ),
    "endless-passing": (
        "跳过这些环节的事项会永远兜圈子：{steps}",
        "让其中一个箭头指向别处",
        "条件不成立的环节会立即跳过，这里的路又回到它自己。例如：最后一个的 `then:` 指向结局。",
    ),
    "across-the-wall": (
        "从“{step}”到“{name}”的箭头穿过了框",
        "指向同一分支的环节；框本身有“then:”和“outcomes:”",
        "事项要等框的各分支汇合之后才继续，因此没有箭头进出。例如：在框上写 `outcomes: {refuse: {then: notice}}`。",
    ),
    "end-inside-box": (
        "“{step}”从框内直接通向结局“{name}”",
        "用“refuse”，或在框之后通向结局",
        "分支向框答复，由框决定。例如：分支里写 `outcomes: {refuse: 3%}`。",
    ),
    "join-too-many": (
        "要求 {wanted} 个分支同意，却只有 {branches} 个",
        "写不超过 {branches} 的数",
        "同意的分支不可能多于现有的分支。例如：三个分支，`join: {at_least: 2}`。",
    ),
    "unknown-join": (
        "“{text}”没有说明分支如何汇合",
        "写 all、any、majority 或 {{at_least: 2}}",
        "框要说明多少个分支不得拒绝。例如：`join: majority`。",
    ),
    "shares-over-100": (
        "“{step}”的各结果合计 {total}%",
        "降到最多 100%；余下的即为批准",
        "对每类事项、每一次，各结果瓜分全部办理次数。例如：`outcomes: {refuse: 3%, ask_applicant: {share: 18%, takes: 1 week}}`。",
    ),
    "shares-not-100": (
        "各类别合计 {total}%，不是 100%",
        "改正比例，或其中一个写“rest”",
        "每件事项属于一个类别。例如：`kind: {public: 20%, private: rest}`。",
    ),
    "several-rests": (
        "几个类别都写了“rest”：{names}",
        "“rest”只写一次",
        "否则不清楚如何分配余下的部分。例如：`kind: {public: 20%, industrial: 30%, private: rest}`。",
    ),
    "outcome-needs-share": (
        "结果“{outcome}”没有比例",
        "加上以此结束的比例：{outcome}: 5%",
        "环节以每种方式结束的频率要写明，绝不猜测。例如：`outcomes: {refuse: 3%}`。",
    ),
    "defer-not-here": (
        "“{step}”不是会议，不能延期审议",
        "改用其他结果",
        "只有会议能把事项推迟到下一次会议。例如：`return: {share: 5%, then: previous}`。",
    ),
    "outcome-not-here": (
        "框不能有结果“{outcome}”",
        "把它放到框之后的环节；框只能有“refuse”",
        "框的分支要么拒绝，要么不拒绝。例如：`outcomes: {refuse: {then: notice}}`。",
    ),
    "box-outcome-share": (
        "框的拒绝没有自己的比例和时间",
        "只保留“then:”；比例写在分支里",
        "框是否拒绝由分支得出。例如：`outcomes: {refuse: {then: notice}}`。",
    ),
    "applicant-takes": (
        "“{step}”要求申请人补正，却没有说明答复需要多久",
        "给 ask_applicant 加上“takes:”",
        "申请人需要多久要写明，绝不猜测。例如：`ask_applicant: {share: 18%, takes: 2 to 8 working days}`。",
    ),
    "takes-not-here": (
        "结果“{outcome}”不能花时间",
        "删除“takes:”，或加一个等候环节",
        "结果之中只有申请人需要时间。例如：`- delivery: {does: wait, takes: 2 working days}`。",
    ),
    "approve-is-the-rest": (
        "“approve”是其他结果之外的部分，没有自己的比例",
        "删除它，或写“approve: rest”",
        "如果批准另有比例，各比例可能互相矛盾。例如：`outcomes: {refuse: 3%}` 即批准 97%。",
    ),
    "too-many-kinds": (
        "“{step}”的结果同时取决于太多因素（超过 {most} 种组合）",
        "让它们取决于较少的事项数据",
        "所有类别与次数的组合都要检查不超过 100%。例如：用规则形成一个只有几类的数据。",
    ),
    "otherwise-missing": (
        "列表没有以“otherwise”结尾",
        "加上最后一行：otherwise，以及去哪里或哪一类",
        "如果条件都不成立，就没有说明如何处理。例如：`[{if: urgent, then: sign}, {otherwise: next}]`。",
    ),
    "rule-incomplete": (
        "规则中有一行不完整",
        "写“if:”和“is:”，或只写“otherwise:”",
        "每行给出一个条件及其形成的类别。例如：`[{if: area < 300 m2, is: small}, {otherwise: large}]`。",
    ),
    "case-data-circle": (
        "事项数据互相依赖，形成循环",
        "让其中一个独立",
        "必须先知道一个才知道另一个。例如：类别取决于面积，面积又取决于类别。",
    ),
    "unknown-name": (
        "事项没有名为“{name}”的数据",
        "写 case_data 之下的名称，或在那里加上",
        "条件谈的是每件事项已知的数据。例如：`area > 300 m2` 和 `case_data: {area: 100 to 900 m2}`。",
    ),
    "impossible-value": (
        "“{name}”从来不是“{value}”",
        "写以下之一：{values}",
        "没有这个类别，条件永远不成立。例如：`kind is public`。",
    ),
    "not-a-category": (
        "“{name}”没有类别可比",
        "数字用 > 或 <；是非数据只写名称",
        "is 和 in 用于比较类别。例如：`kind is public`、`urgent`、`area > 300 m2`。",
    ),
    "not-a-condition": (
        "单独的“{name}”无所谓真假",
        "把它作比较：{name} > ...，或 {name} is ...",
        "条件中只有是非数据可以单独出现。例如：`urgent or area > 300 m2`。",
    ),
    "number-expected": (
        "“{name}”不是数字",
        "类别用“is”比较，是非数据只写名称",
        "符号 <、>、+ 和 - 需要数字。例如：`kind is public`、`urgent`。",
    ),
    "unit-mismatch": (
        "“{name}”的单位是“{expected}”，却写了“{found}”",
        "用“{name}”的单位写数字",
        "数字按同一单位比较，不作换算。例如：面积以 m2 计，则写 `area > 5 000 m2`。",
    ),
    "unit-of-product": (
        "“{name}”中单位不能相乘",
        "只让一个因数带单位",
        "两个单位相乘会成为别处没有的单位。例如：`area * 2 > 500 m2`。",
    ),
    "quotes-in-condition": (
        "条件里不需要引号",
        "删除 {found}",
        "条件中的词不加引号。例如：`kind is public`。",
    ),
    "not-allowed-in-condition": (
        "“{found}”不能用在条件里",
        "用 and、or、not、is、in、<、<=、>、>= 以及 + - * / 比较事项数据",
        "条件是简单的句子，不是电子表格的公式：没有函数。例如：`area > 5 000 m2 or kind is public`。",
    ),
    "wrong-operator": (
        "“{found}”在这里有另外的写法",
        "写“{use}”",
        "每种比较只有一种写法。例如：`kind is public`，而不是 `kind == public`。",
    ),
    "chained-comparison": (
        "第一个比较之后又有第二个“{found}”",
        "两个都写完整，中间用“and”",
        "每个比较有两边。例如：`area > 100 m2 and area < 900 m2`。",
    ),
    "unexpected-in-condition": (
        "这里不该出现“{found}”",
        "检查前面的词：常常是漏了“and”或“or”",
        "到这个词之前条件已经完整，或者这里应该是另一个词。例如：`urgent and kind is public`。",
    ),
    "condition-empty": (
        "条件是空的",
        "写一个条件，或删除该关键字",
        "条件说明某事对哪些事项成立。例如：`only_if: kind is public`。",
    ),
    "condition-incomplete": (
        "条件没有写完",
        "补上末尾缺少的内容",
        "and、or、is 或符号之后必须还有内容。例如：`area > 300 m2`。",
    ),
    "condition-too-long": (
        "条件超过 {limit} {unit}",
        "用 case_data 下的规则把它拆开",
        "长条件难以检查。例如：`track: [{if: area < 300 m2, is: small}, {otherwise: large}]`，然后写 `track is small`。",
    ),
    "list-expected": (
        "“in”之后必须是列表",
        "用圆括号或方括号写类别：kind in (public, industrial)",
        "in 之后写类别，用逗号分隔。在花括号内要给整个条件加引号。例如：`only_if: kind in [public, industrial]`。",
    ),
    "not-closed": (
        "“{found}”没有闭合",
        "写上右括号",
        "每个左括号都要有右括号。例如：`(urgent or kind is public) and area > 300 m2`。",
    ),
    "escalate-to-whom": (
        "“escalate”没有说明升级给谁",
        "加上“to:”和接手的角色",
        "未按时开始的工作转给另一个角色。例如：`due: {after: 5 working days, action: escalate, to: head}`。",
    ),
    "due-key-not-here": (
        "action 为“{action}”时，“{key}”没有意义",
        "删除它，或改写 action",
        "`to` 说明谁接手，属于 `escalate`；`file` 说明工作如何处理，属于 `go_on`。例如：`due: {after: 5 working days, action: go_on, file: worked anyway}`。",
    ),
    "escalate-to-itself": (
        "“{role}”本来就办理这个环节",
        "在“to:”后写另一个角色",
        "把案卷升级给原来就有它的人，什么也没变。例如：办事员的环节写 `to: head`。",
    ),
    "reply-not-here": (
        "“{key}”是关于申请人的，而“{outcome}”并不要求申请人",
        "写在“ask_applicant”之下，或删除",
        "只有被要求补正的申请人才会迟复或不复。例如：`ask_applicant: {share: 18%, takes: 1 week, reply_within: 4 weeks}`。",
    ),
    "patience-not-here": (
        "“after”对结果“{outcome}”没有意义",
        "写在“withdraw”之下，或删除",
        "它说明申请人在某环节等多久无人办理就放弃。例如：`outcomes: {withdraw: {after: 3 weeks}}`。",
    ),
    "clock-not-here": (
        "法定期限不能从“{outcome}”开始：那时它停止计算",
        "让它从受理案卷的结果开始",
        "申请人补正期间，期限停止计算。例如：在检查材料是否齐全的环节写 `approve: {clock: starts}`。",
    ),
    "late-for-what": (
        "“{key}”需要法定时限",
        "加上时限：`statutory: 8 weeks`",
        "默示和延长都从法律规定的时限算起。例如：`time_limit: {statutory: 8 weeks, if_late: granted}`。",
    ),
    "extension-other-clock": (
        "{value} 不能加到法定时限上，因为后者计法不同",
        "两者都用工作日，或都用周或日历日",
        "工作日、日历日和小时的计法不同。例如：`{statutory: 8 weeks, extension: {by: 6 weeks, used: 80%}}`。",
    ),
    "reply-of-one-notice": (
        "在一次性告知申请人的框里，“{key}”没有意义",
        "删除它，或删除框的“one_notice”",
        "一次告知对所有分支只有一个答复，而没有答复时如何尚未说明。例如：分支里写 `ask_applicant: {share: 18%, takes: 2 weeks}`。",
    ),
    "clock-of-several": (
        "多个流程之一的法定期限不能从某个结果开始",
        "删除“clock:”；各流程的期限都从提交开始",
        "同一机关的各流程对期限何时开始只有一条规则。例如：不写 `clock: starts`，即从提交开始。",
    ),
    "intake-of-several": (
        "不能单独限制“{process}”的受理",
        "删除“most_open”，或把这个流程写成单独的文件",
        "同一机关有多个流程时，在办事项都在同样的案头。例如：在只有一个流程的文件里写 `arrivals: {count: 12, per: working day, most_open: 40}`。",
    ),
    "extension-of-several": (
        "同一机关的多个流程不能有“extension”",
        "删除它，或把这个流程写成单独的文件",
        "延长属于一个时限，而每个流程各有时限。例如：`time_limit: {statutory: 8 weeks, if_late: granted}`。",
    ),
    "unknown-move": (
        "“{name}”不是措施",
        "写以下之一：{known}",
        "方案是一列措施，每项以其名称开头。例如：`- drop: second_review`。",
    ),
    "moves-not-a-list": (
        "没有措施列表",
        "写“moves:”，下面每项措施前加短横",
        "方案说明用哪些措施改变现有流程。例如：`moves:`，下一行 `- drop: second_review`。",
    ),
    "guardrails-not-a-list": (
        "底线不是一列句子",
        "每条前加短横：- days_p90 <= 30 calendar days",
        "底线说明什么不得变差，每行一条。例如：`- utilisation(head) <= 85%`。",
    ),
    "step-named-twice": (
        "环节“{step}”在一项措施里写了两次",
        "只留一个",
        "一项措施对每个环节只做一件事。例如：`merge: {steps: [review, sign], into: sign, by: head}`。",
    ),
    "step-exists": (
        "已经有名为“{step}”的环节",
        "换一个名称",
        "新环节的名称不能与其他环节相同。例如：`into: joint_review`。",
    ),
    "not-neighbours": (
        "“{first}”不直接通向“{second}”",
        "按顺序写前后相接的环节",
        "只有一个通向另一个的环节才能并在一起。例如：fire 通向 water 时写 `parallelise: [fire, water]`。",
    ),
    "entered-from-outside": (
        "有箭头从“{source}”进入这一串的“{step}”",
        "不要包括该环节，或先改那个箭头",
        "如果这一串变成一个环节，就不清楚那个箭头通向哪里。例如：退回到三次签批中的第二次。",
    ),
    "not-in-one-box": (
        "这些环节不在同一分支：{steps}",
        "写同一分支的环节",
        "框内外的环节不能并在一起。例如：`advice.fire` 和 `sign`。",
    ),
    "move-needs-one-way": (
        "分支会有几种开头",
        "先让箭头通向一个环节",
        "分支的第一个环节总是同一个。例如：用 set 设置不带条件的箭头。",
    ),
    "arrow-out-of-box": (
        "“{step}”的结果“{outcome}”会通到框外",
        "让它回到同一环节，或不要包括“{step}”",
        "同时进行的环节向框答复，不能有箭头离开。例如：退回到前一环节的写法不能保留。",
    ),
    "refusals-differ": (
        "这些环节的拒绝通向不同的地方：{ends}",
        "先让它们通向同一处",
        "框只有一种拒绝。例如：`set: {steps: {fire: {outcomes: {refuse: {then: refused}}}}}`。",
    ),
    "parallelise-needs-two": (
        "至少需要两个环节",
        "按顺序列出环节",
        "一个环节不能与自己同时进行。例如：`parallelise: [fire, water]`。",
    ),
    "parallelise-needs-as": (
        "新框没有名称",
        "加上“as:”和名称",
        "容纳这些环节的框需要自己的名称。例如：`as: advice`。",
    ),
    "parallelise-no-desk": (
        "“{step}”不能成为分支",
        "写审查、签批、会议或等候的环节",
        "框、送达和结局不能并列。例如：`parallelise: [fire, water]`。",
    ),
    "merge-needs-two": (
        "至少需要两个环节",
        "按顺序列出环节",
        "一个环节不能合并。例如：`merge: {steps: [review, sign], into: sign, by: head}`。",
    ),
    "merge-no-desk": (
        "“{step}”不能合并",
        "写审查或签批的环节",
        "只有有人办理的环节才能合而为一。例如：等候保持不变。",
    ),
    "merge-again": (
        "“{step}”先前已经合并过",
        "在一项措施里合并全部环节",
        "保留多少工作要一次说清。例如：`merge: {steps: [a, b, c], into: a, by: head, keeps: 80%}`。",
    ),
    "merge-conditions": (
        "这些环节针对不同的事项：{steps}",
        "先给它们相同的 only_if",
        "合并后的环节要么全办，要么全跳过。例如：合并之前用带 `if:` 的 `drop: sign`。",
    ),
    "merge-in-tray": (
        "没有说明案卷在“{role}”的案头搁置多久",
        "给合并或角色加上“in_tray:”",
        "案头搁置占等候的大部分，要写明，绝不猜测。例如：`merge: {steps: [a, b], into: a, by: head, in_tray: 1 working day}`。",
    ),
    "merge-fees": (
        "这些环节的收费不能相加",
        "用“set”写新环节的收费",
        "取决于事项的收费不相加。例如：合并之前写 `set: {steps: {sign: {fee: 80 CNY}}}`。",
    ),
    "delegate-no-desk": (
        "“{step}”不是决定",
        "写最后的审查、签批或会议环节",
        "所列的最后一个环节由受权者接手。例如：`delegate: [review, sign]`。",
    ),
    "delegate-in-tray": (
        "没有说明案卷在“{role}”的案头搁置多久：按“{step}”的时间计算",
        "给措施或角色加上“in_tray:”",
        "案头搁置占等候的大部分。另一位公务员与前一位搁置同样久只是猜测，而授权的好处常常正在于他不这样。例如：`delegate: sign`、`to: deputy_head`、`in_tray: 1 working day`。",
    ),
    "resequence-needs-two": (
        "一个环节无所谓顺序",
        "按新的顺序列出一串中的两个或更多环节",
        "例如：原来书面检查在前，写 `resequence: [site_visit, desk_check]`。",
    ),
    "resequence-no-desk": (
        "“{step}”不能改变位置",
        "只写办理环节、会议、批处理和等候",
        "框、送达和结局各有其位。例如：`resequence: [visit, check]`。",
    ),
    "resequence-clock": (
        "法定期限从“{step}”开始，它的位置决定事项可以办多久",
        "不要把它列入",
        "期限开始之前的时间不计入时限。例如：只对受理之后的环节重新排序。",
    ),
    "resequence-same-person": (
        "“{step}”不得由“{other}”的同一人办理，而后者会排到它之后",
        "让“{other}”保持在“{step}”之前",
        "先办的可以是任何人，后办的必须是另一人。例如：`check` 之后的环节写 `not_same_as: check`。",
    ),
    "resequence-over": (
        "“{step}”把事项送往“{target}”，而后者会排到它之后",
        "让“{target}”保持在“{step}”之前",
        "退回是往回走；若往前走就会越过其间的检查。例如：`[intake, check]` 中 check 退回 intake，intake 须在前。",
    ),
    "resequence-backlog": (
        "这一串中间的“{step}”有积压的案卷",
        "让积压在这一串之前，或对没有积压的一串重新排序",
        "这些案卷有的检查已做，有的未做；换了顺序就不能由所在位置看出。",
    ),
    "outsource-decision": (
        "“{step}”作出决定，而决定不能外包",
        "外包审查，决定留在原处",
        "外部可以审查，决定由机关负责。例如：`outsource: fire_advice`。",
    ),
    "outsource-merged": (
        "“{step}”由几个环节合并而成",
        "在合并之前外包",
        "合并环节的各部分各有其工作。例如：`outsource` 写在 `merge` 之前。",
    ),
    "outsource-already": (
        "“{step}”已经由“{role}”办理",
        "在 to 之下写外部的角色",
        "例如：`outsource: fire_advice`，`to: regional_service`。",
    ),
    "outsource-price": (
        "角色“{role}”已有另一个价格",
        "不写 price，或改角色的价格",
        "一个角色每次办理只有一个价格。例如：`set: {roles: {service: {price: 350 EUR}}}`。",
    ),
    "decentralise-no-places": (
        "“{name}”不是类别，不能表示地点",
        "写有类别的数据，例如 district: {{east: 40%, west: rest}}",
        "每一类送往其所在地的机关。例如：`decentralise: review` 和 `by: district`。",
    ),
    "unknown-place": (
        "“{name}”不是“{by}”的类别",
        "改正它；类别写在 case_data",
        "例如：case_data 中有 `district: {east: 40%, west: rest}` 时写 `to: {east: east_office}`。",
    ),
    "decentralise-no-desk": (
        "“{step}”不是地方机关能办的环节",
        "写合并之前的审查和签批",
        "会议、框和等候各有其位。例如：`decentralise: review`。",
    ),
    "decentralise-same-person": (
        "“{step}”属于须由另一人办理的规则",
        "留在原处，或先改规则",
        "跨几个机关无法追踪是谁办理的。例如：`set: {steps: {second: {not_same_as: other}}}`。",
    ),
    "one-window-needs-two": (
        "一次接触本来就是一次",
        "列出要合为一次的接触",
        "例如：`one_window: counter` 和 `steps: [food_intake, alcohol_intake]`。",
    ),
    "one-window-no-desk": (
        "“{step}”不是一个窗口能接手的环节",
        "只写审查和签批",
        "接触是公务员接收材料的环节。例如：`steps: [food_intake, alcohol_intake]`。",
    ),
    "one-window-no-first": (
        "{steps} 中没有一个排在其他全部之前",
        "列出同一案卷先后经过的接触",
        "窗口设在第一次接触之处，这样后面的人需要的东西都已齐备。例如：同一串的接触，而不是两个分支的。",
    ),
    "commitment-no-check": (
        "“{step}”不是可以移后的检查",
        "写由一个角色办理、尚未合并的审查和签批",
        "移到批准之后的检查由同一角色抽查。例如：`commitment: [site_visit]`。",
    ),
    "commitment-several-ways": (
        "“{step}”把事项送往几条路，事后检查做不到",
        "只写拒绝或要求补正的检查",
        "批准之后，检查要么通过，要么发现违反承诺。例如：带 `outcomes: {refuse: 2%}` 的环节。",
    ),
    "commitment-again": (
        "对“{step}”申请人已经作了承诺",
        "在一项措施里列出全部检查",
        "例如：`commitment: [food_visit, tobacco_visit]`。",
    ),
    "level-too-low": (
        "“{role}”（{level}）决定“{step}”，而它须由“{asked}”或更高层级决定",
        "让该层级的角色决定；方案中可用“waive:”搁置规则“decided_at_least_by”",
        "无权者作出的决定无效。例如：`waive: [{rule: decided_at_least_by, step: sign, because: order of March 2026}]`。",
    ),
    "needs-not-met": (
        "“{step}”须先完成“{needed}”，而事项可以不经过它：{way}",
        "让每条路都经过“{needed}”；方案中可用“waive:”搁置规则“needs”",
        "无论事项走哪条路，环节所用的东西都必须已有。例如：其后的环节写 `needs: site_visit`。",
    ),
    "unknown-defect": (
        "没有事项会有缺陷“{name}”",
        "在 case_data 的 defects 下加上，或改正",
        "例如：`case_data: {defects: {structural: 6%}}` 和 `detects: {structural: 80%}`。",
    ),
    "required-left-out": (
        "{law} 要求有“{step}”，而事项可以不经过它就获批准：{way}",
        "在每条路上都保留它；或写“waive: [{{rule: required_by, step: {step}, because: ...}}]”",
        "法律的要求只随法律而变。搁置会写在每份报告的最前面。",
    ),
    "same-person": (
        "“{step}”不得由“{other}”的同一人办理；在“{where}”这一点丧失了",
        "用 not_same_as 使两者分开；或写“waive: [{{rule: not_same_as, step: {step}, because: ...}}]”",
        "检查者与被检查者是两个人。合并两者，或去掉环节的 `not_same_as`，就成了一个人。",
    ),
    "signs-twice": (
        "同一人“{role}”会在“{other}”和“{step}”都签字",
        "取消其中一次签批，或让别人签；或写“waive: [{{rule: four_eyes, step: {step}, because: ...}}]”",
        "同一人的两次签字只是一次。再设一个岗位或换一个角色才是两次。",
    ),
    "refusal-lost": (
        "“{step}”本来可以拒绝，现在不能了",
        "保留它的结果 refuse；或写“waive: [{{rule: refusal, step: {step}, because: ...}}]”",
        "有权说不的人必须能说出来，并说明理由。例如：`outcomes: {refuse: 3%}`。",
    ),
    "defect-not-found": (
        "在这条路上没有环节查找缺陷“{step}”：{way}",
        "保留一个能发现它的环节；或写“waive: [{{rule: detects, step: {step}, because: ...}}]”",
        "唯一能发现某种缺陷的检查不能悄悄消失。例如：在另一环节写 `detects: {structural: 80%}`。",
    ),
    "clock-lost": (
        "法定期限在“{step}”开始或结束，此后将无处说明",
        "保留该环节，或在另一处说明；或写“waive: [{{rule: clock, step: {step}, because: ...}}]”",
        "时限从受理算到答复。例如：在受理的环节写 `outcomes: {approve: {clock: starts}}`。",
    ),
    "waives-nothing": (
        "规则“{rule}”在“{step}”没有被违反，没有什么可搁置",
        "删除该搁置",
        "什么也没搁置的搁置会被读成承认违规。例如：它是为一项已删除的措施写的。",
    ),
    "waive-not-a-list": (
        "waive 不是列表",
        "每项搁置写成一项：- {{rule: required_by, step: fire_check, because: ...}}",
        "每条被搁置的规则都有自己的理由。例如：`waive: [{rule: refusal, step: check, because: appeals go to the county}]`。",
    ),
    "waiver-incomplete": (
        "搁置没有写“{key}”",
        "写 rule、step 和 because",
        "例如：`waive: [{rule: required_by, step: fire_check, because: the law was repealed}]`。",
    ),
    "unknown-rule": (
        "没有规则“{rule}”",
        "写以下之一：{known}",
        "例如：`rule: required_by`。",
    ),
    "review-needs-last": (
        "“{step}”不直接通向批准，其决定无法事后复查",
        "不写“reviewed_later”，或对最后一个环节授权",
        "决定在申请人收到之后复查。例如：sign 通向 granted 时写 `delegate: sign`。",
    ),
    "drop-several-ways": (
        "“{step}”把事项送往几条路：{outcomes}",
        "加上“then:”，写明其事项改去哪里",
        "没有该环节就不清楚走哪条路。例如：`- drop: sorting` 和 `then: review`。",
    ),
    "drop-last-step": (
        "“{step}”是流程的最后一个环节",
        "留一个环节",
        "没有环节的流程什么也决定不了。例如：取消另一个环节。",
    ),
    "drop-end": (
        "“{step}”是结局，不能取消",
        "用“set”把通向它的箭头改到别处",
        "在那里结束的事项要有别的去处。例如：`set: {steps: {intake: {then: granted}}}`。",
    ),
    "drop-last-branch": (
        "会取消框“{step}”的最后一个分支",
        "取消框本身",
        "没有分支的框不起作用。例如：`drop: advice`。",
    ),
    "add-unknown": (
        "“{name}”不能添加",
        "添加 roles、case_data 或 steps",
        "其他的都已经存在，用“set”改变。例如：`set: {time_limit: 25 working days}`。",
    ),
    "add-needs-parts": (
        "要添加的内容没有名称",
        "按名称写新的部分",
        "新的部分写法与流程文件相同。例如：`add: {roles: {helper: 1}}`。",
    ),
    "add-exists": (
        "“{name}”已经存在",
        "用“set”改变它，或换一个名称",
        "“add”创建新的，“set”改变已有的。例如：`set: {roles: {clerk: 3}}`。",
    ),
    "add-needs-after": (
        "没有说明新环节放在哪里",
        "加上“after:”和环节名，或“after: start”",
        "新环节放在已有环节之后。例如：`after: intake`。",
    ),
    "set-unknown": (
        "本流程中没有“{name}”",
        "新的内容用“add”，或改正名称",
        "只能设置已有的，这样笔误不会造出新东西。例如：`set: {roles: {clerk: 3}}`。",
    ),
    "set-merged": (
        "合并环节“{step}”的“{key}”不能设置",
        "在合并之前的环节上设置，或在合并中用“keeps:”",
        "合并环节的工作和结果来自其各部分。例如：`merge: {steps: [review, sign], into: sign, by: head, keeps: 80%}`。",
    ),
    "set-needs-mapping": (
        "没有说明要设置什么",
        "像流程文件一样写关键字和新值",
        "改变要先写部分，再写值。例如：`set: {steps: {review: {work_time: 1 h}}}`。",
    ),
    "set-steps-by-id": (
        "没有写明要改哪些环节",
        "按名称写每个环节：steps: {{review: {{work_time: 1 h}}}}",
        "在“set”中 steps 不是列表，因为只改其中一些。例如：`set: {steps: {review: {work_time: 1 h}}}`。",
    ),
    "unknown-measure": (
        "没有指标“{name}”",
        "写指标，如 days_mean、days_p90、refused 或 utilisation(head)",
        "底线限制结果中的某个指标。例如：`days_p90 <= 30 calendar days`。",
    ),
    "guardrail-not-understood": (
        "看不懂“{text}”",
        "写指标、符号和限值：days_p90 <= 30 calendar days",
        "底线把指标与限值或与现状比较。例如：`refused <= today + 1 point`。",
    ),
    "guardrail-unit": (
        "“{text}”中限值的单位与指标不同",
        "用此单位写：{expected}",
        "限值用指标的单位。例如：`days_p90 <= 30 calendar days`、`utilisation(head) <= 85%`。",
    ),
    "role-without-utilisation": (
        "“{name}”的岗位数不限，因此没有使用率",
        "写另一个角色",
        "岗位不限就不会有人太忙。例如：`utilisation(head) <= 85%`。",
    ),
    "merge-deadlines": (
        "环节 {steps} 的期限不同",
        "先把它们的期限改成一样",
        "一个环节只有一个期限，不清楚是哪一个。例如：`set: {steps: {intake: {due: {after: 5 working days}}}}`。",
    ),
    "heavy-tail": (
        "千分之一的时间会达到 {value} 或更长",
        "如果不可能，请加上“at_most:”",
        "中位数和 p90 相差太远，由此推出极长的时间，平均值会被它们左右。例如：`{median: 2 h, p90: 40 h, at_most: 100 h}`。",
    ),
    "unused-role": (
        "角色“{role}”什么也不做",
        "删除它，或给它一个环节",
        "没有环节由它办理，其岗位数不起作用。例如：`by: clerk`。",
    ),
    "transfer-unused": (
        "“{key}”在这里不起作用",
        "删除它，或给角色不同的部门或层级",
        "只有角色的部门或层级不同，其间的流转才需要时间。例如：`planner: {staff: 3, department: Planning}`。",
    ),
    "closed-too-early": (
        "{days} 早于日历的开始 {starts}",
        "删除它，或让日历早些开始",
        "模拟开始之前不办公的日子不起作用。例如：`calendar: {starts: 2025-01-06, closed: 2025-12-24 to 2026-01-01}`。",
    ),
    "weekday-closed": (
        "来件只在办公时间，而 {day} 不办公",
        "删除 {day}，或写 when: any time",
        "没有来件的星期几，不可能来得更多或更少。例如：`arrivals: {count: 9, per: week, when: any time, by_weekday: {Sat: 50%}}`。",
    ),
    "load-high": (
        "“{role}”的人员需要其工时的 {load}",
        "等候会长而不稳；再增加 {missing} 个岗位，负荷即不超过 85 %",
        "接近满负荷时，任何一点坏运气都会形成久久不散的队列。负荷在运行之前由来件、各环节的办理次数和工作量算出。",
    ),
    "load-full": (
        "“{role}”的人员将需要其工时的 {load}",
        "队列每月增长 {growth} 件：增加 {missing} 个岗位，缩短工作，或减少到这里的事项",
        "来的工作超过工时所能容纳，因此没有稳定状态，也没有平均值可报告。`compare` 按队列的增长评判这样的方案。",
    ),
    "no-source": (
        "没有说明“{value}”从哪里来",
        "在这一组或其上一层加上“source:”或“because:”",
        "加上 `--strict` 时，每个数字都要有来源或理由。一个 `source:` 适用于它所在的一组及其下全部内容；最近的优先。",
    ),
    "holidays-unknown": (
        "调休上班日只公布到 {year} 年",
        "让日历早些开始，或把以后各周按平常看待",
        "有的政府每年公布哪些周末上班，以后的年份尚不知道，绝不编造。",
    ),
    "year-grows": (
        "{design}：平均值只针对本年度提交的事项；队列每月增长 {growth} 件",
        "其平均值只适用于本年度；以后的事项等得更久",
        "来的工作超过工时所能容纳，一件事项办多久取决于何时提交。时间范围 `year` 仍测量一年内的事项；用 `--horizon settled` 则完全没有平均值。",
    ),
    "backlog-unused": (
        "没有使用 {design} 的积压：稳态运行从空的开始",
        "用 --horizon year 从积压开始",
        "稳定状态不取决于第一天有什么。例如：`approvalflow run permit --horizon year` 从 `backlog` 的案卷开始。",
    ),
    "precision-not-reached": (
        "没有达到所要求的精度",
        "用 --precision 降低要求，或用 --weeks 多测几周",
        "不断增加重复，直到平均天数达到精度，最多 200 次。报告说明区间还有多宽。",
    ),
    "no-such-redesign": (
        "没有方案“{name}”",
        "写一个文件，或以下之一：{known}",
        "方案以流程旁 redesigns 文件夹中的文件名（不带 .yaml）或文件路径指名。",
    ),
    "set-option-form": (
        "“{text}”不是 key=value 的形式",
        "例如写 --set roles.clerk.staff=3",
        "关键字与流程文件相同，从上到下，用点连接：`--set steps.review.work_time='2 h'`。",
    ),
    "endless-for-some": (
        "“{kind}”类的事项从环节“{step}”起永远兜圈子",
        "给这些事项一条通向结局的路：检查箭头的条件",
        "每件事项都要结束。例如：`then:` 用 `if: urgent` 回到前面的环节，紧急事项就会一直转，因为事项的数据不会改变。",
    ),
    "attempts-not-here": (
        "按次数的列表在这里没有意义：每件事项只发生一次",
        "写一个值，或用 depends_on 为每类事项写一个",
        "列表给出第一次、第二次等的值。事项的数据、时限和收费不随次数改变。",
    ),
    "drop-to-itself": (
        "取消“{step}”后其事项仍会去“{step}”",
        "用“then:”写另一个环节或结局",
        "通向被取消环节的箭头改通向它原来送往之处。如果那就是它自己，就无处可去。",
    ),
    "bad-absence": (
        "“{text}”不是缺勤",
        "写“25 working days a year”，或用方括号写日期",
        "人员每年缺勤若干工作日，各人日期不同，或全体在某些日期缺勤。例如：`absent: 25 working days a year in spells of 5`，或 `absent: [2025-08-04 to 2025-08-15]`。",
    ),
    "absence-unit": (
        "缺勤按工作日计，不按“{text}”",
        "写每年多少个工作日",
        "休假和病假按机关办公的日子计。例如：`absent: 25 working days a year`。",
    ),
    "dates-backwards": (
        "“{text}”的结束早于开始",
        "先写较早的日期",
        "两端的日期都属于缺勤。例如：`[2025-08-04 to 2025-08-15]`。",
    ),
    "absent-of-unlimited": (
        "角色“{role}”不限人数：谁缺勤都没有关系",
        "写明有多少岗位，或不写“absent:”",
        "人手总是足够时，缺勤不起作用。例如：`{staff: 3, absent: 25 working days a year}`。",
    ),
    "absent-all-year": (
        "缺勤 {days} 个工作日，而一年只有 {year} 个",
        "写每人一年缺勤多少个工作日",
        "缺勤天数是一个人一年的。例如：`absent: 25 working days a year`。",
    ),
    "absent-before-start": (
        "{text} 的缺勤在模拟开始（{starts}）之前已经结束",
        "写其后的日期，或把日历的“starts:”提前",
        "日期就是这些日期，不是每年的同一天。例如：`absent: [2025-08-04 to 2025-08-15]` 和 `calendar: {starts: 2025-01-06}`。",
    ),
    "staff-not-separated": (
        "“{role}”的岗位数取决于该角色并未据以分开的数据",
        "写一个数字，或用同一名称写“separate_by:”",
        "只有按类别分开的角色才能按类别有岗位数。例如：`{separate_by: department, staff: {depends_on: department, reform: 2, otherwise: 1}}`。",
    ),
    "staff-partly-unlimited": (
        "“{role}”只对部分类别不限人数",
        "为每一类写一个数字，或只写 unlimited",
        "角色要么有岗位数，要么没有。例如：`staff: unlimited`。",
    ),
    "deputy-never-acts": (
        "“{role}”的代理永远不会起作用：该角色从不缺勤",
        "写明其人员何时缺勤，或不写代理",
        "代理在该角色无人在岗的日子接手案卷。例如：`{staff: 1, absent: 25 working days a year, deputy: lawyer}`。",
    ),
    "deputy-is-the-role": (
        "角色“{role}”是它自己的代理",
        "写另一个角色",
        "同一角色的人员本来就互相顶替。例如：`deputy: lawyer`。",
    ),
    "deputies-in-a-circle": (
        "“{role}”的代理又回到它自己",
        "让链条终止于没有代理的角色",
        "如果人人互相代理，全都不在时就没有人。例如：`mayor: {..., deputy: secretary}`，而 secretary 没有代理。",
    ),
    "deputy-separated": (
        "“{role}”的代理“{deputy}”按别的数据分开",
        "两个角色按同一数据分开，或代理不分开",
        "必须清楚由代理角色的哪一组接手事项。例如：两者都写 `separate_by: department`。",
    ),
    "escalate-separated": (
        "角色“{to}”与“{role}”按不同的数据分开",
        "两个角色按同一数据分开，或升级到的角色不分开",
        "必须清楚由哪一组接手案卷。例如：两者都写 `separate_by: department`。",
    ),
    "not-same-as-itself": (
        "环节“{step}”写了它自己",
        "写两个环节中的另一个",
        "在后一个环节写前一个的名称，使两者由不同的人办理。例如：`decide: {by: clerk, not_same_as: prepare}`。",
    ),
    "not-same-as-nobody": (
        "环节“{other}”没有人办理",
        "写有人办理的环节",
        "只有办理环节才有人。例如：`not_same_as: prepare`。",
    ),
    "not-same-as-alone": (
        "“{step}”和“{other}”只有一个人可办",
        "给“{role}”增加人手，或把一个环节交给别的角色",
        "办理其中一个的人不得办理另一个，而又没有别人，事项会永远等下去。例如：`roles: {clerk: 2}`。",
    ),
    "not-same-as-never": (
        "“{step}”和“{other}”本来就不会由同一人办理",
        "删除 not_same_as，或留给把两者交给同一角色的方案",
        "两个环节属于不同的角色。例如：`not_same_as: prepare`。",
    ),
    "processes-own-it": (
        "“{key}”属于某个流程",
        "写在“processes:”之下它所属的流程里",
        "多个流程共用一个机关时，各有自己的环节、来件、事项数据和时限。角色、日历、层级和流转写在上面，供全体使用。",
    ),
    "processes-not-a-mapping": (
        "“processes:”应列出每个流程，其关键字写在下面",
        "例如写“processes: {{permits: {{arrivals: ..., steps: [...]}}}}”",
        "每个流程有名称，其下写来件和环节。共用的角色写在上面。",
    ),
    "process-not-a-mapping": (
        "流程“{process}”之下没有可读的内容",
        "在它下面写来件和环节",
        "机关的一个流程有关键字 arrivals 和 steps，还可以有名称、时限和事项数据。",
    ),
    "bad-process-name": (
        "“{name}”不能作流程名",
        "用文字、数字和 _",
        "流程名写在其环节名之前，用点连接：`permits.sign`。",
    ),
    "datum-in-two-processes": (
        "事项数据“{name}”出现在多个流程中",
        "在其中一个换名；“process”本身总是已知",
        "条件和报告只用名称称呼事项数据，因此每个名称在整个机关只表示一件事。",
    ),
    "limit-for-some": (
        "只有部分流程有{kind}时限",
        "每个流程都写，或都不写",
        "只有每件事项都有时限，才能说机关有多少事项守时。",
    ),
    "never-certain": (
        "框“{step}”在全部答复之前永远不能确定",
        "删除“decides:”，或说明哪些分支可以拒绝，或多少个同意就够了",
        "当足够多的分支同意，或拒绝的多到不可能通过时，框提前决定。如果必须全体同意而没有谁拒绝，两者都不会发生。例如：`join: any` 和 `decides: as soon as certain`。",
    ),
    "notice-of-nothing": (
        "框“{step}”的分支都不要求申请人补正",
        "删除“one_notice:”，或给分支的环节加上结果 ask_applicant",
        "有 `one_notice: yes` 时，框的各分支一起要求申请人补正；分支内的框各自要求。例如：`fire: {by: fire, work_time: 1 h, outcomes: {ask_applicant: {share: 20%, takes: 5 working days}}}`。",
    ),
    "merge-roles-needs-two": (
        "单独一个角色“{role}”不能合并",
        "写两个或更多角色",
        "几个角色的人员成为一组，共用一个队列。例如：`merge: {roles: [clerk, typist], into: clerk}`。",
    ),
    "merge-roles-differ": (
        "角色 {roles} 的“{key}”不一致",
        "在措施中写明新角色的：“{key}: ...”",
        "同一组人员的工作时间、工资、层级、部门等相同；绝不猜测。例如：`merge: {roles: [clerk, expert], into: desk, cost: 80 CNY/h}`。",
    ),
    "role-exists": (
        "已经有角色“{role}”，而它不在合并之列",
        "换一个名称，或把它列入要合并的角色",
        "新的一组是被合并的角色之一，或是新角色。例如：`merge: {roles: [clerk, typist], into: clerk}`。",
    ),
    "bad-sits": (
        "“{text}”没有说明会议何时召开",
        "写星期几和时段：Tue 15:00-17:00，或 3rd Thu 18:30-21:30",
        "会议有日子和时段。例如：`sits: Mon Thu 09:00-12:00`、`sits: 3rd Thu 18:30-21:30`、`sits: last Fri 14:00-16:00`、`sits: every 2 weeks from 2025-01-09 18:30-21:30`。",
    ),
    "bad-runs": (
        "“{text}”没有说明批处理何时进行",
        "写星期几和时刻：Mon Thu 17:00",
        "批处理在某一时刻进行，没有结束，因为它不花时间。例如：`runs: Mon Thu 17:00`、`runs: last Fri 12:00`。",
    ),
    "sits-which-third": (
        "“{text}”有两种含义，等候相差若干天",
        "每月一次写“{monthly}”，每隔若干周写“{weekly}”",
        "“每第三个周四”可能是每月的第三个周四，也可能是每三周一次的周四。例如：`sits: 3rd Thu 18:30-21:30`、`sits: every 3 weeks from 2025-01-09 18:30-21:30`。",
    ),
    "sits-over-midnight": (
        "“{text}”的结束早于开始",
        "时段在开始的当天结束，最迟 24:00",
        "会议不跨过午夜。例如：`sits: Thu 18:30-21:30`。",
    ),
    "sits-too-rare": (
        "“{text}”不是每 1 至 {most} 周一次",
        "写两次会议之间的周数：every 2 weeks from 2025-01-09 18:30-21:30",
        "一年不到一次的会议或批处理，无法在一年里模拟。",
    ),
    "by-not-understood": (
        "看不懂会议的成员",
        "写每个角色多少人：{{councillor: 9}}，或各一人 [planner, head]",
        "会议的成员来自一个或几个角色。例如：`by: {councillor: 9, head: 1}`。",
    ),
    "too-many-seats": (
        "会议有 {seats} 个“{role}”席位，而只有 {staff} 人",
        "给该角色增加人手，或减少会议成员",
        "每个席位由不同的人担任。例如：`roles: {councillor: 9}`。",
    ),
    "quorum-too-high": (
        "法定人数 {quorum} 多于 {members} 名成员",
        "降低法定人数，或在 by 中增加成员",
        "成员太少，会议永远开不成。例如：`by: {councillor: 9}` 和 `quorum: 5`。",
    ),
    "nobody-comes": (
        "从来没有人出席“{step}”",
        "写每名成员出席的可能，例如 attendance: 80%",
        "出席率为 0 % 就永远开不成会。",
    ),
    "never-sits": (
        "“{step}”从不举行（“{text}”）",
        "检查星期几、第一天和日历的节假日",
        "这些日子都不办公，或在模拟的年份之后。遇节假日的会议不补开。",
    ),
    "never-quorate": (
        "“{step}”的任何一次会议都凑不齐 {needed} 名成员：他们都在休假",
        "改会议或休假的日期，或降低法定人数",
        "在 `absent` 的日期，该角色没有人来。永远凑不齐法定人数的会议什么也审议不了。例如：`absent: [2025-08-04 to 2025-08-15]`。",
    ),
    "sits-at-once": (
        "同样的“{role}”会同时出席“{first}”和“{second}”",
        "把其中一个改到别的时间",
        "角色的前几个人出席它的所有会议，而一个人同时只能做一件事。例如：一个 `sits: Tue 15:00-17:00`，另一个 `sits: Wed 15:00-17:00`。",
    ),
    "longer-than-sitting": (
        "“{step}”审议一件至少需要 {work}，而最长的时段只有 {window}",
        "延长时段，或缩短 work_time",
        "一件事项在一次会议中审议。超过剩余时间的等下一次；比整个时段还长的永远排不进去。",
    ),
    "defer-then": (
        "“{step}”延期的事项去它的下一次会议，不去别处",
        "删除 then，或把结果改为 return",
        "延期的事项先于从未审议的再次审议。例如：`outcomes: {defer: [10%, 3%, 0%]}`。",
    ),
    "agenda-high": (
        "“{step}”每次会议有 {arriving} 件提交，容量 {room} 件（{load}）",
        "等候会长而不稳；容量为 {wanted} 件时负荷不超过 85 %",
        "接近满负荷时，任何一点坏运气都会形成久久不散的队列。会议的容量是其议程，或时段所能容纳的；延期的事项再次占用容量。",
    ),
    "agenda-full": (
        "“{step}”每次会议有 {arriving} 件提交，容量只有 {room} 件（{load}）",
        "队列每月增长 {growth} 件：增加会议次数，把议程或时段延长到 {wanted} 件，或减少到这里的事项",
        "提交的超过会议所能审议的，因此没有稳定状态，也没有平均值可报告。`compare` 按队列的增长评判这样的方案。",
    ),
    "review-by-meeting": (
        "“{step}”取代了会议，所以事后无人复查",
        "不写“reviewed_later”",
        "决定由原来作决定的角色事后复查，而会议不是角色。例如：`delegate: committee` 和 `to: head`。",
    ),
    "separated-sits": (
        "“{role}”按事项类别分开，不清楚由其中哪些人出席",
        "让会议成员成为单独的角色",
        "分开的角色为每类事项各有人员，而会议审议所有类别。例如：`roles: {board_member: 3}` 和 `by: {board_member: 3}`。",
    ),
}

PROBLEMS_ZH: dict[str, ProblemWords] = {
    key: ProblemWords(PROBLEMS_EN[key].code, *sentences) for key, sentences in _SENTENCES.items()
}
