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
    public RuleDescriptor Descriptor { get; } = new("link-identity", Severity.Failure, RuleTopic.Links);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var facts in context.Facts)
        {
            var entry = facts.Entry;
            if (!facts.Applies(Cause.OtherPaper))
            {
                if (AddressNamesAnother(facts) is { } url)
                {
                    // Words of an address are less than a record: a person has to look.
                    yield return Descriptor.Say(entry, new Message("link-identity.address", url, AddressWords.TitleIn(url), entry.Title)) with { Severity = Severity.Warning };
                }

                continue;
            }

            yield return Descriptor.Say(entry, new Message("link-identity.other", RecordLinks.AddressOf(entry, facts.LinkedPaper!), facts.LinkedPaper!.Title, entry.Title)) with
            {
                Remedy = facts.RightLinks is null ? null : CorrectedLine.For(facts.Changed, context),
            };
        }
    }

    /// <summary>
    /// The address of an entry whose words are those of another title (proceedings name their files so), where no record says
    /// that the link is right; else null.
    /// </summary>
    private static string? AddressNamesAnother(EntryFacts facts) =>
        facts.Entry.Defects.Contains(Defect.LinkTitleMismatch)
        && facts.Changed.Before?.Defects.Contains(Defect.LinkTitleMismatch) != true
        && facts.Lookup is not PaperLookup.Found { MatchedBy: MatchedBy.Id }
            ? PapersOf(facts.Entry).FirstOrDefault(url => AddressWords.NameAnotherPaper(url, facts.Entry.Title, facts.Entry.Authors) && AddressWords.TitleIn(url) is not null)
            : null;

    /// <summary>The addresses of the paper itself: files in repositories, and beside a page at an archive or a publisher, are named as their owners like.</summary>
    private static IEnumerable<string> PapersOf(Entry entry)
    {
        var urls = entry.Links.Where(static link => !PaperHosts.IsOfCode(link.Url) && !EntryContents.IsBesideThePaper(link)).Select(static link => link.Url).ToList();
        return urls.Exists(PaperHosts.IsOfPaper) ? urls.Where(PaperHosts.IsOfPaper) : urls;
    }
}
