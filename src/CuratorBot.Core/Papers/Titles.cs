using System.Globalization;
using System.Text;

namespace CuratorBot.Core.Papers;

/// <summary>Titles compared without regard to case, accents, punctuation and white space.</summary>
public static class Titles
{
    /// <summary>
    /// The title in its comparable form: compatibility-decomposed (NFKD), lower case, without marks; runs of anything but
    /// letters and digits become one space. "R-CNN: Rich Féatures" gives "r cnn rich features".
    /// </summary>
    public static string Normalize(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        var decomposed = Decompose(title);
        var builder = new StringBuilder(decomposed.Length);
        var pendingSpace = false;
        foreach (var rune in decomposed.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
            {
                continue;
            }

            if (!Rune.IsLetterOrDigit(rune))
            {
                pendingSpace = builder.Length > 0;
                continue;
            }

            if (pendingSpace)
            {
                builder.Append(' ');
                pendingSpace = false;
            }

            builder.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return builder.ToString();
    }

    private static string Decompose(string title)
    {
        try
        {
            return title.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // Lone surrogates have no normal form; the runes below replace them.
            return title;
        }
    }
}
