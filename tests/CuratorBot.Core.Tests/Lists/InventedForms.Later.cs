namespace CuratorBot.Core.Tests.Lists;

public sealed partial record InventedForm
{
    private static readonly InventedPaper[] ChinesePapers =
    [
        new("面向山区公路的滑坡监测方法综述", ["王小山", "李大河"], "计算机学报", 2021, "https://example.org/landslide.pdf", null, null),
        new("基于雷达的雾天车辆检测", ["赵一鸣", "钱多", "孙立"], "自动化学报", 2020, "https://example.org/fog.pdf", "https://github.com/zhao/fog", null),
        new("桥梁裂缝能被看见吗？", ["周桥"], "软件学报", 2019, "https://example.org/cracks.pdf", null, null),
        new("一种用于隧道照明的自适应控制策略", ["吴光", "郑明"], "电子学报", 2022, "https://example.org/light.pdf", "https://github.com/wu/light", null),
        new("港口集装箱识别数据集", ["冯海", "陈港"], "中国图象图形学报", 2023, "https://example.org/port.pdf", null, null),
        new("铁路信号的图神经网络建模", ["褚铁", "卫路"], "计算机研究与发展", 2021, "https://example.org/rail.pdf", "https://github.com/chu/rail", null),
    ];

    private static readonly InventedPaper[] KoreanPapers =
    [
        new("산악 도로의 낙석 감지 기법", ["김철수", "이영희"], "정보과학회논문지", 2021, "https://example.org/falling.pdf", null, null),
        new("안개 속 차량 검출", ["박민수"], "전자공학회논문지", 2020, "https://example.org/haze.pdf", "https://github.com/park/haze", null),
        new("터널 조명의 적응 제어", ["최광", "정명"], "제어로봇시스템학회논문지", 2022, "https://example.org/lamps.pdf", null, null),
        new("교량의 균열은 보이는가", ["강다리"], "방송공학회논문지", 2019, "https://example.org/seams.pdf", "https://github.com/kang/seams", null),
        new("항만 컨테이너 인식 데이터셋", ["조항", "윤만"], "멀티미디어학회논문지", 2023, "https://example.org/harbour.pdf", null, null),
        new("철도 신호의 그래프 모델링", ["장철"], "한국정보통신학회논문지", 2021, "https://example.org/lines.pdf", "https://github.com/jang/lines", null),
    ];

    /// <summary>Forms that nobody had looked at when the reader was made, labelled before it was tried on them.</summary>
    public static readonly IReadOnlyList<InventedForm> Later =
    [
        new("table of unusual columns", "## Papers\n\n| # | When | Where | What | TL;DR | Resources |\n|--:|:-:|:-:|:--|:--|:--|\n",
            static (p, i) => $"| {i + 1} | {p.Year} | {p.Venue} | [{p.Title}]({p.Url}) | Widgets, but {(i % 2 == 0 ? "faster" : "smaller")} | {(p.Code is null ? "—" : $"[code]({p.Code})")} |\n"),
        new("items below venue and year", "## Papers\n\n",
            static (p, i) => $"{(i % 5 == 0 ? $"* **Part {(i == 0 ? "one" : "two")}**\n" : "")}  * {p.Venue} {p.Year}\n    * **{p.Title}** [PDF]({p.Url}){(p.Code is null ? "" : $" [Code]({p.Code})")}\n"),
        new("numbered headings as titles", "## 1. Papers\n\n",
            static (p, i) => $"### 1.{i + 1} {p.Title}\n\n- Authors: {p.AllAuthors}\n- Venue: {p.Venue} {p.Year}\n- Paper: [link]({p.Url})\n{(p.Code is null ? "" : $"- Code: [link]({p.Code})\n")}\n"),
        new("Chinese titles in brackets", "## 论文\n\n",
            static (p, i) => $"{i + 1}. 《{p.Title}》，{string.Join('、', p.Authors)}，{p.Venue}，{p.Year}年。[[论文]]({p.Url}){(p.Code is null ? "" : $" [[代码]]({p.Code})")}\n") { Listed = ChinesePapers },
        new("Korean titles in bold", "## 논문\n\n",
            static (p, _) => $"- **{p.Title}** - {string.Join(", ", p.Authors)}, {p.Venue} {p.Year} [[논문]({p.Url})]{(p.Code is null ? "" : $" [[코드]({p.Code})]")}\n") { Listed = KoreanPapers },
        new("icons as links before the title", "## Papers\n\n",
            static (p, _) => $"- [📄]({p.Url}){(p.Code is null ? "" : $" [💻]({p.Code})")} {p.Title}. {p.AllAuthors}. {p.Venue} {p.Year}.\n"),
        new("APA references with a number", "## References\n\n",
            static (p, i) => $"[{i + 12}] {p.Surnames} ({p.Year}). {p.Title}. In *{p.Venue}*. {p.Url}\n\n") { LeavesOutCode = true },
        new("badges as links", "## Papers\n\n",
            static (p, _) => $"- **{p.Title}**, {p.Venue} {p.Year} [![paper](https://img.shields.io/badge/paper-pdf-red)]({p.Url}){(p.Code is null ? "" : $" [![code](https://img.shields.io/badge/code-github-black)]({p.Code})")}\n"),
        new("authors, title, venue, year", "## Papers\n\n",
            static (p, _) => $"- {p.AllAuthors}. {p.Title}. {p.Venue}, {p.Year}. [[pdf]({p.Url})]{(p.Code is null ? "" : $" [[code]({p.Code})]")}\n"),
        new("arrow to the links", "## Papers\n\n",
            static (p, _) => $"* {p.Year}, {p.Venue}: **{p.Title}** → [PDF]({p.Url}){(p.Code is null ? "" : $" → [code]({p.Code})")}\n"),
    ];
}
