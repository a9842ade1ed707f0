using CuratorBot.Core.Papers.Names;

namespace CuratorBot.Core.Lists.Style;

/// <summary>Writes authors as the list does: "A. Author", "A. Author and B. Author", "A. Author et al.".</summary>
internal static class AuthorWriter
{
    /// <summary>The most that a list which abbreviates names gives: of more, the first stands for all.</summary>
    private const int MostAbbreviated = 2;

    public static string Write(string authors, EntryStyle style)
    {
        var listed = NameList.Split(authors, out var etAl);
        return listed.Count == 0 ? authors.Trim()
            : style.Initials ? style.Names.Write(listed.ConvertAll(name => WithInitials(name, authors)), etAl, etAl ? 1 : MostAbbreviated)
            : style.Names.Write(listed.ConvertAll(name => authors[name.Written]), etAl);
    }

    /// <summary>"Andrew G. Howard" gives "A. Howard", "Aaron van den Oord" "A. van den Oord", "E.Denton" "E. Denton".</summary>
    private static string WithInitials(ListedName name, string authors)
    {
        var written = authors[name.Written];
        return NameList.IsDoubtful(name, authors) || NameWords.HasNoInitials(written) ? written : AuthorName.Parse(name.In(authors))?.WithInitials ?? written;
    }
}
