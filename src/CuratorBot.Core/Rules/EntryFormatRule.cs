using CuratorBot.Core.Corrections;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Defects;
using CuratorBot.Core.Lists.Reading;
using CuratorBot.Core.Papers.Addresses;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Rules;

/// <summary>The line of an entry is in the list's form. What belongs to a rule of its own (authors, PDF links, bold) is left to it.</summary>
public sealed class EntryFormatRule : IRule
{
    // Superfluous blanks and punctuation, and what no reader sees: good to know, no more.
    private static readonly HashSet<Defect> Trifles = new()
    {
        Defect.CommaBeforeLink,
        Defect.PeriodBeforeLink,
        Defect.TrailingPunctuation,
        Defect.DoubleSpace,
        Defect.ExtraLeadingSpace,
        Defect.TabInLine,
        Defect.NoSpaceBetweenLinks,
        Defect.LinkLabelCase,
        Defect.TitleSpacing,
        Defect.YearWithNian,
        Defect.TrackingParamsInUrl,
        Defect.DoubleSlashInUrl,
        Defect.NonstandardPortInUrl,
    };

    // What an entry lacks is told once, by what is said of its fields where it is asked for them.
    private static readonly Dictionary<Defect, RequiredField> FieldsOf = new()
    {
        [Defect.MissingYear] = RequiredField.Year,
        [Defect.NoVenue] = RequiredField.Venue,
        [Defect.NoLink] = RequiredField.Link,
    };

    // Invisible, or written so by the model list itself ("(Book, 2016)"), or the business of another rule.
    private static readonly HashSet<Defect> LeftAlone = new()
    {
        Defect.TrailingWhitespace,
        Defect.YearWithNote,
        Defect.PdfLabelNotPdf,
        Defect.UrlMissingExtension,
        Defect.LinkTitleMismatch,
        Defect.Duplicate,
    };

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new("entry-format", Severity.Warning, RuleTopic.Form) { IsOfLine = true };

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var onOneLine = context.Base.Entries.All(entry => entry.EndLine == entry.Line && entry.Layout == EntryLayout.Line);
        foreach (var changed in context.Changed)
        {
            if (IsInOtherForm(changed, context))
            {
                yield return Descriptor.Say(changed.Entry, new Message("entry-format.template", context.Policy.Form!.Template.Replace('\n', ' '))) with
                {
                    Authority = context.Policy.AuthorityOf("form"),
                    Remedy = CorrectedLine.For(changed, context),
                };
            }
            else if (TitleAlone.Is(changed, context))
            {
                var paper = TitleAlone.Of(changed, context);
                yield return Descriptor.Say(changed.Entry, Sentences.Text(new Message("entry-format.title-alone"), paper?.Advice)!) with
                {
                    Topic = RuleTopic.Facts,
                    Authority = context.Form.Minds(Defect.NoLink),
                    Remedy = paper?.Line,
                };
            }
            else if (Defects(changed, onOneLine, context) is { Count: > 0 } defects)
            {
                var severity = defects.TrueForAll(Trifles.Contains) ? Severity.Notice : Severity.Warning;
                yield return Descriptor.Say(changed.Entry, Describe(changed.Entry, defects), severity) with
                {
                    // Without a year, more is missing than form.
                    Topic = changed.Entry.Defects.Contains(Defect.MissingYear) ? RuleTopic.Facts : Descriptor.Topic,
                    Authority = defects.Select(defect => context.Form.Minds(defect)).All(static a => a is { Kind: AuthorityKind.Habit }) ? context.Form.Minds(defects[0]) : Authority.Always,
                    Remedy = CorrectedLine.For(changed, context),
                };
            }
        }

        var lines = new TextLines(context.Head.Text);
        foreach (var (first, last) in Conflicts(context, lines))
        {
            // Every reader sees it, and which of the two sides is right nobody has said.
            yield return Descriptor.Say(new Message("entry-format.conflict-marker"), Severity.Failure) with { Line = first, EndLine = last };
        }

        if (DamagedLines(context, lines) is [var firstDamaged, ..] damaged)
        {
            // Once for all: a file saved the wrong way has one in each second line.
            yield return Descriptor.Say(damaged.Count == 1 ? new Message("entry-format.not-utf8") : new Message("entry-format.not-utf8-lines", damaged.Count)) with { Line = firstDamaged };
        }

        foreach (var line in UnreadableLines(context))
        {
            yield return context.Head.LinesWithoutBullet.Contains(line)

                // A paper that is not counted is not judged either: more than a matter of form.
                ? Descriptor.Say(new Message("entry-format.no-bullet"), Severity.Failure) with
                {
                    Line = line,
                    Remedy = new Remedy(RemedyKind.Replacement, MissingBullet.WithBullet(lines[line], context.Base.Style.Bullet)),
                }
                : Descriptor.Say(new Message("entry-format.unreadable")) with { Line = line };
        }
    }

    /// <summary>What is wrong with the entry and was not wrong with it before.</summary>
    private static List<Defect> Defects(ChangedEntry changed, bool onOneLine, RuleContext context)
    {
        var form = context.Form;
        var defects = AllDefects(changed.Entry, onOneLine);
        if (changed.Before is { } before)
        {
            defects = defects.Except(AllDefects(before, onOneLine));
        }

        var found = defects.Where(defect => !LeftAlone.Contains(defect) && form.Minds(defect, changed.Entry) is not null && !AuthorForm.Covers(defect))
            .Where(defect => !FieldsOf.TryGetValue(defect, out var field) || (!context.Demands.Asks(changed.Entry, field) && !EntryContents.MayHave(changed.Entry, field)))
            .ToList();

        found.RemoveAll(defect => defect is Defect.YearSubheadingMismatch && IsNewerThanAll(changed.Entry, context.Head));
        found.RemoveAll(defect => defect is Defect.RawIpUrl or Defect.NonstandardPortInUrl && IsOfDemo(changed.Entry));

        // What is no address has blanks, what is no link or no year is missing: one word about it is enough.
        Implies(found, Defect.MalformedUrl, Defect.SpaceInUrl);
        Implies(found, Defect.MalformedLink, Defect.NoLink);
        Implies(found, Defect.MalformedYear, Defect.MissingYear);
        return found;
    }

    /// <summary>Whether a paper is newer than every year that its section has a heading for: there is no better place for it than the newest.</summary>
    private static bool IsNewerThanAll(Entry entry, PaperList list) => list.Entries
        .Where(other => string.Equals(other.Section.Path, entry.Section.Path, StringComparison.Ordinal) && other.Subsection is not null)
        .All(other => YearReader.FindBare(other.Subsection) is { } year && entry.Year > year);

    /// <summary>Whether the addresses without a name are those of demonstrations, which come and go, and not of the paper.</summary>
    private static bool IsOfDemo(Entry entry) =>
        entry.Links.Where(static link => PdfAddress.IsNumber(link.Url) || LinkForm.HasPort(link.Url)).All(EntryContents.IsOfSomethingElse);

    /// <summary>
    /// Whether the list shows how an entry is to look and this one looks otherwise, though it has all that belongs into it. A form that the
    /// list's own entries do not keep is none.
    /// </summary>
    private static bool IsInOtherForm(ChangedEntry changed, RuleContext context) =>
        context.Policy.Form is { } form
        && changed.Entry.Kind == EntryKind.Paper
        && !form.Fits(changed.Entry.Text)
        && (changed.Before is not { } before || form.Fits(before.Text))
        && context.Demands.Of(changed.Entry).All(demand => EntryContents.Has(changed.Entry, demand.Field))
        && (context.Policy.AuthorityOf("form") is { Kind: AuthorityKind.Policy } || context.Form.KeepsShownForm);

    private static void Implies(List<Defect> defects, Defect defect, Defect implied)
    {
        if (defects.Contains(defect))
        {
            defects.Remove(implied);
        }
    }

    private static IEnumerable<Defect> AllDefects(Entry entry, bool onOneLine)
    {
        var brokenLink = entry.Defects.Contains(Defect.LinkBrokenOverLines);
        return onOneLine && entry.EndLine > entry.Line && entry.Layout == EntryLayout.Line && !brokenLink ? entry.Defects.Append(Defect.BrokenOverLines) : entry.Defects;
    }

    private static Message Describe(Entry entry, List<Defect> defects)
    {
        var words = defects.Select(defect => Describe(entry, defect)).Aggregate((all, next) => new Message("entry-format.and", all, next));
        return new Message("entry-format.found", words);
    }

    private static Message Describe(Entry entry, Defect defect) => defect switch
    {
        Defect.MalformedUrl when entry.Links.Where(static link => !PdfAddress.IsAddress(link.Url)).All(static link => LacksScheme(link.Url)) && entry.Links.Any(static link => LacksScheme(link.Url)) => new Message("entry-format.url-without-scheme"),
        Defect.MalformedUrl when entry.Links.FirstOrDefault(link => !PdfAddress.IsAddress(link.Url)) is { } link => new Message("entry-format.malformed-url", link.Url),
        Defect.MalformedUrl => new Message("entry-format.malformed-url", entry.Url),
        Defect.YearSubheadingMismatch => new Message("entry-format.year-subheading-mismatch", entry.Year, entry.Subsection),
        _ => new Message($"entry-format.{defect.WireName()}"),
    };

    /// <summary>"arxiv.org/abs/1511.08779".</summary>
    private static bool LacksScheme(string url) =>
        !url.Contains("://", StringComparison.Ordinal) && !url.StartsWith('/') && PdfAddress.IsAddress("https://" + url) && url.IndexOf('/', StringComparison.Ordinal) > url.IndexOf('.', StringComparison.Ordinal) && url.Contains('.', StringComparison.Ordinal);

    /// <summary>Conflicts with a marker that was not there before.</summary>
    private static IEnumerable<(int First, int Last)> Conflicts(RuleContext context, TextLines lines)
    {
        var found = ConflictMarkers.Find(lines).ToList();
        if (context.WholeList || found.Count == 0)
        {
            return found;
        }

        var before = new TextLines(context.Changes.Before.Text);
        var known = ConflictMarkers.Find(before).SelectMany(at => new[] { before[at.First].ToString(), before[at.Last].ToString() }).ToHashSet(StringComparer.Ordinal);
        return found.Where(at => !known.Contains(lines[at.First].ToString()) || !known.Contains(lines[at.Last].ToString()));
    }

    /// <summary>Lines with bytes that are not UTF-8, which did not stand there before.</summary>
    private static List<int> DamagedLines(RuleContext context, TextLines lines)
    {
        if (context.WholeList || context.Head.DamagedLines.Count == 0)
        {
            return [.. context.Head.DamagedLines];
        }

        var before = new TextLines(context.Changes.Before.Text);
        var known = context.Changes.Before.DamagedLines.Select(line => before[line].ToString()).ToHashSet(StringComparer.Ordinal);
        return [.. context.Head.DamagedLines.Where(line => !known.Contains(lines[line].ToString()))];
    }

    private static IEnumerable<int> UnreadableLines(RuleContext context)
    {
        if (context.Head.UnreadableLines.Count == 0)
        {
            return [];
        }

        if (context.WholeList)
        {
            return context.Head.UnreadableLines;
        }

        var before = new TextLines(context.Changes.Before.Text);
        var known = context.Changes.Before.UnreadableLines.Select(line => before[line].ToString()).ToHashSet(StringComparer.Ordinal);
        var after = new TextLines(context.Head.Text);
        return context.Head.UnreadableLines.Where(line => !known.Contains(after[line].ToString()));
    }
}
