using System.Globalization;
using System.Text;
using System.Text.Json;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Lists;

/// <summary>Measures the reader on lists in other forms than the model list's, and on changes that their maintainers merged.</summary>
public sealed class FormsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("awesome-llm", 0.98)]
    [InlineData("diffusion", 0.95)]
    [InlineData("domain-adaptation", 0.99)]
    [InlineData("drl-papers", 0.99)]
    [InlineData("embodied-vision", 0.97)]
    [InlineData("gnn-literature", 0.99)]
    [InlineData("gnnpapers", 0.99)]
    [InlineData("graph-classification", 0.99)]
    [InlineData("llm-multiagents", 0.99)]
    [InlineData("mllm", 0.99)]
    [InlineData("object-detection-amusi", 0.93)]
    [InlineData("object-detection-hoya", 0.99)]
    [InlineData("plmpapers", 0.99)]
    [InlineData("pruning", 0.99)]
    [InlineData("ssl", 0.99)]
    [InlineData("ssl-gnn", 0.99)]
    [InlineData("transformer-attention", 0.99)]
    [InlineData("visual-slam-zh", 0.99)]
    public void Title_year_and_addresses_of_entries_in_any_form_are_read(string name, double floor)
    {
        var folder = SharedData.Require($"corpus/forms/{name}");
        using var labels = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
        var lines = labels.RootElement.GetProperty("labelled_lines");
        var read = ListParser.Parse(Text(Path.Combine(folder, "list.md"))).Entries
            .Where(entry => entry.Line >= lines[0].GetInt32() && entry.Line <= lines[1].GetInt32())
            .ToList();
        var left = labels.RootElement.GetProperty("entries").EnumerateArray().ToLookup(KeyOf).ToDictionary(static group => group.Key, static group => new Queue<JsonElement>(group));
        var labelled = labels.RootElement.GetProperty("entries").GetArrayLength();
        var (right, authors, rightAuthors, venues, rightVenues, names, rightNames, sections) = (0, 0, 0, 0, 0, 0, 0, 0);
        foreach (var entry in read)
        {
            if (!left.TryGetValue(KeyOf(entry), out var same) || !same.TryDequeue(out var label))
            {
                output.WriteLine($"not a label: {entry.Line} {KeyOf(entry)}");
                continue;
            }

            right++;
            sections += string.Equals(label.GetProperty("section").GetString(), entry.Section.Title, StringComparison.Ordinal) ? 1 : 0;
            Count(label, "authors", entry.Authors, ref authors, ref rightAuthors);
            Count(label, "venue", entry.Venue, ref venues, ref rightVenues);
            Count(label, "name", entry.Name, ref names, ref rightNames);
        }

        Assert.InRange(2.0 * right / (labelled + read.Count), floor, 1);
        Assert.InRange(rightAuthors, 0.9 * authors, authors);
        Assert.InRange(rightVenues, 0.85 * venues, venues);
        Assert.InRange(rightNames, 0.95 * names, names);
        Assert.InRange(sections, 0.99 * right, right);
    }

    [Theory]
    [InlineData("diffusion", 0.99)]
    [InlineData("domain-adaptation", 0.98)]
    [InlineData("drl-papers", 0.99)]
    [InlineData("gnnpapers", 0.96)]
    [InlineData("mllm", 0.99)]
    [InlineData("object-detection-amusi", 0.97)]
    [InlineData("plmpapers", 0.99)]
    [InlineData("ssl", 0.9)]
    [InlineData("transformer-attention", 0.99)]
    public void Changes_of_lists_in_other_forms_are_found(string name, double floor)
    {
        var (right, found, labelled) = (0, 0, 0);
        foreach (var folder in Directory.GetDirectories(SharedData.Require($"corpus/replay-forms/{name}")))
        {
            using var labels = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "case.json")));
            var changes = ListVersions.Read(Text(Path.Combine(folder, "base.md")), Text(Path.Combine(folder, "head.md")), null, SectionNames.Default).Changes.Entries;
            var left = labels.RootElement.GetProperty("changes").EnumerateArray().ToList();
            Assert.False(left.Count > 0 && changes.Count == 0, $"{folder}: changes no entry");
            found += changes.Count;
            labelled += left.Count;
            foreach (var change in changes)
            {
                var same = left.FindIndex(label => IsSame(label, change));
                if (same >= 0)
                {
                    right++;
                    left.RemoveAt(same);
                }
                else
                {
                    output.WriteLine($"{folder}: not a label: {change.Op} {(change.After ?? change.Before)!.Title}");
                }
            }
        }

        Assert.InRange(2.0 * right / (labelled + found), floor, 1);
    }

    [Theory]
    [InlineData("01-numbered-single-bracket", "Benchmarking Graph Neural Networks", 2020)]
    [InlineData("02-table-row", "DeepSeek-OCR: Contexts Optical Compression", 2025)]
    [InlineData("03-paragraph-entry", "Deblurring via Stochastic Refinement", 2022)]
    [InlineData("04-bold-title-links-in-sub-bullets", "Graph Star Net for Generalized Multi-Task Learning", 2019)]
    [InlineData("10-multi-line-form-abs", "Self-supervised learning of grasp dependent tool affordances", 2018)]
    [InlineData("11-description-read-as-authors", "Just-Chat", null)]
    [InlineData("13-nickname-before-title", "Skip-Attention: Improving Vision Transformers by Paying Less Attention", 2023)]
    [InlineData("14-nickname-with-digit", "Position Prediction as an Effective Pretraining Strategy", 2022)]
    [InlineData("16-venue-read-as-author", "Extreme Language Model Compression with Optimal Subwords and Shared Projections", null)]
    [InlineData("17-no-top", "MASS: Masked Sequence to Sequence Pre-training", 2019)]
    [InlineData("22-nested-no-title", "Neural GPU", 2016)]
    [InlineData("25-corrected-line-loses-the-year", "Continuous Deep Q-Learning with Model-based Acceleration", 2016)]
    public void One_new_entry_is_one_addition(string pair, string title, int? year)
    {
        var folder = SharedData.Require($"corpus/pairs/{pair}");

        var change = Assert.Single(ListVersions.Read(Text(Path.Combine(folder, "base.md")), Text(Path.Combine(folder, "head.md")), null, SectionNames.Default).Changes.Entries);

        Assert.Equal((ChangeOp.Add, title, year), (change.Op, change.After?.Title, change.After?.Year));
    }

    private static void Count(JsonElement label, string field, string? read, ref int labelled, ref int right)
    {
        if (label.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String)
        {
            labelled++;
            right += string.Equals(Letters(value.GetString()), Letters(read), StringComparison.Ordinal) ? 1 : 0;
        }
    }

    private static bool IsSame(JsonElement label, EntryChange change)
    {
        var isRemoval = change.Op == ChangeOp.Remove;
        var entry = isRemoval ? change.Before! : change.After!;
        return string.Equals(label.GetProperty("op").GetString(), change.Op.ToString(), StringComparison.OrdinalIgnoreCase)
            && label.TryGetProperty(isRemoval ? "base_line" : "line", out var first)
            && entry.EndLine >= first.GetInt32()
            && entry.Line <= (label.TryGetProperty(isRemoval ? "base_end_line" : "end_line", out var last) ? last : first).GetInt32();
    }

    private static string KeyOf(JsonElement label) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Letters(label.GetProperty("title").GetString())} {(label.TryGetProperty("year", out var year) && year.ValueKind == JsonValueKind.Number ? year.GetInt32() : null)} {Addresses(label.GetProperty("links").EnumerateArray().Select(static link => link.GetProperty("url").GetString()!))}");

    private static string KeyOf(Entry entry) =>
        string.Create(CultureInfo.InvariantCulture, $"{Letters(entry.Title)} {entry.Year} {Addresses(entry.Links.Select(static link => link.Url))}");

    private static string Addresses(IEnumerable<string> addresses) =>
        string.Join(' ', addresses.Select(static address => address.Trim()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string Letters(string? text) =>
        string.Concat((text ?? "").Normalize(NormalizationForm.FormKD).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Text(string path) => Encoding.UTF8.GetString(File.ReadAllBytes(path));
}
