using CuratorBot.Core.Papers.Addresses;
using CuratorBot.Core.Papers.Names;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Papers;

/// <summary>Compares what a list says about a paper with a record. It collects facts and decides nothing.</summary>
internal sealed class MatchEvidence
{
    /// <summary>Words that addresses leave out and that say nothing about a paper.</summary>
    private static readonly HashSet<string> SmallWords = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "via", "with",
    };

    public MatchEvidence(PaperQuery query, Paper record)
    {
        var listed = Titles.Normalize(query.Title);
        var recorded = Titles.Normalize(record.Title);
        HasTitle = listed.Length > 0;
        Comparable = HasTitle && Titles.AreComparable(query.Title, record.Title);
        if (Comparable)
        {
            IsExact = string.Equals(listed, recorded, StringComparison.Ordinal);
            Title = Titles.SimilarityOfNormalized(listed, recorded);
            IsSameTitle = Titles.AreSame(query.Title, record.Title);
            Words = Titles.CountWords(recorded);
            IsCut = HasSubtitleOnly(listed, record.Title) || HasSubtitleOnly(recorded, query.Title) || SameMainTitle(query.Title, record.Title);
            SharesMostWords = ShareMostWords(listed, recorded);
        }

        FileNameAgrees = query.Url is not null && AddressWords.TitleIn(query.Url) is { } words && BeginsWith(TellingWords(recorded), TellingWords(Titles.Normalize(words)));
        var authors = AuthorNames.Parse(query.Authors);
        if (authors.Names.All(name => record.Authors.All(author => Titles.AreComparable(name.Surname, author.Name))))
        {
            Authors = authors.AnyIsAmong(record.Authors);
            AllAuthors = authors.AllAreAmong(record.Authors) == true;
            FirstAuthorIsFirst = AllAuthors && authors.Names[0].CanBe(record.Authors[0].Name);
            SurnamesDiffer = Authors == false && !authors.Names.Any(name => record.Authors.Any(author => name.AgreesWith(author.Name)));
            AuthorIsNear = authors.Names.Any(name => record.Authors.Any(author => name.IsNear(author.Name)));
        }

        YearsApart = query.Year is { } year
            ? new[] { record.Year, record.PublicationDate?.Year }.Where(static y => y is not null).Min(y => (int?)Math.Abs(y!.Value - year))
            : null;
    }

    /// <summary>Whether the list gives a title at all.</summary>
    public bool HasTitle { get; }

    /// <summary>Whether the titles are in the same kind of script.</summary>
    public bool Comparable { get; }

    /// <summary>Whether the normalized titles are equal.</summary>
    public bool IsExact { get; }

    /// <summary>Whether comparable titles are the same word by word (<see cref="Titles.AreSame"/>).</summary>
    public bool IsSameTitle { get; }

    /// <summary>Similarity of comparable titles, 0 to 1.</summary>
    public double Title { get; }

    /// <summary>Number of words of the record's title.</summary>
    public int Words { get; }

    /// <summary>Whether one title is the other without its subtitle, or both have the same words before different subtitles.</summary>
    public bool IsCut { get; }

    /// <summary>Whether the titles share at least half of all their significant words.</summary>
    public bool SharesMostWords { get; }

    /// <summary>Whether the words of the link's file name are the first words of the record's title.</summary>
    public bool FileNameAgrees { get; }

    /// <summary>Whether an author agrees, including given names and initials; null if unknown.</summary>
    public bool? Authors { get; }

    /// <summary>Whether all authors that the list names are among the record's.</summary>
    public bool AllAuthors { get; }

    /// <summary>Whether, in addition, the first of them is the record's first author.</summary>
    public bool FirstAuthorIsFirst { get; }

    /// <summary>Whether not even a surname agrees.</summary>
    public bool SurnamesDiffer { get; }

    /// <summary>Whether a surname differs from a record's by one letter ("Loffe", "Ioffe").</summary>
    public bool AuthorIsNear { get; }

    /// <summary>Years between the list's year and the record's year or publication date, whichever is nearer; null if either side has none.</summary>
    public int? YearsApart { get; }

    private static bool HasSubtitleOnly(string normalized, string full) =>
        MainTitle(full) is { } main && string.Equals(normalized, main, StringComparison.Ordinal);

    private static bool SameMainTitle(string first, string second) =>
        MainTitle(first) is { } main && string.Equals(main, MainTitle(second), StringComparison.Ordinal);

    /// <summary>The normalized title without its subtitle; null if it has none, or only a letter or two remain.</summary>
    private static string? MainTitle(string title) =>
        Titles.Main(title) is { } written && Titles.Normalize(written) is { Length: > 2 } main ? main : null;

    private static bool ShareMostWords(string first, string second)
    {
        var words = TellingWords(first).ToHashSet(StringComparer.Ordinal);
        var others = TellingWords(second).ToHashSet(StringComparer.Ordinal);
        var common = words.Count(others.Contains);
        return common > 0 && 2 * common >= words.Count + others.Count - common;
    }

    private static bool BeginsWith(string[] title, string[] words) =>
        words.Length >= 2 && words.Length <= title.Length && title.AsSpan(0, words.Length).SequenceEqual(words);

    private static string[] TellingWords(string normalized) => [.. normalized.Split(' ').Where(static word => !SmallWords.Contains(word))];
}
