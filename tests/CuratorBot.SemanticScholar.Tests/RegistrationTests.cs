using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using CuratorBot.Core.Papers;
using CuratorBot.Fakes;
using CuratorBot.SemanticScholar.Telemetry;
using Microsoft.Extensions.Options;

namespace CuratorBot.SemanticScholar.Tests;

public sealed class RegistrationTests
{
    [Theory]
    [InlineData("BaseAddress", "ftp://example.org/", "SemanticScholar:BaseAddress must be an http or https address")]
    [InlineData("BaseAddress", "not an address", "SemanticScholar:BaseAddress must be an http or https address")]
    [InlineData("BaseAddress", "https://api.semanticscholar.org/graph/v1", "SemanticScholar:BaseAddress must be written without /graph/v1")]
    [InlineData("RequestsPerSecond", "0", "SemanticScholar:RequestsPerSecond must be greater than 0")]
    [InlineData("MaxRetries", "-1", "SemanticScholar:MaxRetries must be 0 to 20")]
    [InlineData("Deadline", "00:00:00", "SemanticScholar:Deadline must be more than 0")]
    [InlineData("CacheLife", "-1.00:00:00", "SemanticScholar:CacheLife must not be negative")]
    public void A_wrong_setting_is_named(string key, string value, string says)
    {
        using var bench = new Bench(new FakeSemanticScholar(), (key, value));

        Assert.Contains(says, Assert.Throws<OptionsValidationException>(() => bench.Source).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_key_is_named_and_not_shown()
    {
        var key = $"{Guid.NewGuid():N}\n{Guid.NewGuid():N}";
        using var bench = new Bench(new FakeSemanticScholar(), ("ApiKey", key));

        var message = Assert.Throws<OptionsValidationException>(() => bench.Source).ToString();

        Assert.Contains("SemanticScholar:ApiKey has characters that no key has", message, StringComparison.Ordinal);
        Assert.DoesNotContain(key[..32], message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://127.0.0.1:5000/")]
    [InlineData("https://proxy.example/semantic-scholar/")]
    public void Requests_go_to_the_address_that_is_set(string address)
    {
        Uri? asked = null;
        using var bench = new Bench(_ => new AddressHandler(uri => asked = uri), ("BaseAddress", address));

        bench.LookUp(new PaperQuery("Distilling", []));

        Assert.StartsWith($"{address.TrimEnd('/')}/graph/v1/paper/search/match?query=Distilling&fields=", asked!.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_answers_waits_and_look_ups_can_be_measured()
    {
        var measures = new List<string>();
        using var meters = new MeterListener();
        using var activities = new ActivityListener();
        activities.ShouldListenTo = source => string.Equals(source.Name, SemanticScholarTelemetry.Name, StringComparison.Ordinal);
        activities.Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData;
        var activityTags = new ConcurrentQueue<string>(); // Other tests look papers up meanwhile.
        activities.ActivityStopped = activity => activityTags.Enqueue($"{activity.OperationName} {activity.GetTagItem("papers")} {activity.GetTagItem("requests")}");
        ActivitySource.AddActivityListener(activities);
        var fake = new FakeSemanticScholar();
        fake.Fault = _ => fake.Requests.Count == 1 ? FakeResponse.Throttled : null;
        using var bench = new Bench(fake);
        using var telemetry = bench.Telemetry;
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (telemetry.Owns(instrument))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measures.Add(Tell(instrument, value, tags)));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measures.Add(Tell(instrument, 1, tags)));
        meters.Start();

        bench.LookUp(new PaperQuery("Distilling", []));

        Assert.Contains("curatorbot.semanticscholar.requests 1 endpoint=match outcome=429", measures);
        Assert.Contains("curatorbot.semanticscholar.requests 1 endpoint=match outcome=404", measures);
        Assert.Equal(2, measures.Count(m => m.StartsWith("curatorbot.semanticscholar.request.duration", StringComparison.Ordinal)));
        Assert.Equal(2, measures.Count(m => m.StartsWith("curatorbot.semanticscholar.wait", StringComparison.Ordinal)));
        Assert.Contains("curatorbot.semanticscholar.cache 1 outcome=miss", measures);
        Assert.Contains("look up papers 1 2", activityTags);
    }

    [Fact]
    public void What_was_looked_up_is_logged_without_titles()
    {
        using var bench = new Bench(new FakeSemanticScholar());

        bench.LookUp(new PaperQuery("Distilling <script>", []));

        Assert.Contains("Looked 1 papers up, 0 found, with 1 requests", bench.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Distilling", bench.Log.Text, StringComparison.Ordinal);
    }

    private static string Tell(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', [instrument.Name, $"{value}", .. tags.ToArray().Select(t => $"{t.Key}={t.Value}")]);

    private sealed class AddressHandler(Action<Uri> asked) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked(request.RequestUri!);
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.NotFound) { RequestMessage = request });
        }
    }
}
