using System.Text;
using CuratorBot.Core.Papers.Names;

namespace CuratorBot.Core.Lists.Style;

/// <summary>Writes authors as the list does: "A. Author", "A. Author and B. Author", "A. Author et al.".</summary>
internal static class AuthorWriter
{
    public static string Write(string authors, EntryStyle style)
    {
        var rest = AuthorText.TrimEnd(authors.AsSpan().Trim());
        var etAl = false;
        while (AuthorText.TakeEtAl(ref rest))
        {
            etAl = true;
        }

        var names = new List<string>();
        foreach (var range in AuthorText.SplitNames(rest))
        {
            names.Add(style.Initials ? WithInitials(rest[range]) : rest[range].ToString());
        }

        if (names.Count == 0)
        {
            return authors.Trim();
        }

        if (style.Initials && (etAl || names.Count > 2))
        {
            return names[0] + style.EtAl;
        }

        return etAl ? string.Join(", ", names) + style.EtAl : string.Join(names.Count == 2 ? style.And : ", ", names);
    }

    /// <summary>"Andrew G. Howard" gives "A. Howard", "Aaron van den Oord" "A. van den Oord", "E.Denton" "E. Denton".</summary>
    private static string WithInitials(ReadOnlySpan<char> name)
    {
        if (name.ContainsAnyInRange('\u3040', '\u9FFF') || OrganizationName.Is(name))
        {
            return name.ToString();
        }

        var words = name.ToString().Replace(".", ". ", StringComparison.Ordinal).Replace(". -", ".-", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 1 || AuthorText.IsParticle(words[0]))
        {
            return name.ToString();
        }

        var surname = words.Length - 1;
        while (surname > 1 && AuthorText.IsParticle(words[surname - 1]))
        {
            surname--;
        }

        var builder = new StringBuilder();
        if (AuthorText.IsInitials(words[0]))
        {
            // Initials stay as they are: "L. N. Smith".
            for (var i = 0; i < surname; i++)
            {
                builder.Append(AuthorText.IsInitials(words[i]) ? WithPeriod(words[i]) : words[i]).Append(' ');
            }
        }
        else
        {
            builder.Append(words[0][0]).Append(". ");
        }

        return builder.AppendJoin(' ', words[surname..]).ToString();
    }

    private static string WithPeriod(string initials) => initials.EndsWith('.') ? initials : initials + ".";
}
