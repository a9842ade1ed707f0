using System.Text;

namespace CuratorBot.Core.Site;

/// <summary>One day of a page's history: what was different from the day before it (docs/site.md).</summary>
public sealed record HistoryLine
{
    /// <summary>Version of the shape.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The whole list in numbers, that day.</summary>
    public required PageCounts Counts { get; init; }

    /// <summary>Entries that were new or different, by their ids.</summary>
    public IReadOnlyDictionary<string, HistoryEntry> Set { get; init; } = new Dictionary<string, HistoryEntry>(StringComparer.Ordinal);

    /// <summary>Ids of entries that were gone.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];
}

/// <summary>An entry on a day of the history.</summary>
/// <param name="Citations">Its citations; null where they were not known.</param>
/// <param name="Title">Its title; null: as before.</param>
/// <param name="Section">Title of its section; null: as before.</param>
/// <param name="State">What was to be said of it; null: as before.</param>
public sealed record HistoryEntry(int? Citations, string? Title, string? Section, string? State);

/// <summary>The days on which a page was built: a text with one line a day (<c>history.jsonl</c>).</summary>
public sealed class PageHistory
{
    /// <summary>Builds that a page draws.</summary>
    private const int MostBuilds = 12;

    private readonly List<(DateOnly Date, string Text, HistoryLine Line)> _lines = [];

    private PageHistory()
    {
    }

    /// <summary>Lines that are none of a history, 1-based; they are left out of what is written.</summary>
    public IReadOnlyList<int> DamagedLines { get; private set; } = [];

    /// <summary>The last day; null if there is none.</summary>
    public DateOnly? Last => _lines.Count == 0 ? null : _lines[^1].Date;

    /// <summary>Reads a history; anything else than a history gives an empty one with its lines as damaged.</summary>
    public static PageHistory Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var history = new PageHistory();
        List<int> damaged = [];
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.AsSpan().Trim().IsEmpty)
            {
                continue;
            }

            // Days come in order: what is before the last one was not written by this program.
            if (SiteJson.ReadLine(line) is { Version: 1, Set: not null, Gone: not null } read && read.Set.Values.All(static e => e is not null) && read.Gone.All(static id => id is not null) && (history.Last is not { } last || read.Date > last))
            {
                history._lines.Add((read.Date, line.Trim(), read));
            }
            else
            {
                damaged.Add(number);
            }
        }

        history.DamagedLines = damaged;
        return history;
    }

    /// <summary>The page with what was before its day: the counts of earlier builds, and what has changed since the last.</summary>
    public ListPage AddTo(ListPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var known = new Dictionary<string, HistoryEntry>(StringComparer.Ordinal);
        List<(DateOnly Date, Dictionary<string, int?> Counts)> builds = [];
        foreach (var (date, _, line) in Before(page))
        {
            Apply(line, known);
            builds.Add((date, known.ToDictionary(static e => e.Key, static e => e.Value.Citations, StringComparer.Ordinal)));
            builds.RemoveRange(0, Math.Max(0, builds.Count - (MostBuilds - 1)));
        }

        if (builds.Count == 0)
        {
            return page with { Builds = [page.List.BuiltOn], Changes = null };
        }

        return page with
        {
            Builds = [.. builds.Select(static b => b.Date), page.List.BuiltOn],
            Changes = ChangesSince(builds[^1].Date, known, page),
            Entries = [.. page.Entries.Select(e => e with { Counts = [.. builds.Select(b => b.Counts.GetValueOrDefault(e.Id) ?? -1), e.Citations ?? -1] })],
        };
    }

    /// <summary>
    /// The history with the page's day in it, once: a second build of a day takes the place of the first. A page of a day before the last one
    /// leaves it as it is.
    /// </summary>
    public string With(ListPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var text = new StringBuilder();
        var known = new Dictionary<string, HistoryEntry>(StringComparer.Ordinal);
        var late = Last > page.List.BuiltOn;
        foreach (var (_, written, line) in late ? _lines : Before(page))
        {
            Apply(line, known);
            text.Append(written).Append('\n');
        }

        return late ? text.ToString() : text.Append(SiteJson.Write(LineOf(page, known))).Append('\n').ToString();
    }

    private IEnumerable<(DateOnly Date, string Text, HistoryLine Line)> Before(ListPage page) => _lines.TakeWhile(line => line.Date < page.List.BuiltOn);

    private static void Apply(HistoryLine line, Dictionary<string, HistoryEntry> known)
    {
        foreach (var id in line.Gone)
        {
            known.Remove(id);
        }

        foreach (var (id, entry) in line.Set)
        {
            var before = known.GetValueOrDefault(id);
            known[id] = new HistoryEntry(entry.Citations, entry.Title ?? before?.Title, entry.Section ?? before?.Section, entry.State ?? before?.State);
        }
    }

    private static HistoryLine LineOf(ListPage page, Dictionary<string, HistoryEntry> known)
    {
        var now = Now(page);
        var set = new Dictionary<string, HistoryEntry>(StringComparer.Ordinal);
        foreach (var (id, entry) in now)
        {
            if (known.GetValueOrDefault(id) is not { } before)
            {
                set.Add(id, entry);
            }
            else if (before != entry)
            {
                set.Add(id, new HistoryEntry(entry.Citations, Unless(entry.Title, before.Title), Unless(entry.Section, before.Section), Unless(entry.State, before.State)));
            }
        }

        return new HistoryLine { Date = page.List.BuiltOn, Counts = page.Counts, Set = set, Gone = [.. known.Keys.Where(id => !now.ContainsKey(id))] };

        static string? Unless(string? value, string? before) => string.Equals(value, before, StringComparison.Ordinal) ? null : value;
    }

    private static PageChanges ChangesSince(DateOnly day, Dictionary<string, HistoryEntry> known, ListPage page)
    {
        var now = Now(page);
        var both = now.Where(e => known.ContainsKey(e.Key)).Select(e => (Id: e.Key, Before: known[e.Key], Now: e.Value)).ToList();
        return new PageChanges(
            day,
            [.. now.Keys.Where(id => !known.ContainsKey(id))],
            [.. known.Where(e => !now.ContainsKey(e.Key)).Select(static e => new PageRemoved(e.Key, e.Value.Title ?? e.Key))],
            [.. both.Where(static e => e.Before.Section != e.Now.Section).Select(static e => new PageMove(e.Id, e.Before.Section ?? "", e.Now.Section!))],
            [.. both.Where(static e => e.Before.State != e.Now.State).Select(static e => new PageMove(e.Id, e.Before.State ?? "", e.Now.State!))]);
    }

    private static Dictionary<string, HistoryEntry> Now(ListPage page)
    {
        var titles = page.Sections.ToDictionary(static s => s.Id, static s => s.Title, StringComparer.Ordinal);
        return page.Entries.ToDictionary(static e => e.Id, e => new HistoryEntry(e.Citations, e.Title, titles[e.Section], e.States[0]), StringComparer.Ordinal);
    }
}
