using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class BibSyncRuleTests
{
    /// <summary>All papers of the top of <see cref="FormList.English"/>, and of the Chinese list by id.</summary>
    private const string Bibliography =
        """
        @article{ames2016going, title={Going Straight to the Point}, author={Ames, A. and Bell, B. and Cox, C.}, year={2016}}
        @article{boyd2015turning, title={Turning at the corner.}, author={Boyd, Ben and Cole, Cy}, year={2015}}
        @article{dunn2014climbing, title={Climbing down the {Hill}}, author={Dunn, D. and others}, year={2014}}
        @article{egan2016wide, title={Wide lanes}, author={Egan, E.}, year={2016}}
        @article{ford2015deep, title={Deep potholes}, author={Ford, F.}, year={2015}}
        @article{gray2013flat, title={Flat tyres}, author={Gray, G.}, year={2013}}
        """;

    private static readonly BibSyncRule Rule = new();

    [Fact]
    public void An_addition_with_its_entry_says_nothing()
    {
        var added = Bibliography + "\n@article{lane2016long, title={Long tunnels}, author={Lane, L. and Moss, M.}, year={2016}}\n";

        Assert.Empty(With(AddTunnels(), Bibliography, added).Check(Rule));
    }

    [Fact]
    public void An_addition_without_its_entry_is_told_with_the_entry_from_the_record()
    {
        var fixture = With(AddTunnels(), Bibliography, Bibliography) with
        {
            Papers = [new Paper { Title = "Long Tunnels", Year = 2016, Venue = "NIPS", Authors = [new("Luke Lane"), new("M. Moß")], ExternalIds = new Dictionary<string, string> { ["ArXiv"] = "1601.00001" } }],
        };

        Assert.Equal(["warning 14: top.bib has no entry for this paper yet. Please add it."], fixture.Said(Rule));
        Assert.Equal(
            new Remedy(
                RemedyKind.Snippet,
                """
                @inproceedings{lane2016long,
                  title={Long Tunnels},
                  author={Lane, Luke and Mo{\ss}, M.},
                  booktitle={NIPS},
                  year={2016},
                  eprint={1601.00001},
                  archivePrefix={arXiv}
                }
                """),
            Assert.Single(fixture.Check(Rule)).Remedy);
    }

    [Fact]
    public void Where_there_is_no_record_the_line_gives_the_entry() =>
        Assert.Equal(
            """
            @misc{lane2016long,
              title={Long tunnels},
              author={Lane, L. and others},
              year={2016},
              url={https://example.org/long.pdf}
            }
            """,
            With(AddTunnels(), Bibliography, Bibliography).Remedy(Rule));

    [Fact]
    public void A_paper_outside_the_top_needs_no_entry() =>
        Assert.Empty(With(FormList.Add("### New Papers", "- Long tunnels (2017), L. Lane [[pdf]](https://example.org/long.pdf)"), Bibliography, Bibliography).Check(Rule));

    [Fact]
    public void A_paper_that_leaves_takes_its_entry_along()
    {
        var fixture = FormList.Edit("- **Flat tyres** (2013), G. Gray et al. [[pdf]](https://example.org/flat.pdf)\n", "");
        var gray = Bibliography.Split('\n')[5];

        Assert.Equal(
            ["warning 16: The paper leaves the top; please also remove its entry from top.bib (line 6, key “gray2013flat”)."],
            With(fixture, Bibliography, Bibliography).Said(Rule));
        Assert.Empty(With(fixture, Bibliography, Bibliography.Replace(gray, "", StringComparison.Ordinal)).Check(Rule));
    }

    [Fact]
    public void Entries_that_were_missing_or_stale_before_are_left_alone()
    {
        var untidy = Bibliography.Replace("Flat tyres", "Something else entirely", StringComparison.Ordinal);

        Assert.Empty(With(FormList.Edit("deep.pdf", "deeper.pdf"), untidy, untidy).Check(Rule));
    }

    [Fact]
    public void An_entry_taken_away_from_a_paper_that_stays_is_told()
    {
        var gray = Bibliography.Split('\n')[5];
        var fixture = With(FormList.Edit("deep.pdf", "deeper.pdf"), Bibliography, Bibliography.Replace(gray, "", StringComparison.Ordinal));

        Assert.Equal(["warning 16: The paper is still in the top, but its entry is gone from top.bib. Please put it back."], fixture.Said(Rule));
        Assert.Equal(gray, fixture.Remedy(Rule));
    }

    [Fact]
    public void An_entry_added_for_no_paper_of_the_top_is_told()
    {
        var added = Bibliography + "\n@article{hale2017bent, title={Bent rails}, author={Hale, H.}, year={2017}}\n";

        Assert.Equal(
            ["warning: top.bib, line 7: “Bent rails” (hale2017bent) is not in the top."],
            With(FormList.Edit("bent.pdf", "bended.pdf"), Bibliography, added).Said(Rule));
    }

    [Fact]
    public void What_cannot_be_read_and_what_stands_twice_is_told()
    {
        var added = Bibliography.Replace("year={2013}}", "year={2013}", StringComparison.Ordinal)
            + "\n@article{Lane2016long, title={Long tunnels}, author={Lane, L.}, year={2016}}\n@article{lane2016LONG, title={Long tunnels}, year={2016}}\n";

        Assert.Equal(
            [
                "warning: top.bib, line 6: the entry cannot be read. Is a brace, a quote or a comma missing?",
                "warning: top.bib, line 8: the key “lane2016LONG” is used by an entry above, and BibTeX stops there.",
            ],
            With(AddTunnels(), Bibliography, added).Said(Rule));
        Assert.Empty(With(FormList.Edit("deep.pdf", "deeper.pdf", AddTunnels().Head), added, added).Check(Rule));
    }

    [Fact]
    public void A_list_without_a_bibliography_hears_nothing() => Assert.Empty(AddTunnels().Check(Rule));

    [Fact]
    public void Titles_in_another_script_are_matched_by_record_and_never_guessed()
    {
        var fixture = With(FormList.Add("### 步行", "- **长隧道**（2016），L. Lane等人 [[pdf]](https://example.org/long.pdf)", FormList.Chinese), Bibliography, Bibliography);
        var paper = new Paper { Title = "Long Tunnels", Year = 2016 };
        var known = fixture with { Lookups = new Dictionary<string, PaperLookup> { ["长隧道"] = new PaperLookup.Found(paper, MatchedBy.Id, 1) } };

        Assert.Empty(fixture.Check(Rule));
        Assert.Equal(["warning 8: top.bib 中还没有这篇论文的条目，请添加。"], known.Said(Rule, "zh-Hans"));
    }

    [Fact]
    public void A_check_of_the_whole_list_names_all_that_is_missing_and_stale()
    {
        var untidy = Bibliography.Replace("Flat tyres", "Something else entirely", StringComparison.Ordinal);

        Assert.Equal(
            [
                "warning 16: top.bib has no entry for this paper yet. Please add it.",
                "warning: top.bib, line 6: “Something else entirely” (gray2013flat) is not in the top.",
            ],
            With(new RuleFixture { Head = FormList.English }, untidy, untidy).Said(Rule));
    }

    private static RuleFixture AddTunnels() => FormList.Add("### Driving", "- **Long tunnels** (2016), L. Lane et al. [[pdf]](https://example.org/long.pdf)");

    private static RuleFixture With(RuleFixture fixture, string before, string after) => fixture with
    {
        Policy = ModelList.Policy with { Bibliography = "top.bib" },
        BaseBibliography = before,
        HeadBibliography = after,
    };
}
