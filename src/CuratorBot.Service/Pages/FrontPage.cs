using System.Net;
using System.Text;

namespace CuratorBot.Service.Pages;

/// <summary>What this is, and which lists have a page.</summary>
internal static class FrontPage
{
    private const string Style =
        """
        :root{color-scheme:light dark}body{margin:0 auto;max-width:44rem;padding:2rem 1rem;font:16px/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI",Helvetica,Arial,sans-serif;overflow-wrap:anywhere}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}ul{padding-left:1.2rem}
        """;

    /// <summary>Its style and nothing else.</summary>
    public static string ContentSecurityPolicy { get; } = PageEndpoints.PolicyOf(Style);

    /// <param name="lists"><c>owner/name</c> of each list with a page.</param>
    public static string Write(IReadOnlyList<string> lists)
    {
        var page = new StringBuilder(
            $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>CuratorBot</title><link rel="icon" href="data:,"><style>{Style}</style></head><body><main><h1>CuratorBot</h1>
            <p>CuratorBot reviews pull requests that change a curated list of papers: citations, cap, duplicates, form. It answers with one comment and a check. <a href="https://github.com/curatorbot/curatorbot">How to use it for your list</a></p>

            """);
        if (lists.Count > 0)
        {
            page.Append("<h2>Lists</h2><ul>");
            foreach (var list in lists)
            {
                page.Append("<li><a href=\"lists/").Append(WebUtility.HtmlEncode(list)).Append("\">").Append(WebUtility.HtmlEncode(list)).Append("</a></li>");
            }

            page.Append("</ul>");
        }

        return page.Append("</main></body></html>").ToString();
    }
}
