using System.Text.RegularExpressions;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Addresses;
using CuratorBot.Core.Papers.Names;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>Finds entries that a change adds, or edits so, that they are of a paper that stands in the list already.</summary>
internal sealed partial class DuplicateFinder
{
    // Entries of one title or link that are compared; more than a few are a list of another kind, or an attack.
    private const int MostCompared = 8;

    // Entries that are compared with one, whatever they share with it: each of hundreds of links may lead to others.
    private const int MostRivals = 64;

    private const int FewestWords = 3;

    private const int MostYearsApart = 3;

    private readonly JudgedList _list;
    private readonly PaperIndex<Entry> _others = new();
    private readonly Dictionary<string, List<Entry>> _byPage = new(StringComparer.Ordinal);

    // An entry is compared with many others: its names are read once.
    private readonly Dictionary<Entry, IReadOnlyList<AuthorName>> _names = [];

    // Of another list, whose sections are not those of this one; null: those of this list.
    private readonly IEnumerable<Entry>? _elsewhere;

    private DuplicateFinder(JudgedList list, IEnumerable<Entry>? elsewhere = null) => (_list, _elsewhere) = (list, elsewhere);

    /// <summary>The duplicates among the entries to judge, by entry (reference). Of two that are both judged, the later one is named.</summary>
    public static IReadOnlyDictionary<Entry, Duplicate> Find(JudgedList list) => new DuplicateFinder(list).Run();

    /// <summary>The entries to judge that are of papers among others, by entry (reference).</summary>
    /// <param name="list">The list with the entries to judge.</param>
    /// <param name="others">Entries of other lists.</param>
    public static IReadOnlyDictionary<Entry, Duplicate> FindElsewhere(JudgedList list, IEnumerable<Entry> others) => new DuplicateFinder(list, others).Run();

    private Dictionary<Entry, Duplicate> Run()
    {
        var judged = new Dictionary<Entry, ChangedEntry>();
        foreach (var changed in _list.Changed)
        {
            if (changed.Entry.Kind == EntryKind.Paper && changed.Touches(EntryField.Title, EntryField.Links))
            {
                judged.TryAdd(changed.Entry, changed);
            }
        }

        var found = new Dictionary<Entry, Duplicate>();
        if (judged.Count == 0)
        {
            return found;
        }

        // No other page is looked up.
        foreach (var page in judged.Keys.SelectMany(static entry => entry.Pages))
        {
            _byPage.TryAdd(page, []);
        }

        foreach (var entry in (_elsewhere ?? _list.Entries).Where(e => e.Kind == EntryKind.Paper && !judged.ContainsKey(e)))
        {
            Add(entry);
        }

        foreach (var entry in _list.Entries)
        {
            _list.Stop.ThrowIfCancellationRequested();
            if (!judged.TryGetValue(entry, out var changed))
            {
                continue;
            }

            if (Alike(entry).Where(other => MayRepeat(entry, other)).Select(other => Compare(changed, other)).OfType<Duplicate>()
                .Select(duplicate => duplicate with { MayBeMeant = _elsewhere is null && _list.MayMeanBoth(entry.Section, duplicate.Other.Section) })
                .Where(static duplicate => !IsOfItsOwn(duplicate))
                .OrderBy(duplicate => duplicate.MayBeMeant).ThenBy(duplicate => duplicate.Reason).FirstOrDefault() is { } surest)
            {
                found.Add(entry, surest);
            }

            if (_elsewhere is null)
            {
                Add(entry);
            }
        }

        return found;
    }

    /// <summary>Whether one of two entries with one link is of what goes with the paper, so that both links are right: its code among the tools.</summary>
    private static bool IsOfItsOwn(Duplicate duplicate) =>
        duplicate is { MayBeMeant: true, Reason: DuplicateReason.LinkOnly }
        && new[] { duplicate.Entry, duplicate.Other }.Any(static entry => EntryContents.IsBesidePapers(entry) || EntryContents.IsOverMoreThanPapers(entry.Section));

    private void Add(Entry entry)
    {
        _others.Add(entry, entry.Title, IdsOf(entry));
        foreach (var page in entry.Pages)
        {
            if (_byPage.TryGetValue(page, out var entries))
            {
                entries.Add(entry);
            }
        }
    }

    private IEnumerable<Entry> Alike(Entry entry) =>
        IdsOf(entry).SelectMany(id => _others.WithId(id).Take(MostCompared))
            .Concat(entry.Pages.SelectMany(page => _byPage[page].Take(MostCompared)))
            .Concat(RecordsOf(entry).Select(static record => record.Title).Prepend(entry.Title).Distinct(StringComparer.Ordinal).SelectMany(WithTitle))
            .Distinct()
            .Take(MostRivals);

    private IEnumerable<Entry> WithTitle(string title) =>
        _others.WithTitle(title).Take(MostCompared).Concat(_others.Near(title).Take(MostCompared).Select(static near => near.Item));

    /// <summary>Whether the list minds both: where it enters papers in several sections, only twice in one of them is too often.</summary>
    private bool MayRepeat(Entry entry, Entry other) =>
        _elsewhere is not null || !_list.MayStandInBoth(entry.Section, other.Section);

    private IEnumerable<PaperId> IdsOf(Entry entry) => _list.LookupOf(entry) is PaperLookup.Found ? entry.Ids.Concat(RecordIds(entry)) : entry.Ids;

    private Duplicate? Compare(ChangedEntry changed, Entry other)
    {
        // An edit answers for what it edits only: a link that two entries shared before is not its doing.
        var entry = changed.Entry;
        var (link, title) = (changed.Touches(EntryField.Links), changed.Touches(EntryField.Title));
        if (link && (entry.Ids.Intersect(other.Ids).Any() || SharePage(entry, other)))
        {
            return TitlesMayBeOfOnePaper(entry, other)
                ? new Duplicate(entry, other, DuplicateReason.Id)
                : LinkIsOf(entry) ? null : new Duplicate(entry, other, DuplicateReason.LinkOnly);
        }

        var sameTitle = title && SameTitle(entry.Title, other.Title);
        if (NamePairs.ShareNone(NamesOf(entry), NamesOf(other)))
        {
            // "Deep learning" is a book and a review: a short title may belong to two papers.
            return sameTitle && Titles.CountWords(Titles.Normalize(entry.Title)) > 3
                ? new Duplicate(entry, other, DuplicateReason.NearTitle)
                : null;
        }

        // A title of one or two words is shared by papers, even by papers of one author: then the first author has to be the same.
        var isShort = Titles.CountWords(Titles.Normalize(entry.Title)) < FewestWords;
        if (sameTitle && isShort && NamePairs.FirstDiffer(NamesOf(entry), NamesOf(other)))
        {
            return null;
        }

        // Ids and records are surer than a title, and an author may take a short title again years later.
        if (sameTitle && (HaveOtherIdsOfOneKind(entry, other) || HaveRecordsOfOthers(entry, other) || (isShort && Math.Abs((entry.Year - other.Year) ?? 0) > MostYearsApart)))
        {
            return new Duplicate(entry, other, DuplicateReason.NearTitle);
        }

        var telling = !isShort || (entry.Authors is not null && other.Authors is not null);
        return sameTitle && telling ? new Duplicate(entry, other, DuplicateReason.Title)
            : link && RecordIds(entry).Intersect(RecordIds(other)).Any() ? new Duplicate(entry, other, DuplicateReason.Record)
            : telling && RecordsOf(entry).Any(record => SameTitle(record.Title, other.Title)) && !HaveOtherIdsOfOneKind(entry, other) ? new Duplicate(entry, other, DuplicateReason.Record)
            : title && telling && Titles.AreSame(entry.Title, other.Title) && !HaveOtherIdsOfOneKind(entry, other) ? new Duplicate(entry, other, DuplicateReason.NearTitle)
            : null;
    }

    private IEnumerable<Paper> RecordsOf(Entry entry) =>
        _list.LookupOf(entry) is PaperLookup.Found found ? found.OtherRecords.Prepend(found.Paper) : [];

    private IEnumerable<PaperId> RecordIds(Entry entry) => RecordsOf(entry).SelectMany(PaperId.Of);

    /// <summary>Whether they have a page of the paper in common: papers may share code and projects, unless that is all there is.</summary>
    private static bool SharePage(Entry entry, Entry other)
    {
        var shared = entry.Pages.Intersect(other.Pages, StringComparer.Ordinal).ToList();
        return shared.Count > 0 && (entry.Links.All(EntryContents.IsBesideThePaper)
            || entry.Links.Any(link => !EntryContents.IsBesideThePaper(link) && WebAddress.Read(link.Url.Trim())?.Key is { } page && shared.Contains(page, StringComparer.Ordinal)));
    }

    private IReadOnlyList<AuthorName> NamesOf(Entry entry)
    {
        if (!_names.TryGetValue(entry, out var names))
        {
            _names.Add(entry, names = NamePairs.Read(entry.Authors));
        }

        return names;
    }

    /// <summary>Whether both have an id of one kind, and none in common: two preprints are two papers, however alike their titles.</summary>
    private static bool HaveOtherIdsOfOneKind(Entry entry, Entry other) =>
        !entry.Ids.Intersect(other.Ids).Any() && entry.Ids.Any(id => other.Ids.Any(otherId => string.Equals(id.Scheme, otherId.Scheme, StringComparison.Ordinal)));

    /// <summary>Whether each has a record of its own, and the records are by different authors.</summary>
    private bool HaveRecordsOfOthers(Entry entry, Entry other) =>
        RecordsOf(entry).FirstOrDefault() is { } record && RecordsOf(other).FirstOrDefault() is { } otherRecord
        && !RecordIds(entry).Intersect(RecordIds(other)).Any()
        && NamePairs.FirstDiffer(NamePairs.Read(FirstAuthorOf(record)), NamePairs.Read(FirstAuthorOf(otherRecord)));

    private static string? FirstAuthorOf(Paper record) => record.Authors.Count > 0 ? record.Authors[0].Name : null;

    /// <summary>Whether the link is surely the entry's own, so that the other entry is the one with the wrong link.</summary>
    private bool LinkIsOf(Entry entry) =>
        _list.LookupOf(entry) is { LinkedPaper: not null }
        || (_list.LookupOf(entry) is PaperLookup.Found { MatchedBy: MatchedBy.Id } found
            && Titles.Similarity(entry.Title, found.Paper.Title) >= Titles.SameFrom);

    /// <summary>Of titles that were translated nothing can be told: two translations of one title may have no word in common.</summary>
    private static bool TitlesMayBeOfOnePaper(Entry entry, Entry other) =>
        entry.Title.Length == 0
        || other.Title.Length == 0
        || Titles.IsCjk(entry.Title)
        || Titles.IsCjk(other.Title)
        || (string.Equals(SignsOf(entry.Title), SignsOf(other.Title), StringComparison.Ordinal) && MayBeVersions(entry.Title, other.Title));

    /// <summary>Whether the one title may be what the paper was called in another version: most of the words stayed, or a subtitle came.</summary>
    private static bool MayBeVersions(string one, string other) =>
        Titles.Similarity(one, other) >= 0.65
        || Titles.Key(one).StartsWith(Titles.Key(other), StringComparison.Ordinal)
        || Titles.Key(other).StartsWith(Titles.Key(one), StringComparison.Ordinal);

    private static bool SameTitle(string one, string other) =>
        Titles.Key(one) is { Length: > 0 } key && string.Equals(key, Titles.Key(other), StringComparison.Ordinal)

        // "ISS++" comes after "ISS", and C# is not C.
        && string.Equals(SignsOf(one), SignsOf(other), StringComparison.Ordinal);

    private static string SignsOf(string title) => string.Concat(Signs().Matches(title).Select(static sign => sign.Value));

    [GeneratedRegex(@"(?<=[\p{L}\p{N}])\+\+|(?<=\p{Lu})[+#](?![\p{L}\p{N}])")]
    private static partial Regex Signs();
}
