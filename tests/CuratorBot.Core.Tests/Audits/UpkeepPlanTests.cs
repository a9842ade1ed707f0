using CuratorBot.Core.Audits;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;
using CuratorBot.SemanticScholar;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Audits;

/// <summary>What can be done to a list without asking anybody.</summary>
public sealed class UpkeepPlanTests
{
    private const string List =
        """
        # Papers on wind turbines

        ## Criteria

        - A list of top 20 papers published from 2012 to 2016.

        ## Blades
        - **Blade fatigue in cold air** (2016), A. Moen et al. [[pdf]](https://arxiv.org/pdf/1601.00001)
        - **Quiet tips** (2014), B. Lund [[pdf]](https://arxiv.org/pdf/1501.00002)
        - **A catalogue of profiles** (2014), D. Strand [[pdf]](https://arxiv.org/pdf/1401.00003)
        - **Erosion by rain** (2013), H. Ness [[pdf]](https://arxiv.org/pdf/1301.00006)
        - **Storage for islands** (2012), E. Berg et al. [[pdf]](https://arxiv.org/pdf/1202.00004)
        - **Forecasts by the hour** (2012), F. Vik, [[pdf]](https://arxiv.org/pdf/1201.00005)
        - **Inertia from rotors** (2012), I. Dahl [[pdf]](https://arxiv.org/pdf/1201.00007)
        - **Markets at night** (2012), J. Fjell [[pdf]](https://arxiv.org/pdf/1201.00008)

        ## New Papers
        - Rust under paint (2018), L. Eide [[pdf]](https://arxiv.org/pdf/1801.00010)
        - Birds at sea (2026), N. Aas [[pdf]](https://arxiv.org/pdf/2610.00011)

        ## Appendix
        *(2017)*
        - Salt in gears (2017), M. Lie [[pdf]](https://arxiv.org/pdf/1701.00012)
        - Fog and radar (2018), O. Bye [[pdf]](https://arxiv.org/pdf/1801.00013)

        *(2016)*
        - Moss (2016), P. Ruud [[pdf]](https://arxiv.org/pdf/1601.00014)

        """;

    private const string Bibliography =
        """
        @misc{old2010, title={Old roads}, year={2010}}
        @misc{moen2016, title={Blade fatigue in cold air}, year={2016}, eprint={1601.00001}}

        """;

    private static readonly DateOnly Today = new(2026, 11, 28);

    [Fact]
    public async Task Each_kind_is_a_step_and_each_line_has_its_reason()
    {
        var steps = await PlanAsync(List);

        Assert.Equal([UpkeepKind.Facts, UpkeepKind.Form, UpkeepKind.NewPapers, UpkeepKind.Bibliography], steps.Select(static step => step.Kind));
        Assert.Equal(
            [
                "9 Quiet tips: Semantic Scholar says 2016, the line says 2014.",
                "13 Forecasts by the hour: This line doesn't quite match the list's format: there is a comma before the link.",
                "18 Rust under paint: Moved to “Appendix”: it is from 2018-01, and papers are new for 6 months.",
                "1 Old roads: The entry old2010 is removed: it belongs to no paper of the top.",
            ],
            steps.SelectMany(static step => step.Lines.Take(1)).Select(static line => $"{line.Line} {line.Title}: {string.Join(' ', line.Reasons.Select(static reason => Messages.Format(reason, "en")))}"));
        Assert.All(steps.Zip(steps.Skip(1)).Where(static pair => pair.First.Path == pair.Second.Path), static pair => Assert.Equal(pair.First.After, pair.Second.Before));
    }

    [Fact]
    public async Task A_paper_that_is_no_longer_new_goes_where_others_of_its_year_stand()
    {
        var after = (await PlanAsync(List)).Last(static step => step.Path == "README.md").After;

        Assert.Contains("- Fog and radar (2018), O. Bye [[pdf]](https://arxiv.org/pdf/1801.00013)\n- Rust under paint (2018), L. Eide", after, StringComparison.Ordinal);
        Assert.Contains("## New Papers\n- Birds at sea (2026)", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Done_once_there_is_nothing_to_do()
    {
        var steps = await PlanAsync(List);
        var (list, bibliography) = (steps.Last(static step => step.Path == "README.md").After, steps.Last(static step => step.Path == "top.bib").After);

        Assert.Empty(await PlanAsync(list, bibliography));
    }

    [Fact]
    public async Task Without_a_section_that_the_rules_name_a_paper_stays_for_a_person_to_move() =>
        Assert.DoesNotContain(await PlanAsync(List[..List.IndexOf("## Appendix", StringComparison.Ordinal)]), static step => step.Kind == UpkeepKind.NewPapers);

    [Fact]
    public async Task Nothing_is_done_to_a_bibliography_where_papers_could_not_be_looked_up_or_that_cannot_be_read()
    {
        var down = await PlanAsync(List, Bibliography, new Source(static _ => new PaperLookup.Unavailable("down")));
        var broken = await PlanAsync(List, Bibliography + "@misc{open, title={");

        Assert.DoesNotContain(down.Concat(broken), static step => step.Kind == UpkeepKind.Bibliography);
    }

    [Fact]
    public async Task The_diff_of_each_step_gives_its_text()
    {
        foreach (var step in await PlanAsync(List))
        {
            Assert.Equal(step.After, Apply(step.Before, step.Patch));
        }
    }

    [Fact]
    public async Task The_lines_of_a_list_with_carriage_returns_keep_them()
    {
        var steps = await PlanAsync(List.ReplaceLineEndings("\r\n"));

        Assert.All(steps.Where(static step => step.Path == "README.md"), static step => Assert.Equal(step.After.Count(static c => c == '\n'), step.After.Split("\r\n").Length - 1));
    }

    /// <summary>Upkeep of the model list with what is known of its papers, and once more: nothing is left to do.</summary>
    [Fact]
    public async Task The_model_list_is_done_at_once()
    {
        var source = SnapshotSource.Read(new StringReader(await File.ReadAllTextAsync(SharedData.Require("semantic-scholar/papers.jsonl"), TestContext.Current.CancellationToken)), "papers.jsonl");
        var list = await File.ReadAllTextAsync(SharedData.Require("corpus/lists/terryum-head/list.md"), TestContext.Current.CancellationToken);
        var bibliography = await File.ReadAllTextAsync(SharedData.Require("corpus/lists/terryum-head/top100papers.bib"), TestContext.Current.CancellationToken);

        var steps = await PlanAsync(list, bibliography, source);
        var again = await PlanAsync(steps.Last(static step => step.Path == "README.md").After, steps.Last(static step => step.Path == "top.bib").After, source);

        Assert.Equal([(UpkeepKind.Facts, 5), (UpkeepKind.Links, 17), (UpkeepKind.Form, 45), (UpkeepKind.NewPapers, 15), (UpkeepKind.Bibliography, 5)], steps.Select(static step => (step.Kind, step.Lines.Count)));
        Assert.All(steps, static step => Assert.Equal(step.After, Apply(step.Before, step.Patch)));
        Assert.Empty(again);
    }

    private static async Task<IReadOnlyList<UpkeepStep>> PlanAsync(string list, string bibliography = Bibliography, IPaperSource? source = null)
    {
        var policy = PolicyFile.Read("bibliography: top.bib\nnew-papers: { section: [New Papers, New papers], months: 6 }\nrules: { paper-found: off }\n", RuleCatalog.Descriptors);
        var request = ReviewRequest.ReadWhole(list, policy, Today);
        Assert.Empty(request.Policy.Errors);
        var known = new Paper { Title = "Quiet tips", Year = 2016, CitationCount = 10, Authors = [new PaperAuthor("B. Lund")], PublicationDate = new DateOnly(2016, 2, 1), ExternalIds = new Dictionary<string, string>(StringComparer.Ordinal) { ["ArXiv"] = "1501.00002" } };
        source ??= new Source(query => query.Title == known.Title ? new PaperLookup.Found(known, MatchedBy.Id, 1) : new PaperLookup.NotFound());
        return UpkeepPlan.Of(await ListAudit.RunAsync(source, request with { PullRequest = request.PullRequest with { HeadBibliography = bibliography } }, TestContext.Current.CancellationToken));
    }

    /// <summary>Applies a unified diff, as git would.</summary>
    private static string Apply(string text, string patch)
    {
        var (lines, result, at) = (text.Split('\n'), new List<string>(), 0);
        foreach (var line in patch.Split('\n').Skip(2))
        {
            if (line.StartsWith("@@ -", StringComparison.Ordinal))
            {
                for (var start = int.Parse(line[4..line.IndexOf(',', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture) - 1; at < start; at++)
                {
                    result.Add(lines[at]);
                }
            }
            else if (line.Length > 0)
            {
                if (line[0] is ' ' or '-')
                {
                    Assert.Equal(lines[at++], line[1..]);
                }

                if (line[0] is ' ' or '+')
                {
                    result.Add(line[1..]);
                }
            }
        }

        return string.Join('\n', result.Concat(lines[at..]));
    }

    private sealed class Source(Func<PaperQuery, PaperLookup> answer) : IPaperSource
    {
        public Task<IReadOnlyList<PaperLookup>> LookUpAsync(IReadOnlyList<PaperQuery> queries, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PaperLookup>>([.. queries.Select(answer)]);
    }
}
