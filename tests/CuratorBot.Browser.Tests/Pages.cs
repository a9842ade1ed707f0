using System.Globalization;
using CuratorBot.Core.Audits;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Site;
using CuratorBot.Testing;

namespace CuratorBot.Browser.Tests;

/// <summary>Pages of invented lists, written once.</summary>
public sealed class Pages : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    private readonly TemporaryFolder _folder = new();

    /// <summary>A list with a cap, thresholds, an overflow section, new papers and an appendix.</summary>
    public const string Small =
        """
        # Most cited papers on travel

        ## Criteria

        1. A list of top 6 papers published from 2012 to 2016.
        - **2016** : +60 citations
        - **2015** : +200 citations
        - **2014** : +400 citations

        ## Tunnels

        - **Long tunnels under mountains of snow** (2015), A. Digger et al. [[pdf]](http://example.org/a.pdf)
        - **Short tunnels under rivers** (2014), A. Digger and B. Mason [[pdf]](http://example.org/s.pdf)
        - **Wide tunnels under cities** (2014), C. Borer et al. [[pdf]](https://arxiv.org/pdf/1401.00001)

        ## Bridges

        - **Narrow bridges between islands** (2016), B. Mason et al. [[pdf]](https://arxiv.org/pdf/1602.00002)

        ## More Papers from 2016

        - **Short bridges over rivers of time** (2016), B. Mason et al. [[pdf]](http://example.org/b.pdf)
        - **Old bridges made new** (2016), D. Smith et al. [[pdf]](http://example.org/o.pdf)

        ## Appendix: More than Top 6

        - High towers beside roads of stone (2015), C. Builder et al. [[pdf]](http://example.org/c.pdf)
        - Deep wells below fields of grass (2015), D. Borer et al. [[pdf]](http://example.org/d.pdf)
        """;

    private static readonly Dictionary<string, int> Counts = new(StringComparer.Ordinal)
    {
        ["Long tunnels under mountains of snow"] = 150,
        ["Short tunnels under rivers"] = 900,
        ["Wide tunnels under cities"] = 12_000,
        ["Narrow bridges between islands"] = 75,
        ["Short bridges over rivers of time"] = 40,
        ["High towers beside roads of stone"] = 2_000,
    };

    /// <summary>The page of <see cref="Small"/>, its second build.</summary>
    public string SmallPage => field ??= Write("small", Small, Counts.GetValueOrDefault, before: static title => Counts.GetValueOrDefault(title) - 10);

    /// <summary>The same in Chinese.</summary>
    public string ChinesePage => field ??= Write("chinese", "# 最常被引用的论文\n\n## 隧道\n\n- **雪山下的长隧道** (2015), A. Digger et al. [[pdf]](http://example.org/a.pdf)\n- **河底的短隧道** (2014), A. Digger [[pdf]](http://example.org/s.pdf)\n", static _ => 100);

    /// <summary>Titles that no page should believe.</summary>
    public string HostilePage => field ??= Write(
        "hostile",
        $$"""
        # <script>alert("name")</script> & {{"{{data}}"}}

        ## </script><script>alert("section")</script>

        - **</script><script>alert("title")</script><img src=x onerror=alert(1)>** (2015), "><svg onload=alert(2)> [[pdf]](http://example.org/a.pdf)
        - **{{"\u202e"}}Right to left {{"\u2066"}} and never back** (2016), E. Vil [[pdf]](javascript:alert(3)) [[code]](http://example.org/code)
        - **{{new string('W', 10_000)}}** (2014), {{string.Concat(Enumerable.Repeat("A. Long, ", 300))}} [[pdf]](http://example.org/{{new string('x', 2_000)}})
        - **constructor** (2013), __proto__ [[pdf]](http://example.org/p.pdf)
        - **toString** (2012), A. Proto [[pdf]](http://example.org/q.pdf)
        """,
        static title => title.Length * 10);

    /// <summary>Five thousand papers, made without an audit, which would take seconds.</summary>
    public string LargePage => field ??= _folder.Write("large.html", SiteFiles.WriteIndex(Large()));

    private static ListPage Large()
    {
        var small = Build(Small, Counts.GetValueOrDefault, Today);
        var sections = Enumerable.Range(0, 50).Select(static number => Invariant($"section-{number}")).ToList();
        return small with
        {
            Top = null,
            Counts = small.Counts with { Entries = 5_000, Papers = 5_000, WithFigure = 5_000, Main = 5_000, MainWithFigure = 5_000 },
            Thresholds = [],
            Leaving = [],
            Sections = [.. sections.Select(static (id, number) => new PageSection(id, id, "other", (number * 101) + 1, 100, 100, 0, null, new Dictionary<int, int>()))],
            Authors = [],
            Entries = [.. Enumerable.Range(0, 5_000).Select(number => new PageEntry
            {
                Id = Invariant($"paper-{number}"),
                Line = number + (number / 100) + 2,
                Section = sections[number / 100],
                States = ["listed"],
                Main = true,
                Title = Invariant($"Paper number {number} about {(char)('a' + (number % 26))}{number % 50} things that travel far"),
                Year = 2005 + (number % 20),
                Authors = Invariant($"A. Author{number % 30} et al."),
                Venue = number % 2 == 0 ? "Journal of Travel" : "Roads",
                Links = [new PageLink("pdf", Invariant($"https://arxiv.org/pdf/{1500 + (number / 100)}.{10_000 + number}"))],
                Citations = number * 7_919 % 50_021,
                Lookup = "found",
            })],
        };
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes the page of a list and returns its path.</summary>
    private string Write(string name, string list, Func<string, int> count, Func<string, int>? before = null)
    {
        var history = PageHistory.Read(before is null ? "" : PageHistory.Read("").With(Build(list, before, Today.AddDays(-7))));
        return _folder.Write($"{name}.html", SiteFiles.WriteIndex(history.AddTo(Build(list, count, Today))));
    }

    private static ListPage Build(string list, Func<string, int> count, DateOnly day)
    {
        var audit = ListAudit.RunAsync(new Counted(count), ReviewRequest.ReadWhole(list, PolicyFile.None(), day), CancellationToken.None).GetAwaiter().GetResult();
        return ListPageBuilder.Build(audit, "owner/list", "README.md", day);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Knows every paper by its title, with a count; one without citations is unknown to it.</summary>
    private sealed class Counted(Func<string, int> count) : IPaperSource
    {
        public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PaperLookup>>([.. queries.Select((query, i) => count(query.Title) is > 0 and var citations
                ? new PaperLookup.Found(
                    new Paper { Title = query.Title, CorpusId = 1000 + i, Year = query.Year, Venue = i % 2 == 0 ? "Journal of Travel" : "Roads", CitationCount = citations, AsOf = Today.AddDays(-1), Authors = [new PaperAuthor("Ann Digger", "1"), new PaperAuthor($"Bea Mason {i % 3}", null)] },
                    MatchedBy.Title,
                    1) { Query = query.Title }
                : (PaperLookup)new PaperLookup.NotFound { Query = query.Title })]);
    }
}
