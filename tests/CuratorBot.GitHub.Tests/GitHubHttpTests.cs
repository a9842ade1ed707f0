using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using CuratorBot.Fakes;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reading;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CuratorBot.GitHub.Tests;

public sealed class GitHubHttpTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2017, 3, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly List<DateTimeOffset> _asked = [];

    [Fact]
    public void A_read_is_tried_again_after_a_server_error() => Assert.Equal((HttpStatusCode.OK, 2), Send(HttpMethod.Get, new FakeResponse(502, ""), Ok));

    [Fact]
    public void A_write_is_not_since_it_may_have_been_carried_out() => Assert.Equal((HttpStatusCode.BadGateway, 1), Send(HttpMethod.Post, new FakeResponse(502, ""), Ok));

    [Fact]
    public void A_read_whose_answer_does_not_come_is_sent_again() => Assert.Equal((HttpStatusCode.OK, 2), Send(HttpMethod.Get, FakeResponse.NeverAnswers, Ok));

    [Fact]
    public void A_write_whose_answer_does_not_come_is_told_as_what_it_is()
    {
        var problem = Assert.Throws<HttpRequestException>(() => Send(HttpMethod.Post, FakeResponse.NeverAnswers));

        Assert.Contains("within 30 seconds", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_write_that_came_too_fast_waits_as_long_as_GitHub_asks()
    {
        Assert.Equal((HttpStatusCode.OK, 2), Send(HttpMethod.Post, Limited(429, "Retry-After", "7"), Ok));
        Assert.InRange(_asked[1] - _asked[0], TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(8));
    }

    [Fact]
    public void A_spent_budget_is_waited_out_where_that_is_soon() => Assert.Equal(
        (HttpStatusCode.OK, 2),
        Send(HttpMethod.Get, Spent(TimeSpan.FromSeconds(20)), Ok));

    [Fact]
    public void A_budget_that_is_spent_for_long_is_the_queues_business() => Assert.Equal(
        (HttpStatusCode.Forbidden, 1),
        Send(HttpMethod.Get, Spent(TimeSpan.FromMinutes(30)), Ok));

    [Fact]
    public void A_plain_refusal_is_not_tried_again() => Assert.Equal((HttpStatusCode.Forbidden, 1), Send(HttpMethod.Get, new FakeResponse(403, "{}"), Ok));

    [Fact]
    public async Task An_installations_token_is_kept_until_shortly_before_its_end_and_asked_for_with_a_signed_proof()
    {
        using var key = RSA.Create(2048);
        var asked = new List<string>();
        var handler = new FakeHandler(
            request =>
            {
                if (request.Path.EndsWith("/access_tokens", StringComparison.Ordinal))
                {
                    asked.Add(request.Headers["Authorization"]);
                    return new FakeResponse(201, $$"""{"token":"t{{asked.Count}}","expires_at":"{{_time.GetUtcNow().AddHours(1):O}}"}""");
                }

                return new FakeResponse(200, """{"id":1,"name":"papers"}""");
            },
            static () => TimeSpan.Zero,
            TimeProvider.System);
        using var clients = new GitHubClients(
            new GitHubOptions { ApiAddress = new Uri("https://api.github.test/"), AppId = 7, PrivateKey = key.ExportRSAPrivateKeyPem() },
            _time,
            handler);

        await clients.ForRepositoryAsync(ReviewBench.Ref, new InstallationId(1));
        _time.Advance(TimeSpan.FromMinutes(50));
        await clients.ForRepositoryAsync(ReviewBench.Ref, new InstallationId(1));
        Assert.Single(asked);

        _time.Advance(TimeSpan.FromMinutes(6));
        await clients.ForRepositoryAsync(ReviewBench.Ref);
        Assert.Equal(2, asked.Count);

        var proof = new JsonWebTokenHandler().ReadJsonWebToken(asked[0]["Bearer ".Length..]);
        Assert.Equal(("7", "RS256"), (proof.Issuer, proof.Alg));
        Assert.True(proof.ValidTo - proof.IssuedAt <= TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task A_token_that_is_refused_is_given_up_and_the_request_sent_once_more_with_a_new_one()
    {
        var (clients, requests) = App(static request => request.Headers["Authorization"] == "Token t1" ? Unauthorized : Ok);
        using var disposed = clients;
        var client = await clients.ForRepositoryAsync(ReviewBench.Ref, new InstallationId(1));

        await client.Issue.Comment.Create("octo-org", "papers", 1, "Fine.");
        await client.Issue.Comment.Create("octo-org", "papers", 1, "Fine.");
        await (await clients.ForRepositoryAsync(ReviewBench.Ref)).Repository.Get("octo-org", "papers");

        Assert.Equal(["Token t1", "Token t2", "Token t2", "Token t2"], requests.Select(static r => r.Headers["Authorization"]));
        Assert.Equal(requests[0].Body, requests[1].Body);
    }

    [Fact]
    public async Task A_second_refusal_is_told_as_it_is()
    {
        var (clients, requests) = App(static _ => Unauthorized);
        using var disposed = clients;
        var client = await clients.ForRepositoryAsync(ReviewBench.Ref, new InstallationId(1));

        await Assert.ThrowsAsync<Octokit.AuthorizationException>(() => client.Repository.Get("octo-org", "papers"));

        Assert.Equal(["Token t1", "Token t2"], requests.Select(static r => r.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_token_without_an_App_is_not_asked_for_anew()
    {
        var asked = 0;
        using var clients = new GitHubClients(
            new GitHubOptions { ApiAddress = new Uri("https://api.github.test/"), Token = "token" },
            TimeProvider.System,
            new FakeHandler(
                _ =>
                {
                    asked++;
                    return Unauthorized;
                },
                static () => TimeSpan.Zero,
                TimeProvider.System));
        var client = await clients.ForRepositoryAsync(ReviewBench.Ref);

        await Assert.ThrowsAsync<Octokit.AuthorizationException>(() => client.Repository.Get("octo-org", "papers"));

        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Requests_say_that_they_are_JSON_and_which_version_of_the_API_they_are_for()
    {
        var (clients, requests) = App(static _ => Ok);
        using var disposed = clients;
        var client = await clients.ForRepositoryAsync(ReviewBench.Ref, new InstallationId(1));

        await client.Issue.Comment.Create("octo-org", "papers", 1, "Fine.");

        var headers = Assert.Single(requests).Headers;
        Assert.StartsWith("application/json", headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(("application/vnd.github+json", "2022-11-28"), (headers["Accept"], headers["X-GitHub-Api-Version"]));
    }

    [Theory]
    [InlineData("x&per_page=1")]
    [InlineData("a+b%41")]
    [InlineData("a#b")]
    [InlineData("feature/a b")]
    [InlineData("论文")]
    public async Task A_branch_and_a_path_of_any_name_are_asked_for_as_they_are(string name)
    {
        var (clients, requests) = App(static _ => new FakeResponse(404, "{}"));
        using var disposed = clients;
        var client = await clients.ForRepositoryAsync(ReviewBench.Ref, new InstallationId(1));

        await new RepositoryFiles(client, ReviewBench.Ref).ReadAsync($"{name}/README.md", name);

        var request = Assert.Single(requests);
        Assert.Equal($"/repos/octo-org/papers/contents/{name}/README.md", request.Path);
        Assert.Equal(("ref", name), (Assert.Single(request.Query).Key, request.Query["ref"]));
    }

    private static FakeResponse Unauthorized => new(401, """{"message":"Bad credentials"}""");

    /// <summary>An App whose tokens are t1, t2 and so on, with all requests but those for tokens.</summary>
    private (GitHubClients Clients, List<FakeRequest> Requests) App(Func<FakeRequest, FakeResponse> answer)
    {
        using var key = RSA.Create(2048);
        var tokens = 0;
        var requests = new List<FakeRequest>();
        var handler = new FakeHandler(
            request =>
            {
                if (request.Path.EndsWith("/access_tokens", StringComparison.Ordinal))
                {
                    return new FakeResponse(201, $$"""{"token":"t{{++tokens}}","expires_at":"{{_time.GetUtcNow().AddHours(1):O}}"}""");
                }

                requests.Add(request);
                return answer(request);
            },
            static () => TimeSpan.Zero,
            TimeProvider.System);
        return (new GitHubClients(new GitHubOptions { ApiAddress = new Uri("https://api.github.test/"), AppId = 7, PrivateKey = key.ExportRSAPrivateKeyPem() }, _time, handler), requests);
    }

    [Fact]
    public void A_key_that_is_none_is_refused_without_being_quoted()
    {
        var problem = Assert.Throws<ArgumentException>(() => new GitHubClients(new GitHubOptions { AppId = 7, PrivateKey = "not a key at all" }, _time, new HttpClientHandler()));

        Assert.DoesNotContain("not a key at all", problem.ToString(), StringComparison.Ordinal);
    }

    private static FakeResponse Ok => new(200, "{}");

    private static FakeResponse Limited(int status, string header, string value) =>
        new(status, "{}") { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { [header] = value } };

    private FakeResponse Spent(TimeSpan until) => new(403, "{}")
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["X-RateLimit-Remaining"] = "0",
            ["X-RateLimit-Reset"] = (_time.GetUtcNow() + until).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        },
    };

    private (HttpStatusCode Status, int Requests) Send(HttpMethod method, params FakeResponse[] answers)
    {
        var handler = new FakeHandler(
            _ =>
            {
                _asked.Add(_time.GetUtcNow());
                return answers[Math.Min(_asked.Count, answers.Length) - 1];
            },
            static () => TimeSpan.Zero,
            _time);
        using var client = new HttpClient(GitHubHttp.CreateHandler(handler, _time));
        var response = VirtualTime.Run(_time, TimeSpan.FromMinutes(10), () => client.SendAsync(new HttpRequestMessage(method, "https://api.github.test/x")));
        return (response.StatusCode, _asked.Count);
    }
}
