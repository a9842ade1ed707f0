using System.Globalization;
using CuratorBot.Core.Statistics;

namespace CuratorBot.Cli.Output;

/// <summary>Writes authors as a table, as CSV and as public JSON.</summary>
internal static class AuthorsOutput
{
    private static readonly string[] Names = ["name", "authorId", "score", "papers", "citations", "firstAuthorships", "lastAuthorships", "firstYear", "lastYear"];

    private static readonly TextColumn[] Columns =
        [new("author"), new("score", Number: true), new("papers", Number: true), new("citations", Number: true), new("first", Number: true), new("last", Number: true), new("years")];

    public static void WriteText(IEnumerable<AuthorFigures> authors, TextPage page) => page.WriteTable(Columns, [.. authors.Select(Row)]);

    /// <summary>RFC 4180, every text in quotes; text that a spreadsheet would take for a formula is made harmless.</summary>
    public static void WriteCsv(IEnumerable<AuthorFigures> authors, TextWriter output)
    {
        output.Write(string.Join(',', Names) + "\r\n");
        foreach (var a in authors)
        {
            output.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{Quoted(a.Name)},{Quoted(a.AuthorId ?? "")},{a.Score:0.####},{a.Papers},{a.Citations},{a.FirstAuthorships},{a.LastAuthorships},{a.FirstYear},{a.LastYear}\r\n"));
        }
    }

    public static AuthorShape Shape(AuthorFigures a) =>
        new(a.Name, a.AuthorId, Math.Round(a.Score, 4), a.Papers, a.Citations, a.FirstAuthorships, a.LastAuthorships, a.FirstYear, a.LastYear);

    private static string[] Row(AuthorFigures a) =>
    [
        TerminalText.Short(a.Name, 40),
        a.Score.ToString("0.00", CultureInfo.InvariantCulture),
        a.Papers.ToString(CultureInfo.InvariantCulture),
        a.Citations.ToString("N0", CultureInfo.InvariantCulture),
        a.FirstAuthorships.ToString(CultureInfo.InvariantCulture),
        a.LastAuthorships.ToString(CultureInfo.InvariantCulture),
        a.FirstYear == a.LastYear ? $"{a.FirstYear}" : $"{a.FirstYear}-{a.LastYear}",
    ];

    private static string Quoted(string text) =>
        $"\"{(text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

internal sealed record AuthorShape(
    string Name, string? AuthorId, double Score, int Papers, int Citations, int FirstAuthorships, int LastAuthorships, int? FirstYear, int? LastYear);
