using System.Text.RegularExpressions;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Papers.Addresses;

/// <summary>
/// The words of file names in addresses: proceedings name a file after the title of its paper,
/// "5423-generative-adversarial-nets.pdf".
/// </summary>
public static partial class AddressWords
{
    private const int EnoughWords = 3;

    private const int LongestWord = 30;

    private static readonly char[] Separators = ['-', '_', ' ', '.', '+', ',', '(', ')'];

    private static readonly HashSet<string> Noise = new(StringComparer.Ordinal)
    {
        "paper", "papers", "pdf", "html", "supplementary", "camera", "ready", "final", "version", "draft", "cvpr", "iccv", "eccv",
        "nips", "icml", "iclr", "acl", "emnlp", "download", "full", "text", "abstract", "with", "from", "and", "the", "for", "preprint",
        "index", "main", "lecture", "notes", "computer", "science", "article", "journal", "conference", "proceedings",
    };

    /// <summary>
    /// The title in an address, for titles that cannot be compared: ".../5347-how-transferable-are-features.pdf" gives
    /// "how transferable are features", ".../He_Delving_Deep_into_ICCV_2015_paper.pdf" the first words of the title, "Delving Deep into".
    /// If the file name has no words, a folder's name is used.
    /// </summary>
    /// <returns>Null if the address is malformed or no part of its path has three words.</returns>
    public static string? TitleIn(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return WebAddress.Read(url) is { HasScheme: true, IsTooLong: false } address
            ? address.Path.Split('/').Reverse().Select(TitleOf).FirstOrDefault(static title => title is not null)
            : null;
    }

    /// <summary>Whether a file name in an address consists of words, none of which is in the title or the authors of an entry.</summary>
    internal static bool NameAnotherPaper(string url, string title, string? authors) =>
        WebAddress.Read(url) is { HasScheme: true, IsTooLong: false } address && NameAnotherPaper(Of(address), title, authors);

    /// <summary>
    /// Whether the file name consists of words, none of which is in the title or the authors. False if there is
    /// nothing to compare: the title is in another script, or the file name consists of letters and digits.
    /// </summary>
    /// <param name="words">Words from <see cref="Of"/>.</param>
    /// <param name="title">The title of the entry.</param>
    /// <param name="authors">Its authors; null if it names none.</param>
    internal static bool NameAnotherPaper(IReadOnlyList<string> words, string title, string? authors)
    {
        if (words.Count == 0)
        {
            return false;
        }

        var known = Titles.Normalize($"{title} {authors}").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (known.Count(static word => char.IsAsciiLetter(word[0])) < EnoughWords || known.Any(static word => word.Any(static c => c > '\u2E80')))
        {
            return false;
        }

        var shared = words.Count(word => Array.Exists(known, other => IsAlike(word, other)));
        return shared * 5 < words.Count;
    }

    /// <summary>
    /// The significant words of a file name, in lower case; empty if there are too few to mean anything. Only the file counts: the name of
    /// a folder is up to its owner, and says nothing against a title.
    /// </summary>
    internal static IReadOnlyList<string> Of(WebAddress address)
    {
        var path = address.EscapedPath.AsSpan().TrimEnd('/');
        var file = path[(path.LastIndexOf('/') + 1)..];
        if (!file.ContainsAny("-_+ %") || Program().IsMatch(file))
        {
            return [];
        }

        var words = new List<string>();
        var areInitials = true;
        foreach (var word in Split(Uri.UnescapeDataString(file)))
        {
            var lower = LetterCase.Lower(word);
            if (lower.Length >= 3 && lower.All(char.IsAsciiLetter) && !Noise.Contains(lower))
            {
                words.Add(lower);
                areInitials &= !word.Any(char.IsLower);
            }
        }

        // "ACT-RPR-AI-2017-SSL" is the number of a report.
        return words.Count < EnoughWords || areInitials ? [] : words;
    }

    private static string[] Split(string name) => name.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? TitleOf(string name)
    {
        var plain = FileExtension().Replace(name, "");
        var openAccess = OpenAccessName().Match(plain);
        var words = Split(openAccess.Success ? openAccess.Groups["title"].Value : plain).ToList();
        while (words.Count > 0 && NumberInFront().IsMatch(words[0]))
        {
            words.RemoveAt(0);
        }

        while (words.Count > 0 && words[^1].AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        {
            words.RemoveAt(words.Count - 1);
        }

        var joined = string.Join(' ', words);
        return words.TrueForAll(static word => word.Length <= LongestWord) && Titles.CountWords(Titles.Normalize(joined)) >= EnoughWords ? joined : null;
    }

    private static bool IsAlike(string word, string other)
    {
        var length = Math.Min(5, Math.Min(word.Length, other.Length));
        return length >= 3 && string.CompareOrdinal(word, 0, other, 0, length) == 0;
    }

    [GeneratedRegex(@"\.(?:pdf|html?|ps|djvu)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileExtension();

    /// <summary>A program that answers: what it is called says nothing of the paper.</summary>
    [GeneratedRegex(@"\.(?:php|aspx?|jsp|cgi|cfm)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Program();

    /// <summary>File names of the Computer Vision Foundation: first author, first words of the title, conference and year in either order.</summary>
    [GeneratedRegex(@"\A[^_]+_(?<title>.+?)_(?:[A-Z]{4}_[0-9]{4}|[0-9]{4}_[A-Z]{4})_paper\z")]
    private static partial Regex OpenAccessName();

    /// <summary>A serial number: "5347", "A8".</summary>
    [GeneratedRegex(@"\A[A-Z]?[0-9]+\z")]
    private static partial Regex NumberInFront();
}
