using System.Diagnostics.CodeAnalysis;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>Which files of a repository are lists: a path, or one with <c>*</c> for any characters of a name and <c>**</c> for any folders.</summary>
public sealed record ListPattern
{
    private const string AnyFolders = "**";

    private readonly string[] _parts;

    private ListPattern(string text, bool excludes, int line)
    {
        Text = text;
        Excludes = excludes;
        Line = line;

        // What ends with "any folders" is of any file in them.
        _parts = [.. text.Split('/')];
        _parts = _parts[^1] == AnyFolders ? [.. _parts, "*"] : _parts;
    }

    /// <summary>The pattern as a path, without what makes it an exclusion.</summary>
    public string Text { get; }

    /// <summary>Whether the files are no lists, whatever an earlier pattern says ("!papers/TEMPLATE.md").</summary>
    public bool Excludes { get; }

    /// <summary>The line of the policy file, 1-based.</summary>
    public int Line { get; }

    /// <summary>Whether it may stand for several files.</summary>
    public bool IsGlob => Text.Contains('*', StringComparison.Ordinal);

    /// <summary>Reads a pattern.</summary>
    /// <param name="written">The text as it was written.</param>
    /// <param name="line">The line of the policy file.</param>
    /// <param name="pattern">The pattern; null where it leads out of the repository, or has marks that are not known.</param>
    public static bool TryRead(string written, int line, [NotNullWhen(true)] out ListPattern? pattern)
    {
        ArgumentNullException.ThrowIfNull(written);
        var excludes = written.StartsWith('!');
        pattern = RepositoryPath.TryRead(excludes ? written[1..] : written, out var path) && path.AsSpan().IndexOfAny("?[]{}") < 0
            ? new ListPattern(path, excludes, line)
            : null;
        return pattern is not null;
    }

    /// <summary>Whether a file is meant.</summary>
    /// <param name="path">Its path in the repository.</param>
    public bool Matches(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var names = path.Split('/');
        var (part, name) = (0, 0);

        // As among the characters of a name, only the last "any folders" need be tried again.
        var (any, behind) = (-1, 0);
        while (name < names.Length)
        {
            if (part < _parts.Length && _parts[part] == AnyFolders)
            {
                (any, behind) = (part++, name);
            }
            else if (part < _parts.Length && Wildcards.Match(_parts[part], names[name]))
            {
                (part, name) = (part + 1, name + 1);
            }
            else if (any >= 0)
            {
                (part, name) = (any + 1, ++behind);
            }
            else
            {
                return false;
            }
        }

        return part == _parts.Length;
    }
}

/// <summary>One item of <c>lists</c>: some files, and what is asked of them in place of what the policy asks of all.</summary>
/// <param name="Patterns">The files.</param>
/// <param name="Statements">What the policy states of them, with what it states of all.</param>
internal sealed record ListsItem(IReadOnlyList<ListPattern> Patterns, PolicyStatements Statements);
