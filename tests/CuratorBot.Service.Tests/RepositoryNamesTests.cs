using CuratorBot.Core.Reviews;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reviewing;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace CuratorBot.Service.Tests;

/// <summary>What is stored of a repository stays with it, whatever it is called.</summary>
public sealed class RepositoryNamesTests : IAsyncLifetime
{
    private static readonly RepositoryRef Papers = new("octo-org", "papers");
    private static readonly RepositoryRef Articles = new("octo-org", "articles");

    private readonly Dictionary<long, RepositoryRef> _onGitHub = [];
    private TemporaryDatabase _database = null!;
    private DatabaseReviewStore _store = null!;
    private int _asked;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TemporaryDatabase.SqliteAsync();
        _store = new DatabaseReviewStore(_database.Contexts, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Most_of_the_time_GitHub_is_not_asked()
    {
        var names = new RepositoryNames(_database.Contexts);

        foreach (var _ in Enumerable.Range(0, 3))
        {
            Assert.Equal(Papers, await NamedAsync(names, 1, Papers));
        }

        Assert.Equal(0, _asked);
    }

    [Fact]
    public async Task After_a_rename_maintainers_words_hold_under_the_new_name_also_for_work_that_was_asked_for_before()
    {
        var (one, other) = (new RepositoryNames(_database.Contexts), new RepositoryNames(_database.Contexts));
        await NamedAsync(one, 1, Papers);
        await NamedAsync(other, 1, Papers);
        await WaiveAsync(Papers);
        _onGitHub[1] = Articles;

        Assert.Equal(Articles, await NamedAsync(one, 1, Articles));
        Assert.Equal(["agreed"], await ReasonsAsync(Articles));
        Assert.Empty(await ReasonsAsync(Papers));

        // Another node, which has seen the old name only, and work that waited since.
        Assert.Equal(Articles, await NamedAsync(new RepositoryNames(_database.Contexts), 1, Papers));
        Assert.Equal(["agreed"], await ReasonsAsync(Articles));
    }

    [Fact]
    public async Task What_was_reviewed_under_the_new_name_before_that_was_noticed_gives_way_to_what_maintainers_said()
    {
        var names = new RepositoryNames(_database.Contexts);
        await NamedAsync(names, 1, Papers);
        await WaiveAsync(Papers);
        await _store.TrySaveAsync(new ReviewState { PullRequest = new PullRequestRef(Articles, 7) }, Token);
        _onGitHub[1] = Articles;

        await names.SeeAsync([(1, Articles)], AskAsync, Token);

        Assert.Equal(["agreed"], await ReasonsAsync(Articles));
    }

    [Fact]
    public async Task A_repository_that_is_made_anew_under_an_old_name_inherits_nothing()
    {
        var names = new RepositoryNames(_database.Contexts);
        await NamedAsync(names, 1, Papers);
        await WaiveAsync(Papers);
        _onGitHub[2] = Papers;

        Assert.Equal(Papers, await NamedAsync(names, 2, Papers));

        Assert.Empty(await ReasonsAsync(Papers));
        await using var context = await _database.Contexts.CreateDbContextAsync(Token);
        Assert.Equal([2], await context.Repositories.Select(static r => r.Id).ToListAsync(Token));
    }

    [Fact]
    public async Task Where_a_new_repository_has_the_name_of_one_that_was_renamed_each_keeps_its_own()
    {
        var names = new RepositoryNames(_database.Contexts);
        await NamedAsync(names, 1, Papers);
        await WaiveAsync(Papers);
        (_onGitHub[1], _onGitHub[2]) = (Articles, Papers);

        await NamedAsync(names, 2, Papers);
        await NamedAsync(names, 1, Articles);

        Assert.Equal(["agreed"], await ReasonsAsync(Articles));
        Assert.Empty(await ReasonsAsync(Papers));
    }

    [Fact]
    public async Task What_was_stored_before_repositories_had_numbers_here_is_kept()
    {
        await WaiveAsync(Papers);

        await NamedAsync(new RepositoryNames(_database.Contexts), 1, Papers);

        Assert.Equal(["agreed"], await ReasonsAsync(Papers));
    }

    private async Task<RepositoryRef?> NamedAsync(RepositoryNames names, long id, RepositoryRef told) =>
        (await names.NamedAsync(new WorkItem.AuditList(told, 1) { RepositoryId = id }, AskAsync, Token)).About;

    private Task<RepositoryRef?> AskAsync(long id)
    {
        _asked++;
        return Task.FromResult(_onGitHub.GetValueOrDefault(id));
    }

    private async Task WaiveAsync(RepositoryRef repository) => Assert.NotNull(await _store.TrySaveAsync(
        new ReviewState { PullRequest = new PullRequestRef(repository, 7), Waivers = [new Waiver("removal", null, "maria", "agreed", default)] }, Token));

    private async Task<IEnumerable<string>> ReasonsAsync(RepositoryRef repository) =>
        (await _store.LoadAsync(new PullRequestRef(repository, 7), Token)).Waivers.Select(static w => w.Reason);
}
