using F23.StringSimilarity;

namespace CuratorBot.Core.Papers.Names;

/// <summary>Compares given names and initials: whether two of them can belong to the same person, given the same surname.</summary>
internal static class GivenNames
{
    /// <summary>Given names of at least this length are the same if one letter differs: "Sergey" and "Sergei".</summary>
    private const int LongEnough = 4;

    private const int MaxComparedLength = 50;

    private static readonly OptimalStringAlignment Edits = new();

    /// <summary>
    /// Whether nothing contradicts: the given names match in order, as far as both have them, or one person goes by a later name
    /// ("L." and "C. Lawrence", "T." and "Minh-Thang").
    /// </summary>
    /// <param name="first">The words before a surname; empty if it stands alone.</param>
    /// <param name="second">The words before the other surname.</param>
    public static bool CanBeOfOnePerson(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var (names, others) = (Split(first), Split(second));
        return Agree(names, others) || IsCalledByALaterName(names, others) || IsCalledByALaterName(others, names);
    }

    private static bool Agree(List<string> names, List<string> others) =>
        names.Zip(others).All(static pair => AreSame(pair.First, pair.Second));

    /// <summary>A person whose first name is an initial, or whose first two names are hyphenated, may go by the second name.</summary>
    private static bool IsCalledByALaterName(List<string> names, List<string> others) =>
        names.Count > 1 && others.Count == 1 && (names[0].Length == 1 || names[1][0] == Bound)
        && names.Skip(1).Any(name => AreSame(name.TrimStart(Bound), others[0]));

    private static bool AreSame(string name, string other)
    {
        var (a, b) = (name.TrimStart(Bound), other.TrimStart(Bound));
        return a.Length == 1 || b.Length == 1 ? a[0] == b[0]
            : a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal)
                || (a[0] == b[0] && a.Length is >= LongEnough and <= MaxComparedLength && b.Length is >= LongEnough and <= MaxComparedLength && Edits.Distance(a, b) <= 1);
    }

    /// <summary>Prefix of a part that a hyphen joins to the part before it.</summary>
    private const char Bound = '-';

    /// <summary>
    /// Splits into names and initials, in lower-case basic letters: "T.-Y.", "Tsung-Yi" and "GE" have two parts. Particles are left out; they
    /// belong to the surname.
    /// </summary>
    private static List<string> Split(IReadOnlyList<string> given)
    {
        var names = new List<string>();
        foreach (var word in given)
        {
            if (word is [var letter, ..] && char.IsLower(letter) && NameWords.IsParticle(word))
            {
                continue;
            }

            var bound = false;
            foreach (var part in word.Split('.', '-', '‐', '‑'))
            {
                var folded = AuthorName.Fold(part);
                if (folded.Length == 0)
                {
                    continue;
                }

                if (NameWords.AreInitialsBehind(part))
                {
                    names.AddRange(folded.Select(static initial => initial.ToString()));
                }
                else
                {
                    names.Add(bound ? Bound + folded : folded);
                }

                bound = word.Contains('-', StringComparison.Ordinal) || word.Contains('‐', StringComparison.Ordinal);
            }
        }

        return names;
    }
}
