using System.Text.Json;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Text;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Lists;

/// <summary>Measures the parser on whole lists that people labelled; the figures are the ones the project promises.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("terryum-head", 238)]
    [InlineData("seed-zh", 88)]
    public void Entries_of_the_model_list_and_its_translation_are_read(string name, int count)
    {
        var (list, expected) = Load(name);
        Assert.Equal(count, expected.Length);

        Measure("line", list, expected, static e => [$"{e.Line}"], static e => [$"{e.Line}"], 0.995);
        Measure("section", list, expected, static e => [$"{e.Line} {e.Section.Title}"], static e => [$"{e.Line} {e.Section}"], 0.995);
        Measure("title", list, expected, static e => [$"{e.Line} {e.Title}"], static e => [$"{e.Line} {e.Title}"], 0.995);
        Measure("year", list, expected, static e => [$"{e.Line} {e.Year}"], static e => [$"{e.Line} {e.Year}"], 0.995);
        Measure("authors", list, expected, static e => [$"{e.Line} {e.Authors}"], static e => [$"{e.Line} {e.Authors}"], 0.995);
        Measure("links", list, expected, Links, Links, 0.995);
        Measure("kind", list, expected, static e => [$"{e.Line} {e.Kind.ToString().ToLowerInvariant()}"], static e => [$"{e.Line} {e.Kind}"], 0.995);
        Measure("bold", list, expected, static e => [$"{e.Line} {e.Bold}"], static e => [$"{e.Line} {e.Bold}"], 0.995);
        Measure("subsection", list, expected, static e => [$"{e.Line} {e.Subsection}"], static e => [$"{e.Line} {e.Subsection}"], 0.995);
    }

    [Theory]
    [InlineData("terryum-head")]
    [InlineData("seed-zh")]
    public void Defects_seen_in_the_text_are_found(string name)
    {
        var (list, expected) = Load(name);
        Measure("defects", list, expected, static e => e.Defects.Select(d => $"{e.Line} {d.WireName()}"), static e => e.Defects.Select(d => $"{e.Line} {d}"), 0.95);
    }

    [Theory]
    [InlineData("deep-vision", 55, 138)]
    [InlineData("roadmap", 25, 126)]
    public void Lists_in_other_forms_are_read_for_the_most_part(string name, int firstLine, int lastLine)
    {
        var (list, expected) = Load(name);
        list = list with { Entries = [.. list.Entries.Where(e => e.Line >= firstLine && e.Line <= lastLine)] };

        Measure("section", list, expected, static e => [$"{e.Line} {e.Section.Title}"], static e => [$"{e.Line} {e.Section}"], 0.9);
        Measure("title", list, expected, static e => [$"{e.Line} {e.Title}"], static e => [$"{e.Line} {e.Title}"], 0.9);
        Measure("year", list, expected, static e => [$"{e.Line} {e.Year}"], static e => [$"{e.Line} {e.Year}"], 0.9);
        Measure("authors", list, expected, static e => [$"{e.Line} {e.Authors}"], static e => [$"{e.Line} {e.Authors}"], 0.9);
        Measure("links", list, expected, Links, Links, 0.9);
    }

    [Fact]
    public void Top_of_the_model_list_counts_100_not_107()
    {
        var (list, _) = Load("terryum-head");

        Assert.Equal(100, list.TopCount);
        Assert.Equal("en", list.Locale);
        Assert.Equal(15, list.Entries.Count(static e => e.Section.Kind == SectionKind.Overflow));
    }

    [Fact]
    public void Top_of_the_translation_counts_its_bold_entries()
    {
        var (list, _) = Load("seed-zh");

        Assert.Equal(47, list.TopCount);
        Assert.Equal("zh-Hans", list.Locale);
        Assert.Equal(new EntryStyle(TitleMark.Bold, TitleMark.Guillemets, FullWidth: true, " 等人", " 和", "-", OtherFullWidth: false), list.Style with { And = " 和" });
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("replay-unmerged")]
    public void Every_version_in_the_history_has_the_labelled_number_of_bold_entries(string folder)
    {
        var wrong = new List<string>();
        foreach (var (name, label, list) in Versions(folder))
        {
            var bold = list.Entries.Count(static e => e.Bold);
            var expected = label.GetProperty(name.EndsWith("base", StringComparison.Ordinal) ? "top100_before" : "top100_after").GetInt32();
            if (bold != expected)
            {
                wrong.Add($"{name}: {bold} instead of {expected}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("replay-unmerged")]
    public void Every_entry_that_a_change_of_the_history_names_is_read_as_labelled(string folder)
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var (name, label, list) in Versions(folder))
        {
            var isBase = name.EndsWith("base", StringComparison.Ordinal);
            foreach (var change in label.GetProperty("changes").EnumerateArray().Where(c => c.GetProperty("op").ValueEquals("remove") == isBase))
            {
                count++;
                var year = change.GetProperty("year");
                var expected = (
                    Text(change, "section")!,
                    Text(change, "title")!,
                    year.ValueKind == JsonValueKind.Null ? (int?)null : year.GetInt32(),
                    change.GetProperty("top100").GetBoolean(),
                    change.GetProperty("entry_kind").ValueEquals("paper"));
                if (!list.Entries.Any(e => (e.Section.Title, e.Title, e.Year, e.Bold, e.Kind == EntryKind.Paper).Equals(expected)))
                {
                    wrong.Add($"{name}: {expected}");
                }
            }
        }

        output.WriteLine($"{count - wrong.Count} of {count} entries");
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("terryum-head")]
    [InlineData("seed-zh")]
    public void Entries_without_defects_are_written_as_they_stand(string name)
    {
        var (list, _) = Load(name);

        // The translation writes "等人" with and without a blank before it; its style is what most entries do.
        static string WithoutBlanks(string line) => line.Replace(" 等人", "等人", StringComparison.Ordinal).Replace(" 和 ", "和", StringComparison.Ordinal);
        var clean = list.Entries.Where(static e => e.Defects.Count == 0).ToList();
        Assert.True(clean.Count > list.Entries.Count / 2);
        Assert.Equal(clean.Select(static e => WithoutBlanks(e.Text)), clean.Select(e => WithoutBlanks(list.Style.Write(e, e.Top))));
    }

    private static IEnumerable<(string Name, JsonElement Label, PaperList List)> Versions(string folder)
    {
        foreach (var directory in Directory.GetDirectories(SharedData.Require($"corpus/{folder}")).Order(StringComparer.Ordinal))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(directory, "case.json")));
            foreach (var side in (string[])["base", "head"])
            {
                yield return ($"{Path.GetFileName(directory)} {side}", json.RootElement, ListParser.Parse(File.ReadAllText(Path.Combine(directory, side + ".md"))));
            }
        }
    }

    private void Measure(string what, PaperList list, ExpectedEntry[] expected, Func<Entry, IEnumerable<string>> actualFacts, Func<ExpectedEntry, IEnumerable<string>> expectedFacts, double least)
    {
        var actual = list.Entries.SelectMany(actualFacts).ToHashSet(StringComparer.Ordinal);
        var wanted = expected.SelectMany(expectedFacts).ToHashSet(StringComparer.Ordinal);
        var hits = actual.Intersect(wanted, StringComparer.Ordinal).Count();
        var precision = (double)hits / actual.Count;
        var recall = (double)hits / wanted.Count;
        output.WriteLine($"{what}: precision {precision:F4}, recall {recall:F4} ({hits} of {wanted.Count}, {actual.Count} read)");
        foreach (var missing in wanted.Except(actual, StringComparer.Ordinal))
        {
            output.WriteLine($"  - {missing}");
        }

        foreach (var extra in actual.Except(wanted, StringComparer.Ordinal))
        {
            output.WriteLine($"  + {extra}");
        }

        Assert.True(precision >= least && recall >= least, $"{what}: precision {precision:F4}, recall {recall:F4}");
    }

    private static IEnumerable<string> Links(Entry entry) => entry.Links.Select((link, i) => $"{entry.Line} {i} {link.Label} {link.Url}");

    private static IEnumerable<string> Links(ExpectedEntry entry) => entry.Links.Select((link, i) => $"{entry.Line} {i} {link.Label} {link.Url}");

    private static (PaperList List, ExpectedEntry[] Expected) Load(string name)
    {
        var list = ListParser.Parse(File.ReadAllText(SharedData.Require($"corpus/lists/{name}/list.md")));
        using var json = JsonDocument.Parse(File.ReadAllText(SharedData.Require($"corpus/lists/{name}/expected.json")));
        return (list, [.. json.RootElement.GetProperty("entries").EnumerateArray().Select(Read)]);
    }

    private static ExpectedEntry Read(JsonElement entry)
    {
        // What needs a source outside is listed twice by the labels; "title-typo" and the like are so by their definition.
        var outside = Strings(entry, "needs_lookup").Concat(["title-typo", "authors-incomplete", "author-typo"]).ToHashSet(StringComparer.Ordinal);
        return new ExpectedEntry(
            entry.GetProperty("section").GetString()!,
            Text(entry, "subsection"),
            Text(entry, "title") ?? "",
            entry.GetProperty("year").ValueKind == JsonValueKind.Null ? null : entry.GetProperty("year").GetInt32(),
            Text(entry, "authors"),
            [.. entry.GetProperty("links").EnumerateArray().Select(static l => new EntryLink(l.GetProperty("label").GetString()!, l.GetProperty("url").GetString()!))],
            Text(entry, "entry_kind") ?? "paper",
            entry.GetProperty("top100").GetBoolean(),
            entry.GetProperty("line").GetInt32(),
            [.. Strings(entry, "defects").Where(d => !outside.Contains(d))]);
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<string> Strings(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) ? value.EnumerateArray().Select(static v => v.GetString()!) : [];

    private sealed record ExpectedEntry(
        string Section, string? Subsection, string Title, int? Year, string? Authors, EntryLink[] Links, string Kind, bool Bold, int Line, string[] Defects);
}
