using CuratorBot.Core.Papers;
using CuratorBot.SemanticScholar.Caching;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CuratorBot.SemanticScholar.Tests;

public sealed class SqlitePaperCacheTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Paper Distilling = new()
    {
        PaperId = "0c908739fbff75f03469d13d4a1a07de3414ee19",
        CorpusId = 7200347,
        ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["ArXiv"] = "1503.02531" },
        Title = "Distilling the Knowledge in a Neural Network",
        Authors = [new PaperAuthor("Geoffrey E. Hinton", "1695689")],
        Year = 2015,
        CitationCount = 9675,
        AsOf = new DateOnly(2026, 3, 1),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("curator-cache-").FullName;
    private readonly FakeTimeProvider _time = new(Now);
    private readonly RecordingLog _log = new();

    private string CachePath => Path.Combine(_folder, "sub", "papers.db");

    [Fact]
    public void What_was_written_is_read_by_the_next_process()
    {
        using (var first = Open())
        {
            first.Write([new("id:ARXIV:1503.02531", [Distilling], Now), new("match:nothing like it", [], Now)]);
        }

        using var second = Open();
        var read = second.Read(["id:ARXIV:1503.02531", "match:nothing like it", "id:ARXIV:1"]);

        Assert.Equal(2, read.Count);
        var paper = Assert.Single(read["id:ARXIV:1503.02531"].Papers);
        Assert.Equivalent(Distilling, paper, strict: true);
        Assert.Empty(read["match:nothing like it"].Papers);
        Assert.Equal(Now, read["match:nothing like it"].At);
        Assert.Empty(_log.Text);
    }

    [Fact]
    public void Figures_renewed_through_one_question_are_new_for_all()
    {
        using var cache = Open();
        cache.Write([new("id:ARXIV:1503.02531", [Distilling], Now)]);
        cache.Write([new("match:distilling", [Distilling with { CitationCount = 9700 }], Now.AddDays(2))]);

        var answer = cache.Read(["id:ARXIV:1503.02531"])["id:ARXIV:1503.02531"];

        Assert.Equal((9700, Now.AddDays(2)), (answer.Papers[0].CitationCount, answer.At));
    }

    [Fact]
    public void Two_processes_may_use_one_file_at_once()
    {
        using var first = Open();
        using var second = Open();
        first.Write([new("a", [Distilling], Now)]);
        second.Write([new("b", [], Now)]);

        Assert.Equal(2, first.Read(["a", "b"]).Count);
        Assert.Equal(2, second.Read(["a", "b"]).Count);
        Assert.Empty(_log.Text);
    }

    [Fact]
    public void What_is_too_old_to_be_shown_is_dropped()
    {
        using var cache = Open();
        cache.Write([new("old", [Distilling], Now)]);
        _time.Advance(TimeSpan.FromDays(400));
        cache.Write([new("new", [], _time.GetUtcNow())]);

        Assert.Equal(["new"], cache.Read(["old", "new"]).Keys);
    }

    [Fact]
    public void A_damaged_file_is_made_anew()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(CachePath)!);
        File.WriteAllText(CachePath, new string('x', 5000));
        using var cache = Open();

        Assert.Empty(cache.Read(["a"]));
        cache.Write([new("a", [Distilling], Now)]);

        Assert.Single(cache.Read(["a"]));
        Assert.Contains("is damaged and is made anew", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_was_damaged_later_breaks_nothing()
    {
        using (var writer = Open())
        {
            writer.Write([.. Enumerable.Range(0, 2000).Select(i => new CachedAnswer($"id:{i}", [Distilling with { CorpusId = i }], Now))]);
        }

        using (var file = File.OpenWrite(CachePath))
        {
            for (var at = 4096; at < file.Length; at += 4096)
            {
                file.Position = at;
                file.Write(new byte[512]);
            }
        }

        using var cache = Open();
        Assert.Empty(cache.Read(["id:1000"]));
        cache.Write([new("a", [Distilling], Now)]);
        Assert.Single(cache.Read(["a"]));
    }

    [Fact]
    public void A_file_of_another_version_is_emptied()
    {
        using (var cache = Open())
        {
            cache.Write([new("a", [Distilling], Now)]);
        }

        using (var connection = new SqliteConnection($"Data Source={CachePath};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TABLE record; CREATE TABLE record (x); PRAGMA user_version = 999";
            command.ExecuteNonQuery();
        }

        using var later = Open();
        Assert.Empty(later.Read(["a"]));
        later.Write([new("a", [Distilling], Now)]);
        Assert.Single(later.Read(["a"]));
    }

    [Fact]
    public void A_locked_file_is_left_alone_for_this_run()
    {
        using (var cache = Open())
        {
            cache.Write([new("a", [Distilling], Now)]);
        }

        using var connection = new SqliteConnection($"Data Source={CachePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE mine (x)";
        command.ExecuteNonQuery();

        using var other = Open();
        other.Write([new("b", [], Now)]);

        Assert.Empty(other.Read(["b"]));
        Assert.Contains("cannot be used", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_no_trouble()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        using var cache = new SqlitePaperCache(Path.Combine(file, "papers.db"), TimeSpan.FromDays(365), _time, Logger());

        cache.Write([new("a", [Distilling], Now)]);

        Assert.Empty(cache.Read(["a"]));
        Assert.Contains("cannot be used", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_cannot_be_read_breaks_nothing()
    {
        using (var cache = Open())
        {
            cache.Write([new("a", [Distilling], Now)]);
        }

        using (var connection = new SqliteConnection($"Data Source={CachePath};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE record SET paper = '{'; UPDATE answer SET corpus_ids = 'x'";
            command.ExecuteNonQuery();
        }

        using var later = Open();
        Assert.Empty(later.Read(["a"]));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private SqlitePaperCache Open() => new(CachePath, TimeSpan.FromDays(365), _time, Logger());

    private Logger<SqlitePaperCache> Logger() => new(new LoggerFactory([_log]));
}
