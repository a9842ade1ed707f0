using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers.Addresses;
using CuratorBot.Core.Policies;

namespace CuratorBot.Core.Judging;

/// <summary>What the entries of a list have in common: what nearly all of them do is the list's form, and what many do is no defect of a new one.</summary>
internal sealed class ListForm
{
    // A list of some hundred entries shows its habits in this many.
    private const int MostLookedAt = 300;

    // Fewer lines that come out as they are may do so by chance.
    private const int FewestWritten = 8;

    // What one of five entries of a section does is nothing that the section minds; a table and items are compared by what most do.
    private const int Often = 5;
    private const int Mostly = 2;

    // A list with more labels than these has no labels, but remarks.
    private const int MostLabels = 5;

    // What is wrong with a line in any list: not a matter of form.
    private static readonly HashSet<Defect> Faults = new()
    {
        Defect.MalformedYear,
        Defect.UnclosedParen,
        Defect.NoTitle,
        Defect.UnclosedBold,
        Defect.EtAlPeriod,
        Defect.EtAlDoubled,
        Defect.DoubleSpace,
        Defect.TabInLine,
        Defect.SpaceBeforeUrl,
        Defect.LinkBrokenOverLines,
        Defect.SpaceInUrl,
        Defect.MalformedLink,
        Defect.PdfLabelNotPdf,
        Defect.UrlMissingExtension,
        Defect.MalformedUrl,
        Defect.DoubleSlashInUrl,
        Defect.RawIpUrl,
        Defect.NonstandardPortInUrl,
        Defect.TrackingParamsInUrl,
        Defect.LinkTitleMismatch,
        Defect.TitleSpacing,
        Defect.ObjectReplacementChar,
        Defect.Duplicate,
    };

    // What no reader of the rendered list sees is worth a word only where the list is careful of it: not where more than one of so many has it.
    private static readonly HashSet<Defect> Unseen = new() { Defect.ExtraLeadingSpace };
    private const int LeastOfUnseen = 50;

    // Fields that an entry lacks; how those that it has are written is the same in all sections.
    private static readonly HashSet<Defect> Lacks = new() { Defect.MissingYear, Defect.NoVenue, Defect.NoAuthors, Defect.NoLink };

    private readonly Dictionary<Defect, int> _having;
    private readonly List<Entry> _all;
    private readonly int _papers;
    private readonly int _others;
    private Dictionary<string, string>? _spelt;

    private ListForm(EntryStyle style, List<Entry> papers, List<Entry> all, bool judgesItself)
    {
        _all = all;
        Style = style;
        _papers = papers.Count;

        // Where the list itself is judged, a line is held against the others.
        _others = judgesItself ? papers.Count - 1 : papers.Count;
        _having = papers.SelectMany(entry => entry.Defects.Distinct()).GroupBy(defect => defect).ToDictionary(group => group.Key, group => group.Count());
    }

    private ILookup<string, Entry> BySection => field ??= _all.ToLookup(static entry => entry.Section.Path, StringComparer.Ordinal);

    private ILookup<string, Entry> ByMake => field ??= _all.ToLookup(MakeOf, StringComparer.Ordinal);

    /// <summary>How lines are written.</summary>
    public EntryStyle Style { get; }

    /// <summary>Whether whole lines can be written as the list has them: nearly all of its sound ones come out to the letter.</summary>
    public required bool CanWrite { get; init; }

    /// <summary>Where links to papers should lead, and by what right: the policy's word, else what nearly all links do; null where neither says.</summary>
    public required (LinkPreference Kind, Authority Right)? Links { get; init; }

    /// <summary>The labels of nearly all first links, the most frequent first; empty where the list has no such habit.</summary>
    public required IReadOnlyList<string> UsualLabels { get; init; }

    /// <summary>The habit of giving links these labels; null where the list has none.</summary>
    public required Authority? Labels { get; init; }

    /// <summary>All labels that links of the list have, in any letter case.</summary>
    public IReadOnlySet<string> KnownLabels => field ??= AllLabels.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The labels of all links of the list, each as often as links have it.</summary>
    private IEnumerable<string> AllLabels { get; init; } = [];

    /// <summary>A label in the letter case that most links of the list give it.</summary>
    public string Spelt(string label) =>
        (_spelt ??= AllLabels.GroupBy(static l => l, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static g => g.Key, static g => g.GroupBy(static l => l, StringComparer.Ordinal).MaxBy(static s => s.Count())!.Key, StringComparer.OrdinalIgnoreCase))
        .GetValueOrDefault(label, label);

    /// <summary>Whether most entries have the form that the list shows; false where it shows none.</summary>
    public required bool KeepsShownForm { get; init; }

    /// <summary>The habit of setting every title in bold; null where the list has none.</summary>
    public required Authority? Bold { get; init; }

    /// <summary>The habit of naming authors; null where the list has none.</summary>
    public Authority? NamesAuthors => Minds(Defect.NoAuthors);

    /// <summary>By what right a defect is one in this list; null where it is none: so many entries have it that the list cannot mind.</summary>
    public Authority? Minds(Defect defect)
    {
        var having = _having.GetValueOrDefault(defect);
        return Faults.Contains(defect)
            ? _papers >= 8 && having * 4 >= _papers ? null : Authority.Always
            : Unseen.Contains(defect) && having * LeastOfUnseen > _papers ? null
            : Authority.Habit(Math.Min(_papers - having, _others), _others);
    }

    /// <summary>As <see cref="Minds(Defect)"/>, of an entry: what many entries beside it do without is not asked for there.</summary>
    public Authority? Minds(Defect defect, Entry entry) =>
        Minds(defect) is { } right
        && !(right.Kind == AuthorityKind.Habit
            && ((entry.Kind == EntryKind.Paper && EntryContents.IsBesidePapers(entry)) || (Lacks.Contains(defect) && IsUsualAround(entry, other => other.Defects.Contains(defect)))))
            ? right : null;

    /// <summary>Whether many of the other papers of an entry's section are so, or, where a list has tables and items, most of those made as the entry is.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="isSo">What they are.</param>
    public bool IsUsualAround(Entry entry, Func<Entry, bool> isSo) =>
        IsUsual(BySection[entry.Section.Path], entry, isSo, Often) || IsUsual(ByMake[MakeOf(entry)], entry, isSo, Mostly);

    // Usual is what one of so many does ("part").
    private static bool IsUsual(IEnumerable<Entry> papers, Entry entry, Func<Entry, bool> isSo, int part)
    {
        var others = papers.Where(other => other != entry).Take(MostLookedAt).ToList();
        return others.Count > 0 && others.Count(isSo) * part >= others.Count;
    }

    /// <summary>What an entry is made of: rows of tables with equal columns are made alike, and bullets, and paragraphs.</summary>
    public static string MakeOf(Entry entry) => entry.Columns.Count > 0 ? string.Join('|', entry.Columns) : entry.Layout is EntryLayout.Line or EntryLayout.Item ? "-" : entry.Layout.ToString();

    /// <summary>Reads the form off the base branch; off the head where the list is new.</summary>
    public static ListForm Of(RuleContext context)
    {
        var list = context.Base.Entries.Count > 0 ? context.Base : context.Head;
        var papers = list.Entries.Where(entry => entry.Kind == EntryKind.Paper).ToList();
        var some = papers.Where((_, i) => i % ((papers.Count / MostLookedAt) + 1) == 0).ToList();
        var (asWritten, sound) = Written(some, list.Style);
        var asked = context.Policy.PreferredLinks is { } preferred && context.Policy.AuthorityOf("links.prefer") is { } right ? (preferred, right) : ((LinkPreference, Authority)?)null;
        var pages = some.Count(entry => entry.Links.Any(link => LinkForm.Pdfs(entry, link, record: null) is not null));
        var pdfs = some.Count(entry => entry.Links.Any(link => PdfAddress.IsAddress(link.Url) && LinkForm.LeadsToPdf(link.Url)));
        var (labels, ofLabels) = LabelsOf(some);
        return new ListForm(list.Style, some, papers, context.WholeList)
        {
            CanWrite = asWritten >= FewestWritten && asWritten * 20 >= sound * 19,
            Bold = Authority.Habit(some.Count(entry => entry.Bold), some.Count - (context.WholeList && some.Exists(entry => !entry.Bold) ? 1 : 0)),
            Links = asked ?? (Authority.Habit(pdfs, pdfs + pages) is { } habit ? (LinkPreference.Pdf, habit) : null),
            KeepsShownForm = context.Policy.Form is { } form && some.Count(entry => form.Fits(entry.Text)) * 10 >= some.Count * 8,
            UsualLabels = labels,
            Labels = ofLabels,
            AllLabels = list.Entries.SelectMany(entry => entry.Links).Select(link => link.Label),
        };
    }

    /// <summary>Whether the list's writer gives nearly all of its sound entries to the letter, though they be few; also of a list that has no entries yet.</summary>
    public static bool IsWritten(PaperList list) =>
        list.Entries.Count == 0 || (Written([.. list.Entries.Where(static entry => entry.Kind == EntryKind.Paper).Take(MostLookedAt)], list.Style) is var (asWritten, sound) && sound > 0 && asWritten * 20 >= sound * 19);

    /// <summary>How many sound entries come out to the letter, and how many sound ones there are.</summary>
    private static (int AsWritten, int Sound) Written(List<Entry> papers, EntryStyle style)
    {
        var sound = papers.FindAll(static entry => entry is { Defects.Count: 0, Star: false, Affiliation: null });
        return (sound.Count(entry => string.Equals(style.Write(entry, entry.Top), entry.Text, StringComparison.Ordinal)), sound.Count);
    }

    private static (IReadOnlyList<string> Labels, Authority? Habit) LabelsOf(List<Entry> papers)
    {
        var firsts = papers
            .Where(entry => entry.Links is [{ Label: { Length: > 0 } label }, ..] && !string.Equals(label, entry.Title, StringComparison.Ordinal))
            .GroupBy(entry => entry.Links[0].Label, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(group => group.Count())
            .ToList();
        var usual = firsts.Take(MostLabels).ToList();
        var (having, all) = (usual.Sum(group => group.Count()), firsts.Sum(group => group.Count()));

        // In a few entries, a label for each is no habit.
        return Authority.Habit(having, all, tenths: 8) is { } habit && (usual.Count == 1 || having >= usual.Count * 3)
            ? ([.. usual.Select(group => group.Key)], habit)
            : ([], null);
    }
}
