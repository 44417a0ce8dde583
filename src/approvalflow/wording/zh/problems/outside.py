"""Problems with what is given to bodies outside, to associations and to joint desks, in Chinese."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "outsource-decision": ProblemWords(
        "“{step}”作出决定，而决定不能外包",
        "外包审查，决定留在原处",
        "外部可以审查，决定由机关负责。例如：`outsource: fire_advice`。",
    ),
    "outsource-merged": ProblemWords(
        "“{step}”由几个环节合并而成",
        "在合并之前外包",
        "合并环节的各部分各有其工作。例如：`outsource` 写在 `merge` 之前。",
    ),
    "outsource-already": ProblemWords(
        "“{step}”已经由“{role}”办理",
        "在 to 之下写外部的角色",
        "例如：`outsource: fire_advice`，`to: regional_service`。",
    ),
    "outsource-price": ProblemWords(
        "角色“{role}”已有另一个价格",
        "不写 price，或改角色的价格",
        "一个角色每次办理只有一个价格。例如：`set: {roles: {service: {price: 350 EUR}}}`。",
    ),
    "outsource-nothing-to-choose": ProblemWords(
        "只有一个机构，无从选择",
        "在 to 之下写几个机构，或不写 chosen_by",
        "例如：`to: [lab_a, lab_b]`、`chosen_by: office`。",
    ),
    "outsource-shares-of-office": ProblemWords(
        "机关把每件事项交给{roles}中最先有空的一个，因此没有比例",
        "只写机构：to: [{roles}]；或写 chosen_by: applicant",
        "各机构得到多少，取决于办得多快。由申请人选择时，比例就是他们的选择：`to: {lab_a: 60%, lab_b: rest}`。",
    ),
    "outsource-without-shares": ProblemWords(
        "没有写明{roles}各得多少事项",
        "写明各自的比例，to: {{lab_a: 60%, lab_b: rest}}；或写 chosen_by: office",
        "写 `chosen_by: office` 时，每件事项交给最先有空的机构，各机构人员共办一个队列。",
    ),
    "transfer-to-whom": ProblemWords(
        "“{step}”要么交给一个机构，要么由联合窗口办理，只能是其一",
        "在 to 之下写机构，或在 joint 之下写联合窗口",
        "例如：`to: guild`、`checks: 5%`、`found: 2%`；或 `joint: {posts: {clerk: 1, guild: 2}, into: joint_desk}`。",
    ),
    "transfer-no-sample": ProblemWords(
        "没有写明“{role}”所办事项机关事后抽查多少",
        "写上 checks: 5%、found: 2%；机关人员也在场时写 joint",
        "`checks` 是抽查的批准所占比例，`found` 是其中本不应批准的比例。`checks: 0%` 表示不抽查。",
    ),
    "transfer-sample-of-joint": ProblemWords(
        "联合窗口有机关人员在场，不再事后抽查",
        "不写 checks 和 found",
        "单独由机构办理的，事后抽查；联合窗口由机关人员与其共同办理。",
    ),
    "joint-of-one": ProblemWords(
        "联合窗口须有两个以上角色的人员",
        "写明各角色的人数：posts: {{clerk: 1, guild: 2}}",
        "一个角色的人员自成窗口时，是一个新角色：`add: {roles: {desk: 2}}`。",
    ),
    "joint-staff": ProblemWords(
        "联合窗口的人数就是 posts 之和",
        "不写 staff",
        "例如：`joint: {posts: {clerk: 1, guild: 2}, into: joint_desk}` 共三人。",
    ),
    "joint-separate": ProblemWords(
        "“{role}”对不同事项各有人员",
        "写一个人员办理所有事项的角色",
        "到联合窗口的人员离开原来的办公桌；几组之中是哪一组，无从得知。",
    ),
    "joint-too-many": ProblemWords(
        "“{role}”只有{staff}人，不能有更多人到联合窗口",
        "少写几人，或先给该角色增加人员",
        "例如：在移交之前写 `set: {roles: {guild: {staff: 3}}}`。",
    ),
    "outsource-again": ProblemWords(
        "“{step}”的事项已分给外部机构",
        "在一次 outsource 中写出所有机构：to: {{lab_a: 60%, lab_b: rest}}",
        "每个机构得到一定比例的事项，其中一个可以得到其余。",
    ),
    "transfer-no-desk": ProblemWords(
        "“{step}”不是可以交给他人办理的环节",
        "写一个未经合并的审查或批准环节",
        "例如：`transfer: register`、`to: association`、`checks: 5%`、`found: 2%`。",
    ),
}
