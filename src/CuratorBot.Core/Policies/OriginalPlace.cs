using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace CuratorBot.Core.Policies;

/// <summary>
/// Where the original of a translation is, as a policy file says it: a path of the repository, OWNER/REPO with or without a path, or an
/// address on GitHub.
/// </summary>
public sealed partial record OriginalPlace
{
    // Of an address on GitHub nobody but GitHub knows where the branch ends; more slashes than these are in no branch.
    private const int LongestBranch = 3;

    private readonly IReadOnlyList<ListLocation> _elsewhere;
    private readonly string? _path;

    private OriginalPlace(string written, string? path, IReadOnlyList<ListLocation> elsewhere)
    {
        Written = written;
        _path = path;
        _elsewhere = elsewhere;
    }

    /// <summary>The place in the words of the policy file.</summary>
    public string Written { get; }

    /// <summary>Reads a place.</summary>
    /// <param name="written">As a person wrote it.</param>
    /// <param name="place">The place; null where the text names none.</param>
    public static bool TryRead(string written, [NotNullWhen(true)] out OriginalPlace? place)
    {
        ArgumentNullException.ThrowIfNull(written);
        place = null;
        if (Address().Match(written) is { Success: true } address)
        {
            var repository = address.Groups["repository"].Value;
            string[] rest = [.. address.Groups["rest"].Value.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
            rest = rest is ["refs", "heads" or "tags", ..] ? rest[2..] : rest;
            ListLocation[] places = rest.Length < 2
                ? [new ListLocation(repository, rest.Length == 1 ? rest[0] : null, null)]
                : [.. Enumerable.Range(1, Math.Min(rest.Length - 1, LongestBranch)).Select(length => new ListLocation(repository, string.Join('/', rest[..length]), string.Join('/', rest[length..])))];
            place = new OriginalPlace(written, path: null, places);
        }
        else if (IsRelative(written))
        {
            place = new OriginalPlace(written, written, []);
        }
        else if (RepositoryPath.TryRead(written, out var path))
        {
            place = new OriginalPlace(written, path, InOtherRepository().Match(path) is { Success: true } other
                ? [new ListLocation(other.Groups["repository"].Value, null, other.Groups["path"] is { Success: true, Value: var inside } ? inside : null)]
                : []);
        }

        return place is not null;
    }

    /// <summary>The places that may be meant, in the order in which they are looked at: a file of the list's own repository comes first.</summary>
    /// <param name="listPath">Path of the translation in its repository.</param>
    public IEnumerable<ListLocation> From(string listPath)
    {
        ArgumentNullException.ThrowIfNull(listPath);
        var own = _path is null ? null : IsRelative(_path) ? Resolve(listPath, _path) : _path;
        return own is null ? _elsewhere : _elsewhere.Prepend(new ListLocation(null, null, own));
    }

    /// <inheritdoc/>
    public override string ToString() => Written;

    /// <inheritdoc/>
    public bool Equals(OriginalPlace? other) => string.Equals(Written, other?.Written, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => Written.GetHashCode(StringComparison.Ordinal);

    private static bool IsRelative(string path) => path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith("../", StringComparison.Ordinal);

    /// <summary>A path as it is seen from the folder of a file; null where it leads out of the repository.</summary>
    private static string? Resolve(string from, string path)
    {
        var parts = from.Split('/')[..^1].ToList();
        foreach (var part in path.Split('/').Where(static part => part is not ("" or ".")))
        {
            if (part is not "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                return null;
            }
        }

        return parts.Count > 0 ? string.Join('/', parts) : null;
    }

    private const string Repository = @"(?<repository>[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})/(?!\.{1,2}(?:/|$))[A-Za-z0-9._-]{1,100}?)";

    [GeneratedRegex($@"^(?:https?://)?(?:(?:www\.)?github\.com/{Repository}(?:\.git)?/?(?:(?:blob|tree|raw)/(?<rest>[^?#]+))?|raw\.githubusercontent\.com/{Repository}/(?<rest>[^?#]+))(?:[?#].*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    // README.md in a folder "docs" is no repository.
    [GeneratedRegex($@"^{Repository}(?:/(?<path>.+)|(?<!\.(?:md|markdown)))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InOtherRepository();
}

/// <summary>A list in a repository.</summary>
/// <param name="Repository">OWNER/REPO; null for the repository of the policy file.</param>
/// <param name="Revision">A branch or a commit; null for the default branch, in the own repository for the commit that is looked at.</param>
/// <param name="Path">Path of the list; null for the list that the repository itself says it has.</param>
public sealed record ListLocation(string? Repository, string? Revision, string? Path)
{
    /// <summary>What it is called in messages: the path, before it the repository where it is another.</summary>
    public string Name => Repository is null ? Path ?? "" : Path is null ? Repository : $"{Repository}/{Path}";
}
