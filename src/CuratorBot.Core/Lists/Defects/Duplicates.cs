using CuratorBot.Core.Lists.Reading;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Defects;

/// <summary>Finds papers that stand in the list twice, by title; what only the ids can tell is for the rule "duplicate".</summary>
internal static class Duplicates
{
    private const int MaxCompared = 8;

    public static HashSet<Candidate> Find(List<Candidate> entries)
    {
        var found = new HashSet<Candidate>();

        // No PaperIndex: only equal titles are looked for, and of 100,000 entries nearly all have a title of their own, for which no list is
        // made here until a second has it.
        var firstOf = new Dictionary<string, Candidate>(entries.Count, StringComparer.Ordinal);
        var more = new Dictionary<string, List<Candidate>>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Kind != EntryKind.Paper || entry.Reading.Title.Length == 0)
            {
                continue;
            }

            var title = Titles.Normalize(entry.Reading.Title);
            if (firstOf.TryAdd(title, entry))
            {
                continue;
            }

            if (!more.TryGetValue(title, out var same))
            {
                more[title] = same = [firstOf[title]];
            }

            // Compared with the first few only: a hostile list of one title must not take quadratic time.
            foreach (var other in same)
            {
                if (IsSame(entry, other))
                {
                    found.Add(entry);
                    found.Add(other);
                }
            }

            if (same.Count < MaxCompared)
            {
                same.Add(entry);
            }
        }

        return found;
    }

    /// <summary>Two works may share a title ("Deep learning", the book and the review): then year, link and authors differ.</summary>
    private static bool IsSame(Candidate one, Candidate other)
    {
        var (a, b) = (one.Reading, other.Reading);
        if (a.Year is null || b.Year is null || a.Year == b.Year)
        {
            return true;
        }

        return one.Links.Any(link => other.Links.Any(match => string.Equals(link.Url, match.Url, StringComparison.Ordinal)))
            || (a.Authors is not null && string.Equals(a.Authors, b.Authors, StringComparison.OrdinalIgnoreCase));
    }
}
