using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Corrections;

/// <summary>
/// An added line that has a title and nothing else. The model list asks for no more ("just letting me know the title of papers can also be
/// a big contribution"), so the rest is offered where one record has that very title.
/// </summary>
internal static class TitleAlone
{
    /// <summary>Whether a line has only a title, in a list whose entries have more.</summary>
    public static bool Is(ChangedEntry changed, RuleContext context) =>
        changed is { Before: null, Entry: { Kind: EntryKind.Paper, Title.Length: > 0, Year: null, Authors: null, Links.Count: 0 } }
        && !context.WholeList
        && context.Form.CanWrite
        && context.Form.NamesAuthors is not null
        && context.Form.Minds(Defect.MissingYear, changed.Entry) is not null
        && context.Form.Minds(Defect.NoLink, changed.Entry) is not null;

    /// <summary>The paper that a title alone may be, with what to do if it is; null where no single record has the title.</summary>
    public static (Message Advice, Remedy? Line)? Of(ChangedEntry changed, RuleContext context)
    {
        if (!Is(changed, context)
            || context.LookupOf(changed.Entry) is not PaperLookup.Ambiguous { Candidates: [{ Year: { } year, Authors.Count: > 0 } paper] }
            || !string.Equals(Titles.Normalize(paper.Title), Titles.Normalize(changed.Entry.Title), StringComparison.Ordinal)
            || RecordLine.LinksOf(paper) is not { Count: > 0 } links)
        {
            return null;
        }

        // Where it would belong depends on what the record says, so it is judged as if it were the paper.
        var whole = changed with { Entry = changed.Entry with { Year = year, Authors = RecordLine.AuthorsOf(paper, context.Style), Links = links, Defects = [] } };
        var facts = context.FactsIf(changed.Entry, whole, paper);
        if (facts.MayStay)
        {
            return (new Message("entry-format.title-alone.here", paper.Title, year, paper.Authors[0].Name), new Remedy(RemedyKind.Replacement, RecordLine.Write(paper, context.Style, changed.Entry.Top)));
        }

        return facts.Applies(Cause.Duplicate) ? null
            : (new Message("entry-format.title-alone.elsewhere", paper.Title, year, paper.Authors[0].Name, facts.Place.Message), CorrectedLine.AtPlace(facts, context));
    }
}
