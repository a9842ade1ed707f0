using CuratorBot.Core.Papers;

namespace CuratorBot.Cli.Input;

/// <summary>A source that is still being opened while lists are read. Look-ups throw what opening it throws.</summary>
internal sealed class OpeningSource(Task<PaperFacts> opening) : IPaperSource
{
    public async Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
        await (await opening).Source.LookUpAsync(queries, cancellationToken);
}
