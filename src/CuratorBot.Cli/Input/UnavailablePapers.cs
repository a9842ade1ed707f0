using CuratorBot.Core.Papers;

namespace CuratorBot.Cli.Input;

/// <summary>Stands in where no source of paper facts was given: each question is answered with how to give one.</summary>
internal sealed class UnavailablePapers : IPaperSource
{
    private static readonly PaperLookup Answer = new PaperLookup.Unavailable("--offline asks no one, and no paper facts were given (--papers FILE)");

    public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PaperLookup>>([.. Enumerable.Repeat(Answer, queries.Count)]);
}
