using CuratorBot.Core.Papers.Names;

namespace CuratorBot.Core.Lists.Style;

/// <summary>Writes authors as the list does: "A. Author", "A. Author and B. Author", "A. Author et al.".</summary>
internal static class AuthorWriter
{
    /// <summary>The most that a list which abbreviates names gives: of more, the first stands for all.</summary>
    private const int MostAbbreviated = 2;

    /// <summary>The authors in the list's form; as they are where something stands among them that is no name.</summary>
    public static string Write(string authors, EntryStyle style)
    {
        var (names, etAl, hasOther) = NameList.Split(authors);
        return names.Count == 0 || hasOther ? NameList.TrimEnd(authors.AsSpan().Trim()).ToString()
            : style.Initials ? style.Names.Write(names.ConvertAll(name => WithInitials(name, authors)), etAl, etAl ? 1 : MostAbbreviated)
            : style.Names.Write(names.ConvertAll(name => authors[name.Written]), etAl);
    }

    /// <summary>"Andrew G. Howard" gives "A. Howard", "Aaron van den Oord" "A. van den Oord", "E.Denton" "E. Denton".</summary>
    private static string WithInitials(ListedName name, string authors)
    {
        var written = authors[name.Written];
        return NameList.IsDoubtful(name, authors) || NameWords.HasNoInitials(written) ? written : AuthorName.Parse(name.In(authors))?.WithInitials ?? written;
    }
}
