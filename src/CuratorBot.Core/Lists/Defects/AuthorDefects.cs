using CuratorBot.Core.Papers.Names;

namespace CuratorBot.Core.Lists.Defects;

/// <summary>What is wrong with the way authors are written, in a list that writes "A. Author and B. Author" or "A. Author et al.".</summary>
internal static class AuthorDefects
{
    public static void Find(string authors, List<Defect> found)
    {
        var names = authors.AsSpan();
        ReportEtAl(names, found);
        var hadEtAl = NameList.TakeEtAl(ref names);
        if (hadEtAl && NameList.EndsWithEtAl(names))
        {
            Add(found, Defect.EtAlDoubled);
            NameList.TakeEtAl(ref names);
        }

        var listed = NameList.Split(names).Names;
        foreach (var name in listed)
        {
            ReportName(names[name.Surname], found);
        }

        if (listed.Count > 2)
        {
            Add(found, Defect.MoreThanTwoAuthors);
        }
    }

    private static void ReportEtAl(ReadOnlySpan<char> authors, List<Defect> found)
    {
        if (NameList.HasPeriodAfterEt(authors))
        {
            Add(found, Defect.EtAlPeriod);
        }

        if (NameList.LacksPeriodAfterAl(authors))
        {
            Add(found, Defect.EtAlWithoutPeriod);
        }
    }

    private static void ReportName(ReadOnlySpan<char> name, List<Defect> found)
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
            Add(found, Defect.AuthorInitialNoSpace);
        }
        else if (NameWords.IsInitials(first))
        {
            if (!first.Contains('.'))
            {
                Add(found, Defect.AuthorInitialNoPeriod);
            }
        }
        else if (space < 0 || NameWords.IsLeadingParticle(first))
        {
            Add(found, Defect.AuthorNoInitial);
        }
        else
        {
            Add(found, Defect.AuthorFullFirstName);
        }
    }

    private static void Add(List<Defect> found, Defect defect)
    {
        if (!found.Contains(defect))
        {
            found.Add(defect);
        }
    }
}
