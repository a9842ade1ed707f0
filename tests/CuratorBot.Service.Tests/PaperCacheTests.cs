using CuratorBot.Core.Papers;
using CuratorBot.SemanticScholar.Caching;
using CuratorBot.Service.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CuratorBot.Service.Tests;

/// <summary>What Semantic Scholar said to one node is known to the other.</summary>
public sealed class PaperCacheTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 30, 12, 0, 0, TimeSpan.Zero);

    private readonly SharedPostgres _postgres;

    public PaperCacheTests(SharedPostgres postgres) => _postgres = postgres;

    [Fact]
    public async Task What_one_node_has_learned_the_other_knows()
    {
        var shared = await _postgres.CreateDatabaseAsync();
        await using var one = await TemporaryDatabase.PostgresAsync(shared);
        await using var other = await TemporaryDatabase.PostgresAsync(shared);

        Shares(Cache(one), Cache(other));
    }

    [Fact]
    public async Task What_was_learned_before_a_restart_is_known_after_it()
    {
        await using var database = await TemporaryDatabase.SqliteAsync();

        Shares(Cache(database), Cache(database));
    }

    [Fact]
    public async Task Nodes_that_write_the_same_papers_at_once_do_not_hinder_each_other()
    {
        await using var database = await TemporaryDatabase.PostgresAsync(await _postgres.CreateDatabaseAsync());
        var answers = Enumerable.Range(1, 50).Select(static i => Answer($"id:CorpusId:{i}", Monday, Paper(i, i))).ToList();

        Parallel.For(0, 4, i => Cache(database).Write(i % 2 == 0 ? answers : [.. Enumerable.Reverse(answers)]));

        Assert.Equal(50, Cache(database).Read([.. answers.Select(static a => a.Question)]).Count);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_knows_nothing_and_breaks_nothing()
    {
        await using var database = await TemporaryDatabase.SqliteAsync();
        await using (var context = await database.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(context.Database, "DROP TABLE paper_answers; DROP TABLE paper_records", TestContext.Current.CancellationToken);
        }

        Cache(database).Write([Answer("match:a", Monday, Paper(1, 1))]);

        Assert.Empty(Cache(database).Read(["match:a"]));
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_are_as_if_they_were_not_there()
    {
        await using var database = await TemporaryDatabase.SqliteAsync();
        Cache(database).Write([Answer("match:a", Monday, Paper(1, 10))]);
        await database.AddAsync(
            new PaperAnswerRow { Question = "match:b", At = 1, CorpusIds = "x" },
            new PaperAnswerRow { Question = "match:c", At = 1, CorpusIds = "2" },
            new PaperAnswerRow { Question = "match:d", At = 1, CorpusIds = "3" },
            new PaperRecordRow { CorpusId = 3, At = 1, Paper = "{" });

        Assert.Equal(["match:a"], Cache(database).Read(["match:a", "match:b", "match:c", "match:d"]).Keys);
    }

    private static void Shares(DatabasePaperCache one, DatabasePaperCache other)
    {
        one.Write([Answer("match:a", Monday, Paper(1, 10), Paper(2, 20)), Answer("id:ARXIV:1", Monday, Paper(1, 10)), Answer("match:none", Monday)]);
        other.Write([Answer("id:ARXIV:1", Monday.AddDays(1), Paper(1, 11))]);

        var known = one.Read(["match:a", "id:ARXIV:1", "match:none", "never asked"]);

        Assert.Equal(["id:ARXIV:1", "match:a", "match:none"], known.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([11, 20], known["match:a"].Papers.Select(static p => p.CitationCount));
        Assert.Equal(Monday, known["match:a"].At);
        Assert.Equal(Monday.AddDays(1), known["id:ARXIV:1"].At);
        Assert.Empty(known["match:none"].Papers);
    }

    private static DatabasePaperCache Cache(TemporaryDatabase database) => new(database.Contexts, NullLogger<DatabasePaperCache>.Instance);

    private static CachedAnswer Answer(string question, DateTimeOffset at, params IReadOnlyList<Paper> papers) => new(question, papers, at);

    private static Paper Paper(long id, int citations) => CachedPaper.Read($$"""{"corpusId":{{id}},"title":"Paper {{id}}","citationCount":{{citations}}}""")!;
}
