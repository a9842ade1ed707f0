using CuratorBot.Core.Papers;
using Microsoft.Extensions.Logging;

namespace CuratorBot.SemanticScholar.Http;

/// <summary>Asks the API with as few requests as it allows. Never throws because of what the service does or fails to do.</summary>
internal sealed class SemanticScholarClient
{
    /// <summary>Maximum number of candidates from a search.</summary>
    private const int SearchLimit = 10;

    /// <summary>
    /// A record that certainly exists (corpus ids are stable). The API refuses a batch without any known id as if an id were malformed;
    /// with this id added, it answers with nulls.
    /// </summary>
    private static readonly PaperId Anchor = new(PaperId.CorpusId, "13756489");

    private readonly ISemanticScholarApi _api;
    private readonly ReplyReader _replies;
    private readonly TimeProvider _time;

    public SemanticScholarClient(ISemanticScholarApi api, ApiGate gate, ILogger logger)
    {
        _api = api;
        _replies = new ReplyReader(gate, logger);
        _time = gate.Time;
    }

    /// <summary>The answers for ids, which must be valid and distinct: one request for every 500, unless the API refuses a batch.</summary>
    public async Task<Dictionary<PaperId, Answer>> GetAsync(IReadOnlyList<PaperId> ids, LookupDeadline deadline)
    {
        var answers = new Dictionary<PaperId, Answer>(ids.Count);
        foreach (var chunk in ids.Chunk(ISemanticScholarApi.MaxBatch))
        {
            await GetBatchAsync(chunk, anchored: false, answers, deadline);
        }

        return answers;
    }

    /// <summary>The record with the nearest title, which may be a different paper.</summary>
    public async Task<Answer> MatchAsync(string words, LookupDeadline deadline) =>
        Read(await _replies.ReadAsync("match", token => _api.MatchTitleAsync(words, ISemanticScholarApi.Fields, token), deadline));

    /// <summary>Records by relevance, at most ten.</summary>
    public async Task<Answer> SearchAsync(string words, LookupDeadline deadline) =>
        Read(await _replies.ReadAsync("search", token => _api.SearchAsync(words, ISemanticScholarApi.Fields, SearchLimit, token), deadline));

    private async Task GetBatchAsync(ArraySegment<PaperId> ids, bool anchored, Dictionary<PaperId, Answer> answers, LookupDeadline deadline)
    {
        if (ids.Count == 1)
        {
            answers[ids[0]] = await GetOneAsync(ids[0], deadline);
            return;
        }

        PaperId[] asked = anchored ? [.. ids, Anchor] : [.. ids];
        var body = new PaperIdsJson([.. asked.Select(static id => id.ToString())]);
        var reply = await _replies.ReadAsync("batch", token => _api.GetPapersAsync(ISemanticScholarApi.Fields, body, token), deadline);
        switch (reply.Kind)
        {
            case ReplyKind.Content when reply.Content!.Length == asked.Length:
                Join(ids, reply.Content, answers);
                return;
            case ReplyKind.Refused when !anchored && ids.Count < ISemanticScholarApi.MaxBatch:
                await GetBatchAsync(ids, anchored: true, answers, deadline);
                return;
            case ReplyKind.Refused or ReplyKind.TooMuch:
                // One bad id must not cost the others their answers.
                await GetBatchAsync(ids[..(ids.Count / 2)], anchored: true, answers, deadline);
                await GetBatchAsync(ids[(ids.Count / 2)..], anchored: true, answers, deadline);
                return;
            default:
                var failure = reply.Failure ?? new Failure("Semantic Scholar's answer does not fit the request", Outage.Faulty);
                foreach (var id in ids)
                {
                    answers[id] = Answer.Failed(failure);
                }

                return;
        }
    }

    private async Task<Answer> GetOneAsync(PaperId id, LookupDeadline deadline)
    {
        var reply = await _replies.ReadAsync("paper", token => _api.GetPaperAsync(id.ToString(), ISemanticScholarApi.Fields, token), deadline);
        return reply.Kind switch
        {
            ReplyKind.Content => Answer.Of(ToPaper(reply.Content)),
            ReplyKind.Unknown or ReplyKind.Refused => Answer.None,
            _ => Answer.Failed(reply.Failure!),
        };
    }

    /// <summary>
    /// Joins by position, because a merged paper answers with a different id than the one asked for (allenai/s2-folks#108). Only a record
    /// whose own id is that of another position (as in answers until April 2023, #47) goes to that position instead.
    /// </summary>
    private void Join(ArraySegment<PaperId> ids, PaperJson?[] records, Dictionary<PaperId, Answer> answers)
    {
        var papers = Array.ConvertAll(records, ToPaper);
        var owners = new Dictionary<PaperId, Paper>();
        foreach (var paper in papers)
        {
            foreach (var id in paper is null ? [] : PaperId.Of(paper))
            {
                owners.TryAdd(id, paper!);
            }
        }

        for (var i = 0; i < ids.Count; i++)
        {
            answers[ids[i]] = Answer.Of(papers[i] is not null && owners.TryGetValue(ids[i], out var owner) ? owner : papers[i]);
        }
    }

    private Answer Read(Reply<PaperPageJson> reply) => reply.Kind switch
    {
        ReplyKind.Content when reply.Content!.Data is { } data => Answer.Of(data.Select(ToPaper).OfType<Paper>()),
        ReplyKind.Content when reply.Content!.Total == 0 => Answer.None,
        ReplyKind.Content => Answer.Failed(new Failure("Semantic Scholar's answer has no data", Outage.Faulty)),
        ReplyKind.Unknown or ReplyKind.Refused => Answer.None,
        _ => Answer.Failed(reply.Failure!),
    };

    private Paper? ToPaper(PaperJson? record) =>
        record?.ToPaper(PaperSources.SemanticScholar, DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime));
}
