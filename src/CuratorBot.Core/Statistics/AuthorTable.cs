using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Statistics;

/// <summary>The authors of a list's top papers, by the model list's score, and who wrote with whom.</summary>
public sealed class AuthorTable
{
    // Pairs grow with the square of the authors: a paper by a whole collaboration says little about who works together.
    private const int MostAuthors = 100;

    private AuthorTable(IReadOnlyList<AuthorFigures> authors, IReadOnlyList<CoAuthors> pairs, IReadOnlyList<IReadOnlyList<AuthorFigures>> groups)
    {
        Authors = authors;
        Pairs = pairs;
        Groups = groups;
    }

    /// <summary>Every author, the highest score first; ties by citations, then by name.</summary>
    public IReadOnlyList<AuthorFigures> Authors { get; }

    /// <summary>Authors with at least two papers in common, most papers first.</summary>
    public IReadOnlyList<CoAuthors> Pairs { get; }

    /// <summary>Groups of authors connected by such pairs, directly or through others, the largest group first; within a group by score.</summary>
    public IReadOnlyList<IReadOnlyList<AuthorFigures>> Groups { get; }

    /// <summary>Counts the authors of papers; papers without a record are skipped, because their authors are not known by name and id.</summary>
    public static AuthorTable Of(IEnumerable<CitedPaper> papers)
    {
        ArgumentNullException.ThrowIfNull(papers);
        var people = new Dictionary<string, Person>(StringComparer.Ordinal);
        var together = new Dictionary<(string, string), int>();
        foreach (var paper in papers)
        {
            if (paper.Record is not { Authors.Count: > 0 } record)
            {
                continue;
            }

            var keys = record.Authors.Select(KeyOf).ToList();
            for (var i = 0; i < keys.Count; i++)
            {
                // A record may list one person twice: the first place counts.
                if (keys.IndexOf(keys[i]) == i)
                {
                    if (!people.TryGetValue(keys[i], out var person))
                    {
                        people.Add(keys[i], person = new Person(record.Authors[i].AuthorId));
                    }

                    person.Add(record.Authors[i].Name, paper, position: i + 1, isLast: i > 0 && i == keys.Count - 1);
                }
            }

            Count(together, [.. keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        }

        var figures = people.ToDictionary(static p => p.Key, static p => p.Value.Figures(), StringComparer.Ordinal);
        var pairs = together.Where(static pair => pair.Value >= 2).ToList();
        return new AuthorTable(
            [.. Sorted(figures.Values)],
            [.. pairs.Select(pair => new CoAuthors(figures[pair.Key.Item1], figures[pair.Key.Item2], pair.Value))
                .OrderByDescending(static pair => pair.Papers).ThenBy(static pair => pair.First.Name, StringComparer.Ordinal).ThenBy(static pair => pair.Second.Name, StringComparer.Ordinal)],
            [.. GroupsOf([.. pairs.Select(static pair => pair.Key)])
                .Select(group => (IReadOnlyList<AuthorFigures>)[.. Sorted(group.Select(key => figures[key]))])
                .OrderByDescending(static group => group.Count).ThenByDescending(static group => group[0].Score)]);
    }

    private static IEnumerable<AuthorFigures> Sorted(IEnumerable<AuthorFigures> authors) => authors
        .OrderByDescending(static a => Math.Round(a.Score, 9)).ThenByDescending(static a => a.Citations).ThenBy(static a => a.Name, StringComparer.Ordinal);

    /// <summary>One person with two spellings has one id; without an id only the name can identify a person.</summary>
    private static string KeyOf(PaperAuthor author) => author.AuthorId is { Length: > 0 } id ? $"id:{id}" : $"name:{Titles.Normalize(author.Name)}";

    private static void Count(Dictionary<(string, string), int> together, List<string> keys)
    {
        for (var i = 0; keys.Count <= MostAuthors && i < keys.Count; i++)
        {
            for (var j = i + 1; j < keys.Count; j++)
            {
                together[(keys[i], keys[j])] = together.GetValueOrDefault((keys[i], keys[j])) + 1;
            }
        }
    }

    private static IEnumerable<List<string>> GroupsOf(List<(string One, string Other)> pairs)
    {
        var friends = pairs.Concat(pairs.Select(static p => (One: p.Other, Other: p.One))).ToLookup(static p => p.One, static p => p.Other, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in friends)
        {
            if (!seen.Add(start.Key))
            {
                continue;
            }

            List<string> group = [start.Key];
            for (var i = 0; i < group.Count; i++)
            {
                group.AddRange(friends[group[i]].Where(seen.Add));
            }

            yield return group;
        }
    }

    private sealed class Person(string? id)
    {
        private readonly HashSet<int> _years = [];
        private readonly List<CitedPaper> _cited = [];
        private string _name = "";
        private double _score;
        private int _citations;
        private int _first;
        private int _last;

        public void Add(string name, CitedPaper paper, int position, bool isLast)
        {
            // Of several spellings the longest is the fullest: "Geoffrey E. Hinton".
            if (name.Length > _name.Length || (name.Length == _name.Length && string.CompareOrdinal(name, _name) < 0))
            {
                _name = name;
            }

            _score += 1.0 / position;
            _cited.Add(paper);
            _citations += paper.Citations ?? 0;
            _first += position == 1 ? 1 : 0;
            _last += isLast ? 1 : 0;
            if (paper.Year is { } year)
            {
                _years.Add(year);
            }
        }

        public AuthorFigures Figures() =>
            new(_name, id, _score, _cited.Count, _citations, _first, _last, _years.Count == 0 ? null : _years.Min(), _years.Count == 0 ? null : _years.Max()) { Cited = _cited };
    }
}

/// <summary>One author of the top.</summary>
/// <param name="Name">The fullest spelling of the name in the records.</param>
/// <param name="AuthorId">Semantic Scholar's id of the person; null if unknown.</param>
/// <param name="Score">The model list's score: the sum of 1/position over the papers, 1 for a first authorship, 0.5 for a second.</param>
/// <param name="Papers">Papers in the top.</param>
/// <param name="Citations">Total citations of these papers; papers with an unknown count add none.</param>
/// <param name="FirstAuthorships">Papers with this author first.</param>
/// <param name="LastAuthorships">Papers with several authors and this one last.</param>
/// <param name="FirstYear">Year of the earliest paper; null if unknown.</param>
/// <param name="LastYear">Year of the latest paper; null if unknown.</param>
public sealed record AuthorFigures(
    string Name, string? AuthorId, double Score, int Papers, int Citations, int FirstAuthorships, int LastAuthorships, int? FirstYear, int? LastYear)
{
    /// <summary>The papers, in the order of the list.</summary>
    public IReadOnlyList<CitedPaper> Cited { get; init; } = [];
}

/// <summary>Two authors with papers in common.</summary>
/// <param name="First">One author.</param>
/// <param name="Second">The other author.</param>
/// <param name="Papers">Papers in the top that both wrote.</param>
public sealed record CoAuthors(AuthorFigures First, AuthorFigures Second, int Papers);
