namespace CuratorBot.Core.Tests.Lists;

/// <summary>A paper that does not exist.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Authors">Its authors, by full name.</param>
/// <param name="Venue">Where it was published, without the year.</param>
/// <param name="Year">When.</param>
/// <param name="Url">Its address.</param>
/// <param name="Code">The address of its code; null where it has none.</param>
/// <param name="Name">What its model is called; null where it has no name.</param>
public sealed record InventedPaper(string Title, string[] Authors, string Venue, int Year, string Url, string? Code, string? Name)
{
    public string ShortYear => $"{Year % 100:00}";

    /// <summary>Ann Ames, Bob Bold, Cay Cole</summary>
    public string AllAuthors => string.Join(", ", Authors);

    /// <summary>Ann Ames et al.</summary>
    public string FirstAuthor => Authors.Length > 1 ? $"{Authors[0]} et al." : Authors[0];

    /// <summary>Ames A, Bold B, Cole C</summary>
    public string Surnames => string.Join(", ", Authors.Take(3).Select(static name => $"{name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..]} {name[0]}")) + (Authors.Length > 3 ? ", et al" : "");
}

/// <summary>A list in one of the ways in which lists of papers are written.</summary>
/// <param name="Name">What the way is called.</param>
/// <param name="Head">What stands above the entries.</param>
/// <param name="Entry">How an entry is written.</param>
/// <param name="Foot">What stands below the entries.</param>
public sealed partial record InventedForm(string Name, string Head, Func<InventedPaper, int, string> Entry, string Foot = "")
{
    /// <summary>The papers that it lists.</summary>
    public IReadOnlyList<InventedPaper> Listed { get; init; } = Papers;

    /// <summary>Whether its entries leave out the address of the code.</summary>
    public bool LeavesOutCode { get; init; }

    /// <summary>Papers as messy as those of real lists: marks and names in titles, one author or many, preprints, no code.</summary>
    public static readonly InventedPaper[] Papers =
    [
        new("Sparse Widget Learning for Robust Quantum Retrieval", ["Ann Ames", "Bob Bold", "Cay Cole"], "ICLR", 2023, "https://arxiv.org/abs/2301.00134", "https://github.com/acme/swl", "SWL"),
        new("GizmoNet: Towards Scalable Widget Parsing", ["Dan Dorn", "Eve Egan"], "CVPR", 2022, "https://openaccess.thecvf.com/content/CVPR2022/papers/Dorn_GizmoNet.pdf", null, "GizmoNet"),
        new("Can Widgets Reason? A Closer Look", ["Fay Ford", "Gus Gray", "Hal Hunt", "Ida Irwin"], "NeurIPS", 2021, "https://arxiv.org/abs/2106.07411", "https://github.com/ford/reason", null),
        new("A Survey of Gadget Networks", ["Jan Jones"], "arXiv", 2020, "https://arxiv.org/pdf/2004.01234.pdf", null, null),
        new("Look, Listen and Act: Learning Doodads from Sound", ["Kim Lee", "Lou Marsh", "Max Noll"], "ECCV", 2020, "https://doi.org/10.1007/978-3-030-58555-6_12", "https://github.com/lee/lla", "LLA"),
        new("3D Thingamajigs in the Wild", ["Nia Oaks", "Otto Pohl"], "ICML", 2019, "https://proceedings.mlr.press/v97/oaks19a.html", "https://github.com/oaks/3dt", null),
        new("Unsupervised Contraption Discovery with Self-Attention", ["Pia Quist", "Ron Stein", "Sue Tuck", "Uwe Voss", "Val West"], "AAAI", 2021, "https://ojs.aaai.org/index.php/AAAI/article/view/16123", null, "UCD"),
        new("On the Expressive Power of Gears", ["Xia Young", "Yann Zorn"], "ICLR", 2019, "https://openreview.net/forum?id=rkAbc123", "https://github.com/young/gears", null),
        new("Do Sprockets Dream of Electric Cogs?", ["Zoe Abel", "Abe Bern", "Bea Cruz"], "ACL", 2022, "https://aclanthology.org/2022.acl-long.123", "https://github.com/abel/cogs", "Dream"),
        new("Cogwheel: A Benchmark for Mechanical Reasoning", ["Carl Dietz", "Dora Ernst"], "EMNLP", 2023, "https://arxiv.org/abs/2310.04567", "https://github.com/dietz/cogwheel", "Cogwheel"),
    ];

    public static readonly IReadOnlyList<InventedForm> All =
    [
        new("table with emoji", "## 🔧 Papers\n\n| 🏷️ Model | 📄 Paper | 🏛️ Venue | 💻 Code |\n|:---:|:---|:---:|:---:|\n",
            static (p, _) => $"| {(p.Name is null ? "-" : $"🔥 **{p.Name}**")} | [{p.Title}]({p.Url}) | {p.Venue}'{p.ShortYear} | {(p.Code is null ? "-" : $"[![Star](https://img.shields.io/github/stars{p.Code[18..]}.svg?style=social)]({p.Code}) [Github]({p.Code})")} |\n"),
        new("links before the title", "## Papers\n\n",
            static (p, _) => $"- [[paper]]({p.Url}){(p.Code is null ? "" : $" [[code]]({p.Code})")} **{p.Title}**, {p.AllAuthors}. {p.Venue} {p.Year}\n"),
        new("name in bold brackets", "### Widgets\n\n",
            static (p, _) => $"- {(p.Name is null ? "" : $"**[{p.Name}]** ")}{p.Title}, *{p.Venue}'{p.ShortYear}* [[paper]({p.Url})]{(p.Code is null ? "" : $" [[code]({p.Code})]")}\n"),
        new("venue in parentheses, then authors", "## Gadgets\n\n",
            static (p, _) => $"* {p.Title} ({p.Venue} {p.Year}) - {p.AllAuthors}. [[pdf]]({p.Url}){(p.Code is null ? "" : $" [[code]]({p.Code})")}\n"),
        new("HTML table", "## Papers\n\n<table>\n  <thead>\n    <tr>\n      <th>Year</th>\n      <th>Title</th>\n      <th>Venue</th>\n      <th>Links</th>\n    </tr>\n  </thead>\n  <tbody>\n",
            static (p, _) => $"    <tr>\n      <td>{p.Year}</td>\n      <td><b>{p.Title}</b><br><i>{p.AllAuthors}</i></td>\n      <td>{p.Venue}</td>\n      <td><a href=\"{p.Url}\">Paper</a>{(p.Code is null ? "" : $" / <a href=\"{p.Code}\" target=\"_blank\">Code</a>")}</td>\n    </tr>\n",
            "  </tbody>\n</table>\n"),
        new("folded by year", "## Papers\n\n<details open>\n<summary><b>All years</b> (click to expand)</summary>\n\n",
            static (p, i) => $"{(i == 5 ? "\n</details>\n\n<details>\n<summary>Older</summary>\n<br>\n\n" : "")}+ [{p.Title}]({p.Url}). {p.FirstAuthor} _{p.Venue}_ {p.Year}.{(p.Code is null ? "" : $" [[code]({p.Code})]")}\n",
            "\n</details>\n"),
        new("numbered, with nested attributes", "## Papers\n\n",
            static (p, i) => $"{i + 1}. **{p.Title}**\n   - *Authors*: {p.AllAuthors}\n   - *Published in*: {p.Venue} {p.Year}\n   - *Links*: [Paper]({p.Url}){(p.Code is null ? "" : $" | [Code]({p.Code})")}\n"),
        new("headings as titles", "## Papers\n\n",
            static (p, _) => $"### {p.Title}\n\n*{p.AllAuthors}*, {p.Venue} {p.Year}\n\n[[Paper]]({p.Url}){(p.Code is null ? "" : $" [[Code]]({p.Code})")}\n\n"),
        new("badges for venue and code", "## Papers\n\n",
            static (p, _) => $"- [{p.Title}]({p.Url}) ![](https://img.shields.io/badge/{p.Venue}-{p.Year}-blue){(p.Code is null ? "" : $" [[code]]({p.Code}) ![](https://img.shields.io/github/stars{p.Code[18..]}?style=social)")}\n"),
        new("Chinese references", "## 论文\n\n",
            static (p, i) => $"[{i + 1}] {p.Surnames}. {p.Title}[{(p.Venue == "arXiv" ? "J" : "C")}]. {p.Venue}, {p.Year}. [[论文]({p.Url})]{(p.Code is null ? "" : $" [[代码]({p.Code})]")}\n\n"),
        new("footnotes", "## Reading list\n\n",
            static (p, i) => $"* *{p.Title}*, {p.FirstAuthor}, {p.Venue} {p.Year} [^{i + 1}]\n",
            "\n" + string.Concat(Papers.Select(static (p, i) => $"[^{i + 1}]: {p.Url}\n"))),
        new("links by reference", "## Reading list\n\n",
            static (p, i) => $"- [{p.Title}][paper{i}] by {p.FirstAuthor}, {p.Venue} {p.Year}{(p.Code is null ? "" : $" ([code][code{i}])")}\n",
            "\n" + string.Concat(Papers.Select(static (p, i) => $"[paper{i}]: {p.Url}\n{(p.Code is null ? "" : $"[code{i}]: {p.Code} \"Code\"\n")}"))),
        new("front matter", "## Papers\n\n",
            static (p, _) => $"- **{p.Year}-{p.Venue}** - {p.Title} [paper]({p.Url}){(p.Code is null ? "" : $", [code]({p.Code})")}\n"),
        new("one file a topic", "",
            static (p, _) => $"- {string.Join(", ", p.Authors)}, \"{p.Title},\" in *Proc. {p.Venue}*, {p.Year}. <{p.Url}>\n"),
        new("venue tag in code, authors below", "## Papers\n\n",
            static (p, _) => $"- `{p.Venue} {p.Year}` **{p.Title}** [📄]({p.Url}){(p.Code is null ? "" : $" [💻]({p.Code})")}\n  > {p.AllAuthors}\n\n"),
        new("date first in a table", "## Papers\n\n|Date|Title|Authors|PDF|Code|\n|---|---|---|---|---|\n",
            static (p, i) => $"|**{p.Year}-0{(i % 9) + 1}-12**|**{p.Title}**|{p.FirstAuthor}|[link]({p.Url})|{(p.Code is null ? "null" : $"**[link]({p.Code})**")}|\n"),
        new("years in headings only", "## 2023\n\n",
            static (p, i) => $"{(i == 4 ? "\n## 2020\n\n" : "")}- [{p.Title}]({p.Url}) - {p.AllAuthors}{(p.Code is null ? "" : $" - [Code]({p.Code})")}\n"),
        new("month before the title", "## Papers\n\n",
            static (p, i) => $"- ({p.Year}.{(i % 12) + 1:00}) **{p.Title}** [arXiv]({p.Url}){(p.Code is null ? "" : $" | [Code]({p.Code})")}\n"),
        new("table of conferences", "## Papers\n\n| Year | Conference | Paper | Author | Link |\n| - | - | - | - | - |\n",
            static (p, _) => $"| {p.Year} | {p.Venue} | **{p.Title}** | {p.AllAuthors} | [paper]({p.Url}){(p.Code is null ? "" : $"<br>[code]({p.Code})")} |\n"),
        new("year after the authors", "## Papers\n\n",
            static (p, i) => $"{i + 1}. {p.AllAuthors} ({p.Year}). {p.Title}. *{p.Venue}*. [[PDF]]({p.Url}){(p.Code is null ? "" : $" [[Code]]({p.Code})")}\n"),
        new("bars", "## Papers\n\n",
            static (p, _) => $"- **{p.Title}** | {p.Venue} {p.Year} | [paper]({p.Url}){(p.Code is null ? "" : $" | [code]({p.Code})")}\n"),
        new("two tags before the title", "## Papers\n\n",
            static (p, _) => $"* [{p.Year}] [{p.Venue}] {p.Title} [[paper]]({p.Url}){(p.Code is null ? "" : $" [[code]]({p.Code})")}\n"),
        new("commas only", "## Papers\n\n",
            static (p, _) => $"- {p.Title}, {p.FirstAuthor}, {p.Venue} {p.Year} [paper]({p.Url}){(p.Code is null ? "" : $" [code]({p.Code})")}\n"),
        new("boxes to tick", "## To read\n\n",
            static (p, i) => $"- [{(i % 3 == 0 ? "x" : " ")}] {p.Title} ({p.Venue}'{p.ShortYear}) [paper]({p.Url}){(p.Code is null ? "" : $" [code]({p.Code})")}\n"),
        new("lines of one paragraph", "## Papers\n\n",
            static (p, _) => $"📄 [{p.Title}]({p.Url}) ({p.Venue} {p.Year}){(p.Code is null ? "" : $" [[code]]({p.Code})")}  \n"),
        new("HTML list", "## Papers\n\n<ul>\n",
            static (p, _) => $"<li><a href=\"{p.Url}\">{p.Title}</a>, {p.AllAuthors}, <em>{p.Venue} {p.Year}</em>{(p.Code is null ? "" : $" [<a href=\"{p.Code}\">code</a>]")}</li>\n", "</ul>\n"),
        new("HTML paragraphs", "## Papers\n\n",
            static (p, _) => $"<p><b>{p.Title}</b><br>\n{p.AllAuthors}<br>\n<i>{p.Venue}</i>, {p.Year} [<a href=\"{p.Url}\">PDF</a>]{(p.Code is null ? "" : $" [<a href=\"{p.Code}\">Code</a>]")}</p>\n\n"),
        new("dashes and a bare address", "## Papers\n\n",
            static (p, _) => $"- {p.Title} - {p.AllAuthors} (*{p.Venue} {p.Year}*) {p.Url}\n"),
        new("topics as bullets", "## Papers\n\n",
            static (p, i) => $"{(i % 4 == 0 ? $"- **Topic {i}**\n" : "")}  - [{p.Title}]({p.Url}), {p.Venue} {p.Year}{(p.Code is null ? "" : $" ([code]({p.Code}))")}\n"),
        new("abstracts below", "## Papers\n\n",
            static (p, _) => $"**{p.Title}** ({p.Venue} {p.Year}) [[paper]]({p.Url}){(p.Code is null ? "" : $" [[code]]({p.Code})")}  \n{p.AllAuthors}\n\n> We show that widgets are learned by machines that have seen none of them before, and that 2019 was a good year for it.\n\n"),
        new("IEEE references", "## Papers\n\n",
            static (p, i) => $"- {p.FirstAuthor}, \"{p.Title},\" {p.Venue}, vol. {i + 2}, no. 2, pp. 1{i}01–1{i}12, May {p.Year}. [link]({p.Url})\n"),
        new("title alone, links below", "## Papers\n\n",
            static (p, _) => $"* {p.Title}\n  * {p.AllAuthors}, {p.Venue} {p.Year}\n  * [Paper]({p.Url})\n{(p.Code is null ? "" : $"  * [Code]({p.Code})\n")}"),
    ];

    /// <summary>Whether the year of an entry stands in the entry.</summary>
    public bool NamesYears => Name != "years in headings only";

    public string Text => (Name == "front matter" ? "---\ntitle: Widgets\nlayout: default\ntags: [widgets, papers]\n---\n\n" : "")
        + "# Awesome Widgets\n\nA list of papers about widgets. Pull requests are welcome.\n\n" + Head + string.Concat(Listed.Select(Entry)) + Foot;

    /// <summary>The addresses that an entry in this form has.</summary>
    public IEnumerable<string> AddressesOf(InventedPaper paper) =>
        LeavesOutCode || Name is "footnotes" or "one file a topic" or "IEEE references" or "dashes and a bare address" || paper.Code is null ? [paper.Url] : [paper.Url, paper.Code];

    public override string ToString() => Name;
}
