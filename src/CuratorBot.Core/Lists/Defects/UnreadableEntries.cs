using System.Runtime.InteropServices;
using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Lists.Reading;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Defects;

/// <summary>
/// Lines that are meant as a paper and say nothing of it that could be read: an address alone, a link written the wrong way round,
/// raw BibTeX. Looked for only where papers prevail; elsewhere an address alone is as good a bullet as any.
/// </summary>
internal static class UnreadableEntries
{
    public static IEnumerable<int> Find(Outline outline, List<Candidate> candidates, TextLines lines)
    {
        var balance = new Dictionary<int, int>();
        foreach (var candidate in candidates)
        {
            if (candidate.Item.Block is ItemText)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(balance, candidate.Item.Heading, out _) += candidate is { IsEntry: true, Kind: EntryKind.Paper } ? 1 : -1;
            }
        }

        var bullets = candidates.Where(candidate => IsUnreadable(candidate) && Prevail(candidate.Item)).Select(static candidate => candidate.Item.Line);
        var prose = outline.Items
            .Where(item => item.Block is ParagraphText && Prevail(item))
            .SelectMany(static item => Enumerable.Range(item.Line, item.EndLine - item.Line + 1))
            .Where(line => IsAddress(lines[line]) || BeginsBibTeX(lines[line]));
        return bullets.Concat(prose);

        bool Prevail(OutlineItem item) => balance.GetValueOrDefault(item.Heading) > 0;
    }

    /// <summary>A bullet that begins with an address and has no title.</summary>
    private static bool IsUnreadable(Candidate candidate) =>
        candidate is { IsEntry: false, Item.Block: ItemText { Parent: null }, Reading: { Title.Length: 0, BodyLength: 0, Links: [{ Url: [not '#', ..] }, ..] } };

    private static bool IsAddress(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        text = text is ['<', .., '>'] ? text[1..^1] : text;
        return (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) && !text.ContainsAny(' ', '\t');
    }

    /// <summary>"@article{key,"</summary>
    private static bool BeginsBibTeX(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart();
        return text is ['@', ..] && text.IndexOf('{') is > 1 and var open && !text[1..open].TrimEnd().ContainsAnyExceptInRange('A', 'z');
    }
}
