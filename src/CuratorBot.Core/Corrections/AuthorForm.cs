using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Names;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Corrections;

/// <summary>What may be wrong with the way an entry names its authors, gravest first.</summary>
internal enum AuthorProblem
{
    /// <summary>It names none.</summary>
    None,

    /// <summary>More than two are named.</summary>
    MoreThanTwo,

    /// <summary>The paper has more authors than the line says.</summary>
    EtAlMissing,

    /// <summary>"et al." stands for one author, or for none.</summary>
    EtAlForFew,

    /// <summary>"et al." is spelt another way.</summary>
    EtAlSpelling,

    /// <summary>A first name is written out.</summary>
    FullFirstName,

    /// <summary>A name lacks its initial.</summary>
    NoInitial,

    /// <summary>An initial lacks its period or the blank behind it.</summary>
    InitialSpelling,
}

/// <summary>The model list's way of naming authors: two by name, of more the first and "et al.", first names as initials.</summary>
internal static class AuthorForm
{
    private static readonly Dictionary<Defect, AuthorProblem> ByDefect = new()
    {
        [Defect.NoAuthors] = AuthorProblem.None,
        [Defect.MoreThanTwoAuthors] = AuthorProblem.MoreThanTwo,
        [Defect.EtAlPeriod] = AuthorProblem.EtAlSpelling,
        [Defect.EtAlDoubled] = AuthorProblem.EtAlSpelling,
        [Defect.EtAlWithoutPeriod] = AuthorProblem.EtAlSpelling,
        [Defect.AuthorFullFirstName] = AuthorProblem.FullFirstName,
        [Defect.AuthorNoInitial] = AuthorProblem.NoInitial,
        [Defect.AuthorInitialNoPeriod] = AuthorProblem.InitialSpelling,
        [Defect.AuthorInitialNoSpace] = AuthorProblem.InitialSpelling,
    };

    /// <summary>Whether a defect of the text is one of these problems.</summary>
    public static bool Covers(Defect defect) => ByDefect.ContainsKey(defect);

    /// <summary>The defects of a text that are one problem.</summary>
    public static IEnumerable<Defect> DefectsOf(AuthorProblem problem) => ByDefect.Where(pair => pair.Value == problem).Select(pair => pair.Key);

    /// <summary>What is wrong with the authors of an entry, gravest first.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="record">The paper's record; null where it is unknown.</param>
    /// <param name="form">The list's form.</param>
    public static IReadOnlyList<AuthorProblem> Problems(Entry entry, Paper? record, ListForm form)
    {
        var problems = new SortedSet<AuthorProblem>();
        foreach (var defect in entry.Defects)
        {
            if (ByDefect.TryGetValue(defect, out var problem) && form.Minds(defect, entry) is not null)
            {
                // "et at." kept the names from being read.
                problems.Add(problem != AuthorProblem.None ? problem : EntryContents.HasSomeEtAl(entry) ? AuthorProblem.EtAlSpelling : problem);
            }
        }

        var names = AuthorNames.Parse(entry.Authors);
        if (form.Style.Initials && form.Minds(Defect.MoreThanTwoAuthors) is not null && Known(names, record) is { } all)
        {
            if (names.EtAl && all.Count <= 2)
            {
                problems.Add(AuthorProblem.EtAlForFew);
            }
            else if (!names.EtAl && names.Names.Count <= 2 && all.Count > names.Names.Count)
            {
                problems.Add(AuthorProblem.EtAlMissing);
            }
        }

        if (EntryContents.MayHave(entry, RequiredField.Authors))
        {
            problems.Remove(AuthorProblem.None);
        }

        return [.. problems];
    }

    /// <summary>The authors as the list would write them; as they are written where nothing is wrong with them.</summary>
    public static string? Correct(Entry entry, Paper? record, ListForm form)
    {
        var problems = Problems(entry, record, form);
        if (problems.Count == 0)
        {
            return entry.Authors;
        }

        var names = AuthorNames.Parse(entry.Authors);
        var style = form.Style;
        var initials = problems[^1] is AuthorProblem.FullFirstName or AuthorProblem.NoInitial or AuthorProblem.InitialSpelling
            || names.Names.Any(name => NameWords.IsInitials(name.Given.Split(' ')[0]))
            || names.Names.Count == 0;
        var known = names.Names.Count == 0 ? record?.Authors : Known(names, record);
        var shown = names.Names.Count > 0 ? names.Names : ParseAll(known);
        if (shown.Count == 0)
        {
            return entry.Authors;
        }

        var total = known?.Count ?? (names.EtAl ? int.MaxValue : shown.Count);
        var first = Write(shown[0], known, initials);
        if (total > 2)
        {
            return style.Names.Write([first], more: true);
        }

        var second = total < 2 ? null : shown.Count > 1 ? shown[1] : AuthorName.Parse(known![1].Name);
        return style.Names.Write(second is null ? [first] : [first, Write(second, known, initials)]);
    }

    /// <summary>The record's authors where the line's are surely among them; a record that names others is no help here.</summary>
    private static IReadOnlyList<PaperAuthor>? Known(AuthorNames names, Paper? record) =>
        record is not null && names.AllAreAmong(record.Authors) == true ? record.Authors : null;

    private static List<AuthorName> ParseAll(IReadOnlyList<PaperAuthor>? authors) =>
        authors is null ? [] : [.. authors.Select(author => AuthorName.Parse(author.Name)).OfType<AuthorName>()];

    private static string Write(AuthorName name, IReadOnlyList<PaperAuthor>? known, bool initials)
    {
        if (!initials || NameWords.HasNoInitials(name.ToString()))
        {
            return name.ToString();
        }

        var given = name.Given.Length > 0 ? name.Given
            : known?.Where(author => name.AgreesWith(author.Name)).Select(author => AuthorName.Parse(author.Name)?.Given).FirstOrDefault() ?? "";
        return new AuthorName(given, name.Surname).WithInitials;
    }
}
