using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Addresses;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>The link is of the paper that the title names.</summary>
public sealed class LinkIdentityRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("link-identity", Severity.Failure);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var changed in context.Changed)
        {
            var entry = changed.Entry;
            if (!Speaks(context, changed))
            {
                if (AddressNamesAnother(context, changed) is { } url)
                {
                    // Words of an address are less than a record: a person has to look.
                    yield return Descriptor.Say(entry, new Message("link-identity.address", url, AddressWords.TitleIn(url), entry.Title)) with { Severity = Severity.Warning };
                }

                continue;
            }

            var linked = context.LookupOf(entry)!.LinkedPaper!;
            var right = RightLinks(context, changed);
            yield return Descriptor.Say(entry, new Message("link-identity.other", entry.Links[0].Url, linked.Title, entry.Title)) with
            {
                Remedy = right is null ? null : CorrectedLine.For(changed, context),
            };
        }
    }

    /// <summary>Whether the link of an entry is found to be of another paper, and the change has to do with it.</summary>
    internal static bool Speaks(RuleContext context, ChangedEntry changed) =>
        changed.Entry is { Kind: EntryKind.Paper, Links.Count: > 0 }
        && changed.Touches(EntryField.Title, EntryField.Links)
        && context.LookupOf(changed.Entry)?.LinkedPaper is not null;

    /// <summary>
    /// The address of an entry whose words are those of another title (proceedings name their files so), where no record says
    /// that the link is right; else null.
    /// </summary>
    private static string? AddressNamesAnother(RuleContext context, ChangedEntry changed) =>
        changed.Entry.Defects.Contains(Defect.LinkTitleMismatch)
        && changed.Before?.Defects.Contains(Defect.LinkTitleMismatch) != true
        && context.LookupOf(changed.Entry) is not PaperLookup.Found { MatchedBy: MatchedBy.Id }
            ? changed.Entry.Links.Select(static l => l.Url).FirstOrDefault(url => AddressWords.NameAnotherPaper(url, changed.Entry.Title, changed.Entry.Authors) && AddressWords.TitleIn(url) is not null)
            : null;

    /// <summary>The links of an entry that leads to another paper, leading to its own; null where it leads there, or where that is unknown.</summary>
    internal static IReadOnlyList<EntryLink>? RightLinks(RuleContext context, ChangedEntry changed) =>
        Speaks(context, changed) && context.PaperOf(changed.Entry) is { } paper && RecordLinks.PdfOf(paper) is { } right
            ? Replace(changed.Entry, context.LookupOf(changed.Entry)!.LinkedPaper!, right)
            : null;

    /// <summary>The links with the address of the right paper where that of the other one stood.</summary>
    private static EntryLink[] Replace(Entry entry, Paper linked, string right)
    {
        var wrong = PaperId.Of(linked).ToHashSet();
        var at = entry.Links.Select((link, i) => (Id: PaperId.FromUrl(link.Url), i)).FirstOrDefault(l => l.Id is { } id && wrong.Contains(id)).i;
        return [.. entry.Links.Select((link, i) => i == at ? link with { Url = right } : link)];
    }
}
