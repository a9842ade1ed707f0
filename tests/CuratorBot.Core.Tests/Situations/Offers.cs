using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Tests.Situations;

/// <summary>Does what a comment offers: pastes the corrected lines, moves the papers that have a line for another section, applies the patch.</summary>
internal sealed class Offers
{
    private readonly List<(LineRange Lines, IReadOnlyList<string> Text)> _edits = [];
    private readonly Review _review;

    private Offers(Review review) => _review = review;

    /// <summary>The findings that were followed.</summary>
    public List<Finding> Followed { get; } = [];

    /// <summary>The head after everything that the review offers was done.</summary>
    public string Head { get; private set; } = "";

    public static Offers Follow(Review review)
    {
        var offers = new Offers(review);
        foreach (var finding in review.Findings)
        {
            offers.Add(finding);
        }

        foreach (var correction in review.Corrections)
        {
            if (offers.Edit(correction.Lines, [correction.Text]))
            {
                offers.Followed.AddRange(correction.Findings);
            }
        }

        offers.Apply();
        return offers;
    }

    private PaperList List => _review.Request.Lists.Head;

    private void Add(Finding finding)
    {
        if (finding is { Remedy: { Kind: RemedyKind.Snippet } line, Entry: { } entry } && SectionFor(finding) is { } section)
        {
            if (Edit(new LineRange(entry.Line, entry.EndLine), []))
            {
                var after = line.After ?? List.Entries.LastOrDefault(e => e.Section == section && e.Line != entry.Line)?.EndLine ?? section.Line;
                _edits.Add((new LineRange(after + 1, after), [line.Text]));
                Followed.Add(finding);
            }
        }
        else if (finding.Remedy is { Kind: RemedyKind.Patch } patch)
        {
            foreach (var gone in patch.Text.Split('\n').Where(static l => l.StartsWith('-') && !l.StartsWith("---", StringComparison.Ordinal)))
            {
                if (List.Entries.FirstOrDefault(e => string.Equals(e.Text, gone[1..].TrimEnd('\r'), StringComparison.Ordinal)) is { } leaving)
                {
                    Edit(new LineRange(leaving.Line, leaving.EndLine), []);
                }
            }

            Followed.Add(finding);
        }
    }

    /// <summary>The section that the finding names, else the appendix, which is outside of all.</summary>
    private Section? SectionFor(Finding finding) =>
        List.Sections.FirstOrDefault(s => s.Title.Length > 0 && Texts(finding.Message).Contains(s.Title, StringComparer.Ordinal))
        ?? List.Sections.LastOrDefault(static s => s.Kind == SectionKind.Other);

    private static IEnumerable<string> Texts(Message message) => message.Arguments.SelectMany(static a => a switch
    {
        string text => [text],
        Message inner => Texts(inner),
        _ => [],
    });

    private bool Edit(LineRange lines, IReadOnlyList<string> text)
    {
        if (_edits.Exists(e => e.Lines.First <= lines.Last && lines.First <= e.Lines.Last))
        {
            return false;
        }

        _edits.Add((lines, text));
        return true;
    }

    private void Apply()
    {
        var lines = List.Text.Split('\n').ToList();
        foreach (var (range, text) in _edits.OrderByDescending(static e => e.Lines.First))
        {
            var end = lines[Math.Min(range.First, lines.Count) - 1].EndsWith('\r') ? "\r" : "";
            lines.RemoveRange(range.First - 1, Math.Max(0, range.Last - range.First + 1));
            lines.InsertRange(range.First - 1, text.Select(t => t + end));
        }

        Head = string.Join('\n', lines);
    }
}
