using System.Buffers;
using CuratorBot.Core.Papers.Names;

namespace CuratorBot.Core.Lists.Defects;

/// <summary>What is wrong with the way authors are written, in a list that writes "A. Author and B. Author" or "A. Author et al.".</summary>
internal static class AuthorDefects
{
    private static readonly SearchValues<string> EtWithPeriod = SearchValues.Create(["et. al", "et.al"], StringComparison.OrdinalIgnoreCase);

    public static void Find(string authors, List<Defect> found)
    {
        var names = authors.AsSpan();
        ReportEtAl(names, found);
        var hadEtAl = AuthorText.TakeEtAl(ref names);
        if (hadEtAl && AuthorText.EndsWithEtAl(names))
        {
            Add(found, Defect.EtAlDoubled);
            AuthorText.TakeEtAl(ref names);
        }

        var count = 0;
        foreach (var range in AuthorText.SplitNames(names))
        {
            // What has no letters, as a stray number, is nobody's name.
            if (AuthorText.HasLetters(names[range]))
            {
                count++;
                ReportName(names[range], found);
            }
        }

        if (count > 2)
        {
            Add(found, Defect.MoreThanTwoAuthors);
        }
    }

    private static void ReportEtAl(ReadOnlySpan<char> authors, List<Defect> found)
    {
        if (authors.ContainsAny(EtWithPeriod))
        {
            Add(found, Defect.EtAlPeriod);
        }

        if (authors.EndsWith("et al", StringComparison.OrdinalIgnoreCase))
        {
            Add(found, Defect.EtAlWithoutPeriod);
        }
    }

    private static void ReportName(ReadOnlySpan<char> name, List<Defect> found)
    {
        // Names in another script have no initials, nor have groups.
        if (name.ContainsAnyInRange('\u3040', '\u9FFF') || OrganizationName.Is(name))
        {
            return;
        }

        var space = name.IndexOf(' ');
        var first = space < 0 ? name : name[..space];
        if (first.LastIndexOf('.') is > 0 and var dot && dot < first.Length - 1 && first[dot + 1] != '-' && AuthorText.IsInitials(first[..(dot + 1)])
            && !AuthorText.IsInitials(first))
        {
            Add(found, Defect.AuthorInitialNoSpace);
        }
        else if (AuthorText.IsInitials(first))
        {
            if (!first.Contains('.'))
            {
                Add(found, Defect.AuthorInitialNoPeriod);
            }
        }
        else if (space < 0 || AuthorText.IsParticle(first))
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
