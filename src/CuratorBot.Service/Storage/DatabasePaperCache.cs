using System.Data.Common;
using CuratorBot.SemanticScholar.Caching;
using Microsoft.EntityFrameworkCore;

namespace CuratorBot.Service.Storage;

/// <summary>The cache of paper facts in the database, which all nodes share. A database that does not answer costs a look-up, no review.</summary>
internal sealed partial class DatabasePaperCache : IPaperCache
{
    /// <summary>How long the last known figures are kept to be shown with their date.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromDays(365);

    /// <summary>In characters; PostgreSQL has a limit to what an index holds, and no title comes near.</summary>
    private const int LongestQuestion = 500;

    private readonly IDbContextFactory<CuratorContext> _contexts;
    private readonly ILogger<DatabasePaperCache> _logger;

    public DatabasePaperCache(IDbContextFactory<CuratorContext> contexts, ILogger<DatabasePaperCache> logger)
    {
        _contexts = contexts;
        _logger = logger;
    }

    public IReadOnlyDictionary<string, CachedAnswer> Read(IReadOnlyCollection<string> questions)
    {
        var found = new Dictionary<string, CachedAnswer>(StringComparer.Ordinal);
        try
        {
            using var context = _contexts.CreateDbContext();
            var answers = context.PaperAnswers.AsNoTracking().Where(a => questions.Contains(a.Question)).ToList();
            var ids = answers.SelectMany(static a => CachedPaper.ReadIds(a.CorpusIds) ?? []).Distinct().ToList();
            var records = context.PaperRecords.AsNoTracking().Where(r => ids.Contains(r.CorpusId)).ToDictionary(static r => r.CorpusId);
            foreach (var answer in answers)
            {
                if (CachedPaper.Assemble(answer.Question, answer.CorpusIds, answer.At, RecordOf) is { } known)
                {
                    found[answer.Question] = known;
                }
            }

            (long At, string Json)? RecordOf(long id) => records.TryGetValue(id, out var record) ? (record.At, record.Paper) : null;
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            Log.NotRead(_logger, e);
        }

        return found;
    }

    public void Write(IReadOnlyCollection<CachedAnswer> answers)
    {
        try
        {
            using var context = _contexts.CreateDbContext();
            using var transaction = context.Database.BeginTransaction();

            // In order: two nodes that write the same rows then wait for each other in turn and not in a circle.
            foreach (var (id, (json, at)) in Records(answers))
            {
                context.Database.ExecuteSql($"""
                    INSERT INTO paper_records ("CorpusId", "At", "Paper") VALUES ({id}, {at}, {json})
                    ON CONFLICT ("CorpusId") DO UPDATE SET "At" = excluded."At", "Paper" = excluded."Paper"
                    """);
            }

            foreach (var answer in answers.Where(static a => a.Question.Length <= LongestQuestion).OrderBy(static a => a.Question, StringComparer.Ordinal))
            {
                var ids = CachedPaper.WriteIds(answer);
                context.Database.ExecuteSql($"""
                    INSERT INTO paper_answers ("Question", "At", "CorpusIds") VALUES ({answer.Question}, {answer.At.ToUnixTimeSeconds()}, {ids})
                    ON CONFLICT ("Question") DO UPDATE SET "At" = excluded."At", "CorpusIds" = excluded."CorpusIds"
                    """);
            }

            transaction.Commit();
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            Log.NotWritten(_logger, answers.Count, e);
        }
    }

    private static SortedDictionary<long, (string Json, long At)> Records(IEnumerable<CachedAnswer> answers)
    {
        var records = new SortedDictionary<long, (string, long)>();
        foreach (var answer in answers)
        {
            foreach (var paper in answer.Papers)
            {
                records[CachedPaper.KeyOf(paper)!.Value] = (CachedPaper.Write(paper), answer.At.ToUnixTimeSeconds());
            }
        }

        return records;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "What is known of papers cannot be read from the database, so they are looked up")]
        public static partial void NotRead(ILogger logger, Exception exception);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} answers about papers could not be kept")]
        public static partial void NotWritten(ILogger logger, int count, Exception exception);
    }
}
