"""Problems with pilots, in Chinese."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "pilot-one-redesign": ProblemWords(
        "一次试点只试一个方案，这里有{count}个",
        "请写明方案：approvalflow pilot STUDY REDESIGN",
        "比较的是两种办法：现行的和一个方案的。例如：`approvalflow pilot permit one-window`。",
    ),
    "pilot-shared": ProblemWords(
        "方案“{redesign}”不能逐件试点：它改动了所有件共用的东西：{keys}",
        "请在互不共用人员的单位之间试点：--offices",
        "人员、工时、会期和来件对两种办法是同一套，一件不能与邻件不同。例如：`approvalflow pilot permit more-posts --offices`。",
    ),
    "pilot-ways": ProblemWords(
        "同时要求了几种试点办法",
        "请在 --share、--where、--weeks-on、--offices 中写一个",
        "表中也列出其余的办法。例如：`approvalflow pilot permit one --share 20%`。",
    ),
    "pilot-share": ProblemWords(
        "比例为{share}时，有一种办法没有件",
        "请写0%与100%之间的比例：--share 20%",
        "两种办法都有件才能比较。例如：`--share 50%`。",
    ),
    "pilot-weeks-on": ProblemWords(
        "“{text}”不是试行的周次",
        "请写 odd（单）或 even（双）：--weeks-on odd",
        "试点的头几周为单。例如：`--weeks-on odd`。",
    ),
    "pilot-weeks": ProblemWords(
        "试点不能为期{weeks}周",
        "请写{least}至{most}周：--weeks 26",
        "周数太少分不成段，十年以后单位已经不同。例如：`--weeks 26`。",
    ),
    "pilot-recheck": ProblemWords(
        "不能抽查{share}的准予件",
        "请写0%与100%之间的比例：--recheck 20%",
        "指准予的件中有人再看一遍的比例。例如：`--recheck 20%`。",
    ),
    "pilot-where": ProblemWords(
        "看不懂在哪里试行：“{text}”",
        "请按件的数据写条件：--where district=A",
        '单位的一部分由件的数据说明。例如：`--where "district is A"`。',
    ),
    "table-columns": ProblemWords(
        "表中缺少列：{columns}；现有{found}",
        "请在第一行写上这些列",
        "表中没有的，无从比较，也无从测量。例如：`arm,submitted,decided,recheck,kind`。",
    ),
    "table-word": ProblemWords(
        "列{column}中的“{text}”无法识别",
        "请写{words}之一",
        "每个词只有一个意思。例如：`result` 写 `granted` 或 `refused`。",
    ),
    "table-number": ProblemWords(
        "列{column}中的“{text}”不是数量",
        "请写不小于0的数：12.5",
        "天数、小时数和节省额都是数。例如：`12.5`。",
    ),
    "table-date": ProblemWords(
        "列{column}中的“{text}”不是日期",
        "请写成2026-03-31或2026-03-31 14:05",
        "日期按年、月、日书写。例如：`2026-03-31`。",
    ),
    "table-before": ProblemWords(
        "列{column}中的“{text}”早于提交",
        "请更正其中一个日期",
        "先提交，后办理。例如：`2026-03-02,2026-03-31`。",
    ),
    "table-text": ProblemWords(
        "文件不是UTF-8的表",
        "请另存为UTF-8的CSV文件",
        "表是CSV文件。例如：在电子表格中选“另存为”“CSV UTF-8”。",
    ),
    "table-empty": ProblemWords(
        "表中没有行",
        "请在表头之下一件写一行",
        "第一行是表头。例如：`arm,submitted,decided`，其下为 `today,2026-03-02,2026-03-31`。",
    ),
    "table-row": ProblemWords(
        "本行不是{columns}格，与第一行不同",
        "请写与表头一样多的格，空格也算",
        "每格在其表头之下。例如：`today,2026-03-02,` 有三格。",
    ),
    "pilot-log-one-arm": ProblemWords(
        "记录中的件走的是同一种办法",
        "请把两种办法的件放在一张表里",
        "两种办法按周比较。例如：列 `arm` 中有的行写 `today`，有的行写 `redesign`。",
    ),
    "pilot-log-offices": ProblemWords(
        "记录中不是两个单位",
        "请在列 office 中写两个名称：改了的和对照的",
        "改了的单位与没改的比较。例如：`office` 写 `A` 或 `B`。",
    ),
    "pilot-offices-name": ProblemWords(
        "单位“{text}”没有自己的名称",
        "请一个单位写一行并写名称",
        "每个单位只改一次。例如：`Northtown,120,6`。",
    ),
    "pilot-sample-offices": ProblemWords(
        "整个单位之间没有共同的记录可供模拟",
        "请改用另一种办法生成样例：--share 20%",
        "每个单位各写各的记录。例如：`--share 20% --sample pilot.csv`。",
    ),
    "pilot-others-unread": ProblemWords(
        "只有读取“{redesign}”的试点记录，才能重排其他方案",
        "请加上 --read LOG.csv，或只写试点的那个方案",
        "试点之前，各方案的先后见 compare 和 rank；试点记录可能使其改变。例如："
        "`approvalflow pilot permit one-window more-posts --read log.csv`。",
    ),
    "observed-twice": ProblemWords(
        "件“{text}”出现了两次",
        "请一件只写一行",
        "一件只决定一次。例如：`17,2026-03-02,granted,2026-03-31`。",
    ),
    "observed-undated": ProblemWords(
        "没有一件写有提交日期",
        "请写在列 submitted 中：2026-03-02",
        "天数从提交起算。例如：`17,2026-03-02,granted,2026-03-31`。",
    ),
    "observed-undecided": ProblemWords(
        "结果为“{result}”的件没有写日期",
        "请写在列 decided 中，或在列 result 中写 open",
        "已了结的件总有了结之日。例如：`17,2026-03-02,granted,2026-03-31`。",
    ),
    "observed-none-ended": ProblemWords(
        "最早的一件于{date}提交，至今未办结",
        "请写明其结果；如系遗漏登记，请删去该行",
        "在未办结的件之后提交的不计入：其中已办结的只是较快的。例如：`17,2026-03-02,withdrawn,2026-03-31`。",
    ),
    "observed-no-such-case": ProblemWords(
        "件的表中没有“{text}”",
        "请在那里写上这一件，或删去它的办理记录",
        "办理记录属于某一件。例如：两张表的列 case_id 都写 `17`。",
    ),
    "observed-no-such-step": ProblemWords(
        "流程中没有环节“{text}”",
        "请写{known}之一",
        "列 activity 写环节的 id。例如：`review`。",
    ),
}
