using CuratorBot.Core.Papers.Names;

namespace CuratorBot.Core.Lists.Defects;

/// <summary>What is wrong with the way authors are written, in a list that writes "A. Author and B. Author" or "A. Author et al.".</summary>
internal static class AuthorDefects
{
    public static void Find(string authors, List<string> found)
    {
        var names = authors.AsSpan();
        ReportEtAl(names, found);
        var hadEtAl = NameList.TakeEtAl(ref names);
        if (hadEtAl && NameList.EndsWithEtAl(names))
        {
            Add(found, EntryDefects.EtAlDoubled);
            NameList.TakeEtAl(ref names);
        }

        var listed = NameList.Split(names).Names;
        foreach (var name in listed)
        {
            ReportName(names[name.Surname], found);
        }

        if (listed.Count > 2)
        {
            Add(found, EntryDefects.MoreThanTwoAuthors);
        }
    }

    private static void ReportEtAl(ReadOnlySpan<char> authors, List<string> found)
    {
        if (NameList.HasPeriodAfterEt(authors))
        {
            Add(found, EntryDefects.EtAlPeriod);
        }

        if (NameList.LacksPeriodAfterAl(authors))
        {
            Add(found, EntryDefects.EtAlWithoutPeriod);
        }
    }

    private static void ReportName(ReadOnlySpan<char> name, List<string> found)
    {
        if (NameWords.HasNoInitials(name))
        {
            return;
        }

        var space = name.IndexOf(' ');
        var first = space < 0 ? name : name[..space];
        if (first.LastIndexOf('.') is > 0 and var dot && dot < first.Length - 1 && first[dot + 1] != '-' && NameWords.IsInitials(first[..(dot + 1)])
            && !NameWords.IsInitials(first))
        {
            Add(found, EntryDefects.AuthorInitialNoSpace);
        }
        else if (NameWords.IsInitials(first))
        {
            if (!first.Contains('.'))
            {
                Add(found, EntryDefects.AuthorInitialNoPeriod);
            }
        }
        else if (space < 0 || NameWords.IsLeadingParticle(first))
        {
            Add(found, EntryDefects.AuthorNoInitial);
        }
        else
        {
            Add(found, EntryDefects.AuthorFullFirstName);
        }
    }

    private static void Add(List<string> found, string defect)
    {
        if (!found.Contains(defect))
        {
            found.Add(defect);
        }
    }
}
