using System.Globalization;
using System.Text.Json;
using CuratorBot.Core.Reviews;
using CuratorBot.SemanticScholar;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Reviews;

/// <summary>Real pull requests to the model list, reviewed with what Semantic Scholar knew in 2022.</summary>
internal static class Corpus
{
    /// <summary>Folders of all cases, relative to the shared data; none where it is absent.</summary>
    public static IEnumerable<string> Cases =>
        from set in new[] { "corpus/replay", "corpus/replay-unmerged" }
        let folder = SharedData.Locate(set)
        where Directory.Exists(folder)
        from path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
        select $"{set}/{Path.GetFileName(path)}";

    /// <summary>The request of a case: its pull request against its own merge base, opened on the day of its commit.</summary>
    public static RequestTexts Request(string folder)
    {
        using var label = JsonDocument.Parse(Read($"{folder}/case.json"));
        return new RequestTexts
        {
            MergeBase = Read($"{folder}/base.md"),
            Head = Read($"{folder}/head.md"),
            Description = label.RootElement.TryGetProperty("pr_title", out var title) ? title.GetString() ?? "" : "",
            Date = DateOnly.ParseExact(label.RootElement.GetProperty("date").GetString()!, "O", CultureInfo.InvariantCulture),
        };
    }

    public static async Task<Review> ReviewAsync(ReviewRequest request)
    {
        using var reader = new StreamReader(SharedData.Require("semantic-scholar/papers.jsonl"));
        return await new Reviewer(SnapshotSource.Read(reader, "papers.jsonl")).ReviewAsync(request, TestContext.Current.CancellationToken);
    }

    public static string Read(string path) => File.ReadAllText(SharedData.Require(path));
}
