using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>A link labelled pdf leads straight to a PDF; html is for what has none (the model list's contributing guide).</summary>
public sealed class PdfLinkRule : IRule
{
    // What the model list calls its links.
    private static readonly HashSet<string> Labels = new([LinkForm.Pdf, LinkForm.Html, "web"], StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("pdf-link", Severity.Warning, RuleTopic.Form);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var changed in context.Changed)
        {
            var entry = changed.Entry;
            if (entry.Kind == EntryKind.Paper && changed.Touches(EntryField.Links) && Describe(changed, context) is { } found)
            {
                yield return Descriptor.Say(entry, found.Message, found.Severity) with { Remedy = CorrectedLine.For(changed, context) };
            }
        }
    }

    private static (Message Message, Severity Severity)? Describe(ChangedEntry changed, RuleContext context)
    {
        var entry = changed.Entry;
        var record = context.PaperOf(entry);
        foreach (var link in entry.Links.Where(link => changed.Before?.Links.Contains(link) != true))
        {
            if (!context.Form.LinksPages && LinkForm.Better(entry, link, record) is { } better)
            {
                return (Describe(link, better), Severity.Warning);
            }

            if (UnknownLabel(entry, link, context))
            {
                return (new Message("pdf-link.label", link.Label), Severity.Notice);
            }
        }

        return IsNewDefect(changed, Defect.UrlMissingExtension) && entry.Links.FirstOrDefault(LinkForm.IsPdf) is { } pdf
            ? (new Message("pdf-link.extension", pdf.Url), Severity.Notice)
            : null;
    }

    private static bool IsNewDefect(ChangedEntry changed, Defect defect) =>
        changed.Entry.Defects.Contains(defect) && changed.Before?.Defects.Contains(defect) != true;

    private static Message Describe(EntryLink link, EntryLink better)
    {
        if (!LinkForm.IsPdf(link))
        {
            return new Message("pdf-link.direct", link.Url, better.Url);
        }

        return LinkForm.IsPdf(better) ? new Message("pdf-link.page", link.Url, better.Url) : new Message("pdf-link.no-pdf", link.Url);
    }

    /// <summary>Whether the only link of an entry has a label that the list does not use.</summary>
    private static bool UnknownLabel(Entry entry, EntryLink link, RuleContext context) =>
        entry.Links.Count == 1
        && !Labels.Contains(link.Label)
        && link.Label.Length > 0
        && !context.Form.Labels.Contains(link.Label);
}
