using System.Text;

namespace CuratorBot.Core.Bibliographies;

/// <summary>
/// A bibliography in BibTeX, read like BibTeX and biber do. Text between entries and text that cannot be read are kept, so that
/// a person's file is written back as it was.
/// </summary>
public sealed class BibFile
{
    internal BibFile(string text, IReadOnlyList<BibEntry> entries, IReadOnlyList<BibProblem> problems)
    {
        Text = text;
        Entries = entries;
        Problems = problems;
    }

    /// <summary>The text it was read from, unchanged.</summary>
    public string Text { get; }

    /// <summary>The entries in text order, without <c>@string</c>, <c>@preamble</c> and <c>@comment</c>.</summary>
    public IReadOnlyList<BibEntry> Entries { get; }

    /// <summary>What could not be read, in text order; at most one problem per entry.</summary>
    public IReadOnlyList<BibProblem> Problems { get; }

    /// <summary>Reads a bibliography in time linear in its length. Never throws: what cannot be read is in <see cref="Problems"/>.</summary>
    public static BibFile Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new BibReader(text).Read();
    }

    /// <summary>The text without some entries and with others added at its end; everything else stays as it was.</summary>
    /// <param name="removed">Entries of this file.</param>
    /// <param name="added">Entries to add, without a final line ending.</param>
    public string Update(IReadOnlyCollection<BibEntry> removed, IReadOnlyCollection<string> added)
    {
        ArgumentNullException.ThrowIfNull(removed);
        ArgumentNullException.ThrowIfNull(added);
        var lineEnd = Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var gone = removed.ToHashSet();
        var result = new StringBuilder(Text.Length);
        var position = 0;
        foreach (var entry in Entries.Where(gone.Contains))
        {
            result.Append(Text, position, entry.Start - position);
            position = SkipLineEnd(entry.Start + entry.Text.Length);
        }

        result.Append(Text, position, Text.Length - position);
        foreach (var entry in added)
        {
            if (result.Length > 0 && result[^1] != '\n')
            {
                result.Append(lineEnd);
            }

            result.Append(entry.ReplaceLineEndings(lineEnd)).Append(lineEnd);
        }

        return result.ToString();
    }

    private int SkipLineEnd(int position)
    {
        var end = position;
        while (end < Text.Length && Text[end] is ' ' or '\t' or '\r')
        {
            end++;
        }

        return end < Text.Length && Text[end] == '\n' ? end + 1 : position;
    }
}

/// <summary>A part of a bibliography that could not be read.</summary>
/// <param name="Line">Its line, 1-based.</param>
/// <param name="Kind">What is wrong.</param>
public sealed record BibProblem(int Line, BibProblemKind Kind);

/// <summary>The kinds of problems in an entry of a bibliography.</summary>
public enum BibProblemKind
{
    /// <summary>A brace, parenthesis or quote is not closed.</summary>
    Unclosed,

    /// <summary>The entry has no key.</summary>
    MissingKey,

    /// <summary>A comma is missing between two fields.</summary>
    MissingComma,

    /// <summary>There is text that is not a field.</summary>
    NoField,
}
