using System.Text.RegularExpressions;
using CuratorBot.Core.Corrections;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>What is offered to be pasted harms no line of any list: nothing that was written is lost, and the entry reads as before but for what was corrected.</summary>
public sealed partial class CorrectionPropertyTests(ITestOutputHelper output)
{
    public static TheoryData<string> Folders => ["corpus/lists", "corpus/forms", "corpus/replay", "corpus/replay-unmerged", "corpus/replay-forms", "corpus/pairs"];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task No_correction_loses_anything(string folder)
    {
        var harm = new List<string>();
        var corrections = 0;
        foreach (var path in Directory.GetFiles(SharedData.Require(folder), "*.md", SearchOption.AllDirectories).Where(static p => Path.GetFileName(p) is "list.md" or "head.md").Order(StringComparer.Ordinal))
        {
            var head = await TextAsync(path);
            var before = Path.Combine(Path.GetDirectoryName(path)!, "base.md");
            var request = File.Exists(before)
                ? new RequestTexts { MergeBase = await TextAsync(before), Head = head }.Read()
                : ReviewRequest.ReadWhole(head, PolicyFile.None(), new DateOnly(2022, 11, 1));
            var reviewer = new Reviewer(new RecordingSource());
            var review = File.Exists(before) ? await reviewer.ReviewAsync(request, TestContext.Current.CancellationToken) : await reviewer.CheckAsync(request, TestContext.Current.CancellationToken);
            corrections += review.Corrections.Count;
            harm.AddRange(review.Corrections.SelectMany(c => HarmOf(c, request.Lists.Head, request.Policy.Policy.Sections).Select(what => $"{Path.GetRelativePath(SharedData.Locate("corpus"), path)}:{c.Lines.First}: {what}\n    {c.Original}\n    {c.Text}")));
        }

        output.WriteLine($"{corrections} corrections");
        output.WriteLine(string.Join('\n', harm));
        Assert.Empty(harm);
    }

    private static IEnumerable<string> HarmOf(Correction correction, PaperList list, SectionNames names)
    {
        var mayMerge = correction.Findings.Any(static f => f.Entry?.Defects.Contains(Defect.LinkBrokenOverLines) == true) || correction.Findings.Any(f => f.Entry is { } entry && entry.EndLine > entry.Line && list.Entries.All(e => e == entry || e.EndLine == e.Line));
        if (correction.Text.Split('\n').Length != correction.Lines.Count && !mayMerge)
        {
            yield return "lines";
        }

        if (Indent(correction.Text) != Indent(correction.Original))
        {
            yield return "indentation";
        }

        var lost = Words(correction.Original).Except(Words(correction.Text), StringComparer.OrdinalIgnoreCase).Where(word => !IsExpected(word, correction)).ToList();
        if (lost.Count > 0)
        {
            yield return $"words {string.Join(' ', lost)}";
        }

        if (correction.Findings.Select(static f => f.Entry).FirstOrDefault(static e => e is not null) is not { } entry)
        {
            yield break;
        }

        var lines = list.Text.Split('\n');
        var text = string.Join('\n', [.. lines[..(correction.Lines.First - 1)], .. correction.Text.Split('\n'), .. lines[correction.Lines.Last..]]);
        var again = ListVersions.Read(list.Text, text, null, names).Head;
        if (again.Entries.Count != list.Entries.Count)
        {
            yield return $"{again.Entries.Count} entries for {list.Entries.Count}";
        }

        if (again.Entries.FirstOrDefault(e => e.Line == correction.Lines.First) is not { } read)
        {
            yield return "no entry any more";
            yield break;
        }

        var rules = correction.Findings.Select(static f => f.RuleId).ToHashSet(StringComparer.Ordinal);
        if (!Same(entry.Title, read.Title))
        {
            yield return $"title {read.Title}";
        }

        if (entry.Year is not null && entry.Year != read.Year)
        {
            yield return $"year {read.Year}";
        }

        if (entry.Authors is not null && !Same(entry.Authors, read.Authors) && !rules.Contains("authors") && !IsWrittenAnew(entry))
        {
            yield return $"authors {entry.Authors} > {read.Authors}";
        }

        if (!Same(entry.Venue, read.Venue))
        {
            yield return $"venue {entry.Venue} > {read.Venue}";
        }

        if (!Same(entry.Date, read.Date) || !Same(entry.Name, read.Name) || !Same(entry.Affiliation, read.Affiliation))
        {
            yield return $"date, name or affiliation {read.Date} {read.Name} {read.Affiliation}";
        }

        if (entry.Links.Count > read.Links.Count)
        {
            yield return $"links {entry.Links.Count} > {read.Links.Count}";
        }

        if (!rules.Contains("pdf-link") && !entry.Links.Select(static l => l.Url).SequenceEqual(read.Links.Select(static l => l.Url)) && !entry.Defects.Any(static d => d.ToString().Contains("Url", StringComparison.Ordinal) || d.ToString().Contains("Link", StringComparison.Ordinal)))
        {
            yield return $"addresses {string.Join(' ', read.Links.Select(static l => l.Url))}";
        }
    }

    /// <summary>A whole line in the model list's form has initials for first names, whatever else it was corrected for.</summary>
    private static bool IsWrittenAnew(Entry entry) => entry.Defects.Contains(Defect.AuthorFullFirstName);

    private static bool IsExpected(string word, Correction correction) =>
        correction.Findings.Any(f => f.Entry is { Authors: { } authors } && IsWrittenAnew(f.Entry) && authors.Contains(word, StringComparison.OrdinalIgnoreCase))
        || correction.Findings.Any(f => f.RuleId switch
        {
            // A first name becomes its initial.
            "authors" => f.Entry?.Authors?.Contains(word, StringComparison.OrdinalIgnoreCase) == true,
            // "pdf" on a page becomes "html", "abs" in an address "pdf".
            "pdf-link" => word.Equals("pdf", StringComparison.OrdinalIgnoreCase) || f.Entry?.Links.Any(l => l.Url.Contains(word, StringComparison.OrdinalIgnoreCase)) == true,

            // An address that was half copied gets its first letter back; what one carries to follow its readers is to go.
            "entry-format" when word is "ttp" or "ttps" => true,
            "entry-format" => f.Entry?.Defects.Contains(Defect.TrackingParamsInUrl) == true && f.Entry.Links.Any(l => l.Url.Contains(word, StringComparison.OrdinalIgnoreCase)),

            // The name of a heading is what was wrong.
            "contents-link" or "sections-frozen" => true,
            _ => false,
        });

    private static bool Same(string? one, string? other) => string.Equals(Titles.Normalize(one ?? ""), Titles.Normalize(other ?? ""), StringComparison.Ordinal);

    private static string Indent(string text) => text[..(text.Length - text.TrimStart().Length)];

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(static m => m.Value)];

    private static async Task<string> TextAsync(string path) => ReadableText.Of(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
