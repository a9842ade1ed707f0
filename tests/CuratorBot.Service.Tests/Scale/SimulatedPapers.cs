using System.Globalization;
using System.Text;
using CuratorBot.Core.Papers;
using CuratorBot.Fakes;
using CuratorBot.SemanticScholar.Caching;
using Microsoft.Data.Sqlite;

namespace CuratorBot.Service.Tests.Scale;

/// <summary>Papers by their numbers, each with an id, a title and a record of its own: as many as a simulation has lists for.</summary>
internal static class SimulatedPapers
{
    /// <summary>Papers of one month have five digits at arXiv.</summary>
    private const int MostOfMonth = 99_999;

    private const string Heading = "### More Papers from 2016\n";

    /// <summary>The small list with further papers below its top, each in this list alone.</summary>
    /// <param name="list">Which list, 0 or more.</param>
    /// <param name="papers">How many papers the list has of its own.</param>
    public static string List(int list, int papers)
    {
        var lines = new StringBuilder(Heading);
        for (var i = 0; i < papers; i++)
        {
            var number = ((long)list * papers) + i;
            lines.Append(CultureInfo.InvariantCulture, $"- **{Title(number)}** (2016), A. Author et al. [[pdf]](https://arxiv.org/pdf/{ArXivId(number)})\n");
        }

        return Lists.Small.Replace(Heading, lines.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The record of a paper that is asked for, whichever it is.</summary>
    public static Paper RecordOf(PaperQuery query) => Record(query.Title, query.Ids[0].Value, NumberOf(query.Ids[0].Value));

    /// <summary>Fills the cache in the database with what was asked of all papers at one time.</summary>
    public static async Task KeepAsync(TemporaryDatabase database, long papers, DateTimeOffset at)
    {
        await using var connection = new SqliteConnection(database.Options.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var record = Insert("INSERT INTO paper_records (\"CorpusId\", \"At\", \"Paper\") VALUES ($id, $at, $text)");
        await using var answer = Insert("INSERT INTO paper_answers (\"Question\", \"At\", \"CorpusIds\") VALUES ($text, $at, $id)");
        for (var number = 0L; number < papers; number++)
        {
            var paper = Record(Title(number), ArXivId(number), NumberOf(ArXivId(number)));
            Run(record, paper.CorpusId!.Value, CachedPaper.Write(paper));
            Run(answer, paper.CorpusId!.Value.ToString(CultureInfo.InvariantCulture), $"id:{new PaperId(PaperId.ArXiv, ArXivId(number))}");
        }

        await transaction.CommitAsync();

        SqliteCommand Insert(string sql)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.AddWithValue("$at", at.ToUnixTimeSeconds());
            command.Parameters.AddWithValue("$id", 0);
            command.Parameters.AddWithValue("$text", "");
            return command;
        }

        static void Run(SqliteCommand command, object id, string text)
        {
            command.Parameters["$id"].Value = id;
            command.Parameters["$text"].Value = text;
            command.ExecuteNonQuery();
        }
    }

    private static string Title(long number) => string.Create(CultureInfo.InvariantCulture, $"On the learning of representations number {number}");

    /// <summary>Of 2015 and later, month after month.</summary>
    private static string ArXivId(long number)
    {
        var month = number / MostOfMonth;
        return string.Create(CultureInfo.InvariantCulture, $"{15 + (month / 12):00}{(month % 12) + 1:00}.{(number % MostOfMonth) + 1:00000}");
    }

    private static long NumberOf(string arXivId) => long.Parse(arXivId.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static Paper Record(string title, string arXivId, long number) => new()
    {
        CorpusId = number,
        PaperId = $"{number:x40}",
        ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["ArXiv"] = arXivId },
        Title = title,
        Year = 2016,
        Authors = [new PaperAuthor("Anna Author"), new PaperAuthor("Bert Author"), new PaperAuthor("Clara Author")],
        Venue = "Conference of Simulations",
        CitationCount = 40,
    };
}
