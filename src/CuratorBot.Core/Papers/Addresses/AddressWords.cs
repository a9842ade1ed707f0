using System.Globalization;
using CuratorBot.Core.Lists.Reading;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Papers.Addresses;

/// <summary>Compares the words of an address's file name ("5423-generative-adversarial-nets.pdf") with the entry.</summary>
internal static class AddressWords
{
    private const int EnoughWords = 3;

    private static readonly HashSet<string> Noise = new(StringComparer.Ordinal)
    {
        "paper", "papers", "pdf", "html", "supplementary", "camera", "ready", "final", "version", "draft", "cvpr", "iccv", "eccv",
        "nips", "icml", "iclr", "acl", "emnlp", "download", "full", "text", "abstract", "with", "from", "and", "the", "for", "preprint",
        "index", "main", "lecture", "notes", "computer", "science", "article", "journal", "conference", "proceedings",
    };

    /// <summary>
    /// Whether the file name is made of words, and none of them is of the title or the authors. False where there is
    /// nothing to compare: a title in another script, a file name of letters and digits.
    /// </summary>
    /// <param name="words">As <see cref="Of"/> gives them.</param>
    /// <param name="reading">The entry.</param>
    public static bool NameAnotherPaper(IReadOnlyList<string> words, EntryReading reading)
    {
        var known = Titles.Normalize($"{reading.Title} {reading.Authors}").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (known.Count(static word => char.IsAsciiLetter(word[0])) < EnoughWords || known.Any(static word => word.Any(static c => c > '\u2E80')))
        {
            return false;
        }

        var shared = words.Count(word => Array.Exists(known, other => IsAlike(word, other)));
        return shared * 5 < words.Count;
    }

    /// <summary>The words of a file name; none where they are too few to say anything.</summary>
    public static IReadOnlyList<string> Of(Uri uri)
    {
        var path = uri.AbsolutePath.TrimEnd('/');
        var file = path.AsSpan(path.LastIndexOf('/') + 1);
        if (!file.ContainsAny("-_+ %"))
        {
            return [];
        }

        var words = new List<string>();
        var name = Uri.UnescapeDataString(file);
        foreach (var word in name.Split(['-', '_', ' ', '.', '+', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            var lower = word.ToLower(CultureInfo.InvariantCulture);
            if (lower.Length >= 3 && lower.All(char.IsAsciiLetter) && !Noise.Contains(lower))
            {
                words.Add(lower);
            }
        }

        return words.Count < EnoughWords ? [] : words;
    }

    private static bool IsAlike(string word, string other)
    {
        var length = Math.Min(5, Math.Min(word.Length, other.Length));
        return length >= 3 && string.CompareOrdinal(word, 0, other, 0, length) == 0;
    }
}
