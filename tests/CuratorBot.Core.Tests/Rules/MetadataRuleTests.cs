using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Rules;

public sealed class MetadataRuleTests
{
    private static readonly MetadataRule Rule = new();

    [Fact]
    public void A_misspelt_author_is_warned_of_with_the_right_line()
    {
        var fixture = Adding(SmallList.BatchNorm.Replace("Ioffe", "Loffe", StringComparison.Ordinal), SmallList.BatchNormRecord);

        Assert.Equal(["warning 6: Semantic Scholar spells “S. Loffe” as “Sergey Ioffe”."], fixture.Said(Rule));
        Assert.Equal(new Remedy(RemedyKind.Replacement, SmallList.BatchNorm), Assert.Single(fixture.Check(Rule)).Remedy);
    }

    [Theory]
    [InlineData("S. Ioffe and C. Szegedy")]
    [InlineData("Sergey Ioffe and Christian Szegedy")]
    [InlineData("S. Ioffe et al.")]
    [InlineData("s. ioffe")]
    [InlineData("Ioffe and Szegedy")]
    public void Initials_case_and_et_al_are_no_differences(string authors) =>
        Assert.Empty(Adding(SmallList.BatchNorm.Replace("S. Ioffe and C. Szegedy", authors, StringComparison.Ordinal), SmallList.BatchNormRecord).Said(Rule));

    [Theory]
    [InlineData("T. Mikolov et al.", "Tomáš Mikolov")]
    [InlineData("J. Schmidhuber", "Jürgen Schmidhuber")]
    [InlineData("Y. LeCun", "Yann Le Cun")]
    [InlineData("D. Warde-Farley", "David Warde-Farley")]
    [InlineData("L. Fei-Fei", "Li Fei-Fei")]
    [InlineData("A. Oord et al.", "A. V. D. Oord")]
    [InlineData("A. van den Oord et al.", "A. V. D. Oord")]
    [InlineData("Y. Teh", "Yee Whye Teh")]
    [InlineData("H. Kaiming", "Kaiming He")]
    [InlineData("何恺明等人", "Kaiming He")]
    public void Accents_particles_and_the_order_of_names_are_no_differences(string listed, string recorded) =>
        Assert.Empty(Adding(Line("A title of some length", listed), SmallList.Record("A title of some length", 2015, 500, null, recorded)).Said(Rule));

    [Fact]
    public void A_dropped_particle_is_warned_of_with_the_right_line()
    {
        var fixture = Adding(
            "- WaveNet: A generative model for raw audio (2016), A. Oord et al. [[pdf]](https://arxiv.org/pdf/1609.03499)",
            SmallList.Record("WaveNet: A Generative Model for Raw Audio", 2016, 4000, "1609.03499", "Aäron van den Oord", "Sander Dieleman", "H. Zen"));

        Assert.Equal(["warning 6: “A. Oord” should probably be “A. van den Oord”."], fixture.Said(Rule));
        Assert.Contains("(2016), A. van den Oord et al. [[pdf]]", Assert.Single(fixture.Check(Rule)).Remedy!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_author_who_is_a_later_one_is_warned_of_with_the_right_line()
    {
        var fixture = Adding(
            "- Dynamic routing between capsules (2017), G. Hinton et al. [[pdf]](https://arxiv.org/pdf/1710.09829)",
            SmallList.Record("Dynamic Routing Between Capsules", 2017, 3000, "1710.09829", "S. Sabour", "Nicholas Frosst", "Geoffrey E. Hinton"));

        Assert.Equal(["warning 6: “G. Hinton” is not the first author: Semantic Scholar lists “S. Sabour” first."], fixture.Said(Rule));
        Assert.Contains("(2017), S. Sabour et al. [[pdf]]", Assert.Single(fixture.Check(Rule)).Remedy!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_given_name_that_stands_alone_is_warned_of_with_the_right_line()
    {
        var fixture = Adding(Line("A title of some length", "Cheng-Han et al."), SmallList.Record("A title of some length", 2015, 500, null, "Cheng-Han Lee", "Ziwei Liu", "Lingyun Wu"));

        Assert.Equal(["warning 6: “Cheng-Han” is a given name; Semantic Scholar has “Cheng-Han Lee”."], fixture.Said(Rule));
        Assert.Contains("(2015), C. Lee et al. [[pdf]]", Assert.Single(fixture.Check(Rule)).Remedy!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A. Lamb et al.", "Semantic Scholar lists “Anirudh Goyal” first and “A. Lamb” second; please check.", "Anirudh Goyal", "Alex Lamb", "Ying Zhang")]
    [InlineData("M. Luong et al.", "Semantic Scholar has “Thang Luong” where the line has “M. Luong”; either may be right.", "Thang Luong", "Hieu Pham", "Christopher D. Manning")]
    [InlineData("Y. LeCun et al.", "Semantic Scholar doesn't list “Y. LeCun” and has “Ian J. Goodfellow” there. Either may be right.", "Ian J. Goodfellow", "Yoshua Bengio", "Aaron C. Courville")]
    public void Where_either_may_be_right_it_is_only_noted(string listed, string said, params string[] recorded)
    {
        var fixture = Adding(Line("A title of some length", listed), SmallList.Record("A title of some length", 2015, 500, null, recorded));

        Assert.Equal([$"notice 6: {said}"], fixture.Said(Rule));
        Assert.Null(Assert.Single(fixture.Check(Rule)).Remedy);
    }

    [Fact]
    public void A_first_author_whom_the_link_names_is_believed() => Assert.Empty(Adding(
        "- VQA: Visual question answering (2015), S. Antol et al. [[pdf]](http://www.cv-foundation.org/papers/Antol_VQA_Visual_Question_ICCV_2015_paper.pdf)",
        SmallList.Record("VQA: Visual Question Answering", 2015, 3000, null, "Aishwarya Agrawal", "Jiasen Lu", "Stanislaw Antol")).Said(Rule));

    [Fact]
    public void A_second_author_is_compared_too()
    {
        var fixture = Adding(SmallList.BatchNorm.Replace("Szegedy", "Szeged", StringComparison.Ordinal), SmallList.BatchNormRecord);

        Assert.Equal(["warning 6: Semantic Scholar spells “C. Szeged” as “Christian Szegedy”."], fixture.Said(Rule));
        Assert.Equal(new Remedy(RemedyKind.Replacement, SmallList.BatchNorm), Assert.Single(fixture.Check(Rule)).Remedy);
    }

    [Fact]
    public void A_title_with_another_word_is_warned_of_with_the_right_line()
    {
        var fixture = Adding(
            "- Beyond short snippents: Deep networks for video classification (2015), J. Ng et al. [[pdf]](http://example.org/snippets.pdf)",
            SmallList.Record("Beyond short snippets: Deep networks for video classification", 2015, 2000, null, "Joe Yue-Hei Ng"));

        Assert.Equal(["warning 6: Semantic Scholar has the title “Beyond short snippets: Deep networks for video classification”."], fixture.Said(Rule));
        Assert.StartsWith("- Beyond short snippets: Deep networks", Assert.Single(fixture.Check(Rule)).Remedy!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Quite_another_title_is_only_noted()
    {
        var fixture = Adding(
            "- Tacotron: Towards end-to-end speech synthesis (2017), Y. Wang et al. [[pdf]](https://arxiv.org/pdf/1703.10135)",
            SmallList.Record("Tacotron: A Fully End-to-End Text-To-Speech Synthesis Model", 2017, 300, "1703.10135", "Yuxuan Wang"));

        Assert.Equal(
            ["notice 6: Semantic Scholar has the title “Tacotron: A Fully End-to-End Text-To-Speech Synthesis Model”; titles change from preprint to proceedings, so either may be right."],
            fixture.Said(Rule));
        Assert.Null(Assert.Single(fixture.Check(Rule)).Remedy);
    }

    [Fact]
    public void The_corrected_title_keeps_the_letter_case_of_the_list()
    {
        var fixture = Adding(
            "- Spatial transforner networks (2015), M. Jaderberg et al. [[pdf]](http://example.org/stn.pdf)",
            SmallList.Record("Spatial Transformer Networks", 2015, 5000, null, "Max Jaderberg"));

        Assert.StartsWith("- Spatial transformer networks (2015)", Assert.Single(fixture.Check(Rule)).Remedy!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Layer-Normalization!", "Layer Normalization")]
    [InlineData("Going off the shelf", "Going Off-the-Shelf")]
    [InlineData("DeepFace", "DeepFace: Closing the Gap to Human-Level Performance")]
    [InlineData("DeepFace: Closing the gap to human-level performance", "DeepFace")]
    [InlineData("Representation learning", "Representation Learning [Review Article]")]
    [InlineData("The l1 norm of networks", "The $\\ell_1$ norm of networks")]
    [InlineData("层归一化", "Layer Normalization")]
    public void Case_punctuation_sub_titles_remarks_and_other_scripts_are_no_differences(string listed, string recorded) => Assert.Empty((Adding(
        Line(listed, "J. Ba et al."),
        SmallList.Record(recorded, 2015, 4000, null, "Jimmy Ba")) with
    {
        Lookups = new Dictionary<string, PaperLookup>(StringComparer.Ordinal)
        {
            [listed] = new PaperLookup.Found(SmallList.Record(recorded, 2015, 4000, null, "Jimmy Ba"), MatchedBy.Id, 1),
        },
    }).Said(Rule));

    [Theory]
    [InlineData(2011, "warning 6: Semantic Scholar says 2015, the line says 2011.")]
    [InlineData(2012, "notice 6: Semantic Scholar says 2015, the line 2012; preprint and journal versions can differ.")]
    [InlineData(2013, "notice 6: Semantic Scholar says 2015, the line 2013; preprint and journal versions can differ.")]
    [InlineData(2014, null)]
    [InlineData(2015, null)]
    [InlineData(2016, null)]
    [InlineData(2017, "notice 6: Semantic Scholar says 2015, the line 2017; preprint and journal versions can differ.")]
    [InlineData(2018, "notice 6: Semantic Scholar says 2015, the line 2018; preprint and journal versions can differ.")]
    [InlineData(2019, "warning 6: Semantic Scholar says 2015, the line says 2019.")]
    public void A_year_that_is_far_from_the_record_of_the_title_is_said(int year, string? said)
    {
        var fixture = Adding(
            Line("A title of some length", "J. Ba et al.").Replace("(2015)", $"({year})", StringComparison.Ordinal),
            SmallList.Record("A title of some length", 2015, 4000, null, "Jimmy Ba"));

        Assert.Equal(said is null ? [] : [said], fixture.Said(Rule));
        Assert.All(fixture.Check(Rule), f => Assert.Equal(f.Severity == Severity.Warning, f.Remedy?.Text.Contains("(2015)", StringComparison.Ordinal) == true));
    }

    [Theory]
    [InlineData(2012, "warning 6: Semantic Scholar says 2015, the line says 2012.")]
    [InlineData(2013, "notice 6: Semantic Scholar says 2015, the line 2013; preprint and journal versions can differ.")]
    [InlineData(2018, "warning 6: Semantic Scholar says 2015, the line says 2018.")]
    public void The_record_of_the_link_leaves_less_room_for_the_year(int year, string said)
    {
        const string Title = "A title of some length";
        var record = SmallList.Record(Title, 2015, 4000, null, "Jimmy Ba");
        var fixture = Adding(Line(Title, "J. Ba et al.").Replace("(2015)", $"({year})", StringComparison.Ordinal), record) with
        {
            Lookups = new Dictionary<string, PaperLookup>(StringComparer.Ordinal) { [Title] = new PaperLookup.Found(record, MatchedBy.Id, 1) },
        };

        Assert.Equal([said], fixture.Said(Rule));
    }

    [Theory]
    [InlineData("A. Smith et al.", new[] { "Brenda Smith", "Ben Young" }, "Semantic Scholar has “Brenda Smith” where the line has “A. Smith”; either may be right.")]
    [InlineData("A. Young et al.", new[] { "Brenda Smith", "Ben Young" }, "Semantic Scholar doesn't list “A. Young” and has “Brenda Smith” there. Either may be right.")]
    [InlineData("A. Young et al.", new[] { "Brenda Smith", "Cy Ode", "Ben Young" }, "Semantic Scholar doesn't list “A. Young” and has “Brenda Smith” there. Either may be right.")]
    [InlineData("B. Young et al.", new[] { "Brenda Smith", "Ben Young" }, "Semantic Scholar lists “Brenda Smith” first and “B. Young” second; please check.")]
    [InlineData("Smith B.", new[] { "Brenda Smith" }, null)]
    public void A_namesake_of_another_initial_is_not_said_to_be_in_the_record(string listed, string[] recorded, string? said)
    {
        const string Title = "A title of some length";
        var record = SmallList.Record(Title, 2015, 4000, null, recorded);
        var fixture = Adding(Line(Title, listed), record) with { Lookups = new Dictionary<string, PaperLookup>(StringComparer.Ordinal) { [Title] = new PaperLookup.Found(record, MatchedBy.Id, 1) } };

        Assert.Equal(said is null ? [] : [$"notice 6: {said}"], fixture.Said(Rule));
    }

    [Fact]
    public void A_year_between_preprint_and_journal_or_in_the_link_is_believed()
    {
        Assert.Empty(Adding(
            "- Image super-resolution (2016), C. Dong et al. [[pdf]](http://example.org/sr.pdf)",
            SmallList.Record("Image super-resolution", 2019, 100, "1501.00092", "Chao Dong")).Said(Rule));
        Assert.Empty(Adding(
            "- Image super-resolution (2015), C. Dong et al. [[pdf]](http://example.org/Dong_Image_CVPR_2015_paper.pdf)",
            SmallList.Record("Image super-resolution", 2018, 100, null, "Chao Dong")).Said(Rule));
    }

    [Fact]
    public void A_year_outside_the_top_is_left_to_the_range_of_years() => Assert.Empty(new RuleFixture
    {
        Base = SmallList.Of([SmallList.Distilling]),
        Head = SmallList.Of([SmallList.Distilling, SmallList.BatchNorm.Replace("2015", "2019", StringComparison.Ordinal)]),
        Papers = SmallList.Records,
    }.Said(Rule));

    [Fact]
    public void All_that_differs_is_said_of_an_entry_at_once()
    {
        var fixture = Adding(
            "- Batch normalisation: Accelerating deep network training by reducing internal covariate shift (2011), S. Loffe and C. Szegedy [[pdf]](http://arxiv.org/pdf/1502.03167)",
            SmallList.BatchNormRecord);

        Assert.Equal(
            ["warning 6: Semantic Scholar has the title “Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift”. Semantic Scholar spells “S. Loffe” as “Sergey Ioffe”. Semantic Scholar says 2015, the line says 2011."],
            fixture.Said(Rule));
        Assert.Equal(SmallList.BatchNorm.Replace("**", "", StringComparison.Ordinal), Assert.Single(fixture.Check(Rule)).Remedy!.Text);
    }

    [Fact]
    public void What_agrees_with_one_of_several_records_is_no_difference()
    {
        var proceedings = SmallList.BatchNormRecord with { Year = 2019, Authors = [new PaperAuthor("C. Szegedy")] };
        var fixture = Adding(SmallList.BatchNorm, proceedings) with
        {
            Lookups = new Dictionary<string, PaperLookup>(StringComparer.Ordinal)
            {
                ["Batch normalization: Accelerating deep network training by reducing internal covariate shift"] =
                    new PaperLookup.Found(proceedings, MatchedBy.Id, 1) { OtherRecords = [SmallList.BatchNormRecord] },
            },
        };

        Assert.Empty(fixture.Said(Rule));
    }

    [Fact]
    public void Only_what_an_edit_touches_is_judged()
    {
        var misspelt = SmallList.BatchNorm.Replace("Ioffe", "Loffe", StringComparison.Ordinal);
        var fixture = Adding(misspelt, SmallList.BatchNormRecord) with { Base = SmallList.Of([SmallList.Distilling], appendix: [misspelt.Replace("http:", "https:", StringComparison.Ordinal)]) };

        Assert.Empty((fixture with { Head = fixture.Base!.Replace("https:", "http:", StringComparison.Ordinal) }).Said(Rule));
        Assert.Single((fixture with { Head = fixture.Base!.Replace("S. Loffe", "Sergey Loffe", StringComparison.Ordinal) }).Said(Rule));
    }

    [Fact]
    public void A_correction_passes() => Assert.Empty(new RuleFixture
    {
        Base = SmallList.Of([SmallList.BatchNorm.Replace("Ioffe", "Loffe", StringComparison.Ordinal)]),
        Head = SmallList.Of([SmallList.BatchNorm]),
        Papers = SmallList.Records,
    }.Said(Rule));

    [Fact]
    public void Without_a_record_nothing_is_compared() =>
        Assert.Empty((Adding(SmallList.BatchNorm.Replace("Ioffe", "Loffe", StringComparison.Ordinal), SmallList.BatchNormRecord) with { Papers = [] }).Said(Rule));

    [Theory]
    [InlineData("arXiv 2023", "Neural Information Processing Systems", 2024, "notice 10: Semantic Scholar says that this paper was published: NeurIPS, 2024. The line says “arXiv 2023”.", "NeurIPS 2024")]
    [InlineData("arXiv 2023", "Journal of Long Tunnels", 2024, "notice 10: Semantic Scholar says that this paper was published: Journal of Long Tunnels, 2024. The line says “arXiv 2023”.", null)]
    [InlineData("arXiv 2023", "arXiv.org", 2023, null, null)]
    [InlineData("arXiv 2023", "", 2023, null, null)]
    [InlineData("ICLR 2024", "Neural Information Processing Systems", 2024, null, null)]
    public void A_preprint_that_was_published_since_is_told_its_venue(string said, string venue, int year, string? finding, string? corrected)
    {
        var fixture = Published(said, SmallList.Record("Long tunnels under wide hills", year, 5, "2301.00001", "Lena Lane", "Moe Moss") with { Venue = venue });

        Assert.Equal(finding is null ? [] : [finding], fixture.Said(Rule));
        Assert.Equal(corrected is null ? [] : [LineOf(corrected)], fixture.Check(Rule).Select(static f => f.Remedy?.Text).OfType<string>());
    }

    [Fact]
    public void A_record_that_differs_in_anything_else_says_no_venue()
    {
        var fixture = Published("arXiv 2023", SmallList.Record("Long tunnels under wide hills", 2024, 5, "2301.00001", "Nora Nash", "Olga Oak") with { Venue = "Neural Information Processing Systems" });

        Assert.DoesNotContain(fixture.Said(Rule), static said => said.Contains("published", StringComparison.Ordinal));
    }

    private static string LineOf(string venue) => $"1. [{venue}] **Long tunnels under wide hills** *Lena Lane, Moe Moss.* [[paper]](https://arxiv.org/abs/2301.00001)";

    private static RuleFixture Published(string venue, Paper record)
    {
        string[] titles = ["Wide lanes for wide cars", "Deep potholes in dark nights", "Flat tyres at the road side", "Rough edges of old roads", "Slow trains and fast cars", "Loud horns in quiet towns", "Steep ramps to low bridges", "Blind corners on old maps"];
        var list = "## Roads\n" + string.Join('\n', titles.Select((title, i) => $"1. [NeurIPS 202{i % 4}] **{title}** *Ann Ames, Bob Boyd.* [[paper]](https://arxiv.org/abs/2201.0000{i})"));
        return new RuleFixture { Base = list, Head = $"{list}\n{LineOf(venue)}", Papers = [record], Policy = new() };
    }

    private static string Line(string title, string authors) => $"- {title} (2015), {authors} [[pdf]](http://example.org/paper.pdf)";

    private static RuleFixture Adding(string line, Paper record) => new()
    {
        Base = SmallList.Of([], appendix: []),
        Head = SmallList.Of([], appendix: [line]),
        Papers = [record],
    };
}
