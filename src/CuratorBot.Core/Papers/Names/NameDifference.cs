using CuratorBot.Core.Text;

namespace CuratorBot.Core.Papers.Names;

/// <summary>How a name in the list differs from the record.</summary>
internal enum NameDifferenceKind
{
    /// <summary>The surname is spelt a little differently: "Loffe" for "Ioffe".</summary>
    Spelling,

    /// <summary>A particle is missing: "A. Oord" for "A. van den Oord".</summary>
    Particle,

    /// <summary>Only a given name is written: "Cheng-Han" for "Cheng-Han Lee".</summary>
    GivenName,

    /// <summary>The first name is the record's third or a later author.</summary>
    NotFirst,

    /// <summary>The first name is the record's second author; versions of a paper and their records differ in this.</summary>
    Second,

    /// <summary>The initial differs: "M. Luong" for "Thang Luong"; people have several given names.</summary>
    Initial,

    /// <summary>The name is not among the record's authors.</summary>
    Unknown,
}

/// <summary>A name that differs from the record.</summary>
/// <param name="Kind">How it differs.</param>
/// <param name="Name">The name in the list.</param>
/// <param name="Record">The corresponding name in the record.</param>
internal sealed record NameDifference(NameDifferenceKind Kind, AuthorName Name, string Record)
{
    /// <summary>Whether the record is certainly right; otherwise either may be.</summary>
    public bool IsSure => Kind is NameDifferenceKind.Spelling or NameDifferenceKind.Particle or NameDifferenceKind.GivenName or NameDifferenceKind.NotFirst;

    /// <summary>The difference, as a sentence.</summary>
    /// <param name="source">Who has the record, for people.</param>
    public Message MessageOf(string source) => new(
        Kind switch
        {
            NameDifferenceKind.Spelling => "metadata.author-spelling",
            NameDifferenceKind.Particle => "metadata.author-particle",
            NameDifferenceKind.GivenName => "metadata.author-given-name",
            NameDifferenceKind.NotFirst => "metadata.author-not-first",
            NameDifferenceKind.Second => "metadata.author-second",
            NameDifferenceKind.Initial => "metadata.author-initial",
            _ => "metadata.author-unknown",
        },
        Name.ToString(),
        Record,
        source,
        AuthorName.Parse(Record)?.Abbreviated ?? Record);

    /// <summary>The difference between a name at a place of the list and a record's authors; null if there is none.</summary>
    public static NameDifference? Of(AuthorName name, int place, IReadOnlyList<PaperAuthor> authors)
    {
        if (!Titles.AreComparable(name.ToString(), authors[0].Name))
        {
            return null;
        }

        if (place == 0 && !Agree(name, authors[0].Name))
        {
            var kind = name.IsNear(authors[0].Name) ? NameDifferenceKind.Spelling
                : IsGivenName(name, authors[0].Name) ? NameDifferenceKind.GivenName
                : authors.Skip(2).Any(a => IsName(name, a.Name)) ? NameDifferenceKind.NotFirst
                : authors.Skip(1).Any(a => IsName(name, a.Name)) ? NameDifferenceKind.Second
                : NameDifferenceKind.Unknown;
            return new NameDifference(kind, name, authors[0].Name);
        }

        var namesakes = authors.Where(a => Agree(name, a.Name)).Select(a => a.Name).ToList();
        if (namesakes.Count == 0)
        {
            var misspelt = authors.Select(a => a.Name).FirstOrDefault(a => name.IsNear(a));
            return misspelt is not null ? new NameDifference(NameDifferenceKind.Spelling, name, misspelt)
                : place < authors.Count ? new NameDifference(NameDifferenceKind.Unknown, name, authors[place].Name)
                : null;
        }

        if (!namesakes.Exists(n => IsName(name, n)))
        {
            return new NameDifference(NameDifferenceKind.Initial, name, namesakes[0]);
        }

        return namesakes.TrueForAll(n => LacksParticle(name, n)) ? new NameDifference(NameDifferenceKind.Particle, name, namesakes[0]) : null;
    }

    private static bool Agree(AuthorName name, string recordName) => name.AgreesWith(recordName) || HasJoinedSurname(name, recordName);

    /// <summary>Whether the name, including initials, can be this name from the record.</summary>
    private static bool IsName(AuthorName name, string recordName) => name.CanBe(recordName) || HasJoinedSurname(name, recordName);

    private static bool HasJoinedSurname(AuthorName name, string recordName) =>
        AuthorName.Parse(recordName) is { } record
        && string.Equals(Joined(name.Surname), Joined(record.Surname), StringComparison.Ordinal)
        && (!name.AgreesWith(recordName) || name.CanBe(recordName));

    private static bool IsGivenName(AuthorName name, string recordName) =>
        name.Given.Length == 0
        && AuthorName.Parse(recordName) is { Given.Length: > 1 } record
        && string.Equals(Titles.Normalize(name.Surname), Titles.Normalize(record.Given), StringComparison.Ordinal);

    private static bool LacksParticle(AuthorName name, string recordName)
    {
        var mine = Titles.Normalize(name.Surname);
        var theirs = AuthorName.Parse(recordName) is { } record ? Titles.Normalize(record.Surname) : "";
        return !mine.Contains(' ', StringComparison.Ordinal) && theirs.EndsWith(' ' + mine, StringComparison.Ordinal);
    }

    /// <summary>"Le Cun" and "LeCun" are the same name.</summary>
    private static string Joined(string surname) => Titles.Key(surname);
}
