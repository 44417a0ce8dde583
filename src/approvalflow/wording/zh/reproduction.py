"""A result made again, in Chinese."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "reproduced.same": "每个数字都相同：{designs}，共{numbers}个数字。",
    "reproduced.differs": "{numbers}个数字中有{count}个不同。",
    "reproduced.words": "{numbers}个数字全部相同，但另有{count}处内容不同。",
    "reproduced.designs.one": "一个方案",
    "reproduced.designs": "{count}个方案",
    "reproduced.world": "此后的变化",
    "reproduced.change": "原为{then}，现为{now}",
    "reproduced.command": "{then}；而结果中的设置相当于{now}",
    "reproduced.absent": "无",
    "reproduced.engine": "引擎",
    "reproduced.file.changed": "与结果中的不同",
    "reproduced.file.missing": "在结果中，但不在文件夹中",
    "reproduced.file.added": "在文件夹中，但不在结果中",
    "reproduced.nothing": "结果所记录的内容都没有变化：种子、随机数方案、引擎、文件和版本均与本次运行一致。"
    "因此，要么结果保存后其中内容被改动，要么程序有改动而版本号未变。",
    "reproduced.unrecorded": "结果没有记录生成时的版本（--no-versions）。",
    "reproduced.unrecorded.now": "现在的版本：{versions}。",
    "reproduced.measures": "指标",
    "reproduced.moved": "{design}：{measures}个指标中有{count}个变动，均在各自的区间之内。",
    "reproduced.moved.beyond": "{design}：{measures}个指标中有{count}个变动，其中{beyond}个超出其区间：{names}。",
    "reproduced.further": "{names}等，另有{count}个",
    "reproduced.figures": "不同之处",
    "reproduced.path": "位置",
    "reproduced.then": "结果中",
    "reproduced.now": "重新得出",
    "reproduced.by": "相差",
    "reproduced.more": "另有{count}处。",
    "reproduced.unread": "{path} 所含的研究无法照原样运行（{versions}）：",
    "reproduced.version": "由 approvalflow {then}生成，当前为{now}",
    "reproduced.version.unknown": "当前为 approvalflow {now}",
    "reproduced.interrupted": "已中断：只完成一部分的运行不能与整个结果比较。",
}
