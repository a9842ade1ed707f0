using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Names;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Bibliographies;

/// <summary>Writes BibTeX entries in the form of Google Scholar and of the model list's bibliography.</summary>
public static partial class BibWriter
{
    // Words that Google Scholar skips in keys, so that a new key looks like its neighbours.
    private static readonly HashSet<string> PassedOver = new(
        ["a", "an", "and", "are", "as", "at", "by", "can", "do", "does", "for", "from", "how", "in", "into", "is", "of", "on", "or", "the", "to", "what", "when", "where", "why", "with"],
        StringComparer.Ordinal);

    /// <summary>The entry of a paper, without a final line ending.</summary>
    /// <param name="paper">The paper; unknown fields are left out.</param>
    /// <param name="keys">The keys in use; the entry's key is added.</param>
    /// <param name="moreAuthors">Whether there are authors beyond those in <paramref name="paper"/>: "and others".</param>
    public static string Write(Paper paper, BibKeys keys, bool moreAuthors = false)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(keys);
        var publication = BibPublication.Of(paper);
        var fields = new List<(string Name, string Value)> { ("title", TitleValue(paper.Title)) };
        if (paper.Authors.Count > 0)
        {
            var names = string.Join(" and ", paper.Authors.Select(author => NameValue(author.Name)));
            fields.Add(("author", moreAuthors ? names + " and others" : names));
        }

        if (publication.Venue is { } venue)
        {
            fields.Add((publication.VenueField, LatexText.Encode(venue)));
        }

        if (paper.Year is { } year)
        {
            fields.Add(("year", year.ToString(CultureInfo.InvariantCulture)));
        }

        if (publication.Arxiv is { } arxiv)
        {
            fields.Add(("eprint", arxiv));
            fields.Add(("archivePrefix", "arXiv"));
        }

        if (publication.Doi is { } doi)
        {
            fields.Add(("doi", Address(doi)));
        }

        if (publication.Url is { } url)
        {
            fields.Add(("url", Address(url)));
        }

        var lines = fields.Select(field => $"  {field.Name}={{{field.Value}}}");
        return $"@{publication.Type}{{{keys.Take(Key(paper))},\n{string.Join(",\n", lines)}\n}}";
    }

    /// <summary>The entry of a paper of the list, without a final line ending: from its record, or from the list if there is none.</summary>
    /// <param name="entry">The paper in the list.</param>
    /// <param name="record">Its record; null if unknown.</param>
    /// <param name="keys">The keys in use; the entry's key is added.</param>
    public static string Write(Entry entry, Paper? record, BibKeys keys)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var names = AuthorNames.Parse(entry.Authors);
        var known = record ?? new Paper
        {
            Title = entry.Title,
            Authors = [.. names.Names.Select(name => new PaperAuthor(name.ToString()))],
            OpenAccessPdf = Uri.IsWellFormedUriString(entry.Url, UriKind.Absolute) ? entry.Url : null,
        };
        var ids = known.ExternalIds.ToDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var id in entry.Ids.Where(id => id.Scheme is PaperId.ArXiv or PaperId.Doi))
        {
            ids.TryAdd(id.Scheme, id.Value);
        }

        return Write(known with { Year = known.Year ?? entry.Year, ExternalIds = ids }, keys, moreAuthors: record is null && names.EtAl);
    }

    /// <summary>The key of a paper before it is made unique: surname, year and first significant word of the title.</summary>
    public static string Key(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var words = Titles.Normalize(paper.Title).Split(' ').Select(Ascii).Where(w => w.Length > 0).ToList();
        var word = words.Find(w => !PassedOver.Contains(w)) ?? words.FirstOrDefault() ?? "";
        var key = (paper.Authors.Count > 0 ? KeyOf(paper.Authors[0].Name) : "") + paper.Year?.ToString(CultureInfo.InvariantCulture) + word;
        return key.Length > 0 ? key : "paper";
    }

    /// <summary>What a name gives to a key: the surname of a person, the first significant word of a group.</summary>
    private static string KeyOf(string name) => OrganizationName.Is(name)
        ? Titles.Normalize(name).Split(' ').Select(Ascii).FirstOrDefault(static word => word.Length > 0 && !PassedOver.Contains(word)) ?? ""
        : Ascii(AuthorName.Parse(WithoutSuffix(name).Name)?.Surname.Split(' ')[^1] ?? "");

    /// <summary>A name and what follows it: "Robert Downey, Jr.". The suffix is null if there is none.</summary>
    private static (string Name, string? Suffix) WithoutSuffix(string name) =>
        NameSuffix().Match(name) is { Success: true } match ? (name[..match.Index], match.Groups["suffix"].Value) : (name, null);

    [GeneratedRegex(@"(?<=\S),?\s+(?<suffix>[JS]r\.?|II|III|IV)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex NameSuffix();

    /// <summary>
    /// A name as "surname, given names", so that BibTeX does not have to guess where the surname begins; a group in braces, for it has
    /// neither; and what follows a surname between two commas.
    /// </summary>
    private static string NameValue(string name)
    {
        if (OrganizationName.Is(name))
        {
            return $"{{{LatexText.Encode(name)}}}";
        }

        (name, var suffix) = WithoutSuffix(name);
        var value = LatexText.Encode(AuthorName.Parse(name) switch
        {
            { Given.Length: > 0 } parts => suffix is null ? $"{parts.Surname}, {parts.Given}" : $"{parts.Surname}, {suffix}, {parts.Given}",
            { } parts => suffix is null ? parts.Surname : $"{parts.Surname}, {suffix}",
            null => name,
        });

        // "and" separates authors in BibTeX; a group with "and" in its name needs braces.
        return value.Contains(" and ", StringComparison.OrdinalIgnoreCase) ? $"{{{value}}}" : value;
    }

    /// <summary>The title with braces around the capitals that a bibliography style would change to lower case.</summary>
    private static string TitleValue(string title)
    {
        var words = Words(string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        var inSentenceCase = InSentenceCase(words);
        var value = new StringBuilder(title.Length + 16);
        var first = true;
        foreach (var word in words)
        {
            var encoded = LatexText.Encode(word);
            if (!char.IsLetterOrDigit(word[0]))
            {
                value.Append(encoded);
                first = first || word[0] is ':' or '?' or '!' or '.';
                continue;
            }

            value.Append(NeedsBraces(word, first, inSentenceCase) ? $"{{{encoded}}}" : encoded);
            first = false;
        }

        return value.ToString();
    }

    private static bool NeedsBraces(string word, bool first, bool inSentenceCase) =>
        word.Skip(1).Any(char.IsUpper)
        || (!first && char.IsUpper(word[0]) && (inSentenceCase || (word.Length == 1 && word[0] != 'A')));

    // In a title where most words are in lower case, a capital is part of the word: Go, Mandarin.
    private static bool InSentenceCase(List<string> words)
    {
        var telling = words.Skip(1).Where(w => w.Length >= 4 && char.IsLetter(w[0]) && !w.Skip(1).Any(char.IsUpper)).ToList();
        return telling.Count(w => char.IsUpper(w[0])) * 2 < telling.Count;
    }

    /// <summary>Runs of letters and digits, and the text between them, in order.</summary>
    private static List<string> Words(string title)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= title.Length; i++)
        {
            if (i == title.Length || InWord(title[i]) != InWord(title[start]))
            {
                words.Add(title[start..i]);
                start = i;
            }
        }

        return words;

        static bool InWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);
    }

    /// <summary>ASCII letters and digits in lower case; accents are dropped, "ø" becomes "o".</summary>
    private static string Ascii(string text)
    {
        var plain = Titles.Normalize(text);
        return string.Concat(LatexText.Encode(plain).Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
    }

    // An address is kept as it is, except for characters that would end the field or begin a command.
    private static string Address(string address) =>
        address.Replace("\\", "%5C", StringComparison.Ordinal)
            .Replace("{", "%7B", StringComparison.Ordinal)
            .Replace("}", "%7D", StringComparison.Ordinal);
}
