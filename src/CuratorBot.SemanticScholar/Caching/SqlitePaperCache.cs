using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CuratorBot.SemanticScholar.Caching;

/// <summary>
/// The cache as an SQLite file, which several processes may share. Records are stored once, by <see cref="CachedPaper.KeyOf"/>, so that figures renewed
/// through one id are new for the others too; questions refer to them. A damaged file is recreated; one that is locked or
/// read-only is not used in this run.
/// </summary>
public sealed partial class SqlitePaperCache : IPaperCache, IDisposable
{
    /// <summary>Incremented when the tables change; a file with another version is emptied.</summary>
    private const int SchemaVersion = 1;

    private const int SqliteCorrupt = 11;
    private const int SqliteNotADatabase = 26;

    private readonly string _path;
    private readonly TimeSpan _keep;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private SqliteConnection? _connection;
    private bool _givenUp;

    /// <summary>A cache; its file is opened or created on first use.</summary>
    /// <param name="path">The file.</param>
    /// <param name="keep">Maximum age; older answers are dropped.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Logs once if the cache cannot be used.</param>
    public SqlitePaperCache(string path, TimeSpan keep, TimeProvider time, ILogger<SqlitePaperCache> logger)
    {
        _path = path;
        _keep = keep;
        _time = time;
        _logger = logger;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, CachedAnswer> Read(IReadOnlyCollection<string> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return Try(connection => ReadAnswers(connection, questions)) ?? [];
    }

    /// <inheritdoc/>
    public void Write(IReadOnlyCollection<CachedAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        Try(connection => WriteAnswers(connection, answers));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _givenUp = true;
            Close();
        }
    }

    private T? Try<T>(Func<SqliteConnection, T> action)
        where T : class
    {
        lock (_lock)
        {
            for (var recreated = false; !_givenUp;)
            {
                try
                {
                    return action(_connection ??= Open());
                }
                catch (SqliteException exception) when (!recreated && exception.SqliteErrorCode is SqliteCorrupt or SqliteNotADatabase)
                {
                    recreated = true;
                    Close();
                    LogDamaged(_logger, _path);
                    if (!TryDelete())
                    {
                        _givenUp = true;
                    }
                }
                catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
                {
                    _givenUp = true;
                    Close();
                    LogUnusable(_logger, _path, exception.Message);
                }
            }

            return null;
        }
    }

    private SqliteConnection Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL";
            command.ExecuteNonQuery();
            command.CommandText = "PRAGMA user_version";
            if (Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture) != SchemaVersion)
            {
                using var transaction = connection.BeginTransaction();
                command.Transaction = transaction;
                command.CommandText =
                    $"""
                    DROP TABLE IF EXISTS record;
                    DROP TABLE IF EXISTS answer;
                    CREATE TABLE record (corpus_id INTEGER PRIMARY KEY, at INTEGER NOT NULL, paper TEXT NOT NULL);
                    CREATE TABLE answer (question TEXT PRIMARY KEY, at INTEGER NOT NULL, corpus_ids TEXT NOT NULL) WITHOUT ROWID;
                    PRAGMA user_version = {SchemaVersion};
                    """;
                command.ExecuteNonQuery();
                transaction.Commit();
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static Dictionary<string, CachedAnswer> ReadAnswers(SqliteConnection connection, IReadOnlyCollection<string> questions)
    {
        using var answer = connection.CreateCommand();
        answer.CommandText = "SELECT at, corpus_ids FROM answer WHERE question = $question";
        var question = answer.Parameters.Add("$question", SqliteType.Text);
        using var record = connection.CreateCommand();
        record.CommandText = "SELECT at, paper FROM record WHERE corpus_id = $id";
        var id = record.Parameters.Add("$id", SqliteType.Integer);

        var found = new Dictionary<string, CachedAnswer>(StringComparer.Ordinal);
        foreach (var text in questions)
        {
            question.Value = text;
            using var row = answer.ExecuteReader();
            if (row.Read() && CachedPaper.Assemble(text, row.GetString(1), row.GetInt64(0), RecordOf) is { } known)
            {
                found[text] = known;
            }
        }

        return found;

        (long At, string Json)? RecordOf(long corpusId)
        {
            id.Value = corpusId;
            using var row = record.ExecuteReader();
            return row.Read() ? (row.GetInt64(0), row.GetString(1)) : null;
        }
    }

    private IReadOnlyCollection<CachedAnswer> WriteAnswers(SqliteConnection connection, IReadOnlyCollection<CachedAnswer> answers)
    {
        using var transaction = connection.BeginTransaction();
        using var record = connection.CreateCommand();
        record.Transaction = transaction;
        record.CommandText = "INSERT OR REPLACE INTO record (corpus_id, at, paper) VALUES ($id, $at, $paper)";
        var id = record.Parameters.Add("$id", SqliteType.Integer);
        var recordAt = record.Parameters.Add("$at", SqliteType.Integer);
        var json = record.Parameters.Add("$paper", SqliteType.Text);
        using var answer = connection.CreateCommand();
        answer.Transaction = transaction;
        answer.CommandText = "INSERT OR REPLACE INTO answer (question, at, corpus_ids) VALUES ($question, $at, $ids)";
        var question = answer.Parameters.Add("$question", SqliteType.Text);
        var answerAt = answer.Parameters.Add("$at", SqliteType.Integer);
        var ids = answer.Parameters.Add("$ids", SqliteType.Text);

        foreach (var item in answers)
        {
            foreach (var paper in item.Papers)
            {
                id.Value = CachedPaper.KeyOf(paper)!.Value;
                recordAt.Value = item.At.ToUnixTimeSeconds();
                json.Value = CachedPaper.Write(paper);
                record.ExecuteNonQuery();
            }

            question.Value = item.Question;
            answerAt.Value = item.At.ToUnixTimeSeconds();
            ids.Value = CachedPaper.WriteIds(item);
            answer.ExecuteNonQuery();
        }

        using var prune = connection.CreateCommand();
        prune.Transaction = transaction;
        prune.CommandText = "DELETE FROM answer WHERE at < $oldest; DELETE FROM record WHERE at < $oldest";
        prune.Parameters.AddWithValue("$oldest", (_time.GetUtcNow() - _keep).ToUnixTimeSeconds());
        prune.ExecuteNonQuery();
        transaction.Commit();
        return answers;
    }

    private bool TryDelete()
    {
        try
        {
            foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"])
            {
                File.Delete(_path + suffix);
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnusable(_logger, _path, exception.Message);
            return false;
        }
    }

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }

    [LoggerMessage(EventId = 10, Level = LogLevel.Warning, Message = "The paper cache {Path} is damaged and is made anew")]
    private static partial void LogDamaged(ILogger logger, string path);

    [LoggerMessage(EventId = 11, Level = LogLevel.Warning, Message = "The paper cache {Path} cannot be used, so papers are looked up each time: {Why}")]
    private static partial void LogUnusable(ILogger logger, string path, string why);
}
