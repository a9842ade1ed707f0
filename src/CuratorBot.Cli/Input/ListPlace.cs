using System.Globalization;
using System.Text.RegularExpressions;
using CuratorBot.GitHub.Connections;

namespace CuratorBot.Cli.Input;

/// <summary>Where a list is, in the words of the person who named it. What exists on this machine comes before what may exist on GitHub.</summary>
internal abstract partial record ListPlace
{
    /// <summary>Standard input, by the convention of most tools.</summary>
    public const string Dash = "-";

    private ListPlace()
    {
    }

    /// <summary>A file on this machine, also one that does not exist: reading it gives the error.</summary>
    public sealed record LocalFile(string Path) : ListPlace;

    /// <summary>A folder on this machine; its README is the list unless its policy names another file.</summary>
    public sealed record LocalFolder(string Path) : ListPlace;

    /// <summary>What is piped into the command.</summary>
    public sealed record StandardInput : ListPlace;

    /// <summary>A repository on GitHub, or a file in one.</summary>
    /// <param name="Repository">The repository.</param>
    /// <param name="Rest">
    /// What follows <c>blob/</c> or <c>tree/</c> in the address: a branch and a path. Only GitHub knows where the branch ends, because
    /// branch names may contain slashes. Empty for the default branch.
    /// </param>
    /// <param name="IsFile">Whether the address names a file, so that <paramref name="Rest"/> has a path.</param>
    public sealed record OnGitHub(RepositoryRef Repository, IReadOnlyList<string> Rest, bool IsFile) : ListPlace;

    /// <summary>A pull request on GitHub.</summary>
    public sealed record OfPullRequest(PullRequestRef PullRequest) : ListPlace;

    /// <param name="written">A path, <c>-</c>, <c>OWNER/REPO</c> or an address on GitHub; null for the folder that the person is in.</param>
    /// <exception cref="CliException">It is an address that is not on GitHub.</exception>
    public static ListPlace Of(string? written)
    {
        if (written is null)
        {
            return new LocalFolder(".");
        }

        if (written is Dash)
        {
            return new StandardInput();
        }

        if (File.Exists(written))
        {
            return new LocalFile(written);
        }

        if (Directory.Exists(written))
        {
            return new LocalFolder(written);
        }

        if (OfAddress(written) is { } place)
        {
            return place;
        }

        if (written.Contains("://", StringComparison.Ordinal))
        {
            throw new CliException($"{written}: only addresses of github.com can be read, such as https://github.com/OWNER/REPO. Download the list, or pipe it in: curl URL | curator check -");
        }

        // A path with a mistake in it looks the same as OWNER/REPO, except where its first folder exists or its name ends as that of a file.
        return ShortName().Match(written) is { Success: true } name && !Directory.Exists(name.Groups["owner"].Value) && !FileName().IsMatch(written)
            ? new OnGitHub(new RepositoryRef(name.Groups["owner"].Value, name.Groups["name"].Value), [], IsFile: false)
            : new LocalFile(written);
    }

    private static ListPlace? OfAddress(string written)
    {
        if (RawAddress().Match(written) is { Success: true } raw)
        {
            return new OnGitHub(RepositoryOf(raw), Segments(raw), IsFile: true);
        }

        if (Address().Match(written) is not { Success: true } address)
        {
            return null;
        }

        var segments = Segments(address);
        return segments switch
        {
            ["pull", var number, ..] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 =>
                new OfPullRequest(new PullRequestRef(RepositoryOf(address), n)),
            ["blob" or "raw" or "edit" or "blame", _, _, ..] => new OnGitHub(RepositoryOf(address), segments[1..], IsFile: true),
            ["tree", _, ..] => new OnGitHub(RepositoryOf(address), segments[1..], IsFile: false),
            _ => new OnGitHub(RepositoryOf(address), [], IsFile: false),
        };
    }

    private static RepositoryRef RepositoryOf(Match match)
    {
        var name = match.Groups["name"].Value;
        return new RepositoryRef(match.Groups["owner"].Value, name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4] : name);
    }

    private static string[] Segments(Match match)
    {
        var segments = Array.ConvertAll(match.Groups["rest"].Value.Split('/', StringSplitOptions.RemoveEmptyEntries), Uri.UnescapeDataString);
        return segments is ["refs", "heads" or "tags", .. var rest] ? rest : segments;
    }

    // Names of accounts and repositories as GitHub allows them: no dot, slash or blank that could change the address of a request.
    private const string Owner = "(?<owner>[A-Za-z0-9][A-Za-z0-9_-]{0,38})";
    private const string Name = "(?<name>[A-Za-z0-9._-]{1,100})";

    [GeneratedRegex($"^{Owner}/{Name}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex ShortName();

    [GeneratedRegex($@"^(((https?://)?(www\.)?github\.com/)|(git@github\.com:)|(ssh://git@github\.com/)){Owner}/{Name}(/(?<rest>[^?#]*))?([?#].*)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex($@"^https?://raw\.githubusercontent\.com/{Owner}/{Name}/(?<rest>[^?#]+)([?#].*)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RawAddress();

    [GeneratedRegex(@"\.(md|markdown|mdown|txt|text|rst|adoc|org|html?|ya?ml|jsonl?|bib)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();
}
