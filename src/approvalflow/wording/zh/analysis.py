"""Results beside each other, in Chinese."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "beside.title": "结果对照",
    "beside.pair": "{first} 与 {second}",
    "beside.page": "已存结果的对照",
    "beside.design": "{name}",
    "beside.difference": "差异",
    "beside.luck.same": "两者的文件、设置与随机数（种子 {seed}）都相同：若有差异，来自程序或库的版本不同。",
    "beside.luck.shared": "两者用的是同一组随机数（种子 {seed}），差异按重复逐次相减，与一次比较之内相同；"
    "分位数除外，因为结果里不保存逐件用时。",
    "beside.luck.partly": "两者前 {shared} 次重复用的是同一组随机数（种子 {seed}）：差异按这些重复逐次相减，"
    "与两个数值（取自全部重复）之差可能略有出入。两者都做 {many} 次重复则完全一致。",
    "beside.luck.other": "{first} 的种子是 {seed}，{second} 的种子是 {other}：两者是相互独立的样本，"
    "差异中含有偶然因素，区间比一次比较之内的宽。",
    "beside.luck.scheme": "{first} 与 {second} 取随机数的方式不同：种子虽都是 {seed}，仍是相互独立的样本，"
    "差异的区间比一次比较之内的宽。",
    "beside.each": "每个区间各自有95%的把握：二十项本无差异的指标中，约有一项会显得有差异。",
    "beside.none": "无",
    "beside.named": "{first} 的流程名为 {one}，{second} 的名为 {other}；这里以前者的现状对照后者的现状。",
    "beside.interrupted": "{name} 在达到所要求的精度之前被中断。",
    "beside.differ.process": "流程文件不同。",
    "beside.differ.redesigns": "有改革方案的文件不同。",
    "beside.differ.changes": "运行时所作改动：{first} 为 {one}，{second} 为 {other}。",
    "beside.differ.weeks": "{first} 统计 {one} 周，{second} 统计 {other} 周。",
    "beside.differ.start_up_weeks": "{first} 预热 {one} 周，{second} 预热 {other} 周。",
    "beside.differ.versions": "版本不同：{which}。",
    "beside.differ.currency": "{first} 以 {one} 计，{second} 以 {other} 计：金额不作比较。",
    "beside.only.designs": "只有 {name} 有：{listed}。",
    "beside.only.first": "只有前者统计：{listed}。",
    "beside.only.second": "只有后者统计：{listed}。",
    "beside.only.money": "币种不同，未作比较：{listed}。",
    "beside.alone": "{path} 只是一个结果：请再给出一个与之对照的结果；要比较改革方案，请给出其研究的文件夹。",
    "beside.twice": "{path} 出现了两次。",
    "beside.option": "{option} 只对模拟有意义，而这里只读取结果：请去掉。",
}
