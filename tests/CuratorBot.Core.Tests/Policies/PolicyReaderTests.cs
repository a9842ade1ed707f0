using CsCheck;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;

namespace CuratorBot.Core.Tests.Policies;

public sealed class PolicyReaderTests
{
    private const string Criteria = """
        ## Criteria
        1. The top 100 papers from 2012 to 2016.
        - **2016** : +60 citations or "More Papers from 2016"
        - **2015** : +200 citations
        """;

    [Fact]
    public void A_file_states_everything()
    {
        var rule = RuleCatalog.Descriptors[0].Id;
        var policy = ReadSound($$"""
            list: docs/LIST.md
            locale: zh-Hans
            top:
              size: 20
              years: 2018-2023
              sections: [Vision, "Language: all"]
              overflow: More from 2023
            citations: { 2023: 10, 2022: 50 }
            new-papers: { section: Fresh, months: 3 }
            old-papers:
              section: [Classics, Old]
              before: 2018
            bibliography: refs.bib
            rules:
              {{rule}}: off
            """);

        Assert.Equal("docs/LIST.md", policy.List);
        Assert.Equal("zh-Hans", policy.Locale);
        Assert.Equal(20, policy.TopSize);
        Assert.Equal((2018, 2023), (policy.FirstYear, policy.LastYear));
        Assert.Equal(["Vision", "Language: all"], policy.Sections.Top!, StringComparer.Ordinal);
        Assert.Equal(["More from 2023"], policy.Sections.Overflow, StringComparer.Ordinal);
        Assert.Equal(new Dictionary<int, int> { [2023] = 10, [2022] = 50 }, policy.Citations);
        Assert.Equal(3, policy.NewPaperMonths);
        Assert.Equal(["Fresh"], policy.Sections.New, StringComparer.Ordinal);
        Assert.Equal(2018, policy.OldPapersBefore);
        Assert.Equal(["Classics", "Old"], policy.Sections.Old, StringComparer.Ordinal);
        Assert.Equal("refs.bib", policy.Bibliography);
        Assert.Equal(new Dictionary<string, Severity?>(StringComparer.Ordinal) { [rule] = null }, policy.Rules);
        Assert.Equal(".github/curator.yml:4", policy.Origins["top.size"]);
        Assert.Equal(".github/curator.yml:8", policy.Origins["citations.2022"]);
        Assert.Equal($".github/curator.yml:15", policy.Origins[$"rules.{rule}"]);
    }

    [Fact]
    public void The_file_goes_over_the_criteria_value_by_value()
    {
        var policy = ReadSound("top:\n  size: 50\n", Criteria);

        Assert.Equal(50, policy.TopSize);
        Assert.Equal(".github/curator.yml:2", policy.Origins["top.size"]);
        Assert.Equal((2012, 2016), (policy.FirstYear, policy.LastYear));
        Assert.Equal(200, policy.Citations[2015]);
        Assert.Equal("criteria in README.md:4", policy.Origins["citations.2015"]);
    }

    [Fact]
    public void Citations_of_the_file_replace_the_table_of_the_list() =>
        Assert.Equal(new Dictionary<int, int> { [2017] = 5 }, ReadSound("citations: { 2017: 5 }", Criteria).Citations);

    [Fact]
    public void None_takes_back_what_the_list_says()
    {
        var policy = ReadSound("top: { size: none, years: none }\ncitations: {}\nbibliography: none\nnew-papers: { months: none }\nold-papers: { before: none }\n", Criteria);

        Assert.Null(policy.TopSize);
        Assert.Null(policy.FirstYear);
        Assert.Null(policy.LastYear);
        Assert.Empty(policy.Citations);
        Assert.Equal(".github/curator.yml", policy.Origins["citations"]);
    }

    [Fact]
    public void Labels_are_named_by_verdict_and_only_by_the_file()
    {
        Assert.Empty(ReadSound("", Criteria).Labels);

        var policy = ReadSound("labels:\n  fail: needs work\n  needs-maintainer: 'help: wanted'\n");

        Assert.Equal(new Dictionary<Verdict, string> { [Verdict.Fail] = "needs work", [Verdict.NeedsMaintainer] = "help: wanted" }, policy.Labels);
        Assert.Equal(".github/curator.yml:2", policy.Origins["labels.fail"]);
        Assert.Equal(policy.Labels, ReadSound(PolicyWriter.Write(policy)).Labels);
    }

    [Theory]
    [InlineData("./docs/LIST.md")]
    [InlineData("docs//LIST.md")]
    [InlineData("docs/./LIST.md/")]
    [InlineData("docs\\LIST.md")]
    public void A_path_is_read_as_the_repository_has_it(string path)
    {
        var policy = ReadSound($"list: {path}\nbibliography: {path}\n");

        Assert.Equal(("docs/LIST.md", "docs/LIST.md"), (policy.List, policy.Bibliography));
    }

    [Theory]
    [InlineData("2014", 2014, 2014)]
    [InlineData("2014-", 2014, null)]
    [InlineData("-2016", null, 2016)]
    [InlineData("2012 – 2016", 2012, 2016)]
    [InlineData("'2012-2016'", 2012, 2016)]
    public void Years_may_be_open_at_one_end(string years, int? first, int? last)
    {
        var policy = ReadSound($"top: {{ years: {years} }}");

        Assert.Equal((first, last), (policy.FirstYear, policy.LastYear));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("---\n")]
    [InlineData("top:\nrules:\n")]
    [InlineData("\uFEFFlist: README.md\n")]
    [InlineData("list: README.md\r\ntop:\r\n  size: 100\r\n")]
    public void Files_without_much_in_them_are_sound(string text) => ReadSound(text);

    [Theory]
    [InlineData("list: README.md\ntop:\n  sise: 100\n", 3, "'top.sise' is not a key of the policy. Did you mean 'size'?")]
    [InlineData("new_papers: { months: 6 }", 1, "'new_papers' is not a key of the policy. Did you mean 'new-papers'?")]
    [InlineData("colours: [a]", 1, "'colours' is not a key of the policy. Known are: list, lists, locale, form, top, citations, require, order, links, cross-listing, sections, new-papers, old-papers, bibliography, companions, translation-of, candidates, pull-request, comment, drafts, upkeep, exceptions, rules, labels.")]
    [InlineData("labels: [a]", 1, "'labels' must hold keys and values, such as 'pass: ...'.")]
    [InlineData("labels: { fial: broken }", 1, "'labels.fial' is not a key of the policy. Did you mean 'fail'?")]
    [InlineData("labels:\n  pass: [a, b]", 2, "'labels.pass' must be one line of text, up to 50 characters.")]
    [InlineData("labels: { pass: 'a label of more characters than GitHub allows in one' }", 1, "'labels.pass' must be one line of text, up to 50 characters.")]
    [InlineData("top: { size: many }", 1, "'top.size' must be a whole number from 1 to 1000000, not 'many'.")]
    [InlineData("top: { size: 0 }", 1, "'top.size' must be a whole number from 1 to 1000000, not '0'.")]
    [InlineData("top: { size: 10.5 }", 1, "'top.size' must be a whole number from 1 to 1000000, not '10.5'.")]
    [InlineData("top: { size: [100] }", 1, "'top.size' must be a whole number from 1 to 1000000.")]
    [InlineData("top: 100", 1, "'top' must hold keys and values, such as 'size: ...'.")]
    [InlineData("- list", 1, "The policy must hold keys and values, such as 'list: ...'.")]
    [InlineData("just words", 1, "The policy must hold keys and values, such as 'list: ...'.")]
    [InlineData("top: { years: 2016-2012 }", 1, "'top.years' ends before it begins. Did you mean '2012-2016'?")]
    [InlineData("top: { years: soon }", 1, "'top.years' must be years between 1800 and 2200, such as '2012-2016', '2012-' for no last year, or 'none'.")]
    [InlineData("top: { years: 12-16 }", 1, "'top.years' must be years between 1800 and 2200, such as '2012-2016', '2012-' for no last year, or 'none'.")]
    [InlineData("top: { overflow: [] }", 1, "'top.overflow' must name a heading of the list, or several: ['One', 'Two'].")]
    [InlineData("top: { overflow: '' }", 1, "'top.overflow' must be one line of text, up to 300 characters.")]
    [InlineData("citations:\n  2016: -5", 2, "'citations.2016' must be a whole number from 0 to 10000000, not '-5'.")]
    [InlineData("citations:\n  twenty: 5", 2, "A key of 'citations' must be a whole number from 1800 to 2200, not 'twenty'.")]
    [InlineData("citations: 60", 1, "'citations' must hold keys and values, such as '2016: 60'.")]
    [InlineData("new-papers: { months: 600 }", 1, "'new-papers.months' must be a whole number from 0 to 120, not '600'.")]
    [InlineData("list: ../../etc/passwd", 1, "'list' must be a path inside the repository, such as 'README.md'.")]
    [InlineData("list: docs/../../list.md", 1, "'list' must be a path inside the repository, such as 'README.md'.")]
    [InlineData("list: ./", 1, "'list' must be a path inside the repository, such as 'README.md'.")]
    [InlineData("bibliography: /etc/passwd", 1, "'bibliography' must be a path inside the repository, such as 'README.md'.")]
    [InlineData("list: 'a\n\n  b'", 1, "'list' must be one line of text, up to 300 characters.")]
    [InlineData("locale: zh", 1, "'locale' must be auto, en or zh-Hans. Did you mean 'zh-Hans'?")]
    [InlineData("rules: { citation-treshold: off }", 1, "There is no rule 'citation-treshold'. Did you mean 'citation-threshold'?")]
    [InlineData("list: a.md\nlist: b.md", 2, "'list' stands twice, first in line 1. Keep one of them.")]
    public void What_cannot_be_followed_is_an_error_with_line_and_way_out(string text, int line, string message)
    {
        var error = Assert.Single(Read(text).Errors);

        Assert.Equal(new PolicyError(".github/curator.yml", line, message), error);
        Assert.Equal($".github/curator.yml:{line}: {message}", error.ToString());
    }

    [Theory]
    [InlineData("warn", "warning")]
    [InlineData("false", "off")]
    [InlineData("error", "failure")]
    [InlineData("info", "notice")]
    public void An_unknown_severity_is_told_its_name(string severity, string meant)
    {
        var rule = RuleCatalog.Descriptors[0].Id;

        var error = Assert.Single(Read($"rules: {{ {rule}: {severity} }}").Errors);

        Assert.Equal($"'rules.{rule}' must be off, notice, warning or failure. Did you mean '{meant}'?", error.Message);
    }

    [Fact]
    public void What_is_sound_in_a_broken_file_is_still_read()
    {
        var result = Read("top: { size: many, years: 2012-2016 }\ncitations: { 2016: 60, x: 1 }\n");

        Assert.Equal(2, result.Errors.Count);
        Assert.Null(result.Policy.TopSize);
        Assert.Equal(2012, result.Policy.FirstYear);
        Assert.Equal(60, result.Policy.Citations[2016]);
    }

    [Theory]
    [InlineData("a: &x [1]\nb: *x\n", "Anchors")]
    [InlineData("b: *x\n", "Aliases")]
    [InlineData("list: !!python/object:os.system README.md\n", "Tags")]
    [InlineData("list:\n\tREADME.md\n", "not YAML")]
    [InlineData("list: [a, b\n", "not YAML")]
    [InlineData(": [\na", "not YAML")] // the parser's own slip
    [InlineData("list: 'README.md\n", "not YAML")]
    [InlineData("? [a, b]\n: c\n", "A key must be a word")]
    [InlineData("list: a\n---\nlist: b\n", "one YAML document")]
    [InlineData("%YAML 9.9\n---\nlist: a\n", "not YAML")]
    [InlineData("list: \0", "")]
    [InlineData("\uD800: x", "")]
    public void Hostile_yaml_gives_an_error(string text, string part)
    {
        var errors = Read(text).Errors;

        Assert.NotEmpty(errors);
        Assert.Contains(errors, e => e.Message.Contains(part, StringComparison.Ordinal));
        Assert.All(errors, e => Assert.InRange(e.Line, 1, 10));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a: ")]
    [InlineData("'")]
    [InlineData("*a ")]
    [InlineData("&a ")]
    [InlineData("!a ")]
    [InlineData("#")]
    [InlineData("a:\n")]
    [InlineData("\n")]
    [InlineData("a, ")]
    [InlineData("\"\\u")]
    public void A_piece_repeated_without_end_is_read_to_an_answer(string piece)
    {
        Read(string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length)));

        var error = Assert.Single(Read(string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length))).Errors);
        Assert.Contains("more than the 65536", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_makes_reading_throw()
    {
        var piece = Gen.OneOf(Gen.OneOf("list", "top", ": ", "\n", "  ", "- ", "[", "]", "{", "}", "&a", "*a", "!", "'", "\"", "#", "|", ">", "%", "@", "---", "size", "100", "\t"), Gen.String);
        piece.Array[0, 30].Sample(pieces =>
        {
            var text = string.Concat(pieces);
            return Read(text, listText: text).Policy is not null;
        });
    }

    [Fact]
    public void A_policy_printed_is_the_policy_read_again()
    {
        var rule = RuleCatalog.Descriptors[0].Id;
        var policy = ReadSound($"top: {{ years: 2012-, overflow: 'A: \"quoted\", with # and \\ inside' }}\nrules: {{ {rule}: notice }}\n", Criteria);

        var printed = PolicyWriter.Write(policy);
        var again = ReadSound(printed);

        Assert.Equal(printed.Split('\n').Select(WithoutOrigin), PolicyWriter.Write(again).Split('\n').Select(WithoutOrigin), StringComparer.Ordinal);
        Assert.Equal(policy.Sections.Overflow, again.Sections.Overflow, StringComparer.Ordinal);
        Assert.Equal(policy.Citations, again.Citations);
        Assert.Equal((policy.TopSize, policy.FirstYear, policy.LastYear), (again.TopSize, again.FirstYear, again.LastYear));

        static string WithoutOrigin(string line) => line[..(line.LastIndexOf(" # ", StringComparison.Ordinal) is var end and >= 0 ? end : line.Length)].TrimEnd();
    }

    [Fact]
    public void A_policy_that_asks_nothing_is_printed_and_read_again()
    {
        var printed = PolicyWriter.Write(ReadSound(""));

        Assert.Contains("citations: {}", printed, StringComparison.Ordinal);
        var again = ReadSound(printed) with
        {
            Origins = new Dictionary<string, string>(StringComparer.Ordinal),
            Authorities = new Dictionary<string, Authority>(StringComparer.Ordinal),
        };
        Assert.Equivalent(new Policy { Sections = SectionNames.Default with { Top = [] } }, again, strict: true);
    }

    [Fact]
    public void A_printed_policy_says_where_each_value_is_from()
    {
        var printed = PolicyWriter.Write(ReadSound("locale: en\nnew-papers: { section: New }\nold-papers: { section: [Old, '<1'] }\ntop: { overflow: More }\n", Criteria));

        Assert.Equal(
            """
            list: README.md                             # default
            locale: en                                  # .github/curator.yml:1
            form: auto                                  # not stated
            top:
              size: 100                                 # criteria in README.md:2
              years: 2012-2016                          # criteria in README.md:2
              sections: auto                            # default
              overflow: More                            # .github/curator.yml:4
            citations:
              2016: 60                                  # criteria in README.md:3
              2015: 200                                 # criteria in README.md:4
            require: auto                               # not stated
            order: auto                                 # not stated
            links:
              prefer: auto                              # not stated
            cross-listing: auto                         # not stated
            sections: auto                              # not stated
            new-papers:
              section: New                              # .github/curator.yml:2
              months: 0                                 # not stated
            old-papers:
              section: [Old, "<1"]                      # .github/curator.yml:3
              before: none                              # not stated
            bibliography: none                          # not stated
            companions:
              together: none                            # not stated
              source: none                              # not stated
              generated: none                           # not stated
            translation-of: none                        # not stated
            candidates: none                            # not stated
            pull-request:
              papers: none                              # not stated
              title: none                               # not stated
              reason: optional                          # not stated
              template: optional                        # not stated
            comment: always                             # default
            drafts: review                              # default
            upkeep: false                               # default

            """,
            printed);
    }

    private static Policy ReadSound(string policyText, string listText = "")
    {
        var result = Read(policyText, listText);
        Assert.Empty(result.Errors);
        return result.Policy;
    }

    private static PolicyResult Read(string policyText, string listText = "") =>
        PolicyReader.Read(listText, "README.md", PolicyFile.Read(policyText, RuleCatalog.Descriptors));
}
