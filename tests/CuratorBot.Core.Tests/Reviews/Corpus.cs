using System.Globalization;
using System.Text.Json;
using CuratorBot.Core.Papers;
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

    /// <summary>Folders of changes of other lists, relative to the shared data; none where it is absent.</summary>
    public static IEnumerable<string> OtherCases =>
        from set in new[] { "corpus/replay-forms", "corpus/pairs" }
        let root = SharedData.Locate(set)
        where Directory.Exists(root)
        from path in Directory.EnumerateFiles(root, "head.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        select $"{set}/{Path.GetRelativePath(root, Path.GetDirectoryName(path)!).Replace('\\', '/')}";

    /// <summary>The facts that stand beside a case; null where it has none.</summary>
    public static IPaperSource? FactsOf(string folder)
    {
        var path = SharedData.Locate($"{folder}/papers.jsonl");
        if (!File.Exists(path))
        {
            return null;
        }

        using var reader = new StreamReader(path);
        return SnapshotSource.Read(reader, "papers.jsonl");
    }

    /// <summary>The request of a case: its pull request against its own merge base, opened on the day of its commit.</summary>
    public static RequestTexts Request(string folder)
    {
        var texts = new RequestTexts { MergeBase = Read($"{folder}/base.md"), Head = Read($"{folder}/head.md"), PolicyText = ReadIfThere($"{folder}/curator.yml") };
        if (ReadIfThere($"{folder}/case.json") is not { } text)
        {
            return texts;
        }

        using var label = JsonDocument.Parse(text);
        return texts with
        {
            Description = label.RootElement.TryGetProperty("pr_title", out var title) ? title.GetString() ?? "" : "",
            Date = DateOnly.ParseExact(label.RootElement.GetProperty("date").GetString()!, "O", CultureInfo.InvariantCulture),
        };
    }

    public static async Task<Review> ReviewAsync(ReviewRequest request)
    {
        using var reader = new StreamReader(SharedData.Require("semantic-scholar/papers.jsonl"));
        return await new Reviewer(SnapshotSource.Read(reader, "papers.jsonl")).ReviewAsync(request, TestContext.Current.CancellationToken);
    }

    private static string? ReadIfThere(string path) => File.Exists(SharedData.Locate(path)) ? File.ReadAllText(SharedData.Locate(path)) : null;

    public static string Read(string path) => File.ReadAllText(SharedData.Require(path));
}
