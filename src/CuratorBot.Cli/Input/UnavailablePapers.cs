using CuratorBot.Core.Papers;

namespace CuratorBot.Cli.Input;

/// <summary>Used when no source of facts about papers was given: answers each question by saying how to give one.</summary>
internal sealed class UnavailablePapers : IPaperSource
{
    private static readonly PaperLookup Answer = new PaperLookup.Unavailable("--offline asks no one, and no paper facts were given (--papers FILE)") { Outage = Outage.Offline };

    public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PaperLookup>>([.. Enumerable.Repeat(Answer, queries.Count)]);
}
