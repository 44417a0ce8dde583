"""Problems with values: floors, anchors, profiles (AF931 on), in Chinese."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "unknown-criterion": ProblemWords(
        "没有指标“{name}”",
        "可选：{known}",
        "评判方案的指标有：按时办结率（in_time）、平均天数（days）、九成办结天数（nine_in_ten）、单件成本"
        "（cost）、岗位（posts）、跑动（visits）、材料（documents）、最长静默（silence）、部门间差距"
        "（same_for_all）、现有把关保留比例（control）、业务余量（room）、问题放行率（defects）。"
        "例：`order: in_time >= control >= rest`。",
    ),
    "order-not-understood": ProblemWords(
        "次序“{text}”无法读懂",
        "各指标之间写>=，同等的写=：in_time >= control >= rest",
        "次序从最重要的指标写起；`rest`代表其余指标，不分先后。例：`order: days >= cost = visits >= rest`。",
    ),
    "criterion-twice": ProblemWords(
        "次序中“{name}”出现两次",
        "只写一次",
        "每项指标在次序中只有一个位置。例：`order: days >= cost >= rest`。",
    ),
    "rest-not-last": ProblemWords(
        "“rest”没有单独放在次序末尾",
        "放在最后的>=之后，或删去",
        "`rest`代表次序未列的全部指标，其后不能再有指标；不写则其余指标没有权重。"
        "例：`order: in_time >= control >= rest`。",
    ),
    "anchor-backwards": ProblemWords(
        "“{name}”越少越好，但目标{target}不低于最差{worst}",
        "目标应小于最差",
        "锚点说明指标在什么范围内计分：最差处不得分，目标处得满分。"
        "例：`days: {worst: 90 calendar days, target: 50 calendar days, source: 法规}`。",
    ),
    "anchor-backwards-more": ProblemWords(
        "“{name}”越多越好，但目标{target}不高于最差{worst}",
        "目标应大于最差",
        "锚点说明指标在什么范围内计分：最差处不得分，目标处得满分。"
        "例：`in_time: {worst: 80%, target: 100%, source: 2020年服务承诺}`。",
    ),
    "profile-built-in": ProblemWords(
        "取向“{name}”为内置取向",
        "另取名称",
        "`unity`（按时办结、同事同标准、把关，然后其余）、`interest`（天数、成本，然后其余）和"
        "`comprehensive`（各项同等）在所有研究中含义相同。"
        "例：`profiles: {province: {set_by: 省里, order: in_time >= cost}}`。",
    ),
    "offices-unknown": ProblemWords(
        "没有可区分部门的申请数据“{name}”",
        "请写明有类别的申请数据：{known}",
        "`offices`指明哪项申请数据的类别代表各部门；同类事项在不同部门之间相差多少天，即指标`same_for_all`。"
        "例：`offices: district`。",
    ),
    "no-such-profile": ProblemWords(
        "没有取向“{name}”",
        "可选：{known}；或直接写次序：“days >= cost”",
        "取向可以是unity、interest、comprehensive，也可以是流程旁`values.yaml`中的取向，或命令行上的次序。"
        '例：`approvalflow rank permit --profile "in_time >= control >= rest"`。',
    ),
    "rank-no-redesign": ProblemWords(
        "没有可供选择的方案",
        "在redesigns/中写一项，或先看建议：approvalflow suggest STUDY",
        "价值取向用于在现状与各方案之间选择。例：`approvalflow rank permit`。",
    ),
    "floors-leave-nothing": ProblemWords(
        "没有一种措施组合确知守住研究的底线",
        "查看values.yaml中的底线；approvalflow compare STUDY会列出哪些被突破",
        "突破底线的组合不会被采纳，无从得知是否守住的也不会。例：`floors: [granted >= today - 1 point]`。",
    ),
    "values-ending": ProblemWords(
        "“{file}”没有读取：研究的价值取向写在 values.yaml 中",
        "请改名为“values.yaml”，或移到别的文件夹",
        "与 process.yaml 并列的小写 values.yaml 才会读取；名称不同的文件会不声不响地被忽略。",
    ),
}
