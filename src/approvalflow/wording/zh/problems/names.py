"""Problems with names: steps, roles, levels, data, deputies (AF201 on), in Chinese."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "unknown-step": ProblemWords(
        "没有环节“{name}”",
        "写本流程的环节名、next、previous 或结局：granted、refused、withdrawn、lapsed",
        "箭头或关键字指向不存在的环节。例如：`then: examination`。框内的环节要带框名：`advice.fire`。",
    ),
    "unknown-role": ProblemWords(
        "没有角色“{name}”",
        "写 roles 之下的角色，或在那里加上",
        "办理环节的人必须列在 roles 之下并写明岗位数。例如：`roles: {clerk: 2}` 和 `by: clerk`。",
    ),
    "roles-missing": ProblemWords(
        "环节“{step}”写了角色，却没有 roles",
        "加上“roles:”，列出每个角色及其岗位",
        "每个角色的岗位数决定排队多久。例如：`roles: {clerk: 2, head: 1}`。",
    ),
    "unknown-level": ProblemWords(
        "没有层级“{name}”",
        "写 levels 之下的层级，或在那里加上",
        "层级只列一次，最低的在前。例如：`levels: [county, city]`。",
    ),
    "unknown-datum": ProblemWords(
        "事项没有名为“{name}”的数据",
        "写 case_data 之下的名称，或在那里加上",
        "一个值只能取决于每件事项已知的数据。例如：`case_data: {kind: {public: 20%, private: rest}}`。",
    ),
    "role-outside-group": ProblemWords(
        "在 in_series 和 in_parallel 之外，值取决于“role”",
        "只在几个角色办理同一环节时使用，或直接写值",
        "一个环节只有一个角色，就没有可选的。例如：`in_series: [planner, head]` 和 `work_time: {depends_on: role, planner: 1 h, head: 10 min}`。",
    ),
    "datum-is-a-number": ProblemWords(
        "“{name}”是数字，没有类别",
        "在 case_data 下用规则把它分成类别",
        "值可以取决于类别，不能取决于数字。例如：`size: [{if: area < 300 m2, is: small}, {otherwise: large}]`。",
    ),
    "unknown-category": ProblemWords(
        "“{name}”不是“{datum}”的类别",
        "写以下之一：{values}",
        "类别是 case_data 之下所列的。例如：`{depends_on: kind, public: 1 h, otherwise: 2 h}`。",
    ),
    "category-forgotten": ProblemWords(
        "“{datum}”的一些类别没有值：{names}",
        "补上，或加上“otherwise:”",
        "每一类事项都需要一个值。例如：`{depends_on: kind, public: 1 h, otherwise: 2 h}`。",
    ),
    "bad-step-name": ProblemWords(
        "“{name}”不能作环节名",
        "用文字、数字、_ 和 -，不能是：next、previous、granted、refused、withdrawn、lapsed、role、otherwise、rest",
        "名称用在箭头里，因此是一个词，且不能与有含义的词相同。例如：`site_visit`；给人看的名称写在 `name:`。",
    ),
    "bad-role-name": ProblemWords(
        "“{name}”不能作角色名",
        "用文字、数字、_ 和 -",
        "名称会用在别处，因此是一个词。例如：`deputy_head`；给人看的名称写在 `name:`。",
    ),
    "bad-datum-name": ProblemWords(
        "“{name}”不能用在条件里",
        "用文字、数字和 _，以文字开头，不能是：and、or、not、is、in、always、never",
        "事项的数据会用在条件里，而这些词在条件中有含义。例如：`floor_area`。",
    ),
    "bad-category-name": ProblemWords(
        "“{name}”不能作“{datum}”的类别名",
        "换一个词",
        "这些词在值取决于类别时有含义。例如：用 `other` 代替 `otherwise`。",
    ),
    "duplicate-step": ProblemWords(
        "已经有名为“{step}”的环节",
        "换一个名称",
        "箭头按名称找环节，每个名称只用一次。例如：`first_review` 和 `second_review`。",
    ),
    "role-twice": ProblemWords(
        "角色“{role}”列了两次",
        "只留一个",
        "在一串签批中每个角色签一次。例如：`in_series: [planner, head]`。",
    ),
    "lineage-twice": ProblemWords(
        "原名“{atom}”也被环节“{step}”使用",
        "只在其中一处保留",
        "改名环节的原名把它与过去联系起来，只能属于一个环节。例如：`lineage: old_name`。",
    ),
    "key-missing": ProblemWords(
        "“{step}”缺少“{key}”",
        "给该环节加上“{key}:”",
        "没有它，这类环节无法模拟，而且绝不猜测。例如：`- review: {by: clerk, work_time: 1 h}`。",
    ),
    "key-not-here": ProblemWords(
        "在性质为 {does} 的环节里，“{key}”没有意义",
        "删除它，或改变该环节的性质",
        "不起作用的关键字会误导读者。例如：`wait` 有 `takes:`，没有人办理。",
    ),
    "like-circle": ProblemWords(
        "“{name}”不能在这里复制，因为会没完没了",
        "把该环节完整写出",
        "一个环节复制自另一个，后者又复制自前者，或复制链太长。例如：`- second: {like: first}`，其中 first 完整写出。",
    ),
    "too-many-steps": ProblemWords(
        "文件展开后超过{most}个环节",
        "减少复制",
        "复制和串列会使短文件变得很长。常见的是被复制的框里又有复制。",
    ),
    "nothing-to-copy": ProblemWords(
        "没有可复制的环节“{name}”",
        "在“like:”后写本流程的环节名",
        "一个环节可以写成另一个的复制，只改旁边所写的内容。例如：`- second: {like: first, by: head}`。",
    ),
    "backlog-no-desk": ProblemWords(
        "“{step}”本身没有人办理，所以那里没有案卷",
        "写案卷所在的环节：{desks}",
        "积压列出待人办理的案卷。框或串列要用带点的部分名称。例如：`backlog: {review: 8, advice.fire: 3}`。",
    ),
    "deputy-never-acts": ProblemWords(
        "“{role}”的代理永远不会起作用：该角色从不缺勤",
        "写明其人员何时缺勤，或不写代理",
        "代理在该角色无人在岗的日子接手案卷。例如：`{staff: 1, absent: 25 working days a year, deputy: lawyer}`。",
    ),
    "deputy-is-the-role": ProblemWords(
        "角色“{role}”是它自己的代理",
        "写另一个角色",
        "同一角色的人员本来就互相顶替。例如：`deputy: lawyer`。",
    ),
    "deputies-in-a-circle": ProblemWords(
        "“{role}”的代理又回到它自己",
        "让链条终止于没有代理的角色",
        "如果人人互相代理，全都不在时就没有人。例如：`mayor: {..., deputy: secretary}`，而 secretary 没有代理。",
    ),
    "deputy-separated": ProblemWords(
        "“{role}”的代理“{deputy}”按别的数据分开",
        "两个角色按同一数据分开，或代理不分开",
        "必须清楚由代理角色的哪一组接手事项。例如：两者都写 `separate_by: department`。",
    ),
    "not-same-as-itself": ProblemWords(
        "环节“{step}”写了它自己",
        "写两个环节中的另一个",
        "在后一个环节写前一个的名称，使两者由不同的人办理。例如：`decide: {by: clerk, not_same_as: prepare}`。",
    ),
    "not-same-as-nobody": ProblemWords(
        "环节“{other}”没有人办理",
        "写有人办理的环节",
        "只有办理环节才有人。例如：`not_same_as: prepare`。",
    ),
    "not-same-as-alone": ProblemWords(
        "“{step}”和“{other}”只有一个人可办",
        "给“{role}”增加人手，或把一个环节交给别的角色",
        "办理其中一个的人不得办理另一个，而又没有别人，事项会永远等下去。例如：`roles: {clerk: 2}`。",
    ),
    "escalate-separated": ProblemWords(
        "角色“{to}”与“{role}”按不同的数据分开",
        "两个角色按同一数据分开，或升级到的角色不分开",
        "必须清楚由哪一组接手案卷。例如：两者都写 `separate_by: department`。",
    ),
}
