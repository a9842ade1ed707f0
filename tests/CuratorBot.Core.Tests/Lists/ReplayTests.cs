using System.Globalization;
using System.Text.Json;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Text;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Lists;

/// <summary>Measures the diff on the labelled history of the model list and on pull requests to it.</summary>
public sealed class ReplayTests
{
    /// <summary>Read and compared once for all tests.</summary>
    private static readonly Lazy<List<Replay>> Cases = new(static () => [.. ReadCases()]);

    private readonly ITestOutputHelper _output;

    public ReplayTests(ITestOutputHelper output) => _output = output;

    [Fact]
    public void Changes_agree_with_their_labels_in_operation_title_and_section()
    {
        var all = new Score("op, title, section");
        var fields = new Score("fields of edits and moves");
        var fromSection = new Score("from_section of moves");
        var byOp = new SortedDictionary<string, Score>(StringComparer.Ordinal);
        foreach (var replay in Cases.Value.Where(static c => c.Labelled))
        {
            var (expected, found) = replay.Compare();
            all.Count(replay.Name, expected.Select(static c => c.Key), found.Select(static c => c.Key));
            foreach (var op in expected.Concat(found).Select(static c => c.Op).Distinct(StringComparer.Ordinal))
            {
                byOp.TryAdd(op, new Score(op));
                byOp[op].Count(replay.Name, Of(expected, op), Of(found, op));
            }

            fields.Count(replay.Name, WithFields(expected), WithFields(found));
            fromSection.Count(replay.Name, WithFromSection(expected), WithFromSection(found));
        }

        foreach (var score in byOp.Values.Append(fields).Append(fromSection).Append(all))
        {
            _output.WriteLine(score.ToString());
        }

        Assert.True(all.F1 >= 0.99, all.ToString());
        Assert.True(fields.F1 >= 0.95, fields.ToString());
        Assert.True(fromSection.F1 >= 0.99, fromSection.ToString());

        static IEnumerable<string> Of(List<Change> changes, string op) =>
            changes.Where(c => c.Op.Equals(op, StringComparison.Ordinal)).Select(static c => c.Key);

        static IEnumerable<string> WithFields(List<Change> changes) =>
            changes.Where(static c => c.Op is "edit" or "move").Select(static c => $"{c.Key} {c.Fields}");

        static IEnumerable<string> WithFromSection(List<Change> changes) =>
            changes.Where(static c => c.Op is "move").Select(static c => $"{c.Key} <- {c.FromSection}");
    }

    [Fact]
    public void Kind_agrees_with_the_label_in_95_of_100_cases() => Agree(
        "kind", 0.95, Cases.Value, static c => c.Label.GetProperty("kind").GetString(), static c => c.Changes.Kind.ToString().ToLowerInvariant());

    [Fact]
    public void Edits_of_blanks_are_counted_as_labelled() => Agree(
        "whitespace_only_edits", 0.95, Cases.Value, static c => c.Label.GetProperty("whitespace_only_edits").GetInt32(), static c => c.Changes.WhitespaceOnlyEdits);

    [Fact]
    public void Changed_prose_is_seen_as_labelled() => Agree(
        "prose_changed", 0.95, Cases.Value, static c => c.Label.GetProperty("prose_changed").GetBoolean(), static c => c.Changes.ProseChanged);

    [Fact]
    public void Changed_headings_are_seen_as_labelled()
    {
        var score = new Score("section_changes");
        foreach (var replay in Cases.Value)
        {
            score.Count(
                replay.Name,
                replay.Label.GetProperty("section_changes").EnumerateArray().Select(static s => $"{s.GetProperty("op")} {s.GetProperty("section")} <- {TextOf(s, "from")}"),
                replay.Changes.Sections
                    .Where(static s => s.Op != SectionChangeOp.Reorder)
                    .Select(static s => $"{s.Op.ToString().ToLowerInvariant()} {(s.After ?? s.Before)!.Title} <- {(s.Op == SectionChangeOp.Rename ? s.Before!.Title : null)}"));
        }

        _output.WriteLine(score.ToString());
        Assert.True(score.F1 >= 0.95, score.ToString());
    }

    [Fact]
    public void Bold_papers_are_counted_as_labelled() => Agree(
        "top100_before, top100_after",
        0.95,
        Cases.Value,
        static c => (c.Label.GetProperty("top100_before").GetInt32(), c.Label.GetProperty("top100_after").GetInt32()),
        static c => (c.Changes.Before.Entries.Count(static e => e.Bold), c.Changes.After.Entries.Count(static e => e.Bold)));

    [Fact]
    public void Applying_the_changes_to_the_older_text_gives_the_newer()
    {
        foreach (var replay in Cases.Value)
        {
            var merged = ListMerge.Apply(replay.Changes, replay.Changes.Before);

            Assert.Equal(
                replay.Changes.After.Entries.Select(static e => (e.Section.Title, WithoutBlanks(e.Text))).Order(),
                merged.Entries.Select(e => (SectionInHead(replay.Changes, e), WithoutBlanks(e.Text))).Order());
            Assert.Empty(merged.Conflicts);
            Assert.Empty(merged.Regressions);
        }
    }

    private void Agree<T>(string what, double least, IEnumerable<Replay> cases, Func<Replay, T> expected, Func<Replay, T> found)
    {
        var all = cases.ToList();
        var wrong = all.Where(c => !EqualityComparer<T>.Default.Equals(expected(c), found(c))).ToList();
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {all.Count - wrong.Count} of {all.Count} right{string.Concat(wrong.Select(c => $"\n  {c.Name}: labelled {expected(c)}, found {found(c)}"))}");
        _output.WriteLine(report);
        Assert.True(all.Count - wrong.Count >= least * all.Count, report);
    }

    private static string SectionInHead(ListChanges changes, Entry entry) =>
        changes.Sections.FirstOrDefault(s => s.Before == entry.Section && s.Op == SectionChangeOp.Rename)?.After!.Title ?? entry.Section.Title;

    private static string WithoutBlanks(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));

    private static string? TextOf(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) ? value.GetString() : null;

    private static IEnumerable<Replay> ReadCases()
    {
        foreach (var folder in new[] { "replay", "replay-unmerged" })
        {
            foreach (var path in Directory.GetDirectories(SharedData.Require($"corpus/{folder}")).Order(StringComparer.Ordinal))
            {
                yield return new Replay(
                    $"{folder}/{Path.GetFileName(path)}",
                    JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "case.json"))).RootElement,
                    ListDiff.Compare(
                        ListParser.Parse(File.ReadAllText(Path.Combine(path, "base.md"))),
                        ListParser.Parse(File.ReadAllText(Path.Combine(path, "head.md")))));
            }
        }
    }

    private sealed record Change(string Op, string Title, string Section, string? FromSection, string Fields, bool Reorder, bool Unsure)
    {
        public string Key => $"{Op} \"{Title}\" in {Section}";
    }

    private sealed record Replay(string Name, JsonElement Label, ListChanges Changes)
    {
        public bool Labelled => Label.GetProperty("changes_labelled").GetBoolean();

        /// <summary>The labelled changes that are not unsure, and those found, but for the ones that an unsure label speaks of.</summary>
        public (List<Change> Expected, List<Change> Found) Compare()
        {
            var labels = Label.GetProperty("changes").EnumerateArray().Select(Read).ToList();
            var expected = labels.Where(static c => !c.Unsure).ToList();
            var found = Changes.Entries.Select(Read)
                .Where(f => expected.Exists(e => e.Key.Equals(f.Key, StringComparison.Ordinal)) || !labels.Exists(l => l.Unsure && SpeaksOf(l, f)))
                .ToList();
            return (expected, found);
        }

        // Of two neighbours that were swapped either may be called the moved one.
        private static bool SpeaksOf(Change unsure, Change found) =>
            unsure.Title.Equals(found.Title, StringComparison.OrdinalIgnoreCase)
            || (unsure.Reorder && found.Reorder && unsure.Section.Equals(found.Section, StringComparison.Ordinal));

        private static Change Read(JsonElement label) => new(
            TextOf(label, "op")!,
            TextOf(label, "title")!,
            TextOf(label, "section")!,
            TextOf(label, "from_section"),
            label.TryGetProperty("fields", out var fields) ? Joined(fields.EnumerateArray().Select(static f => f.GetString()!)) : "",
            IsTrue(label, "reorder"),
            IsTrue(label, "unsure"));

        private static Change Read(EntryChange change) => new(
            change.Op.ToString().ToLowerInvariant(),
            change.Entry.Title,
            change.Entry.Section.Title,
            change.Before?.Section.Title,
            Joined(change.Fields.Select(static f => f.WireName())),
            change.Reorder,
            Unsure: false);

        private static string Joined(IEnumerable<string> fields) => string.Join(' ', fields.Order(StringComparer.Ordinal));

        private static bool IsTrue(JsonElement element, string property) =>
            element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.True;
    }

    /// <summary>Counts what was expected and found, what was expected and missed, and what was found and not expected.</summary>
    private sealed class Score(string what)
    {
        private readonly List<string> _wrong = [];
        private int _right;
        private int _missed;
        private int _extra;

        public double F1 => _right == 0 ? 0 : 2.0 * _right / ((2 * _right) + _missed + _extra);

        public void Count(string where, IEnumerable<string> expected, IEnumerable<string> found)
        {
            var open = expected.ToList();
            foreach (var item in found)
            {
                if (open.Remove(item))
                {
                    _right++;
                }
                else
                {
                    _extra++;
                    _wrong.Add($"{where}: not labelled: {item}");
                }
            }

            _missed += open.Count;
            _wrong.AddRange(open.Select(item => $"{where}: not found: {item}"));
        }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: F1 {F1:0.0000} ({_right} right, {_missed} missed, {_extra} extra){string.Concat(_wrong.Select(static w => "\n  " + w))}");
    }
}
