using System.Text.Json;
using System.Text.RegularExpressions;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Names;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;
using CuratorBot.SemanticScholar;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>
/// Lists in any form, with a source that knows each paper just as its line names it: whatever is said of links, titles, authors, years or venues
/// comes from misreading the line.
/// </summary>
public sealed partial class MadeFactsTests(ITestOutputHelper output)
{
    public static TheoryData<string> Lists => SharedData.Locate("corpus/forms") is var folder && Directory.Exists(folder)
        ? [.. Directory.GetDirectories(folder).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
        : ["none"];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task No_paper_is_said_to_be_another_than_its_line_names(string name)
    {
        var folder = SharedData.Require($"corpus/forms/{name}");
        using var labels = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "expected.json"), TestContext.Current.CancellationToken));
        var entries = labels.RootElement.GetProperty("entries").EnumerateArray().Where(static e => TextOf(e, "title") is { Length: > 0 } && TextOf(e, "entry_kind") != "resource").ToList();
        var papers = entries.Select(RecordOf).ToList();
        var list = ReadableText.Of(await File.ReadAllBytesAsync(Path.Combine(folder, "list.md"), TestContext.Current.CancellationToken));
        var reviewer = new Reviewer(new SnapshotSource(papers));

        var check = await reviewer.CheckAsync(ReviewRequest.ReadWhole(list, PolicyFile.None(), new DateOnly(2026, 7, 1)), TestContext.Current.CancellationToken);
        var review = await reviewer.ReviewAsync(new RequestTexts { MergeBase = WithoutSome(list, entries), Head = list }, TestContext.Current.CancellationToken);

        // Two entries with one address are the list's own slip: of one of them the address is of another paper.
        var shared = papers.SelectMany(static p => p.ExternalIds.Values).GroupBy(static id => id, StringComparer.OrdinalIgnoreCase).Where(static g => g.Count() > 1).Select(static g => g.Key).ToList();
        var said = check.Findings.Concat(review.Findings)
            .Where(f => f.RuleId is "link-identity" or "metadata" && !f.Entry!.Ids.Any(id => shared.Contains(id.Value, StringComparer.OrdinalIgnoreCase)))
            .Select(static f => $"{f.Line}: {f.RuleId}: {f.Entry!.Title}");
        Assert.Empty(said);

        // A title alone, without an author or a year to agree, settles nothing: the paper is known, and not taken.
        var found = check.Evidence.Count(static e => e.Lookup is PaperLookup.Found or PaperLookup.Ambiguous);
        output.WriteLine($"{found} of {papers.Count} found");
        Assert.InRange(found, papers.Count * 0.9, double.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_title_that_is_corrected_changes_nothing_else(string name)
    {
        var folder = SharedData.Require($"corpus/forms/{name}");
        using var labels = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "expected.json"), TestContext.Current.CancellationToken));
        var papers = labels.RootElement.GetProperty("entries").EnumerateArray().Where(static e => TextOf(e, "title") is { Length: > 0 }).Select(RecordOf).ToList();
        var list = ReadableText.Of(await File.ReadAllBytesAsync(Path.Combine(folder, "list.md"), TestContext.Current.CancellationToken));

        // The records spell a long word of each title in another way, so that the lines seem to have a slip in it.
        var spelt = papers.ConvertAll(static paper => paper with { Title = LongWord().Replace(paper.Title, "$1$2$2$3", 1) });
        var request = ReviewRequest.ReadWhole(list, PolicyFile.None(), new DateOnly(2026, 7, 1));
        var review = await new Reviewer(new SnapshotSource(spelt)).CheckAsync(request, TestContext.Current.CancellationToken);

        var corrections = review.Corrections.Where(static c => c.Findings.Any(static f => f.RuleId == "metadata")).ToList();
        Assert.InRange(corrections.Count, review.Findings.Count(static f => f.RuleId == "metadata") / 2, int.MaxValue);
        foreach (var correction in corrections)
        {
            var entry = correction.Findings.First(static f => f.Entry is not null).Entry!;
            var lines = list.Split('\n');
            var text = string.Join('\n', [.. lines[..(correction.Lines.First - 1)], .. correction.Text.Split('\n'), .. lines[correction.Lines.Last..]]);
            var after = ListVersions.Read(list, text, null, request.Policy.Policy.Sections).Head;
            var again = Assert.Single(after.Entries, e => e.Line == entry.Line);
            Assert.Equal((entry.Year, entry.Authors, entry.Venue, entry.Date, entry.Name, entry.EndLine), (again.Year, again.Authors, again.Venue, again.Date, again.Name, again.EndLine));
            Assert.Equal(entry.Links.Select(static l => l.Url), again.Links.Select(static l => l.Url));
            Assert.Contains(spelt, paper => string.Equals(Titles.Normalize(paper.Title), Titles.Normalize(again.Title), StringComparison.Ordinal));
            Assert.Equal(request.Lists.Head.Entries.Count, after.Entries.Count);

            // One letter more, and else what was there, but for blanks that were too many.
            Assert.Equal(correction.Original.Count(static c => !char.IsWhiteSpace(c)) + 1, correction.Text.Count(static c => !char.IsWhiteSpace(c)));
        }
    }

    /// <summary>The list without every third of its entries.</summary>
    private static string WithoutSome(string list, List<JsonElement> entries)
    {
        var gone = entries.Where(static (_, i) => i % 3 == 0)
            .SelectMany(static e => Enumerable.Range(e.GetProperty("line").GetInt32(), (e.TryGetProperty("end_line", out var end) ? end.GetInt32() : e.GetProperty("line").GetInt32()) - e.GetProperty("line").GetInt32() + 1))
            .ToHashSet();
        return string.Join('\n', list.Split('\n').Where((_, i) => !gone.Contains(i + 1)));
    }

    private static Paper RecordOf(JsonElement label, int index)
    {
        var authors = Remark().Replace(TextOf(label, "authors") ?? "", "");
        var names = AuthorNames.Parse(authors);
        return new Paper
        {
            PaperId = $"{index:x40}",
            CorpusId = 1000 + index,
            ExternalIds = IdsOf(label),
            Title = TextOf(label, "title")!,
            Year = NumberOf(label, "year") ?? NumberOf(label, "section_year"),
            Venue = TextOf(label, "venue"),
            Authors = [.. names.Names.Select(static n => n.ToString()).Concat(names.EtAl ? ["Zed Zzyzx", "Yan Yonder"] : []).Select(static n => new PaperAuthor(n))],
        };
    }

    private static Dictionary<string, string> IdsOf(JsonElement label)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in label.GetProperty("links").EnumerateArray().Select(static link => PaperId.FromUrl(link.GetProperty("url").GetString()!)).OfType<PaperId>())
        {
            _ = id.Scheme switch
            {
                PaperId.ArXiv => ids.TryAdd("ArXiv", id.Value),
                PaperId.Doi => ids.TryAdd("DOI", id.Value),
                PaperId.Acl => ids.TryAdd("ACL", id.Value),
                _ => false,
            };
        }

        return ids;
    }

    private static string? TextOf(JsonElement label, string name) => label.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? NumberOf(JsonElement label, string name) => label.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    [GeneratedRegex(@"\b(\p{Ll}{3})(\p{Ll})(\p{Ll}{5,})\b")]
    private static partial Regex LongWord();

    /// <summary>"(MIT)" and the star behind a name.</summary>
    [GeneratedRegex(@"\s*\([^)]*\)|[*†‡]")]
    private static partial Regex Remark();
}
