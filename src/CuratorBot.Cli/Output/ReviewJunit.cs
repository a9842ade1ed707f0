using System.Globalization;
using System.Xml;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>
/// A review as JUnit XML: a test case for each rule in force without a failure, and one for each failure.
/// Warnings and notices are the output of their rule's test case, since JUnit has no such levels.
/// <see cref="TerminalText"/> also removes characters that XML cannot represent.
/// </summary>
internal static class ReviewJunit
{
    public static void Write(Review review, TextWriter output)
    {
        var failures = review.FindingsByPart.Where(static f => f.Finding.Severity == Severity.Failure).ToList();
        var passing = RuleCatalog.Default
            .Select(r => r.Descriptor)
            .Where(d => review.Policy.Policy.Rules.GetValueOrDefault(d.Id, d.DefaultSeverity) is not null && !failures.Exists(f => IsOf(f.Finding, d)))
            .ToList();
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, CloseOutput = false });
        output.WriteLine("""<?xml version="1.0" encoding="utf-8"?>""");
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", $"curator {TerminalText.OneLine(string.Join(' ', review.Parts.Select(static part => part.Request.ListPath)))}");
        xml.WriteAttributeString("tests", Number(passing.Count + failures.Count));
        xml.WriteAttributeString("failures", Number(failures.Count));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", "0");
        foreach (var rule in passing)
        {
            WritePassing(xml, rule, review);
        }

        foreach (var (part, finding) in failures)
        {
            WriteFailure(xml, finding, part);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.Flush();
        output.WriteLine();
    }

    private static void WritePassing(XmlWriter xml, RuleDescriptor rule, Review review)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", $"curator.{rule.Id}");
        xml.WriteAttributeString("name", Messages.Get(rule.TitleKey, review.Locale));
        var remarks = review.FindingsByPart.Where(f => IsOf(f.Finding, rule)).Select(f => $"{Where(f.Finding, f.Part)}: {Spelling.Of(f.Finding.Severity)}: {Text(f.Finding, f.Part)}").ToList();
        if (remarks.Count > 0)
        {
            xml.WriteElementString("system-out", string.Join('\n', remarks));
        }

        xml.WriteEndElement();
    }

    private static void WriteFailure(XmlWriter xml, Finding finding, Review review)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", $"curator.{finding.RuleId}");
        xml.WriteAttributeString("name", $"{Messages.Get($"{finding.RuleId}.title", review.Locale)} ({Where(finding, review)})");
        xml.WriteStartElement("failure");
        xml.WriteAttributeString("type", finding.RuleId);
        xml.WriteAttributeString("message", TerminalText.OneLine(Messages.Format(finding.Message, review.Locale)));
        xml.WriteString($"{Where(finding, review)}: {Text(finding, review)}");
        if (finding.Remedy is { } remedy)
        {
            xml.WriteString($"\n\n{TerminalText.Lines(remedy.Text)}");
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static bool IsOf(Finding finding, RuleDescriptor rule) => string.Equals(finding.RuleId, rule.Id, StringComparison.Ordinal);

    private static string Where(Finding finding, Review review)
    {
        var place = FindingPlace.Of(finding, review);
        return place.Line is null ? TerminalText.OneLine(place.Path) : $"{TerminalText.OneLine(place.Path)}:{place.Line}";
    }

    private static string Text(Finding finding, Review review) => TerminalText.Lines(Messages.Format(finding.Message, review.Locale));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
