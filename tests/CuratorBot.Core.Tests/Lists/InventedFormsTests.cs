using CuratorBot.Core.Lists;

namespace CuratorBot.Core.Tests.Lists;

/// <summary>Lists that were written after the reader, in forms that many lists have: how well it reads what it was not made for.</summary>
public sealed class InventedFormsTests(ITestOutputHelper output)
{
    public static TheoryData<string> Forms => [.. InventedForm.All.Concat(InventedForm.Later).Select(static form => form.Name)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_paper_is_read_with_title_year_and_addresses(string name)
    {
        var form = InventedForm.All.Concat(InventedForm.Later).Single(form => form.Name == name);
        var list = ListParser.Parse(form.Text);
        var right = form.Listed.Count(paper => list.Entries.Any(entry => IsRight(form, paper, entry)));
        foreach (var entry in list.Entries.Where(entry => !form.Listed.Any(paper => IsRight(form, paper, entry))))
        {
            output.WriteLine($"{entry.Line}: {entry.Title} | {entry.Year} | {entry.Authors} | {entry.Venue} | {string.Join(' ', entry.Links.Select(static link => link.Url))}");
        }

        Assert.Equal(1, 2.0 * right / (form.Listed.Count + list.Entries.Count));
        Assert.Equal(form.Listed.Count, list.Reading.PaperLike);
    }

    private static bool IsRight(InventedForm form, InventedPaper paper, Entry entry) =>
        string.Equals(entry.Title, paper.Title, StringComparison.Ordinal) && entry.Year == (form.NamesYears ? paper.Year : null)
        && entry.Links.Select(static link => link.Url).ToHashSet(StringComparer.Ordinal).SetEquals(form.AddressesOf(paper));
}
