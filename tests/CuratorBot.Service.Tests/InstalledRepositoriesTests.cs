using System.Net;
using CuratorBot.Fakes;
using CuratorBot.Service.Recovery;
using Octokit;

namespace CuratorBot.Service.Tests;

/// <summary>Which repositories have their turn, and what one that fails means for the others.</summary>
public sealed class InstalledRepositoriesTests
{
    private const string Installations = """
        [{"id":1,"account":{"login":"octo-org"}},
         {"id":2,"account":{"login":"asleep"},"suspended_at":"2017-02-01T00:00:00Z","suspended_by":{"login":"asleep"}},
         {"id":3,"account":{"login":"octo-org"}}]
        """;

    private const string Repositories = """
        {"total_count":3,"repositories":[
          {"id":1,"name":"one","owner":{"login":"octo-org"},"open_issues_count":2,"default_branch":"main"},
          {"id":2,"name":"kept","owner":{"login":"octo-org"},"archived":true},
          {"id":3,"name":"two","owner":{"login":"octo-org"}}]}
        """;

    [Fact]
    public async Task Each_has_its_turn_but_those_that_are_archived_or_whose_installation_is_suspended()
    {
        var (turns, failure) = await TurnsAsync(static _ => null);

        Assert.Equal(["1 octo-org/one", "1 octo-org/two", "3 octo-org/one", "3 octo-org/two"], turns);
        Assert.Equal([null, null], failure);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, false)]
    [InlineData(HttpStatusCode.NotFound, false)]
    [InlineData(HttpStatusCode.InternalServerError, true)]
    [InlineData(HttpStatusCode.BadGateway, true)]
    public async Task One_that_cannot_be_had_is_passed_over_and_only_what_may_be_had_later_is_a_failure(HttpStatusCode status, bool fails)
    {
        var (turns, failure) = await TurnsAsync(turn => turn == "1 octo-org/one" ? new ApiException("No.", status) : null);

        Assert.Equal(["1 octo-org/one", "1 octo-org/two", "3 octo-org/one", "3 octo-org/two"], turns);
        Assert.Equal((fails, false), (failure[0] is ApiException, failure[1] is not null));
    }

    [Fact]
    public async Task Where_GitHub_does_not_answer_the_others_have_their_turn_before_that_is_told()
    {
        var (turns, failure) = await TurnsAsync(static turn => turn == "1 octo-org/one" ? new HttpRequestException("Reset.") : null);

        Assert.Contains("1 octo-org/two", turns);
        Assert.IsType<HttpRequestException>(failure[0]);
    }

    [Fact]
    public async Task A_spent_limit_ends_the_turn_of_its_installation_and_not_that_of_others()
    {
        var (turns, failure) = await TurnsAsync(static turn => turn == "1 octo-org/one" ? new ApiException("Slow down.", HttpStatusCode.TooManyRequests) : null);

        Assert.Equal(["1 octo-org/one", "3 octo-org/one", "3 octo-org/two"], turns);
        Assert.IsType<ApiException>(failure[0]);
    }

    /// <summary>Who had a turn, and what was thrown at the end of each installation.</summary>
    private static async Task<(List<string> Turns, List<Exception?> Failures)> TurnsAsync(Func<string, Exception?> goesWrong)
    {
        await using var bench = await ServiceBench.CreateAsync();
        bench.GitHub.Fault = static request => request.Path switch
        {
            "/app/installations" => new FakeResponse(200, Installations),
            "/installation/repositories" => new FakeResponse(200, Repositories),
            _ => null,
        };
        var (turns, failures) = (new List<string>(), new List<Exception?>());
        var repositories = bench.Get<InstalledRepositories>();
        foreach (var installation in (await repositories.InstallationsAsync(1)).Installations)
        {
            var (page, isMore) = await repositories.RepositoriesAsync(installation, 1);
            Assert.False(isMore);
            failures.Add(await Record.ExceptionAsync(() => repositories.ForEachAsync(
                page,
                installed =>
                {
                    turns.Add($"{installed.Installation} {installed.Repository}");
                    return goesWrong(turns[^1]) is { } problem ? Task.FromException(problem) : Task.CompletedTask;
                },
                TestContext.Current.CancellationToken)));
        }

        return (turns, failures);
    }
}
