"""Problems with a file and how it is written (AF001 on), in Chinese."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "cannot-read": ProblemWords(
        "无法读取文件“{file}”：{what}",
        "办法：{do}",
        "系统拒绝读取该文件。例如：文件名超过系统允许的长度、链接首尾相接，或磁盘损坏。",
    ),
    "empty-file": ProblemWords(
        "文件是空的",
        "以“approvalflow: 1”开头，然后写 roles、arrivals 和 steps；“approvalflow init”可写出一个能运行的文件",
        "文件里只有空白或注释。第一行示例：`approvalflow: 1`。",
    ),
    "not-a-mapping": ProblemWords(
        "文件不是以关键字开头",
        "文件从左边顶格以“approvalflow: 1”开头",
        "文件由关键字及其值逐行组成，这里却是一个列表或一段文字。例如：`approvalflow: 1`，下一行 `name: 营业执照`。",
    ),
    "file-too-large": ProblemWords(
        "文件有{size}字节，超过{largest}",
        "请确认文件没有弄错；一个流程几千个字符就够了",
        "超过一百万字节的文件不读：没有这么长的流程，这样也能更早发现拿错了文件。例如：误给了电子表格的导出文件。",
    ),
    "not-utf8": ProblemWords(
        "有一个字符不是 UTF-8（字节 {found}）",
        "在编辑器中另存为 UTF-8：另存为，编码，UTF-8",
        "文件用了别的编码保存，文字会被读错。在记事本中：文件，另存为，编码：UTF-8。",
    ),
    "not-utf8-gbk": ProblemWords(
        "文件似乎是 GBK 编码，而不是 UTF-8（字节 {found}）",
        "在编辑器中另存为 UTF-8：另存为，编码，UTF-8",
        "中文编辑器常以 GBK 保存，在别处汉字会被读错。在记事本中：文件，另存为，编码：UTF-8。",
    ),
    "control-character": ProblemWords(
        "这里有一个看不见的字符（{found}）",
        "删除它，或确认这是文本文件",
        "文本文件只有文字、数字和符号。这常常是把 Word 或 Excel 文件改成了 .yaml。改变文字方向的符号（U+202E 之类）也不接受，因为那样一行字看起来会与内容不符；写成转义（如 \\x1b）也一样。例如：把文字复制到纯文本编辑器的新文件中。",
    ),
    "yaml-syntax": ProblemWords(
        "写法到这里就不通了：{detail}",
        "请与上面几行对照：引号、方括号、花括号是否成对，同一列表的各项是否左对齐",
        "从这里起文件无法读取。例如：`{by: clerk, work_time: 1 h` 缺少右花括号。",
    ),
    "duplicate-key": ProblemWords(
        "关键字“{key}”在这里第二次出现",
        "两个只留一个；第一个在第{first_line}行",
        "同一处的关键字只能有一个值，否则不清楚以哪个为准。例如：roles 之下既有 `clerk: 2` 又有 `clerk: 3`。",
    ),
    "null-value": ProblemWords(
        "“{key}”后面什么也没写",
        "在后面写上值，或删除它；如果值中本来就有逗号，请把值放进引号",
        '没有值的关键字什么也没说。花括号中的逗号会结束一个值：`{name: roads, bridges}` 应写成 `{name: "roads, bridges"}`。',
    ),
    "key-not-text": ProblemWords(
        "这个关键字不是一个单词",
        "写一个名称、冒号和空格，然后写值",
        "关键字是一个普通的词，不是列表，也不能空着。例如：`clerk: 2`。",
    ),
    "tab-indent": ProblemWords(
        "这里有制表符（全文共{count}个）",
        "用空格代替制表符；多数编辑器可以对全文替换",
        "制表符在不同编辑器中宽度不同，无法表示谁属于谁。例如：`by: clerk` 前面用两个空格。",
    ),
    "full-width": ProblemWords(
        "全角符号“{found}”用在了需要“{use}”的地方",
        "切换到英文输入法写“{use}”",
        "全角标点看起来相似，在这里却没有意义。例如：`name: 许可` 需要半角冒号，后跟一个空格。中文句子之内可以用全角标点。",
    ),
    "ideographic-space": ProblemWords(
        "这里有一个全角空格",
        "换成普通空格",
        "全角空格 U+3000看起来像两个空格，却被当作文字读入。例如：中文输入法常在两个词之间留下它。",
    ),
    "no-break-space": ProblemWords(
        "这里有一个不间断空格",
        "换成普通空格",
        "从网页或 Word 复制的文字常带有不间断空格，看起来像空格，却被当作文字读入。删除后按空格键即可。",
    ),
    "curly-quotes": ProblemWords(
        "弯引号 {found} 不能把文字括在一起",
        "改写为 {use}，或不用引号",
        '文字处理软件会把直引号变成弯引号。例如：用直引号写 `name: "Roads, bridges"`。',
    ),
    "decimal-comma": ProblemWords(
        "{found} 中的逗号结束了这个值",
        "写成“{use}”",
        "花括号中的逗号分隔各项，1,5会被读成1和5。例如：`{mean: 1.5 h, sd: 1 h}`。",
    ),
    "second-colon": ProblemWords(
        "“{key}”的值里又有一个冒号",
        "把值放进引号，或去掉第二个冒号后的空格",
        '冒号加空格表示值的开始，一行只能有一次。例如：`source: "Statistics 2024: table 3"`。',
    ),
    "hash-in-value": ProblemWords(
        "从 {found} 起都被当作注释",
        "如果 {found} 属于值，请把值放进引号；若是注释，请在 # 前空两格、后空一格",
        '空格之后的 # 表示注释开始。例如：`source: "form #18"`。',
    ),
    "no-space-after-colon": ProblemWords(
        "“{key}”的冒号后缺少空格",
        "写成“{key}: {value}”",
        "没有空格，冒号就成了词的一部分。例如：`staff: 3`，而不是 `staff:3`。",
    ),
    "beside-not-under": ProblemWords(
        "“{beside}”与“{key}”并列，而不在其下",
        "在“{beside}”及其后的内容前再加两个空格",
        "属于某个环节的内容写在它的下面，再向右缩进。例如：`- intake:`，下一行缩进六个空格写 `by: clerk`。",
    ),
    "alias": ProblemWords(
        "不能引用文件的另一处（{found}）",
        "把值直接写出来；环节可以用“like: 另一个环节”",
        "符号 & 和 * 用来标记和重复文件的一部分，会使文件难读，因此不接受。例如：`- second: {like: first, by: head}`。",
    ),
    "tag": ProblemWords(
        "标记 {found} 不能使用",
        "删除它",
        "以 ! 开头的词会改变其他程序读取值的方式。这里的值按位置读取。例如：`staff: 3`，而不是 `staff: !!int 3`。",
    ),
    "several-documents": ProblemWords(
        "这里开始了第二个文档",
        "删除 --- 这一行，或把第二部分放进另一个文件",
        "中间的 --- 表示新文档开始。一个文件只描述一个流程或一个方案。",
    ),
    "nested-too-deep": ProblemWords(
        "嵌套超过{deepest}层",
        "减少层数",
        "很少真的需要这么多层；常常是括号没有闭合。例如：框中套框再套框，可以写成一个分支更多的框。",
    ),
    "wrong-shape": ProblemWords(
        "看不懂“{key}”的写法",
        "用“approvalflow explain {key}”查看写法",
        "值的形式与关键字不符。例如：`roles:` 之下应是带岗位数的名称，而不是一个数字。",
    ),
    "mapping-expected": ProblemWords(
        "“{key}”之下需要带值的关键字",
        "写关键字和值，例如“{example}”",
        "这里要说几件事，各用一个关键字。例如：`calendar: {holidays: CN, starts: 2025-01-06}`。",
    ),
    "sequence-expected": ProblemWords(
        "“{key}”需要一个列表",
        "用方括号写列表：[first, second]",
        "这里可以有几个值，而且顺序有意义。例如：`levels: [county, city]`。",
    ),
    "sequence-empty": ProblemWords(
        "“{key}”的列表是空的",
        "至少写一个值，或删除该关键字",
        "空列表什么也没说。例如：`share: [18%, 6%]`。",
    ),
    "text-expected": ProblemWords(
        "“{key}”需要一个词或一段文字",
        "写一个词或一段文字，不要方括号或花括号",
        "这里需要一个名称，却写了列表或一组关键字。例如：`by: clerk`。",
    ),
    "unknown-version": ProblemWords(
        "不认识语言版本“{text}”",
        "写“approvalflow: 1”",
        "第一行说明文件用哪个版本的语言。目前只有一个：`approvalflow: 1`。",
    ),
    "key-missing-here": ProblemWords(
        "缺少关键字“{key}”",
        "加上“{key}:”及其值",
        "没有它就无法模拟，而且绝不猜测。例如：`arrivals: 12 per working day`。",
    ),
    "unknown-key": ProblemWords(
        "这里没有关键字“{key}”",
        "改正或删除；docs/language.md 列出了全部关键字",
        "不认识的关键字不会有任何作用，因此拒绝。例如：`work_tiem: 1 h` 是 `work_time: 1 h` 的笔误。",
    ),
    "dash-missing": ProblemWords(
        "“{key}”前面缺少短横",
        "在原处写“- {key}:”；若它属于上一行，请再多空两格",
        (
            "列表的每一项以短横开头，上下对齐。例如：`- review: {by: clerk, work_time: 1 h}`，下一行 "
            "`- sign: {by: head, work_time: 5 min}`。"
        ),
    ),
    "indent-differs": ProblemWords(
        "这一行前有{here}个空格，它可能所属的各行前有{above}个",
        "在它前面写{above}个空格",
        "同属一处的各行从同一列开始。例如：`by: clerk` 与 `work_time: 1 h` 上下对齐，各空六格。",
    ),
    "redesign-not-process": ProblemWords(
        "这是改革方案，不是流程",
        "指明流程，再指明方案：approvalflow compare STUDY {name}",
        "方案只写对流程的改动（moves）。例如：`approvalflow compare my-study parallel`。",
    ),
    "processes-own-it": ProblemWords(
        "“{key}”属于某个流程",
        "写在“processes:”之下它所属的流程里",
        "多个流程共用一个机关时，各有自己的环节、来件、事项数据和时限。角色、日历、层级和流转写在上面，供全体使用。",
    ),
    "processes-not-a-mapping": ProblemWords(
        "“processes:”应列出每个流程，其关键字写在下面",
        "例如写“processes: {{permits: {{arrivals: ..., steps: [...]}}}}”",
        "每个流程有名称，其下写来件和环节。共用的角色写在上面。",
    ),
    "process-not-a-mapping": ProblemWords(
        "流程“{process}”之下没有可读的内容",
        "在它下面写来件和环节",
        "机关的一个流程有关键字 arrivals 和 steps，还可以有名称、时限和事项数据。",
    ),
    "bad-process-name": ProblemWords(
        "“{name}”不能作流程名",
        "用文字、数字和 _",
        "流程名写在其环节名之前，用点连接：`permits.sign`。",
    ),
    "datum-in-two-processes": ProblemWords(
        "事项数据“{name}”出现在多个流程中",
        "在其中一个换名；“process”本身总是已知",
        "条件和报告只用名称称呼事项数据，因此每个名称在整个机关只表示一件事。",
    ),
    "limit-for-some": ProblemWords(
        "只有部分流程有{kind}时限",
        "每个流程都写，或都不写",
        "只有每件事项都有时限，才能说机关有多少事项守时。",
    ),
    "escape-unknown": ProblemWords(
        "{found} 不代表任何字符",
        "如果要写反斜杠本身，请写两个，或把文字放进单引号",
        "在双引号之间，反斜杠表示后面的符号是另一种写法：`\\u5ba1` 就是一个汉字。例如：用单引号写 `source: 'C:\\statistics'`，或写 `\"C:\\\\statistics\"`。",
    ),
    "hidden-in-name": ProblemWords(
        "名称“{file}”中有看不见或不是 UTF-8的字符（{found}）",
        "请改用由文字、数字和符号组成的文件名或文件夹名",
        "名称会印在报告和命令里。其中若有控制字符、改变文字方向的符号、换行或残缺的字符，看到的就会与实际不符。这里以转义写法显示这些字符。",
    ),
    "redesign-ending": ProblemWords(
        "“{file}”没有读取：改造方案的文件名要以 .yaml 结尾",
        "请改名为“{name}”，或移到别的文件夹",
        "redesigns 文件夹中只读取以小写 .yaml 结尾的文件；名称不同的文件会不声不响地不参加比较。例如：`redesigns/parallel.yml` 应改为 `redesigns/parallel.yaml`。",
    ),
    "folder-without-process": ProblemWords(
        "文件夹“{file}”中没有 process.yaml：{what}",
        "办法：{do}",
        "一项研究是一个文件夹，其中有文件 process.yaml；如有改造方案，旁边还有文件夹 redesigns。例如：`approvalflow check my-study`。",
    ),
    "other-file": ProblemWords(
        "这是{what}，不是流程，也不是改造方案",
        "办法：{do}",
        "流程和改造方案都用 YAML 书写。其他文件多半是给错了，或者属于别的命令。例如：`approvalflow report result.json`。",
    ),
    "file-missing": ProblemWords(
        "没有文件“{file}”",
        "请检查路径和文件名，包括后缀",
        "例如：文件名是 permit.yaml，却写了 `approvalflow check permit.yml`；或文件夹里没有 process.yaml。",
    ),
    "folder-not-file": ProblemWords(
        "“{file}”是一个文件夹，而这里需要文件",
        "请写其中的文件，或给文件夹换一个名称",
        "流程和方案都是文件。例如：名为 process.yaml 的文件夹，或 redesigns 中名称以 .yaml 结尾的文件夹。",
    ),
    "not-an-ordinary-file": ProblemWords(
        "“{file}”是管道、设备或套接字，不是文件",
        "请先把内容存成文件，再写该文件",
        "管道和设备的内容事先不知道何时结束，而且只能读一次。例如：不要写 `approvalflow check /dev/stdin`，把文本存为 process.yaml，再写 `approvalflow check process.yaml`。",
    ),
    "not-permitted": ProblemWords(
        "没有权限读取文件“{file}”",
        "请取得读取权限，或关闭占用它的程序",
        "系统不允许您读取该文件，或另一个程序正独占它，例如 Windows 上的 Word 和 Excel。",
    ),
    "too-many-values": ProblemWords(
        "文件中的关键字和值超过{most}个",
        "请确认文件没有弄错；六十个环节的流程大约有一千个",
        "对文件所做的一切都随关键字、值和列表项的数量增长，再多就要久等。文字和注释可以很长。例如：误给了案件清单，而流程只需要每天来多少件。",
    ),
    "copies-too-large": ProblemWords(
        "连同副本，文件中的关键字和值超过{most}个",
        "请减少副本，或复制较小的环节",
        "副本和成组的环节会成倍增加短文件的内容：like 复制一个环节的全部内容，in_series 和 in_parallel 的每个角色各有一个环节。",
    ),
}
