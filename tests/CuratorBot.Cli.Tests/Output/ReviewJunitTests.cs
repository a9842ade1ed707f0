using System.Xml.Linq;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Tests.Output;

public sealed class ReviewJunitTests
{
    [Fact]
    public void Failures_are_failed_cases_and_the_other_rules_pass()
    {
        var suite = Suite(SampleReview.Of());

        var failed = Assert.Single(suite.Elements("testcase"), c => c.Element("failure") is not null);
        Assert.Equal("curator.sections-frozen", failed.Attribute("classname")!.Value);
        Assert.Equal("sections-frozen", failed.Element("failure")!.Attribute("type")!.Value);
        var inForce = RuleCatalog.Default.Count(r => r.Descriptor.DefaultSeverity is not null);
        Assert.Equal(inForce, suite.Elements("testcase").Count());
        Assert.Equal((inForce, 1), ((int)suite.Attribute("tests")!, (int)suite.Attribute("failures")!));
    }

    [Fact]
    public void Warnings_are_the_output_of_their_rule()
    {
        var format = Assert.Single(Suite(SampleReview.Of()).Elements("testcase"), c => c.Attribute("classname")!.Value is "curator.entry-format");

        Assert.Equal("README.md:12: warning: The line matches the list's format", format.Element("system-out")!.Value);
    }

    [Fact]
    public void A_rule_that_is_off_has_no_case()
    {
        var rules = new Dictionary<string, Severity?>(StringComparer.Ordinal) { ["pdf-link"] = null };

        var suite = Suite(SampleReview.Of(policy: ModelList.Policy with { Rules = rules }));

        Assert.DoesNotContain(suite.Elements("testcase"), c => c.Attribute("classname")!.Value is "curator.pdf-link");
    }

    [Fact]
    public void What_XML_cannot_say_is_replaced()
    {
        var review = SampleReview.Of();
        var hostile = SampleReview.Finding("sections-frozen", Severity.Failure, null) with
        {
            Message = new Message("bold-top.plain", "]]><x/>&\u0000\u001B\uFFFE\uD800"),
            Remedy = new Remedy(RemedyKind.Snippet, "one\u0000\ntwo"),
        };

        var failure = Suite(review with { Findings = [hostile] }).Descendants("failure").Single();

        Assert.Contains("]]><x/>&\uFFFD\uFFFD\uFFFD\uFFFD", failure.Attribute("message")!.Value, StringComparison.Ordinal);
        Assert.EndsWith("\n\none\uFFFD\ntwo", failure.Value, StringComparison.Ordinal);
    }

    private static XElement Suite(Review review) =>
        XDocument.Parse(SampleReview.Write(ReviewJunit.Write, review)).Root!.Element("testsuite")!;
}
