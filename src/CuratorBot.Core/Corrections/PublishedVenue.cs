using System.Globalization;
using System.Text.RegularExpressions;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Corrections;

/// <summary>Where a paper was published that its line calls a preprint.</summary>
/// <param name="Name">The venue, abbreviated where lists abbreviate it.</param>
/// <param name="Year">The year by the record.</param>
/// <param name="Line">What the line says: "arXiv 2023".</param>
/// <param name="Text">The text of the entry with the venue in place of the preprint; null where it is not sure how the list would write it.</param>
internal sealed partial record PublishedVenue(string Name, int Year, string Line, string? Text)
{
    /// <summary>The venue that the record of an entry knows and its line does not; null where it says nothing new, or anything about the record is in doubt.</summary>
    public static PublishedVenue? Of(EntryFacts facts, RuleContext context)
    {
        var entry = facts.Entry;
        if (facts is not { Lookup: PaperLookup.Found { Stale: false } found, Differences: { Title: null, Names.Count: 0, Year: null } }
            || found.Paper is not { Venue: { Length: > 0 } venue, Year: { } year } || Venues.IsPreprint(venue)
            || EntryContents.VenueOf(entry) is not { } said || !Venues.IsPreprint(said)
            || year < entry.Year
            || !RecordTitle.Agrees(entry.Title, found.Paper.Title))
        {
            return null;
        }

        var name = Venues.ShortOf(venue);
        return new PublishedVenue(name ?? venue, year, said, name is not null && IsUsed(name, context) ? Write(entry, said, name, year) : null);
    }

    /// <summary>Whether other entries of the list name the venue so.</summary>
    private static bool IsUsed(string name, RuleContext context) =>
        context.Base.Entries.Any(entry => EntryContents.VenueOf(entry) is { } venue && Words().Matches(venue).Any(word => string.Equals(word.Value, name, StringComparison.Ordinal)));

    /// <summary>The text with the name in place of "arXiv", and the year in place of the preprint's; null where the line says more of the preprint, such as its day.</summary>
    private static string? Write(Entry entry, string said, string name, int year)
    {
        if (!Plain().IsMatch(said))
        {
            return null;
        }

        var at = entry.Spans.Venue is { } span && span.End.Value <= entry.Text.Length && entry.Text[span].Contains(said, StringComparison.Ordinal)
            ? span.Start.Value + entry.Text[span].IndexOf(said, StringComparison.Ordinal)
            : Once(entry.Text, said);
        if (at < 0)
        {
            return null;
        }

        var number = year.ToString(CultureInfo.InvariantCulture);
        var now = YearNumber().Replace(Archive().Replace(said, name), number);
        var text = string.Concat(entry.Text.AsSpan(0, at), now, entry.Text.AsSpan(at + said.Length));
        if (YearNumber().IsMatch(said) || entry.Year is not { } old || old == year)
        {
            return text;
        }

        // The year stands elsewhere in the line.
        var where = Once(text, old.ToString(CultureInfo.InvariantCulture));
        return where < 0 ? null : string.Concat(text.AsSpan(0, where), number, text.AsSpan(where + 4));
    }

    private static int Once(string text, string words)
    {
        var at = text.IndexOf(words, StringComparison.Ordinal);
        return at >= 0 && text.IndexOf(words, at + words.Length, StringComparison.Ordinal) < 0 ? at : -1;
    }

    /// <summary>"arXiv", "arXiv 2023", "arXiv, 2023", "arXiv'23" is not plain: how the list shortens years is not known.</summary>
    [GeneratedRegex(@"\A\W*arxiv(\s+preprint)?[\s,.]*((19|20)[0-9]{2})?\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();

    [GeneratedRegex(@"arxiv(\s+preprint)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Archive();

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Words();

    [GeneratedRegex("(19|20)[0-9]{2}", RegexOptions.ExplicitCapture)]
    private static partial Regex YearNumber();
}
