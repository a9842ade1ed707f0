using CuratorBot.Core.Papers;
using CuratorBot.SemanticScholar.Http;
using Microsoft.Extensions.Logging;

namespace CuratorBot.SemanticScholar;

/// <summary>
/// Asks Semantic Scholar what authors wrote and what cites a paper: one request and one page for each, at the same pace as all others. Nothing
/// of it is cached: it is asked seldom, and its answers are large.
/// </summary>
public sealed class SemanticScholarRelatedPapers : IRelatedPapers
{
    private readonly ISemanticScholarApi _api;
    private readonly ApiGate _gate;
    private readonly ReplyReader _replies;

    internal SemanticScholarRelatedPapers(ISemanticScholarApi api, ApiGate gate, ILogger<SemanticScholarRelatedPapers> logger)
    {
        _api = api;
        _gate = gate;
        _replies = new ReplyReader(gate, logger);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RelatedPapers>> OfAuthorsAsync(IReadOnlyList<string> authorIds, CancellationToken cancellationToken) =>
        AskAsync(authorIds, async (id, deadline) => Read(
            await _replies.ReadAsync("author", token => _api.GetPapersOfAuthorAsync(id, ISemanticScholarApi.Fields, ISemanticScholarApi.MaxPage, token), deadline),
            static page => (page.Data ?? [], page.Next)), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RelatedPapers>> CitingAsync(IReadOnlyList<PaperId> papers, CancellationToken cancellationToken) =>
        AskAsync(papers, async (id, deadline) => Read(
            await _replies.ReadAsync("citations", token => _api.GetCitationsAsync(id.ToString(), ISemanticScholarApi.Fields, ISemanticScholarApi.MaxPage, token), deadline),
            static page => (page.Data?.Select(static citation => citation?.CitingPaper) ?? [], page.Next)), cancellationToken);

    private async Task<IReadOnlyList<RelatedPapers>> AskAsync<T>(IReadOnlyList<T> questions, Func<T, LookupDeadline, Task<RelatedPapers>> ask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(questions);
        using var deadline = new LookupDeadline(_gate.Service, _gate.Options.Deadline, _gate.Time, cancellationToken);
        var answers = new List<RelatedPapers>();
        foreach (var question in questions)
        {
            answers.Add(await ask(question, deadline));
        }

        return answers;
    }

    private RelatedPapers Read<T>(Reply<T> reply, Func<T, (IEnumerable<PaperJson?> Papers, int? Next)> read)
        where T : class
    {
        if (reply.Kind is ReplyKind.Unknown or ReplyKind.Refused)
        {
            return new RelatedPapers([]);
        }

        if (reply is not { Kind: ReplyKind.Content, Content: { } content })
        {
            return new RelatedPapers([]) { Problem = reply.Failure?.Reason ?? $"{_gate.Service} did not answer" };
        }

        var today = DateOnly.FromDateTime(_gate.Time.GetUtcNow().UtcDateTime);
        var (papers, next) = read(content);

        // What the service has no record of has a title and no id: nothing could be said of it.
        return new RelatedPapers([.. papers.Where(static paper => paper?.PaperId is { Length: > 0 }).Select(paper => paper!.ToPaper(PaperSources.SemanticScholar, today)).OfType<Paper>()]) { IsCut = next is not null };
    }
}
