"""Problems with stored results (AF801 on), in Chinese."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

_ANEW = "请重新生成结果：approvalflow run 或 compare，加上 --json"


def _changed(message: str, explanation: str) -> ProblemWords:
    """Of what no result has that ApprovalFlow wrote."""
    return ProblemWords(message, _ANEW, explanation)


PROBLEMS: dict[str, ProblemWords] = {
    "result-too-large": ProblemWords(
        "“{file}”超过{largest}",
        "请确认文件没有弄错；要减少重复次数，可用 --precision 降低精度",
        "十个方案、几百次重复的结果只有几兆字节。大得多的文件多半是别的文件，读取它会占满机器的内存。",
    ),
    "result-not-utf8": ProblemWords(
        "“{file}”不是 UTF-8编码（字节{found}）",
        _ANEW,
        "结果是 UTF-8文本。可能被编辑器存成了别的编码，或者根本不是文本。例如：误给了 Word 文件。",
    ),
    "result-is-process": ProblemWords(
        "“{file}”是流程，不是结果",
        "请先模拟：approvalflow run 或 compare，加上 --json result.json",
        "`report` 显示的是一次模拟存下来的结果。例如：先 `approvalflow run permit --json result.json`，再 `approvalflow report result.json --html report.html`。",
    ),
    "result-is-redesign": ProblemWords(
        "“{file}”是改革方案，不是结果",
        "请先比较：approvalflow compare，加上 --json result.json",
        "`report` 显示的是一次比较存下来的结果。例如：先 `approvalflow compare permit --json result.json`，再 `approvalflow report result.json`。",
    ),
    "not-a-result": ProblemWords(
        "“{file}”不是 approvalflow run 或 compare 的结果",
        "请给出 --json 写出的文件",
        "结果是带有 approvalflow_result 键的 JSON 对象。例如：`approvalflow run permit --json result.json` 会写出一个。",
    ),
    "result-newer": ProblemWords(
        "“{file}”由更新版本的 ApprovalFlow 生成（结果格式{found}，本版本只认识到{known}）",
        "请安装新版本，或用本版本重新生成结果",
        "结果的格式有编号。新格式的内容可能被本版本误读。例如：`pip install --upgrade approvalflow`。",
    ),
    "result-not-json": ProblemWords(
        "从这里开始不是 JSON",
        _ANEW,
        "少了或多了逗号、引号、括号，或者文件被截断了。结果文件不需要手写。",
    ),
    "result-too-deep": ProblemWords(
        "“{file}”的嵌套层数远远超过结果文件",
        _ANEW,
        "结果只有九层对象和列表。嵌套深得多的文件，无论内容如何，都不是结果。",
    ),
    "result-key-twice": _changed(
        "{path}出现了两次",
        '一个对象中每个键只能出现一次：有两个时，谁也说不清以哪个为准。例如：同一方案中有 `"cases": 120` 和 `"cases": 130` 两行。',
    ),
    "result-number-impossible": _changed(
        "{path}是{found}，结果中不可能有这样的数",
        "NaN、Infinity 和大得离谱的数既无法说明，也无法画出。没有数时，结果写 null 并说明原因。",
    ),
    "result-character": _changed(
        "{path}中有一个看不见的字符（{found}）",
        "控制字符、改变文字方向的符号和半个字符会改变终端或网页上显示的内容。例如：`\\u001b` 能改变终端的颜色。",
    ),
    "result-key-missing": _changed(
        "缺少{path}",
        "每个结果都有这个键；没有内容时是 null 或为空。例如：方案里有的指标，比较里却没有。",
    ),
    "result-unknown-key": _changed(
        "{path}不是结果中的键",
        "读不到的键等于没写；写错的键则会在别处缺少。例如：把 `design` 写成了 `desing`。",
    ),
    "result-entries": _changed(
        "{path}必须正好有{size}项",
        "一对数有两个，这里是变快和变慢的案件比例；不知道的写 null。",
    ),
    "result-number-expected": _changed(
        "{path}应为数，却是{found}",
        '数不加引号；true 不是数。例如：写 `1.5`，不写 `"1.5"`。',
    ),
    "result-whole-expected": _changed(
        "{path}应为整数，却是{found}",
        '案件、岗位、周数和回放的分钟都按个数计算。例如：写 `3`，不写 `3.5` 或 `"3"`。',
    ),
    "result-text-expected": _changed(
        "{path}应为文字，却是{found}",
        '文字写在引号中；没有内容时为空。例如：写 `""`，不写 `null`。',
    ),
    "result-truth-expected": _changed(
        "{path}应为 true 或 false，却是{found}",
        "成立或不成立写作 true 或 false，用小写字母，不加引号。",
    ),
    "result-list-expected": _changed(
        "{path}应为列表，却是{found}",
        "列表写在方括号中，只有一项或没有内容时也是如此。例如：`[]`。",
    ),
    "result-object-expected": _changed(
        "{path}应为对象，却是{found}",
        '对象写在花括号中，由键和值组成。例如：`{"days": [], "share": []}`。',
    ),
    "result-unknown-choice": _changed(
        "{path}是{found}，只能是以下之一：{allowed}",
        "有些词决定报告显示什么，因此只读这些词。例如：方案的状态是 `measured` 或 `overloaded`。",
    ),
    "result-empty": _changed(
        "{path}为空，需要有内容",
        "没有它，报告中就有东西没有名称、没有原因，或没有方案可说。",
    ),
    "result-not-empty": _changed(
        "{path}是{found}，而这里没有什么可说明的",
        "只有缺少数值或方案没有平均值时才写原因。例如：有数值的指标不该有 `why`。",
    ),
    "result-null": _changed(
        "{path}是 null，而旁边的数是已知的",
        "属于一起的数要么都知道，要么都不知道。例如：区间要么有两端，要么没有。",
    ),
    "result-not-null": _changed(
        "{path}是{found}，而它所属的数是 null",
        "属于一起的数要么都知道，要么都不知道。例如：没有数值就没有区间。",
    ),
    "result-below": _changed(
        "{path}是{found}，不能小于{least}",
        "案件、岗位、小时、周数和费用都从零算起。例如：不可能有 -3个岗位。",
    ),
    "result-outside": _changed(
        "{path}是{found}，应在{least}到{most}之间",
        "比例在0到1之间，位置在列表之内，办结的案件不会多于全部案件。例如：不可能有120%的比例。",
    ),
    "result-outside-interval": _changed(
        "{path}的数值{found}在自己的区间{least}到{most}之外",
        "估计值总在它的区间之内。这三个数中有一个不是模拟得到的。",
    ),
    "result-mean": _changed(
        "{path}是{found}，而各次重复的平均值是{wanted}",
        "数值是各次重复的平均值，各次重复的数就写在旁边的 by_replication 中。",
    ),
    "result-difference": _changed(
        "{path}是{found}，而方案减去现状是{wanted}",
        "差值由旁边的两个数得出。例如：45.7天减去55.0天是 -9.3天。",
    ),
    "result-of-design": _changed(
        "{path}是{found}，而方案{name}的数是{wanted}",
        "拿来比较的数，以及与机关自己的数字并列的数，就是各方案本身的数。",
    ),
    "result-unfitting": _changed(
        "{path}是{found}，按其他数字只能是：{allowed}",
        "差别的说法、结论、名次和推荐都按规则由数字得出。例如：天数变多绝不会是 `better`。",
    ),
    "result-unfitting-status": _changed(
        "不该有{path}：状态为{found}的方案没有平均值",
        "队列不断增长或永远不能稳定的方案，不给出任何按案件平均的数。",
    ),
    "result-count": _changed(
        "{path}有{found}项，而按{other}应有{wanted}项",
        "属于一起的列表一样长。例如：曲线的天数和比例。",
    ),
    "result-order": _changed(
        "{path}是{found}，小于它前面的{before}",
        "办结案件的曲线只升不降，因此天数和比例都按顺序排列。",
    ),
    "result-twice": _changed(
        "{path}第二次出现“{name}”",
        "方案、环节、角色和箭头各说一次：有两个时，谁也说不清以哪个为准。",
    ),
    "result-not-in-groups": _changed(
        "{path}有{found}个数，不能分成每组{size}个",
        "回放中的一次移动由四个数说明：哪条箭头、何时出发、路上多久、停留多久。",
    ),
    "result-no-such-design": _changed(
        "{path}提到方案“{name}”；现有方案：{known}",
        "提到方案时，用的是结果中某个方案的标识。",
    ),
    "result-unknown-name": _changed(
        "{path}提到“{name}”，而{other}中没有",
        "环节、角色和文件的名称与结果中别处一致。例如：箭头不能指向不存在的环节。",
    ),
    "result-unreached": _changed(
        "{path}是“{name}”，而{other}中没有路通向它",
        "流程的每个环节都能从起点走到，否则不会出现在流程图上。",
    ),
    "result-no-start": _changed(
        "{path}中没有从“{name}”出发的箭头",
        "案件总要提交，因此至少有一条箭头从起点指向环节。没有它就画不出流程图。",
    ),
    "result-of-one": _changed(
        "{path}不属于 run 的结果：它只有一个方案，不作比较",
        "`run` 的结果只有现状；`compare` 的结果有改革方案和比较。kind 键说明是哪一种。",
    ),
    "result-of-today": _changed(
        "{path}说明有什么改变，但第一个方案是现状",
        "第一个方案就是现行流程：没有改革措施，也没有任何改变。",
    ),
    "result-compared": _changed(
        "{path}涉及{found}，而改革方案是：{known}",
        "每个改革方案与现状比较一次，按方案的顺序排列，并在排名中占一个位置。",
    ),
    "result-files": _changed(
        "{path}：文件属于{found}，而方案是：{known}",
        "每个方案都由一个文件得出，文件与结果存在一起，以便重新生成。",
    ),
    "result-digest": _changed(
        "{path}不是旁边文本的摘要，文本的摘要是{wanted}",
        "文件的 SHA-256说明它就是被模拟的那个文件。文本或摘要有一个被改动过。",
    ),
    "result-no-duration": _changed(
        "{path}是“{found}”，不是时间长度",
        "时限按文件中的写法存储。例如：`30 working days`；各类案件不同时为空。",
    ),
    "result-no-gain": _changed(
        "{path}这一类案件并没有确定的好处",
        "只有数量足够、确定能节省十分之一以上天数的案件才列为受益。它的数字并非如此。",
    ),
    "result-unknown-measure": _changed(
        "{path}提到“{name}”，没有这个指标",
        "指标用标识表示，`approvalflow explain` 可以解释。例如：`days_mean`、`utilisation(clerk)`。",
    ),
    "result-unknown-word": _changed(
        "{path}：不认识“{name}”",
        "警告、理由、状态、措施和改变的内容都用一个词存储，每个词有对应的句子。例如：警告 `load-high`。",
    ),
    "result-fact-missing": _changed(
        "缺少{path}，句子需要它",
        "警告和理由由一个词和填入句子的事实组成。例如：`load-high` 需要角色、负荷和所缺的岗位数。",
    ),
    "result-guess-order": _changed(
        "{path}的顺序不对",
        "能改变结论或建议的估计在前，其次是值得查明的，再次是影响大的。",
    ),
    "result-points": _changed(
        "{path}为{points}，而保留的与略去的合计为{found}",
        "每个取值组合或保留，或因一种原因略去，各数之和应相符。",
    ),
    "result-shares": _changed(
        "{path} 为{found}，而各份额之和为{wanted}",
        "各项措施的份额之和等于一并实施所省，全部重复合计如此，每次重复也如此。",
    ),
    "result-days": _changed(
        "{path}为{found}，按诊断的其余部分应为{wanted}",
        "各成因的天数由各组成因的天数得出，加上所余等于现状；困局的各项计数也互相对应。例如：三个成因4、2、1天，所余3天，现状即为10天。",
    ),
}
