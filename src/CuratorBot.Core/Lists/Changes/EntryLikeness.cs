using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Changes;

/// <summary>What counts of an entry when the diff asks whether two entries are the same one, in comparable form.</summary>
internal sealed class EntryLikeness
{
    private const double TitleWeight = 0.5;
    private const double AuthorsWeight = 0.2;
    private const double LinkWeight = 0.2;
    private const double YearWeight = 0.1;
    private const int MostLinks = 8;

    private readonly Entry _entry;
    private string? _authors;
    private int[]? _titlePairs;
    private int[]? _authorPairs;

    public EntryLikeness(Entry entry)
    {
        _entry = entry;
        Title = Titles.Normalize(entry.Title);
        Links = LinksOf(entry);
    }

    /// <summary>The normalised title; empty if there is none.</summary>
    public string Title { get; }

    /// <summary>External ids and addresses.</summary>
    public string[] Links { get; }

    /// <summary>What two versions of an entry share as a rule: each link, and the title.</summary>
    public IEnumerable<string> Identifiers => Title.Length > 0 ? Links.Append(Title) : Links;

    /// <summary>The words of title and authors, without repetition; of a script without blanks, the pairs of its letters.</summary>
    public IEnumerable<string> Words => Title.Split(' ').Concat(Authors.Split(' ')).SelectMany(Syllables).Distinct(StringComparer.Ordinal);

    private string Authors => _authors ??= Titles.Normalize(_entry.Authors ?? "");

    private int[] TitlePairs => _titlePairs ??= LetterPairs(Title);

    private int[] AuthorPairs => _authorPairs ??= LetterPairs(Authors);

    /// <summary>Likeness of the titles, 0 to 1 (Dice coefficient of their letter pairs); 0 where one has none.</summary>
    public double TitleLikeness(EntryLikeness other) => Dice(TitlePairs, other.TitlePairs);

    /// <summary>
    /// Likeness of title, authors, link and year, 0 to 1. What one of the two entries lacks is left out, and the rest counts for more.
    /// </summary>
    public double To(EntryLikeness other)
    {
        double weight = 0, likeness = 0;
        Count(Title.Length > 0 && other.Title.Length > 0, TitleWeight, TitleLikeness(other));
        Count(Authors.Length > 0 && other.Authors.Length > 0, AuthorsWeight, Dice(AuthorPairs, other.AuthorPairs));
        Count(Links.Length > 0 && other.Links.Length > 0, LinkWeight, SharesLink(other) ? 1 : 0);
        if (_entry.Year is { } year && other._entry.Year is { } otherYear)
        {
            // Preprint and proceedings are often a year apart.
            Count(true, YearWeight, Math.Abs((long)year - otherYear) switch { 0 => 1, 1 => 0.5, _ => 0 });
        }

        return weight == 0 ? 0 : likeness / weight;

        void Count(bool known, double share, double value)
        {
            if (known)
            {
                weight += share;
                likeness += share * value;
            }
        }
    }

    /// <summary>Whether the two have the same normalised title.</summary>
    public bool SharesTitle(EntryLikeness other) => Title.Length > 0 && Title.Equals(other.Title, StringComparison.Ordinal);

    /// <summary>Whether the two share an external id or an address.</summary>
    public bool SharesLink(EntryLikeness other) => Links.Intersect(other.Links, StringComparer.OrdinalIgnoreCase).Any();

    private static string[] LinksOf(Entry entry)
    {
        var links = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var id in entry.Ids)
        {
            links.Add(id.ToString());
        }

        foreach (var link in entry.Links)
        {
            links.Add(Address(link.Url));
        }

        links.Remove("");
        return [.. links.Take(MostLinks)];
    }

    private static IEnumerable<string> Syllables(string word) => word.Length < 3 || word.All(char.IsAscii)
        ? (word.Length > 1 ? [word] : [])
        : Enumerable.Range(0, word.Length - 1).Select(at => word.Substring(at, 2));

    private static string Address(string url)
    {
        var address = url.AsSpan().Trim();
        foreach (var prefix in (ReadOnlySpan<string>)["https://", "http://", "www."])
        {
            if (address.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                address = address[prefix.Length..];
            }
        }

        return address.TrimEnd('/').ToString();
    }

    /// <summary>The pairs of neighbouring letters in the order of their codes; the first letter is paired with a blank.</summary>
    private static int[] LetterPairs(string text)
    {
        var pairs = new int[text.Length];
        var last = ' ';
        for (var i = 0; i < pairs.Length; i++)
        {
            pairs[i] = (last << 16) | text[i];
            last = text[i];
        }

        Array.Sort(pairs);
        return pairs;
    }

    // Not F23.StringSimilarity's: that counts a pair once however often it stands in a text, and knows no pair for the first letter, so it
    // gives other figures; and this makes no dictionary for each of the many pairs of entries that are compared.
    private static double Dice(int[] one, int[] other)
    {
        if (one.Length == 0 || other.Length == 0)
        {
            return 0;
        }

        int i = 0, j = 0, shared = 0;
        while (i < one.Length && j < other.Length)
        {
            var order = one[i].CompareTo(other[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return 2.0 * shared / (one.Length + other.Length);
    }
}
