using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers.Addresses;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>
/// Links lead where the list wants them: straight to the PDF (a link labelled pdf in any case), to the page of the abstract, to the DOI, or to
/// where everybody can read the paper. And to the place where it is now: for an address that has moved for good, the new one is named.
/// </summary>
public sealed class PdfLinkRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("pdf-link", Severity.Warning, RuleTopic.Form) { IsOfLine = true };

    /// <inheritdoc/>
    public Authority? AuthorityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Form.Links?.Right ?? context.Form.Labels ?? (context.Changed.Any(changed => changed.Entry.Links.Any(link => context.MovedTo(link.Url) is not null)) ? Authority.Always : null);
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var changed in context.Changed)
        {
            var entry = changed.Entry;
            if (entry.Kind == EntryKind.Paper && changed.Touches(EntryField.Links) && Describe(changed, context) is { } found)
            {
                yield return Descriptor.Say(entry, found.Message, found.Severity) with
                {
                    Authority = found.Authority,

                    // Which label or address is right, nobody here knows: a line that keeps it would fix nothing.
                    Remedy = found.IsKnown ? CorrectedLine.For(changed, context) : null,
                };
            }
        }
    }

    private static (Message Message, Severity Severity, Authority Authority, bool IsKnown)? Describe(ChangedEntry changed, RuleContext context)
    {
        var entry = changed.Entry;
        var record = context.PaperOf(entry);
        foreach (var link in entry.Links.Where(link => changed.Before?.Links.Contains(link) != true))
        {
            if (context.Form.Links is var (kind, right) && LinkForm.Better(entry, link, record, kind) is { } better)
            {
                return (Describe(link, better, kind), Severity.Warning, right, true);
            }

            if (UnknownLabel(entry, link, context))
            {
                return (new Message("pdf-link.label", link.Label, Sentences.List(context.Form.UsualLabels.Select(static l => new Message("facts.place-section", l)))), Severity.Notice, context.Form.Labels!, false);
            }
        }

        foreach (var link in entry.Links)
        {
            if (context.MovedTo(link.Url) is { } now)
            {
                var message = MovedAddress.Sites(link.Url, now) is var (from, to) ? new Message("pdf-link.moved-site", from, to) : new Message("pdf-link.moved", link.Url, now);
                return (message, Severity.Notice, Authority.Always, true);
            }
        }

        return IsNewDefect(changed, Defect.UrlMissingExtension) && entry.Links.FirstOrDefault(LinkForm.IsPdf) is { } pdf
            ? (new Message("pdf-link.extension", pdf.Url), Severity.Notice, Authority.Always, false)
            : null;
    }

    private static bool IsNewDefect(ChangedEntry changed, Defect defect) =>
        changed.Entry.Defects.Contains(defect) && changed.Before?.Defects.Contains(defect) != true;

    private static Message Describe(EntryLink link, EntryLink better, LinkPreference preference)
    {
        if (preference != LinkPreference.Pdf)
        {
            return new Message($"pdf-link.{preference.WireName()}", link.Url, better.Url);
        }

        if (!LinkForm.IsPdf(link))
        {
            return new Message("pdf-link.direct", link.Url, better.Url);
        }

        return LinkForm.IsPdf(better) ? new Message("pdf-link.page", link.Url, better.Url) : new Message("pdf-link.no-pdf", link.Url);
    }

    /// <summary>Whether the only link of an entry has a label that the list does not use.</summary>
    private static bool UnknownLabel(Entry entry, EntryLink link, RuleContext context) =>
        context.Form.Labels is not null
        && entry.Links.Count == 1
        && link.Label.Length > 0

        // Where the title is the link, every label is another.
        && !string.Equals(link.Label, entry.Title, StringComparison.Ordinal)
        && !context.Form.KnownLabels.Contains(link.Label)

        // Slides, a video or code are no paper under another name.
        && !EntryContents.IsBesideThePaper(link);
}
