using System.Text.RegularExpressions;
using CuratorBot.Core.Reviews.Comment;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>What holds for every comment: it fits, its markup is ours alone, it mentions nobody and refers to nothing.</summary>
internal static partial class WholeComment
{
    /// <summary>Options whose address is told apart from any other.</summary>
    public static readonly ReviewCommentOptions Options = new() { Docs = new DocsPages("https://docs.example") };

    public static void Assert(string comment)
    {
        var rendered = new Rendered(comment);

        Xunit.Assert.InRange(comment.Length, 1, ReviewComment.MaxLength);
        Xunit.Assert.All(rendered.Html, html => Xunit.Assert.Matches(OwnHtml(), html));
        Xunit.Assert.Equal(1, rendered.Html.Count(h => h.StartsWith("<!--", StringComparison.Ordinal)));
        Xunit.Assert.Equal(rendered.Html.Count(h => h.StartsWith("<details>", StringComparison.Ordinal)), rendered.Html.Count(h => h.StartsWith("</details>", StringComparison.Ordinal)));
        Xunit.Assert.All(rendered.Addresses, address => Xunit.Assert.Matches(OwnAddress(), address));
        Xunit.Assert.DoesNotMatch(Reference(), rendered.Text);
        Xunit.Assert.All(rendered.Rows, row => Xunit.Assert.InRange(row.Count, 2, 4)); // A telephone shows no more.
    }

    [GeneratedRegex(@"\A(<!-- curatorbot:v1 [A-Za-z0-9+/=]+ -->|<details>\n<summary>[\w ,，']+</summary>|</details>|</?sub>)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OwnHtml();

    [GeneratedRegex(@"\A(https://docs\.example/(rules|evidence)(\.zh)?\.md|https://www\.semanticscholar\.org/(paper/|\?utm_source=api\z)|https://openalex\.org/)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OwnAddress();

    [GeneratedRegex(@"@\w|#\d|gh-\d|\b[0-9a-f]{7,40}\b|://|www\.\w|[\u202a-\u202e\u2066-\u2069\ufeff]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Reference();
}
