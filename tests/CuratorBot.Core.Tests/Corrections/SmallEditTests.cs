using System.Globalization;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Tests.Rules;

namespace CuratorBot.Core.Tests.Corrections;

/// <summary>Corrections in lists whose lines cannot be written anew: only the faulty words change.</summary>
public sealed class SmallEditTests
{
    private static readonly string[] Subjects = ["tunnels", "bridges", "ferries", "harbours", "canals", "railways", "airports", "lighthouses", "stations", "crossings"];

    private static readonly MetadataRule Metadata = new();

    [Fact]
    public void A_year_of_two_digits_stays_one()
    {
        const string Row = "| Steering through fog by radar | A. Ames, B. Boyd | ICLR'20 | [pdf](https://arxiv.org/pdf/1601.00001) |";
        var list = Table(static i => $"ICLR'{14 + (i % 5)}");

        Assert.Equal(Row.Replace("'20", "'16", StringComparison.Ordinal), Add(list, Row, Record("Steering through fog by radar", 2016)).Remedy(Metadata));
    }

    [Fact]
    public void A_year_of_four_digits_stays_one()
    {
        const string Row = "| Steering through fog by radar | A. Ames, B. Boyd | ICLR 2020 | [pdf](https://arxiv.org/pdf/1601.00001) |";
        var list = Table(static i => $"ICLR {2014 + (i % 5)}");

        Assert.Equal(Row.Replace("2020", "2016", StringComparison.Ordinal), Add(list, Row, Record("Steering through fog by radar", 2016)).Remedy(Metadata));
    }

    [Fact]
    public void A_year_that_stands_twice_in_the_row_is_left_to_a_person()
    {
        const string Row = "| Steering through fog by radar | A. Ames, B. Boyd | 2020 IEEE Radar 2020 | [pdf](https://arxiv.org/pdf/1601.00001) |";
        var list = Table(static i => $"ICLR {2014 + (i % 5)}");

        Assert.Null(Add(list, Row, Record("Steering through fog by radar", 2016)).Remedy(Metadata));
    }

    [Fact]
    public void A_title_that_the_list_has_already_does_not_keep_the_year_from_being_corrected()
    {
        const string Row = "| Seeing tunnels from above at night | C. Cole, D. Dunn | ICLR 2020 | [pdf](https://arxiv.org/pdf/1601.00001) |";
        var list = Table(static i => $"ICLR {2014 + (i % 5)}");
        var record = Record("Seeing tunnels from above at night", 2016) with { Authors = [new("Carl Cole"), new("Dora Dunn")] };

        Assert.Equal(Row.Replace("2020", "2016", StringComparison.Ordinal), Add(list, Row, record).Remedy(Metadata));
    }

    [Fact]
    public void A_title_that_is_the_words_of_its_link_is_corrected_once()
    {
        const string Row = "| [Steering trough fog by radar](https://arxiv.org/pdf/1601.00001) | A. Ames, B. Boyd | ICLR 2016 |";
        var rows = Subjects.Select(static (subject, i) => $"| [Seeing {subject} from above at night](https://arxiv.org/pdf/1{4 + (i % 5)}{i + 1:00}.10001) | {Names(i)} | ICLR {2014 + (i % 5)} |");
        var list = $"# Roads\n\n| Title | Authors | Venue |\n| --- | --- | --- |\n{string.Join('\n', rows)}\n";

        Assert.Equal(Row.Replace("trough", "through", StringComparison.Ordinal), Add(list, Row, Record("Steering through fog by radar", 2016)).Remedy(Metadata));
    }

    private static string Table(Func<int, string> venue) =>
        "# Roads\n\n| Title | Authors | Venue | Links |\n| --- | --- | --- | --- |\n"
        + string.Concat(Subjects.Select((subject, i) => $"| Seeing {subject} from above at night | {Names(i)} | {venue(i)} | [pdf](https://arxiv.org/pdf/1{4 + (i % 5)}{i + 1:00}.10001) |\n"));

    private static string Names(int i) => string.Create(CultureInfo.InvariantCulture, $"{(char)('E' + i)}. Egan, {(char)('F' + i)}. Ford");

    private static RuleFixture Add(string list, string row, Paper record) => new() { Base = list, Head = list + row + "\n", Papers = [record], Policy = new Policy() };

    private static Paper Record(string title, int year) => SmallList.Record(title, year, 500, "1601.00001", "Anna Ames", "Bob Boyd");
}
