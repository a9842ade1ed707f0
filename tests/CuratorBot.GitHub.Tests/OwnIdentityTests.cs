using CuratorBot.Fakes;
using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.GitHub.Tests;

public sealed class OwnIdentityTests : IDisposable
{
    private readonly List<FakeRequest> _requests = [];
    private readonly GitHubClients _clients;

    private FakeResponse _answer = new(200, """{"login":"maria","id":1}""");

    public OwnIdentityTests() => _clients = new GitHubClients(
        new GitHubOptions { ApiAddress = new Uri("https://api.github.test/"), Token = "token" },
        TimeProvider.System,
        new FakeHandler(Respond, static () => TimeSpan.Zero, TimeProvider.System));

    public void Dispose() => _clients.Dispose();

    [Fact]
    public async Task The_owner_of_a_token_is_asked_for_once()
    {
        var self = new OwnIdentity(_clients, "github-actions[bot]");

        Assert.Equal("maria", await self.LoginAsync(await ClientAsync()));
        Assert.Equal("maria", await self.LoginAsync(await ClientAsync()));
        Assert.Equal(["/user"], _requests.Select(static r => r.Path));
    }

    [Fact]
    public async Task A_token_that_may_not_ask_writes_as_the_login_that_was_given()
    {
        _answer = FakeResponse.Forbidden;

        Assert.Equal("github-actions[bot]", await new OwnIdentity(_clients, "github-actions[bot]").LoginAsync(await ClientAsync()));
        await Assert.ThrowsAsync<ForbiddenException>(async () => await new OwnIdentity(_clients).LoginAsync(await ClientAsync()));
    }

    [Theory]
    [InlineData("https://api.github.test/", "/graphql")]
    [InlineData("https://github.example/api/v3/", "/api/graphql")]
    public async Task The_token_of_another_App_is_asked_for_its_viewer(string api, string path)
    {
        using var clients = new GitHubClients(
            new GitHubOptions { ApiAddress = new Uri(api), Token = "token" },
            TimeProvider.System,
            new FakeHandler(
                request =>
                {
                    _requests.Add(request);
                    return request.Path == path ? new FakeResponse(200, """{"data":{"viewer":{"login":"my-list-bot[bot]"}}}""") : FakeResponse.Forbidden;
                },
                static () => TimeSpan.Zero,
                TimeProvider.System));

        Assert.Equal("my-list-bot[bot]", await new OwnIdentity(clients, "github-actions[bot]").LoginAsync(await clients.ForRepositoryAsync(ReviewBench.Ref)));
        Assert.Equal("""{"query":"query { viewer { login } }"}""", _requests[^1].Body);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data":null,"errors":[{"message":"no"}]}""")]
    [InlineData("""{"data":{"viewer":null}}""")]
    public async Task Where_the_viewer_is_not_told_the_login_that_was_given_stands(string answer)
    {
        using var clients = new GitHubClients(
            new GitHubOptions { ApiAddress = new Uri("https://api.github.test/"), Token = "token" },
            TimeProvider.System,
            new FakeHandler(request => request.Method == "POST" ? new FakeResponse(200, answer) : FakeResponse.Forbidden, static () => TimeSpan.Zero, TimeProvider.System));

        Assert.Equal("github-actions[bot]", await new OwnIdentity(clients, "github-actions[bot]").LoginAsync(await clients.ForRepositoryAsync(ReviewBench.Ref)));
    }

    [Fact]
    public async Task A_failure_of_GitHub_is_no_answer()
    {
        _answer = FakeResponse.InternalError;
        var self = new OwnIdentity(_clients, "github-actions[bot]");

        await Assert.ThrowsAnyAsync<ApiException>(async () => await self.LoginAsync(await ClientAsync()));

        _answer = new(200, """{"login":"maria","id":1}""");
        Assert.Equal("maria", await self.LoginAsync(await ClientAsync()));
    }

    private FakeResponse Respond(FakeRequest request)
    {
        _requests.Add(request);
        return _answer;
    }

    private Task<IGitHubClient> ClientAsync() => _clients.ForRepositoryAsync(ReviewBench.Ref);
}
