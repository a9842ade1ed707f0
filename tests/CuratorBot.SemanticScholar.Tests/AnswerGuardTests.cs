using System.Text;
using CuratorBot.Core.Papers;
using CuratorBot.Fakes;
using CuratorBot.SemanticScholar.Http;

namespace CuratorBot.SemanticScholar.Tests;

/// <summary>Answers that are none: each becomes a clear reason, and none an exception.</summary>
public sealed class AnswerGuardTests
{
    private static readonly PaperId One = new(PaperId.ArXiv, "1503.02531");
    private static readonly PaperId Two = new(PaperId.ArXiv, "1411.1792");

    [Fact]
    public void Unknown_fields_and_null_counts_are_no_trouble()
    {
        var answer = Match("""{"data":[{"paperId":"a","title":"T","citationCount":null,"authors":null,"externalIds":null,"openAccessPdf":{"url":""},"new":{"x":[1]}}]}""");

        var paper = Assert.Single(answer.Papers);
        Assert.Equal(("T", null, null), (paper.Title, paper.CitationCount, paper.OpenAccessPdf));
    }

    [Theory]
    [InlineData("""{"data":[]}""", null)]
    [InlineData("""{"total":0,"offset":0}""", null)]
    [InlineData("""{"data":[{"title":null}]}""", null)]
    [InlineData("""{}""", "Semantic Scholar's answer has no data")]
    [InlineData("""[]""", "Semantic Scholar's answer could not be read")]
    [InlineData("""{"data":{"title":"x"}}""", "Semantic Scholar's answer could not be read")]
    [InlineData("""{"data":[{"title":"x","year":"soon"}]}""", "Semantic Scholar's answer could not be read")]
    [InlineData("""{"data":[{"title":"Dist""", "Semantic Scholar's answer could not be read")]
    [InlineData("", "Semantic Scholar's answer could not be read")]
    [InlineData("null", "Semantic Scholar's answer could not be read")]
    public void An_answer_of_another_shape_has_no_papers(string body, string? failure)
    {
        var answer = Match(body);

        Assert.Equal((0, failure), (answer.Papers.Count, answer.Failure?.Reason));
    }

    [Theory]
    [InlineData("""{"message":"x"}""", "Semantic Scholar's answer could not be read")]
    [InlineData("""[null]""", "Semantic Scholar's answer does not fit the request")]
    [InlineData("""[null,null,null]""", "Semantic Scholar's answer does not fit the request")]
    public void A_batch_that_does_not_fit_its_ids_joins_nothing(string body, string failure)
    {
        using var bench = BenchOf(new FakeResponse(200, body));

        var answers = bench.Run(deadline => bench.Client.GetAsync([One, Two], deadline));

        Assert.All(answers.Values, a => Assert.Equal(failure, a.Failure?.Reason));
    }

    [Fact]
    public void A_page_of_a_gateway_is_no_answer() =>
        Assert.Equal(
            "Semantic Scholar's address answers with text/html, not with JSON",
            Match("<html><body>Please log in</body></html>", "text/html; charset=utf-8").Failure?.Reason);

    [Fact]
    public void A_page_of_a_gateway_with_an_error_is_that_error() =>
        Assert.Equal("Semantic Scholar answers with an error (502)", Match("<html>Bad Gateway</html>", "text/html", 502).Failure?.Reason);

    [Theory]
    [InlineData("https://example.org/login", "example.org")]
    [InlineData("/elsewhere", "another address")]
    public void A_redirect_is_not_followed(string location, string told)
    {
        using var bench = BenchOf(new FakeResponse(302, "")
        {
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Location"] = location },
        });

        var answer = bench.Run(deadline => bench.Client.MatchAsync("distilling", deadline));

        Assert.Equal($"Semantic Scholar's address answers with a redirect to {told}, which is not followed", answer.Failure?.Reason);
        Assert.Equal(1, bench.Telemetry.RequestsMade);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void More_than_the_api_ever_sends_is_not_read(bool lengthKnown)
    {
        using var bench = new Bench(_ => new JunkHandler(lengthKnown));

        var answer = bench.Run(deadline => bench.Client.MatchAsync("distilling", deadline));

        Assert.Equal("Semantic Scholar's answer is larger than 10 MB", answer.Failure?.Reason);
    }

    [Fact]
    public void Ten_megabytes_of_junk_are_no_answer() =>
        Assert.Equal("Semantic Scholar's answer could not be read", Match(new string('x', 10_000_000)).Failure?.Reason);

    [Fact]
    public void A_connection_lost_amid_the_answer_is_tried_again()
    {
        var calls = 0;
        using var bench = new Bench(_ => new LostHandler(() => ++calls == 1));

        var answer = bench.Run(deadline => bench.Client.MatchAsync("distilling", deadline));

        Assert.Equal("Distilling", Assert.Single(answer.Papers).Title);
        Assert.Equal(2, calls);
    }

    private static Answer Match(string body, string contentType = "application/json", int status = 200)
    {
        using var bench = BenchOf(new FakeResponse(status, body, contentType));
        return bench.Run(deadline => bench.Client.MatchAsync("distilling", deadline));
    }

    private static Bench BenchOf(FakeResponse response) => new(time => new FakeHandler(_ => response, static () => TimeSpan.Zero, time));

    /// <summary>Sends blanks without end.</summary>
    private sealed class JunkHandler(bool lengthKnown) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new StreamContent(new JunkStream());
            content.Headers.ContentLength = lengthKnown ? 5_000_000_000 : null;
            return Task.FromResult(new HttpResponseMessage { Content = content });
        }
    }

    /// <summary>Breaks off in the middle of the first answer.</summary>
    private sealed class LostHandler(Func<bool> loses) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage
            {
                Content = loses() ? new StreamContent(new LostStream()) : new StringContent("""{"data":[{"title":"Distilling"}]}""", Encoding.UTF8, "application/json"),
            });
    }

    private sealed class LostStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("The response ended prematurely.");
    }

    private sealed class JunkStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
