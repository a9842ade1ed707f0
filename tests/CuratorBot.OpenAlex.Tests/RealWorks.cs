using System.Text.Json.Nodes;
using CuratorBot.Fakes;

namespace CuratorBot.SemanticScholar.Tests;

/// <summary>
/// OpenAlex as it has the papers of the model list, by what others have measured: counts are 35 to 95 % of those of Semantic Scholar, a tenth of
/// the works is missing, of another tenth the preprint was merged into the venue's work, and a fifth has the venue's year, one later.
/// </summary>
internal static class RealWorks
{
    public static FakeOpenAlex Load(RealLibrary library)
    {
        var random = new Random(19);
        var fake = new FakeOpenAlex();
        var number = 4_000_000_000L;
        foreach (var record in library.Records)
        {
            var ids = record["externalIds"] as JsonObject;
            var (arXiv, doi) = (ids?["ArXiv"]?.GetValue<string>(), ids?["DOI"]?.GetValue<string>());
            var (share, missing, merged, later) = (0.35 + (0.6 * random.NextDouble()), random.Next(10) == 0, random.Next(10) == 0, random.Next(5) == 0);
            if (missing)
            {
                continue;
            }

            var authors = (record["authors"] as JsonArray)?.Select(static a => a!["name"]!.GetValue<string>()).ToArray();
            var count = record["citationCount"]?.GetValue<int>() is { } citations ? (int)(citations * share) : (int?)null;
            var year = record["year"]?.GetValue<int>() + (later ? 1 : 0);
            fake.Add(++number, record["title"]!.GetValue<string>(), year, count, authors, merged && arXiv is not null ? null : arXiv, doi ?? (merged ? $"10.1000/venue.{number}" : null));
            if (merged && arXiv is not null)
            {
                fake.Merge($"10.48550/arxiv.{arXiv}", number);
            }
        }

        return fake;
    }
}
