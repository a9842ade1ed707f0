using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using CuratorBot.GitHub.Reviewing;
using CuratorBot.Testing;
using Microsoft.Extensions.Logging;
using Octokit;

namespace CuratorBot.GitHub.Tests;

/// <summary>A fake GitHub with one repository that holds a small list, and everything that reviews its pull requests.</summary>
internal sealed class ReviewBench : IDisposable
{
    public const string List = Lists.Small;

    private readonly GitHubClients _clients;

    public ReviewBench(IReadOnlyDictionary<string, string>? files = null, bool isApp = true, TimeProvider? clock = null)
    {
        GitHub = new FakeGitHub(Contract.Value);
        Repository = GitHub.Add("octo-org", "papers", files ?? new Dictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = List });
        var handler = GitHubHttp.CreateHandler(new FakeHandler(r => GitHub.Respond(r), static () => TimeSpan.Zero, TimeProvider.System), clock);
        _clients = new GitHubClients(
            new GitHubOptions { ApiAddress = new Uri("https://api.github.test/"), Token = "token" },
            TimeProvider.System,
            handler);
        IsApp = isApp;
    }

    private static Lazy<GitHubContract?> Contract { get; } = new(static () =>
        File.Exists(SharedData.Locate("github/openapi.json")) ? GitHubContract.Load(SharedData.Locate("github/openapi.json")) : null);

    public FakeGitHub GitHub { get; }

    public FakeRepository Repository { get; }

    public MemoryReviewStore Store { get; } = new();

    /// <summary>What the publisher had to log.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Knows the paper that <see cref="Lists.SmallWithAddition"/> adds, and no other.</summary>
    public IPaperSource Papers { get; set; } = new KnownPapers(KnownPapers.Record("Identity Mappings in Deep Residual Networks", 2016, 1000, "1603.05027", "Kaiming He", "X. Zhang", "Shaoqing Ren", "Jian Sun"));

    private bool IsApp { get; }

    public static RepositoryRef Ref => new("octo-org", "papers");

    public Task<IGitHubClient> ClientAsync() => _clients.ForRepositoryAsync(Ref);

    /// <param name="pull">What is reviewed.</param>
    /// <param name="published">Happens when all is written and not yet recorded.</param>
    public async Task<ReviewOutcome> ReviewAsync(FakePullRequest pull, Func<Task>? published = null)
    {
        var client = await ClientAsync();
        var reviewer = new PullRequestReviewer(
            new PullRequestReader(client),
            new Reviewer(Papers),
            new Publisher(new AppReviewPublisher(client, () => Task.FromResult(GitHub.BotLogin), IsApp, new ListLogger(Log)), published),
            Store);
        var outcome = await reviewer.RunAsync(new PullRequestRef(Ref, pull.Number), TestContext.Current.CancellationToken);
        Assert.Empty(GitHub.Violations);
        return outcome;
    }

    public void Dispose() => _clients.Dispose();

    private sealed class Publisher(IReviewPublisher inner, Func<Task>? published) : IReviewPublisher
    {
        public Publication Announce(PullRequestSnapshot snapshot, Review review, Publication previous) => inner.Announce(snapshot, review, previous);

        public Task<Publication> PauseAsync(PullRequestSnapshot snapshot, Pause pause, Publication previous) => inner.PauseAsync(snapshot, pause, previous);

        public async Task<Publication> PublishAsync(PullRequestSnapshot snapshot, Review review, IReadOnlyList<string> notes, Publication previous, CancellationToken cancellationToken)
        {
            var publication = await inner.PublishAsync(snapshot, review, notes, previous, cancellationToken);
            await (published?.Invoke() ?? Task.CompletedTask);
            return publication;
        }
    }

    private sealed class ListLogger(List<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add(formatter(state, exception));
    }
}

/// <summary>Keeps states in memory, with the same rule for writes as a database.</summary>
internal sealed class MemoryReviewStore : IReviewStore
{
    private readonly Dictionary<PullRequestRef, ReviewState> _states = [];

    public Task<ReviewState> LoadAsync(PullRequestRef pullRequest, CancellationToken cancellationToken) =>
        Task.FromResult(_states.GetValueOrDefault(pullRequest) ?? new ReviewState { PullRequest = pullRequest });

    public Task<ReviewState?> TrySaveAsync(ReviewState state, CancellationToken cancellationToken)
    {
        if ((_states.GetValueOrDefault(state.PullRequest)?.Version ?? 0) != state.Version)
        {
            return Task.FromResult<ReviewState?>(null);
        }

        return Task.FromResult<ReviewState?>(_states[state.PullRequest] = state with { Version = state.Version + 1 });
    }

    /// <summary>Loses everything, as a new database does.</summary>
    public void Forget() => _states.Clear();

    /// <summary>Writes a state as another review would.</summary>
    public void Touch(PullRequestRef pullRequest)
    {
        var state = _states.GetValueOrDefault(pullRequest) ?? new ReviewState { PullRequest = pullRequest };
        _states[pullRequest] = state with { Version = state.Version + 1 };
    }

    public Task<IReadOnlyList<ReviewState>> OpenAsync(RepositoryRef repository, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ReviewState>>([.. _states.Values.Where(s => s.PullRequest.Repository == repository && s.IsOpen)]);
}
