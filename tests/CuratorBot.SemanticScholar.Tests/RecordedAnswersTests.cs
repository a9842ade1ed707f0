using System.Globalization;
using System.Text.Json.Nodes;
using CuratorBot.Core.Papers;
using CuratorBot.Fakes;
using CuratorBot.SemanticScholar.Http;
using CuratorBot.Testing;

namespace CuratorBot.SemanticScholar.Tests;

/// <summary>Real answers of the API and of its gateway, replayed through the real client.</summary>
public sealed class RecordedAnswersTests
{
    private const string Folder = "semantic-scholar/recorded";

    public static TheoryData<string> Files()
    {
        var folder = SharedData.Locate(Folder);
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.json").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)] : ["absent"];
    }

    [Fact]
    public void There_are_75_of_them() => Assert.Equal(75, Directory.GetFiles(SharedData.Require(Folder)).Length);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_recorded_answer_becomes_the_right_outcome(string file)
    {
        var recorded = JsonNode.Parse(File.ReadAllText(Path.Combine(SharedData.Require(Folder), file)))!;
        var request = recorded["request"]!;
        var response = recorded["response"]!;
        var status = response["status"]!.GetValue<int>();
        if (status == 200 && request["body"]?["ids"] is JsonArray { Count: 1 } ids)
        {
            // One id alone is not asked for in a batch.
            ids.Add("ARXIV:1503.02531");
            response["body"]!.AsArray().Add(null);
        }

        var replay = new FakeResponse(status, response["body"]!.ToJsonString(), ContentTypeOf(response));
        using var bench = new Bench(time => new FakeHandler(_ => replay, static () => TimeSpan.Zero, time));

        var answers = bench.Run(deadline => AskAsync(bench.Client, request, deadline));

        switch (status)
        {
            case 200:
                Assert.All(answers, a => Assert.Null(a.Failure?.Reason));
                Assert.Equal(RecordsOf(response["body"]!).Select(Facts), answers.SelectMany(a => a.Papers).Select(Facts), StringComparer.Ordinal);
                break;
            case 404:
                Assert.All(answers, a => Assert.Equal((0, null), (a.Papers.Count, a.Failure?.Reason)));
                break;
            case 400 when response["body"]!["error"]!.GetValue<string>().Contains("fields", StringComparison.Ordinal):
                Assert.All(answers, a => Assert.Equal("Semantic Scholar refuses the request (400)", a.Failure?.Reason));
                break;
            case 400:
                Assert.All(answers, a => Assert.Equal((0, null), (a.Papers.Count, a.Failure?.Reason)));
                break;
            case 429:
                Assert.All(answers, a => Assert.Equal("Semantic Scholar is throttling requests (429)", a.Failure?.Reason));
                break;
            case 403:
                Assert.All(answers, a => Assert.Equal("Semantic Scholar refuses the request (403)", a.Failure?.Reason));
                break;
            default:
                Assert.InRange(status, 500, 599);
                Assert.All(answers, a => Assert.Contains(
                    a.Failure?.Reason, new[] { $"Semantic Scholar answers with an error ({status})", "Semantic Scholar has failed again and again and is not asked for a while" }));
                break;
        }
    }

    /// <summary>Asks what the recorded request asked, or, of an endpoint that is not used, what answers in the same shape.</summary>
    private static async Task<IReadOnlyList<Answer>> AskAsync(SemanticScholarClient client, JsonNode request, LookupDeadline deadline)
    {
        var path = request["path"]!.GetValue<string>();
        if (path.EndsWith("/batch", StringComparison.Ordinal))
        {
            string[] texts = request["body"]?["ids"] is JsonArray array ? [.. array.Select(i => i!.GetValue<string>())] : ["ARXIV:1503.02531", "ARXIV:1503.02532"];
            List<PaperId> ids = [.. texts.Select(t => PaperId.TryParse(t, out var id) ? id : new PaperId(PaperId.Sha, t))];
            var answers = await client.GetAsync(ids, deadline);
            return [.. ids.Select(i => answers[i])];
        }

        if (path.EndsWith("/match", StringComparison.Ordinal))
        {
            return [await client.MatchAsync(request["query"]!["query"]!.GetValue<string>(), deadline)];
        }

        if (path.StartsWith("/graph/v1/paper/", StringComparison.Ordinal)
            && !path.Contains("/search", StringComparison.Ordinal)
            && path.Split('/')[^1] is not ("authors" or "citations" or "references"))
        {
            var id = PaperId.TryParse(path["/graph/v1/paper/".Length..], out var parsed) ? parsed : new PaperId(PaperId.Sha, "0");
            return [(await client.GetAsync([id], deadline))[id]];
        }

        return [await client.SearchAsync(request["query"]?["query"]?.GetValue<string>() ?? "turing", deadline)];
    }

    /// <summary>The paper objects of an answer that can be compared with anything: those with a title.</summary>
    private static IEnumerable<JsonObject> RecordsOf(JsonNode body) =>
        (body as JsonArray ?? body["data"] as JsonArray ?? (body["total"] is null ? [body.DeepClone()] : []))
            .OfType<JsonObject>()
            .Where(r => r["title"] is not null);

    private static string Facts(JsonObject record) => string.Join(
        " | ",
        record["paperId"],
        record["corpusId"] ?? record["externalIds"]?["CorpusId"],
        record["title"],
        record["year"],
        record["publicationDate"],
        record["venue"],
        record["citationCount"],
        record["influentialCitationCount"],
        record["openAccessPdf"]?["url"],
        string.Join(", ", (record["authors"] as JsonArray ?? []).Select(a => a!["name"])),
        string.Join(", ", (record["externalIds"] as JsonObject ?? []).Where(i => i.Key is not "CorpusId").OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => $"{i.Key}={i.Value}")));

    private static string Facts(Paper paper) => string.Join(
        " | ",
        paper.PaperId,
        paper.CorpusId,
        paper.Title,
        paper.Year,
        paper.PublicationDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        paper.Venue,
        paper.CitationCount,
        paper.InfluentialCitationCount,
        paper.OpenAccessPdf,
        string.Join(", ", paper.Authors.Select(a => a.Name)),
        string.Join(", ", paper.ExternalIds.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => $"{i.Key}={i.Value}")));

    private static string? ContentTypeOf(JsonNode response) => response["headers"]?["content-type"]?.GetValue<string>();
}
