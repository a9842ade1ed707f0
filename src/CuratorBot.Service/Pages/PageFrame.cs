using CuratorBot.Core.Site;
using CuratorBot.Core.Text;

namespace CuratorBot.Service.Pages;

/// <summary>What the pages have in common that stand without a script: head, style, language.</summary>
internal static class PageFrame
{
    private static readonly string Style = ReadStyle();

    /// <summary>Their style and nothing else.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src {SiteFiles.HashOf(Style)}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The languages in which a page can be read, each by its own name.</summary>
    public static IReadOnlyList<(string Locale, string Name)> Languages { get; } = [(Messages.Locales[0], "English"), (Messages.Locales[1], "中文")];

    /// <summary>The language that an address asks for; null where it asks for none.</summary>
    public static string? LocaleOf(string? asked) => asked is null ? null : Messages.Locales.FirstOrDefault(locale => asked.StartsWith(locale[..2], StringComparison.OrdinalIgnoreCase));

    /// <summary>A page.</summary>
    /// <param name="locale">Its language.</param>
    /// <param name="title">Its title.</param>
    /// <param name="beside">What stands in the first line, beside the name.</param>
    /// <param name="main">What it says.</param>
    /// <param name="home">The way to the front page: "/" or a relative one.</param>
    public static string Write(string locale, string title, Html beside, Html main, string home = "/") => Html.Of(
        $"""
        <!doctype html><html lang="{locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>{title}</title><link rel="icon" href="data:,"><style>{new Html(Style)}</style></head><body>
        <header class="top"><div class="wrap"><a class="brand" href="{home}"><svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"><path d="M2 4h14M2 9h14M2 14h8" stroke="currentColor" stroke-width="2" stroke-linecap="round"/><path d="m12 13.5 1.7 1.7L17 12" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>CuratorBot</a>{beside}</div></header>
        <main class="wrap">{main}</main></body></html>

        """).Text;

    private static string ReadStyle()
    {
        using var stream = typeof(PageFrame).Assembly.GetManifestResourceStream("pages/pages.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
