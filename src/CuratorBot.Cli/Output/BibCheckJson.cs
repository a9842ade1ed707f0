using CuratorBot.Core.Bibliographies;

namespace CuratorBot.Cli.Output;

/// <summary>What is wrong with a bibliography, as public JSON.</summary>
internal static class BibCheckJson
{
    public static BibCheckShape Shape(BibCheck check) => new(
        check.Comparison.File.Entries.Count,
        [.. check.Comparison.Missing.Select(static paper => new BibMissingShape(paper.Title, paper.Line))],
        [.. check.Comparison.Stale.Select(Shape)],
        [.. check.Comparison.Repeated.Select(static pair => pair.Entry).Concat(check.Comparison.RepeatedKeys).Select(Shape)],
        [.. check.Differing.Select(static d => new BibDifferingShape(d.Entry.Key, d.Entry.Line, d.Paper.Line, d.Title, d.FirstAuthor, d.Year))],
        [.. check.Comparison.File.Problems.Select(static p => new BibProblemShape(p.Line, BibCheckText.Describe(p.Kind)))]);

    private static BibEntryShape Shape(BibEntry entry) => new(entry.Key, entry.Title, entry.Line);
}

internal sealed record BibCheckShape(
    int Entries,
    IReadOnlyList<BibMissingShape> Missing,
    IReadOnlyList<BibEntryShape> Stale,
    IReadOnlyList<BibEntryShape> Duplicate,
    IReadOnlyList<BibDifferingShape> Differing,
    IReadOnlyList<BibProblemShape> Unreadable);

internal sealed record BibMissingShape(string Title, int ListLine);

internal sealed record BibEntryShape(string Key, string Title, int Line);

internal sealed record BibDifferingShape(string Key, int Line, int ListLine, string? Title, string? FirstAuthor, int? Year);

internal sealed record BibProblemShape(int Line, string Problem);
