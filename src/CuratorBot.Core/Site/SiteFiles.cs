using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace CuratorBot.Core.Site;

/// <summary>The files of a page: one HTML file that needs no other, its data, its history.</summary>
public static class SiteFiles
{
    /// <summary>Name of the page.</summary>
    public const string Index = "index.html";

    /// <summary>Name of its data.</summary>
    public const string Data = "list.json";

    /// <summary>Name of its history.</summary>
    public const string History = "history.jsonl";

    /// <summary>The scripts in the order in which they are one module.</summary>
    private static readonly string[] Modules = ["elements.js", "texts.js", "data.js", "table.js", "chart.js", "panels.js", "page.js"];

    private static readonly Lazy<Parts> All = new(Parts.Read);

    /// <summary>
    /// What the page may do, for its header and its meta element: run its own scripts and styles, by their hashes, and send no request at all.
    /// </summary>
    public static string ContentSecurityPolicy => All.Value.Policy;

    /// <summary>The text of <see cref="Data"/>.</summary>
    public static string WriteJson(ListPage page) => SiteJson.Write(page);

    /// <summary>A page that was written as <see cref="Data"/>; null where the text is none.</summary>
    public static ListPage? ReadJson(string text) => SiteJson.ReadPage(text);

    /// <summary>The page.</summary>
    public static string WriteIndex(ListPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var parts = All.Value;
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["lang"] = page.List.Locale.StartsWith("zh", StringComparison.Ordinal) ? "zh-Hans" : "en",
            ["title"] = WebUtility.HtmlEncode(page.List.Name),
            ["policy"] = WebUtility.HtmlEncode(parts.Policy),
            ["style"] = parts.Style,
            ["library"] = parts.Library,
            ["script"] = parts.Script,
            ["plain"] = PlainTable(page),

            // Its encoder leaves no mark of HTML in it.
            ["data"] = SiteJson.Write(page),
        };
        return Fill(parts.Template, values);
    }

    /// <summary>Fills each place of a template once: what is filled in is not looked into.</summary>
    internal static string Fill(string template, IReadOnlyDictionary<string, string> values)
    {
        var page = new StringBuilder(template.Length + values.Values.Sum(static v => v.Length));
        var from = 0;
        while (template.IndexOf("{{", from, StringComparison.Ordinal) is >= 0 and var open && template.IndexOf("}}", open, StringComparison.Ordinal) is >= 0 and var close)
        {
            page.Append(template, from, open - from).Append(values[template[(open + 2)..close]]);
            from = close + 2;
        }

        return page.Append(template, from, template.Length - from).ToString();
    }

    /// <summary>What a reader without scripts sees: the papers of the list, most cited first.</summary>
    private static string PlainTable(ListPage page)
    {
        var isChinese = page.List.Locale.StartsWith("zh", StringComparison.Ordinal);
        var table = new StringBuilder("<table class=\"plain\"><thead><tr>");
        foreach (var head in isChinese ? (ReadOnlySpan<string>)["论文", "年份", "引用次数"] : ["Paper", "Year", "Citations"])
        {
            table.Append("<th scope=\"col\">").Append(head).Append("</th>");
        }

        table.Append("</tr></thead><tbody>");
        foreach (var entry in page.Entries.Where(static e => e.Main).OrderByDescending(static e => e.Citations ?? -1).ThenBy(static e => e.Line).Take(MostPlain))
        {
            table.Append("<tr><td><bdi>").Append(WebUtility.HtmlEncode(entry.Title.Length > LongestPlain ? entry.Title[..LongestPlain] : entry.Title)).Append("</bdi></td><td>")
                .Append(entry.Year?.ToString(CultureInfo.InvariantCulture)).Append("</td><td>")
                .Append(entry.Citations?.ToString("N0", CultureInfo.InvariantCulture)).Append("</td></tr>");
        }

        return table.Append("</tbody></table>").ToString();
    }

    private const int MostPlain = 200;
    private const int LongestPlain = 300;

    internal static string Resource(string name)
    {
        using var stream = typeof(SiteFiles).Assembly.GetManifestResourceStream($"site/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>A source of a Content-Security-Policy: the hash of a text that stands in the page.</summary>
    public static string HashOf(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private sealed record Parts(string Template, string Style, string Library, string Script, string Policy)
    {
        public static Parts Read()
        {
            var style = Resource("uPlot.min.css") + Resource("page.css");
            var library = Resource("uPlot.iife.min.js");
            var script = string.Concat(Modules.Select(Resource));
            return new Parts(
                Resource("page.html"),
                style,
                library,
                script,
                $"default-src 'none'; script-src {HashOf(library)} {HashOf(script)}; style-src {HashOf(style)}; img-src data:; base-uri 'none'; form-action 'none'");
        }
    }
}
