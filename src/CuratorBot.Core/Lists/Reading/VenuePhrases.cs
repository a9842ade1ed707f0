using System.Buffers;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>Tells by its words alone whether a phrase says where something was published.</summary>
internal static class VenuePhrases
{
    private const int MostVenueWords = 14;
    private const int LongestVenue = 160;

    private static readonly string[] VenueStarts =
    [
        "proc", "journal", "trans", "conference", "workshop", "symposium", "arxiv", "corr", "preprint", "technical report", "tech report", "phd", "master",
        "thesis", "nature", "science", "ieee", "acm", "vol", "pp", "letters", "lecture notes", "biorxiv", "medrxiv", "findings", "openreview", "blog",
        "under review", "submitted to", "accepted", "to appear", "in submission", "international conference", "international journal", "annual",
        "advances in", "pattern recognition", "neural comput", "book", "report",
    ];

    private static readonly SearchValues<string> VenueWords = SearchValues.Create(
        ["journal of", "proceedings", "conference on", "transactions on", "workshop on", "symposium on", " letters", "preprint", "technical report", "lecture notes", "magazine"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789-–");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SmallWords = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "and", "on", "of", "in", "for", "the", "at", "to", "&",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a phrase names where and when something was published.</summary>
    public static bool IsVenue(ReadOnlySpan<char> text)
    {
        text = text.Trim(Phrases.Edges);
        if (text.Length is 0 or > LongestVenue)
        {
            return false;
        }

        if (DatePhrases.IsDate(text))
        {
            return true;
        }

        var year = DatePhrases.YearOf(text);
        var (words, capitalised, first) = CountWords(text);
        if (words > MostVenueWords || words == 0)
        {
            return words == 0 && year is not null;
        }

        text = text.StartsWith("in ", StringComparison.OrdinalIgnoreCase) ? text[3..] : text;
        foreach (var start in VenueStarts)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase) && (words <= 4 || year is not null || text.ContainsAny(VenueWords))
                && (text.Length == start.Length || !char.IsAsciiLetterLower(text[start.Length]) || start is "proc" or "trans" or "neural comput"))
            {
                return start is not ("nature" or "science" or "book" or "report" or "vol" or "pp" or "blog" or "accepted" or "annual" or "letters" or "master") || words <= 2 || year is not null;
            }
        }

        if (text.ContainsAny(VenueWords) && words <= 12)
        {
            return true;
        }

        return (IsAcronym(first) && words <= 4 && (year is not null || (words <= 2 && first.Length >= 3 && IsUpper(first))))
            || (year is not null && words <= 8 && capitalised && !DatePhrases.HasTwoYears(text));
    }

    private static (int Words, bool Capitalised, string First) CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        var capitalised = true;
        var first = "";
        foreach (var range in text.SplitAny(" ,'’./"))
        {
            var word = text[range].Trim(Phrases.Edges);
            if (word.IsEmpty || !word.ContainsAnyExcept(Digits))
            {
                continue;
            }

            if (first.Length == 0)
            {
                first = word.TrimEnd("0123456789").ToString();
            }

            words++;
            capitalised &= char.IsUpper(word[0]) || SmallWords.Contains(word) || char.IsAsciiDigit(word[0]);
        }

        return (words, capitalised, first);
    }

    /// <summary>Two capitals or more: "ICLR", "NeurIPS", "AAAI-20", "ICML/W".</summary>
    private static bool IsAcronym(string word)
    {
        var capitals = 0;
        var together = false;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            capitals += char.IsUpper(c) ? 1 : 0;
            together |= i > 0 && char.IsUpper(c) && char.IsUpper(word[i - 1]);
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '/' or '&' or '@' or '+'))
            {
                return false;
            }
        }

        return (together || (capitals >= 2 && capitals * 2 >= word.Length)) && word.Length <= 20;
    }

    private static bool IsUpper(string word) => !word.AsSpan().ContainsAnyInRange('a', 'z');
}
