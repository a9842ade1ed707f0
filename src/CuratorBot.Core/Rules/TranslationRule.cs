using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;
using CuratorBot.Core.Translations;

namespace CuratorBot.Core.Rules;

/// <summary>
/// A list and its translation drift apart by changes of one of them: says what the other lacks because of this one. What was out of step
/// before is nobody's fault here; an audit tells it.
/// </summary>
public sealed class TranslationRule : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("translation", Severity.Notice, RuleTopic.Facts);

    /// <inheritdoc/>
    public Authority? AuthorityIn(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Policy.TranslationOf is not null || context.Policy.Translations.Count > 0 ? context.Policy.AuthorityOf("translation-of") : null;
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.WholeList ? [] : [.. context.Counterparts.SelectMany(other => OutOfStep(context, other))];
    }

    private IEnumerable<Finding> OutOfStep(RuleContext context, Counterpart other)
    {
        var now = new Lazy<TranslationComparison>(() => other.CompareWith(context.Head, context.PaperOf));
        var pairs = new Lazy<IReadOnlyDictionary<Entry, Entry>>(() => other.PairsOf(now.Value));
        var theirsNow = new Lazy<HashSet<Entry>>(() => [.. pairs.Value.Values]);
        var places = new Lazy<ILookup<Entry, Section?>>(() => now.Value.Missing.ToLookup(static missing => missing.Entry, static missing => missing.Section));
        var before = new Lazy<IReadOnlyDictionary<Entry, Entry>>(() => other.PairsOf(other.CompareWith(context.Changes.Before, context.PaperOf)));
        foreach (var changed in context.Changed.Where(static changed => changed.Change is not null))
        {
            var entry = changed.Entry;
            if (changed.IsNew)
            {
                if (!pairs.Value.ContainsKey(entry))
                {
                    var place = places.Value[entry].FirstOrDefault();
                    yield return place is null ? Say(entry, "not", []) : Say(entry, "not-in", [place.Title]);
                }
            }
            else if ((pairs.Value.GetValueOrDefault(entry) ?? before.Value.GetValueOrDefault(changed.Before!)) is { } theirs)
            {
                if (changed.Touches(EntryField.Year) && entry.Year != theirs.Year)
                {
                    yield return (entry.Year, theirs.Year) switch
                    {
                        (null, _) => Say(entry, "year-none-here", [theirs.Line, theirs.Year]),
                        (_, null) => Say(entry, "year-none-there", [theirs.Line, entry.Year]),
                        _ => Say(entry, "year", [theirs.Line, entry.Year, theirs.Year]),
                    };
                }

                if (changed.Touches(EntryField.Links) && !HaveSameLinks(entry, theirs) && !HaveSameLinks(entry, changed.Before!))
                {
                    yield return theirs.Links.Count == 0
                        ? Say(entry, "no-links", [theirs.Line])
                        : Say(entry, "links", [theirs.Line, string.Join(", ", theirs.Links.Select(static link => link.Url))]);
                }
            }
        }

        foreach (var entry in context.Changes.Entries.Where(static change => change.Op == ChangeOp.Remove).Select(static change => change.Entry))
        {
            // One that also stands elsewhere in the list has not left it.
            if (before.Value.GetValueOrDefault(entry) is { } theirs && !theirsNow.Value.Contains(theirs))
            {
                yield return Say(entry, "still", [theirs.Line]);
            }
        }

        Finding Say(Entry entry, string what, object?[] rest) =>
            Descriptor.Say(entry, new Message($"translation.{what}-{(other.IsOriginal ? "original" : "translated")}", [other.Name, .. rest]));
    }

    private static bool HaveSameLinks(Entry one, Entry other) => new TranslatedEntry(one, other, RecognisedBy.Link).OtherLinks is false;
}
