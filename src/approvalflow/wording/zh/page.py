"""The page and the table of all measures, in Chinese."""

from __future__ import annotations

from approvalflow.wording.en.page import SENTENCES as ENGLISH

SENTENCES: dict[str, str] = {
    "page.skip": "跳到报告正文",
    "page.contents": "目录",
    "page.kind.run": "单个流程的模拟",
    "page.kind.compare": "用模拟比较改革方案",
    "page.data": "图中的数字",
    "page.scroll": "可横向滚动的表格：{caption}",
    "page.scroll.map": "可横向滚动的流程图：{caption}",
    "page.data.map": "流程图中的数字",
    "page.packed": "为使文件保持小巧，本图已压缩；浏览器允许运行本页脚本时即会显示。",
    "page.packed.table": "{title}：为使文件保持小巧已压缩；浏览器允许运行本页脚本时即会显示。",
    "page.csv": "全部指标表格（CSV）",
    "page.yaml": "所模拟的文件，可再次运行（{name}）",
    "page.certificate": "供程序读取的证书（JSON）",
    "page.footer": "由 ApprovalFlow 模拟。模型的好坏取决于假设。",
    "tone.good": "好",
    "tone.bad": "不好",
    "tone.unsure": "不确定",
    "tone.note": "注意",
    "csv.columns": ENGLISH["csv.columns"],
    "csv.ledger": ENGLISH["csv.ledger"],
}
