using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Bibliographies;

/// <summary>One entry of a bibliography.</summary>
public sealed partial record BibEntry
{
    /// <summary>The type in lower case: "article", "inproceedings".</summary>
    public required string Type { get; init; }

    /// <summary>The key as written; empty if there is none.</summary>
    public required string Key { get; init; }

    /// <summary>The fields in text order.</summary>
    public required IReadOnlyList<BibField> Fields { get; init; }

    /// <summary>First line, 1-based.</summary>
    public required int Line { get; init; }

    /// <summary>Last line, 1-based.</summary>
    public required int EndLine { get; init; }

    /// <summary>The entry as written in the file, from its @ to its last brace.</summary>
    public required string Text { get; init; }

    /// <summary>The title as plain text; empty if there is none.</summary>
    public string Title => Plain("title") ?? "";

    /// <summary>The year; null if there is none or it is not a number.</summary>
    public int? Year => int.TryParse(Plain("year") ?? Plain("date")?.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    /// <summary>The offset of the entry in the file's text.</summary>
    internal int Start { get; init; }

    /// <summary>
    /// The value of a field as written, without its delimiters; null if the entry lacks it. If a field is repeated, the first counts, as in
    /// BibTeX.
    /// </summary>
    public string? Raw(string name)
    {
        foreach (var field in Fields)
        {
            if (string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return field.Value;
            }
        }

        return null;
    }

    /// <summary>The keys of other entries of the file that this one refers to: as its volume, for its fields, or as related to it.</summary>
    public IEnumerable<string> References() =>
        ((IEnumerable<string>)["crossref", "xref", "xdata", "related", "entryset"])
            .SelectMany(name => Raw(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []);

    /// <summary>The value of a field as plain text, LaTeX decoded and runs of white space collapsed to one blank; null if the entry lacks it.</summary>
    public string? Plain(string name) => Raw(name) is { } value ? LatexText.Decode(value) : null;

    /// <summary>
    /// External ids that the entry names: arXiv in <c>eprint</c> or, as Google Scholar and DBLP write it, in <c>journal</c> or
    /// <c>volume</c> ("arXiv preprint arXiv:1503.02531", "CoRR abs/1609.03499"); <c>doi</c>; and the id in <c>url</c>.
    /// </summary>
    public IReadOnlyList<PaperId> Ids()
    {
        var written = new List<string?> { Plain("eprint") };
        foreach (var name in (ReadOnlySpan<string>)["journal", "volume", "note", "howpublished"])
        {
            if (Plain(name) is { } value && NamedArxiv().Match(value) is { Success: true } named)
            {
                written.Add(named.Groups["id"].Value);
            }
        }

        written.Add(Plain("doi"));
        written.Add(Raw("url"));
        var ids = new List<PaperId>();
        foreach (var text in written)
        {
            if (PaperId.TryParse(text, out var id) && !ids.Contains(id))
            {
                ids.Add(id);
            }
        }

        return ids;
    }

    // The forms of arXiv ids are described in arXiv's help, "Understanding the arXiv identifier".
    [GeneratedRegex(@"(?:arxiv:\s*|abs/)(?<id>[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex NamedArxiv();

    /// <summary>Entries are compared by identity: two entries with the same text are still two.</summary>
    public bool Equals(BibEntry? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>A field of an entry.</summary>
/// <param name="Name">The name as written: "title", "Author".</param>
/// <param name="Value">The value with its LaTeX, without its delimiters; parts joined by # are joined and <c>@string</c> names replaced.</param>
public sealed record BibField(string Name, string Value);
