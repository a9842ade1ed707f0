using CuratorBot.Core.Papers;
using CuratorBot.SemanticScholar.Http;
using Microsoft.Extensions.Logging;

namespace CuratorBot.OpenAlex.Http;

/// <summary>Asks the API in the ways that cost nothing, or little. Never throws because of what the service does or fails to do.</summary>
internal sealed class OpenAlexClient(IOpenAlexApi api, ApiGate gate, ILogger logger)
{
    private const int SearchLimit = 10;

    private readonly ReplyReader _replies = new(gate, logger);

    /// <summary>The work of a DOI.</summary>
    public async Task<Answer> GetAsync(string doi, LookupDeadline deadline)
    {
        var reply = await _replies.ReadAsync("work", token => api.GetWorkAsync(doi, IOpenAlexApi.Fields, token), deadline);
        return reply.Kind switch
        {
            ReplyKind.Content => Answer.Of(ToPaper(reply.Content)),
            ReplyKind.Unknown or ReplyKind.Refused => Answer.None,
            _ => Answer.Failed(reply.Failure!),
        };
    }

    /// <summary>Works whose titles have all of the words, at most ten.</summary>
    /// <param name="words">Letters, digits and blanks: other signs end the filter or break it (openalexR#254).</param>
    /// <param name="deadline">The limits.</param>
    public async Task<Answer> SearchAsync(string words, LookupDeadline deadline)
    {
        var reply = await _replies.ReadAsync("search", token => api.SearchAsync($"title.search:{words}", IOpenAlexApi.Fields, SearchLimit, token), deadline);
        return reply.Kind switch
        {
            ReplyKind.Content when reply.Content!.Results is { } works => Answer.Of(works.Select(ToPaper).OfType<Paper>()),
            ReplyKind.Content => Answer.Failed(new Failure($"{gate.Service}'s answer has no results", Outage.Faulty)),
            ReplyKind.Unknown or ReplyKind.Refused => Answer.None,
            _ => Answer.Failed(reply.Failure!),
        };
    }

    private Paper? ToPaper(WorkJson? work) => work?.ToPaper(DateOnly.FromDateTime(gate.Time.GetUtcNow().UtcDateTime));
}
