using System.Net;
using CuratorBot.Core.Papers;
using CuratorBot.Fakes;
using CuratorBot.SemanticScholar.Http;

namespace CuratorBot.SemanticScholar.Tests;

public sealed class PipelineTests
{
    private static readonly PaperId Distilling = new(PaperId.ArXiv, "1503.02531");
    private static readonly PaperId Unknown = new(PaperId.ArXiv, "1503.99999");

    [Fact]
    public void Requests_start_a_little_over_a_second_apart_with_a_key()
    {
        var fake = Fake();
        using var bench = new Bench(fake, ("ApiKey", Guid.NewGuid().ToString("N")));
        var started = new List<double>();
        fake.Fault = _ =>
        {
            started.Add((bench.Time.GetUtcNow() - bench.Time.Start).TotalSeconds);
            return null;
        };

        bench.Run(async deadline =>
        {
            for (var i = 0; i < 4; i++)
            {
                await bench.Client.MatchAsync("distilling", deadline);
            }

            return 0;
        });

        Assert.Equal([0, 1.1, 2.2, 3.3], started.Select(s => Math.Round(s, 1)));
    }

    [Fact]
    public void Requests_start_slower_without_a_key()
    {
        using var bench = new Bench(Fake());
        Assert.Equal(0.5, bench.Options.Pace);
    }

    [Fact]
    public void Throttling_without_retry_after_is_waited_out()
    {
        var fake = Fake();
        fake.Fault = _ => fake.Requests.Count <= 3 ? FakeResponse.Throttled : null;
        using var bench = new Bench(fake);

        var answer = bench.Run(deadline => bench.Client.MatchAsync("distilling the knowledge", deadline));

        Assert.Equal("Distilling the Knowledge", Assert.Single(answer.Papers).Title);
        Assert.Equal(4, fake.Requests.Count);
        Assert.Equal(4, bench.Telemetry.RequestsMade);
    }

    [Fact]
    public void Retry_after_is_honoured()
    {
        var fake = Fake();
        using var bench = new Bench(fake);
        var started = new List<DateTimeOffset>();
        fake.Fault = _ =>
        {
            started.Add(bench.Time.GetUtcNow());
            return started.Count == 1
                ? FakeResponse.Throttled with { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "40" } }
                : null;
        };

        var answer = bench.Run(deadline => bench.Client.MatchAsync("distilling the knowledge", deadline));

        Assert.Null(answer.Failure?.Reason);
        Assert.InRange((started[1] - started[0]).TotalSeconds, 40, 42.5);
    }

    [Fact]
    public void Retry_after_beyond_the_deadline_is_not_waited_for()
    {
        var fake = Fake();
        fake.Fault = _ => FakeResponse.Throttled with { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "3600" } };
        using var bench = new Bench(fake);

        var answer = bench.Run(deadline => bench.Client.MatchAsync("distilling the knowledge", deadline));

        Assert.Equal("Semantic Scholar is throttling requests (429)", answer.Failure?.Reason);
        Assert.Single(fake.Requests);
    }

    [Fact]
    public void An_answer_that_does_not_come_is_asked_for_again()
    {
        var fake = Fake();
        fake.Fault = _ => fake.Requests.Count == 1 ? FakeResponse.NeverAnswers : null;
        using var bench = new Bench(fake);

        var answer = bench.Run(deadline => bench.Client.MatchAsync("distilling the knowledge", deadline));

        Assert.Single(answer.Papers);
        Assert.Equal(2, fake.Requests.Count);
    }

    [Fact]
    public void A_service_that_never_answers_is_given_up_at_the_deadline()
    {
        var fake = Fake();
        fake.Fault = _ => FakeResponse.NeverAnswers;
        using var bench = new Bench(fake, ("Deadline", "00:00:40"));

        var answer = bench.Run(deadline => bench.Client.MatchAsync("distilling the knowledge", deadline));

        Assert.Equal("Semantic Scholar has not answered everything within 40 s", answer.Failure?.Reason);
        Assert.InRange((bench.Time.GetUtcNow() - bench.Time.Start).TotalSeconds, 39, 41);
    }

    [Fact]
    public void A_service_that_is_down_is_not_asked_for_a_while()
    {
        var fake = Fake();
        fake.Fault = _ => FakeResponse.ConnectionReset;
        using var bench = new Bench(fake, ("Deadline", "00:10:00"));

        var answers = bench.Run(async deadline => new[]
        {
            await bench.Client.MatchAsync("one", deadline),
            await bench.Client.MatchAsync("two", deadline),
            await bench.Client.MatchAsync("three", deadline),
        });

        Assert.Equal("Semantic Scholar could not be reached", answers[0].Failure?.Reason);
        Assert.Equal("Semantic Scholar has failed again and again and is not asked for a while", answers[2].Failure?.Reason);
        Assert.Equal(10, fake.Requests.Count);
    }

    [Fact]
    public void A_name_that_does_not_resolve_is_not_tried_again()
    {
        var calls = 0;
        using var bench = new Bench(_ => new ThrowingHandler(() =>
        {
            calls++;
            return new HttpRequestException(HttpRequestError.NameResolutionError, "no such host");
        }));

        var answer = bench.Run(deadline => bench.Client.MatchAsync("distilling", deadline));

        Assert.Equal("Semantic Scholar could not be reached: its name was not resolved", answer.Failure?.Reason);
        Assert.Equal(1, calls);
    }

    [Fact]
    public void One_malformed_id_costs_no_other_its_answer()
    {
        var fake = Fake();
        for (var i = 0; i < 40; i++)
        {
            fake.Add(1000 + i, $"Paper {i}", 2015, i, ["A. Author"], arXiv: $"1601.{i:00000}");
        }

        using var bench = new Bench(fake, ("RequestsPerSecond", "100"));
        List<PaperId> ids = [.. Enumerable.Range(0, 40).Select(i => new PaperId(PaperId.ArXiv, $"1601.{i:00000}"))];
        ids.Insert(17, new PaperId("NOSUCH", "1"));

        var answers = bench.Run(deadline => bench.Client.GetAsync(ids, deadline));

        Assert.Empty(answers[ids[17]].Papers);
        Assert.All(ids.Where((_, i) => i != 17), id => Assert.Equal($"1601.{answers[id].Papers.Single().CitationCount:00000}", id.Value));
        Assert.InRange(fake.Requests.Count, 3, 14);
    }

    [Fact]
    public void A_batch_in_which_nothing_is_known_takes_two_requests()
    {
        var fake = Fake().Add(13756489, "Attention is All you Need", 2017, 136941, ["Ashish Vaswani"]);
        using var bench = new Bench(fake);

        var answers = bench.Run(deadline => bench.Client.GetAsync([.. Enumerable.Range(0, 30).Select(i => new PaperId(PaperId.ArXiv, $"1701.{i:00000}"))], deadline));

        Assert.All(answers.Values, a => Assert.Equal((0, null), (a.Papers.Count, a.Failure?.Reason)));
        Assert.Equal(2, fake.Requests.Count);
    }

    [Fact]
    public void More_than_500_ids_take_one_request_for_every_500()
    {
        var fake = Fake();
        using var bench = new Bench(fake, ("RequestsPerSecond", "100"));
        List<PaperId> ids = [.. Enumerable.Range(0, 1200).Select(i => new PaperId(PaperId.ArXiv, $"1602.{i:00000}"))];
        for (var i = 0; i < ids.Count; i += 7)
        {
            fake.Add(5000 + i, $"Paper {i}", 2016, i, ["A. Author"], arXiv: ids[i].Value);
        }

        var answers = bench.Run(deadline => bench.Client.GetAsync(ids, deadline));

        Assert.Equal(3, fake.Requests.Count);
        Assert.All(ids, (id, i) => Assert.Equal(i % 7 == 0 ? [i] : [], answers[id].Papers.Select(p => p.CitationCount!.Value)));
    }

    [Fact]
    public void A_batch_that_is_too_much_for_the_service_is_halved()
    {
        var fake = Fake().Add(2, "Another Paper", 2015, 20, ["B. Author"], arXiv: "1512.00001");
        fake.Fault = r => r.Path.EndsWith("batch", StringComparison.Ordinal) ? FakeResponse.GatewayTimeout : null;
        using var bench = new Bench(fake);

        var answers = bench.Run(deadline => bench.Client.GetAsync([Distilling, new PaperId(PaperId.ArXiv, "1512.00001")], deadline));

        Assert.All(answers.Values, a => Assert.Single(a.Papers));
    }

    [Fact]
    public void A_single_unknown_id_takes_one_request()
    {
        var fake = Fake();
        using var bench = new Bench(fake);

        var answers = bench.Run(deadline => bench.Client.GetAsync([Unknown], deadline));

        Assert.Empty(answers[Unknown].Papers);
        Assert.Null(answers[Unknown].Failure?.Reason);
        Assert.Single(fake.Requests);
    }

    [Fact]
    public void A_key_that_is_refused_is_left_out_and_said_to_be_refused_and_never_shown()
    {
        var key = Guid.NewGuid().ToString("N");
        var fake = Fake();
        fake.Fault = r => string.Equals(r.Headers.GetValueOrDefault("x-api-key"), key, StringComparison.Ordinal) ? FakeResponse.Forbidden : null;
        using var bench = new Bench(fake, ("ApiKey", key));

        var lookups = bench.LookUp(new PaperQuery("", [Distilling]), new PaperQuery("Distilling", []));

        Assert.IsType<PaperLookup.Found>(lookups[0]);
        Assert.All(lookups, static l => Assert.True(l.KeyRefused));
        Assert.Equal([true, .. fake.Requests.Skip(1).Select(static _ => false)], fake.Requests.Select(static r => r.Headers.ContainsKey("x-api-key")));
        Assert.Contains("Warning: Semantic Scholar refuses the API key (403); it is asked without one", bench.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(key, bench.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.NotFound)]
    public void The_key_is_in_no_log_line_whatever_happens(HttpStatusCode status)
    {
        var key = Guid.NewGuid().ToString("N");
        var fake = Fake();
        fake.Fault = _ => new FakeResponse((int)status, $$"""{"error":"no"}""");
        using var bench = new Bench(fake, ("ApiKey", key));

        bench.Run(deadline => bench.Client.GetAsync([Distilling, Unknown], deadline));

        Assert.All(fake.Requests, r => Assert.Equal(key, r.Headers["x-api-key"]));
        Assert.DoesNotContain(key, bench.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_caller_cancels_ends_with_its_cancellation()
    {
        var fake = Fake();
        using var bench = new Bench(fake);
        using var caller = new CancellationTokenSource();
        fake.Fault = _ =>
        {
            caller.Cancel();
            return FakeResponse.NeverAnswers;
        };

        Assert.ThrowsAny<OperationCanceledException>(() => VirtualTime.Run(bench.Time, bench.Options.Deadline, async () =>
        {
            using var deadline = new LookupDeadline("Semantic Scholar", TimeSpan.FromMinutes(1), bench.Time, caller.Token);
            return await bench.Client.MatchAsync("distilling", deadline);
        }));
    }

    [Fact]
    public void What_the_client_library_itself_trips_over_is_a_failure_too()
    {
        using var bench = new Bench(_ => new HeadlessHandler());

        var answer = bench.Run(deadline => bench.Client.MatchAsync("distilling", deadline));

        Assert.Equal("Semantic Scholar could not be asked", answer.Failure?.Reason);
        Assert.Contains("Error: Request match broke", bench.Log.Text, StringComparison.Ordinal);
    }

    private static FakeSemanticScholar Fake() =>
        new FakeSemanticScholar().Add(7200347, "Distilling the Knowledge", 2015, 9675, ["Geoffrey E. Hinton"], arXiv: "1503.02531");

    /// <summary>Leaves out the request that every answer carries.</summary>
    private sealed class HeadlessHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
    }

    private sealed class ThrowingHandler(Func<Exception> exception) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw exception();
    }
}
