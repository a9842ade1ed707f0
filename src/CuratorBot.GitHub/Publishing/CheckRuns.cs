using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.GitHub.Publishing;

/// <summary>
/// Reads and writes check runs by the few members that are needed here. Octokit's own types demand dates that GitHub may leave null
/// (<c>started_at</c>, <c>completed_at</c>; REST docs, "Check runs"), and then fail after the run has been made.
/// </summary>
public sealed class CheckRuns
{
    private readonly IGitHubClient _client;
    private readonly Uri _address;
    private readonly RepositoryRef _repository;

    /// <param name="client">A client that may read check runs; to write them, it must speak as an installation of the App.</param>
    /// <param name="repository">Where they are.</param>
    public CheckRuns(IGitHubClient client, RepositoryRef repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        _client = client;
        _repository = repository;
        _address = Address("check-runs");
    }

    /// <summary>Makes a check run.</summary>
    /// <returns>GitHub's number of it.</returns>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(Run))]
    public async Task<long> CreateAsync(NewCheckRun run) =>
        (await _client.Connection.Post<Run>(_address, run, accepts: null, contentType: null).ConfigureAwait(false)).Body.Id;

    /// <summary>Changes a check run; annotations are added to those that it has.</summary>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(Run))]
    public Task UpdateAsync(long id, CheckRunUpdate update) =>
        _client.Connection.Patch<Run>(Address($"check-runs/{id.ToString(CultureInfo.InvariantCulture)}"), update);

    /// <summary>The check runs by our name on a commit, the newest hundred, those that others have taken the place of included.</summary>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(Page))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(Run))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, typeof(Said))]
    public async Task<IReadOnlyList<Run>> OfAsync(string sha)
    {
        var answer = await _client.Connection.Get<Page>(Address($"commits/{Uri.EscapeDataString(sha)}/check-runs"), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["check_name"] = CheckRunPublisher.CheckName,
            ["filter"] = "all",
            ["per_page"] = "100",
        }).ConfigureAwait(false);
        return answer.Body.CheckRuns;
    }

    private Uri Address(string rest) =>
        new($"repos/{Uri.EscapeDataString(_repository.Owner)}/{Uri.EscapeDataString(_repository.Name)}/{rest}", UriKind.Relative);

    /// <summary>A check run as GitHub tells it.</summary>
    public sealed class Run
    {
        /// <summary>GitHub's number.</summary>
        public long Id { get; set; }

        /// <summary>What its maker called it; null where nothing was said.</summary>
        public string? ExternalId { get; set; }

        /// <summary>"queued", "in_progress", "completed" and others.</summary>
        public string? Status { get; set; }

        /// <summary>What it says; null where it says nothing.</summary>
        public Said? Output { get; set; }
    }

    /// <summary>What a check run says.</summary>
    public sealed class Said
    {
        /// <summary>Its title; null if there is none.</summary>
        public string? Title { get; set; }
    }

    private sealed class Page
    {
        [SuppressMessage("Design", "MA0016:Prefer using collection abstraction instead of implementation", Justification = "Octokit's reader fills lists.")]
        public List<Run> CheckRuns { get; set; } = [];
    }
}
