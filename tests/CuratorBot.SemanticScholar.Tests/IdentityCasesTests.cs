using System.Text.Json;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Testing;

namespace CuratorBot.SemanticScholar.Tests;

/// <summary>Titles and authors made to be taken for others, and ones written in unusual ways.</summary>
public sealed class IdentityCasesTests
{
    [Fact]
    public async Task No_wrong_record_is_taken_and_at_most_one_right_one_refused()
    {
        using var cases = JsonDocument.Parse(await File.ReadAllTextAsync(SharedData.Require("identity/cases.json"), TestContext.Current.CancellationToken));
        var wrong = new List<string>();
        var refused = new List<string>();
        foreach (var one in cases.RootElement.EnumerateArray())
        {
            var records = one.GetProperty("records").EnumerateArray().Select(Read).ToList();
            var lookup = (await new SnapshotSource(records).LookUpAsync([QueryOf(one.GetProperty("query").GetString()!)], TestContext.Current.CancellationToken))[0];
            var taken = lookup is PaperLookup.Found found ? records.FindIndex(record => record.CorpusId == found.Paper.CorpusId) : -1;
            if (one.GetProperty("never").EnumerateArray().Any(never => never.GetInt32() == taken))
            {
                wrong.Add(one.GetProperty("id").GetString()!);
            }
            else if (!one.GetProperty("ok").EnumerateArray().Any(ok => Is(ok, lookup, taken)))
            {
                refused.Add(one.GetProperty("id").GetString()!);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"refused: {string.Join(", ", refused)}");
        Assert.Empty(wrong);
        Assert.InRange(refused.Count, 0, 1);
    }

    private static bool Is(JsonElement acceptable, PaperLookup lookup, int taken) =>
        acceptable.ValueKind == JsonValueKind.Number ? acceptable.GetInt32() == taken
        : acceptable.ValueEquals("amb") ? lookup is PaperLookup.Ambiguous
        : lookup is PaperLookup.NotFound;

    /// <summary>As <c>curator lookup</c> reads it: a line of a list, or else a title.</summary>
    private static PaperQuery QueryOf(string line) =>
        ListParser.Parse($"## Papers\n\n- {line}\n").Entries is [var entry] ? PaperQuery.For(entry) : new PaperQuery(line, []);

    private static Paper Read(JsonElement record) =>
        JsonSerializer.Deserialize(record.GetRawText(), PaperJsonContext.Default.PaperJson)!.ToPaper(PaperSources.Snapshot, asOf: null)!;
}
