using System.Text.RegularExpressions;

namespace CuratorBot.Core.Policies;

/// <summary>A text beside a list that tells contributors what the list asks.</summary>
/// <param name="Path">Its path in the repository.</param>
/// <param name="Text">The text.</param>
public sealed partial record Guide(string Path, string Text)
{
    private const int MostLinked = 3;

    /// <summary>Whether it is what authors of pull requests fill in.</summary>
    public bool IsTemplate => Path.Contains("template", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where repositories keep such texts, in the order in which they count.</summary>
    public static IReadOnlyList<string> UsualPaths { get; } = ["CONTRIBUTING.md", ".github/CONTRIBUTING.md", ".github/PULL_REQUEST_TEMPLATE.md", ".github/pull_request_template.md"];

    /// <summary>Whether a file may be one, by its name: which ones count, the list says by its links.</summary>
    /// <param name="path">Its path in the repository.</param>
    public static bool MayBe(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return FileName().IsMatch(path);
    }

    /// <summary>Paths of the guides that a list shows to its readers, in the order of its links.</summary>
    /// <param name="listText">Text of the list.</param>
    /// <param name="listPath">Path of the list in the repository.</param>
    public static IReadOnlyList<string> ShownBy(string listText, string listPath)
    {
        ArgumentNullException.ThrowIfNull(listText);
        ArgumentNullException.ThrowIfNull(listPath);
        var folder = listPath.Contains('/', StringComparison.Ordinal) ? listPath[..(listPath.LastIndexOf('/') + 1)] : "";
        return
        [
            .. Links().Matches(listText)
                .Select(link => RepositoryPath.TryRead((link.Groups["inside"].Success ? "" : folder) + Uri.UnescapeDataString(link.Groups["path"].Value), out var path) ? path : null)
                .OfType<string>().Distinct(StringComparer.Ordinal).Take(MostLinked),
        ];
    }

    [GeneratedRegex(@"(contribut|how[-_]to[-_]pr|pull_request_template|guideline)[^/]*\.md\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();

    [GeneratedRegex(
        @"\]\((?<inside>https?://github\.com/[^/\s)]+/[^/\s)]+/(blob|raw|tree)/[^/\s)]+/|/)?(?<path>(\./)?(?![a-z]+:)[^\s()?#:]{0,100}(contribut|how[-_]to[-_]pr|pull_request_template|guideline)[^\s()?#:/]{0,40}\.md)(#[^\s()]*)?\)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Links();
}
