using System.Text.RegularExpressions;

namespace CuratorBot.Core.Papers.Names;

/// <summary>The authors of an entry as a list writes them: "G. Hinton et al.", "X. Glorot and Y. Bengio", "S. Ioffe和C. Szegedy", "Hinton, Geoffrey E., and Li Deng".</summary>
/// <param name="Names">The names in order.</param>
/// <param name="EtAl">Whether the text says that there are more: "et al.", "等人", "and others".</param>
public sealed partial record AuthorNames(IReadOnlyList<AuthorName> Names, bool EtAl)
{
    /// <summary>Longer texts are no author names.</summary>
    private const int MaxLength = 5000;

    /// <summary>Reads the names; none where the text is null, empty or too long to be one.</summary>
    public static AuthorNames Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength)
        {
            return new AuthorNames([], EtAl: false);
        }

        var etAl = EtAlText().IsMatch(text);
        var parts = And().Split(EtAlText().Replace(text, ","))
            .Select(static part => Pieces(part).ToList())
            .Where(static pieces => pieces.Count > 0)
            .ToList();

        // BibTeX's form inverts every name ("Le, Quoc V. and Mikolov, Tomas"), bibliographies the first only ("Hinton, Geoffrey E., Simon Osindero, and ...").
        var names = parts.Count > 1 && parts.TrueForAll(static pieces => pieces.Count == 2 && IsOneWord(pieces[0]))
            ? [.. parts.Select(static pieces => $"{pieces[1]} {pieces[0]}")]
            : Join([.. parts.SelectMany(static pieces => pieces)], mayInvertFirst: parts is [{ Count: > 1 }, ..]);
        return new AuthorNames([.. names.Select(AuthorName.Parse).OfType<AuthorName>()], etAl);
    }

    /// <summary>Whether at least one of the names is among a record's authors; null where either side names none.</summary>
    public bool? AnyIsAmong(IReadOnlyList<PaperAuthor> authors)
    {
        ArgumentNullException.ThrowIfNull(authors);
        return Names.Count == 0 || authors.Count == 0 ? null : Names.Any(name => authors.Any(author => name.AgreesWith(author.Name)));
    }

    /// <summary>Whether every name is among a record's authors; null where either side names none.</summary>
    public bool? AllAreAmong(IReadOnlyList<PaperAuthor> authors)
    {
        ArgumentNullException.ThrowIfNull(authors);
        return Names.Count == 0 || authors.Count == 0
            ? null
            : Names.All(name => authors.Any(author => name.AgreesWith(author.Name)));
    }

    /// <summary>The parts between commas, with initials put back behind the surname they belong to ("Hinton, G., Deng, L.").</summary>
    private static IEnumerable<string> Pieces(string part) =>
        Comma().Split(part).Select(static piece => piece.Trim().Trim('*', '(', ')', '[', ']').Trim()).Where(static piece => piece.Length > 0);

    private static List<string> Join(List<string> pieces, bool mayInvertFirst)
    {
        var names = new List<string>(pieces.Count);
        foreach (var piece in pieces)
        {
            if (names.Count > 0 && Initials().IsMatch(piece))
            {
                names[^1] = $"{piece} {names[^1]}";
            }
            else
            {
                names.Add(piece);
            }
        }

        // "Szegedy, Christian" is one name, "Krizhevsky, Sutskever, Hinton" are three.
        if (mayInvertFirst && names.Count == pieces.Count && IsOneWord(names[0]) && (names.Count == 2 || !names.TrueForAll(IsOneWord)))
        {
            names[1] = $"{names[1]} {names[0]}";
            names.RemoveAt(0);
        }

        return names;
    }

    private static bool IsOneWord(string name) => !name.Contains(' ', StringComparison.Ordinal) && !name.Contains('.', StringComparison.Ordinal);

    [GeneratedRegex(@"[\s,，]*(?:\bet\.?\s*al\b\.?|[&＆]\s*al\b\.?|\band\s+others\b\.?|等人|等(?=\s*\z|\s*[,，。.]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EtAlText();

    [GeneratedRegex(@"\s+and\s+|\s*[&＆;；、]\s*|\s*[和与與及]\s*|,\s*and\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex And();

    [GeneratedRegex(@"[,，]")]
    private static partial Regex Comma();

    /// <summary>Up to four initials and nothing else: "G", "G. E", "J.-B".</summary>
    [GeneratedRegex(@"\A\p{Lu}\.?(?:[\s-]*\p{Lu}\.?){0,3}\z")]
    private static partial Regex Initials();
}
