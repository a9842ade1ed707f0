namespace CuratorBot.Service.Pages;

/// <summary>What this is, and which lists have a page.</summary>
internal static class FrontPage
{
    /// <param name="lists"><c>owner/name</c> of each list with a page.</param>
    public static string Write(IReadOnlyList<string> lists) => PageFrame.Write("en", "CuratorBot", Html.None, Html.Of(
        $"""
        <h1>CuratorBot</h1>
        <p class="lead">CuratorBot reviews pull requests that change a curated list of papers: citations, cap, duplicates, form. It answers with one comment and a check. <a href="https://github.com/curatorbot/curatorbot">How to use it for your list</a></p>
        {Html.If(lists.Count > 0, () => Html.Of($"""<h2>Lists</h2><ul class="names">{Html.Each(lists, static list => Html.Of($"""<li><a href="lists/{list}">{list}</a></li>"""))}</ul>"""))}
        """), home: ".");
}
