using System.Globalization;
using CuratorBot.Core.Audits;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>Upkeep as patches for <c>git apply</c>, one for each kind and file, with the reasons as comments above it.</summary>
internal static class UpkeepText
{
    public static void Write(IReadOnlyList<UpkeepStep> steps, ListAudit audit, TextWriter output)
    {
        var (path, locale) = (TerminalText.OneLine(audit.Review.Request.ListPath), audit.Review.Locale);
        foreach (var step in steps)
        {
            output.WriteLine($"# {Messages.Format(new Message(UpkeepReport.HeadingOf(step.Kind), step.Lines.Count), locale)}");
            foreach (var line in step.Lines)
            {
                var number = line.Line?.ToString(CultureInfo.InvariantCulture) ?? "+";
                output.WriteLine($"# {number,5}  {TerminalText.OneLine($"{line.Title}: {string.Join(' ', line.Reasons.Select(reason => Messages.Format(reason, locale)))}")}");
            }

            output.Write(step.Patch);
            output.WriteLine();
        }

        if (steps.Count == 0)
        {
            output.WriteLine($"# {path}: nothing to do");
        }

        if (!audit.IsComplete)
        {
            output.WriteLine($"# {TerminalWords.For(audit.Review)["incomplete"]}");
        }
    }
}
