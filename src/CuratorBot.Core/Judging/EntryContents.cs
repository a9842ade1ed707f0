using System.Text.RegularExpressions;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Reading;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Addresses;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>Whether an entry has what it may be asked for.</summary>
internal static partial class EntryContents
{
    private const int FewestWords = 4;

    private static readonly string[] CodeHosts = ["github.com", "gitlab.com", "bitbucket.org", "huggingface.co", "codeberg.org", "gitee.com"];
    private static readonly string[] VideoHosts = ["youtube.com", "youtu.be", "vimeo.com", "bilibili.com"];

    /// <summary>Whether an entry has a field.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="field">The field.</param>
    /// <param name="record">The record of its paper; null where it is unknown.</param>
    public static bool Has(Entry entry, RequiredField field, Paper? record = null) => field switch
    {
        // The heading says it of all entries below it.
        RequiredField.Year => entry.Year is not null || DatePhrases.YearOf(entry.Section.Title) is not null || (entry.Subsection is { } part && DatePhrases.YearOf(part) is not null),
        RequiredField.Date => EntryDate.Of(entry)?.Month is not null,
        RequiredField.Venue => VenueOf(entry) is not null,
        RequiredField.Authors => entry.Authors is not null || HasSomeEtAl(entry),
        RequiredField.Name => entry.Name is not null,
        RequiredField.Description => Titles.CountWords(Titles.Normalize(RestOf(entry))) >= FewestWords,
        RequiredField.Abstract => AbstractWord().IsMatch(RestOf(entry)) || entry.Links.Any(static link => AbstractWord().IsMatch(link.Label) || (PaperHosts.IsOfPaper(link.Url) && PdfAddress.IsPage(link.Url))),
        RequiredField.Link => entry.Links.Any(static link => link.Url.Length > 0),
        RequiredField.Pdf => entry.Links.Any(static link => LinkForm.IsPdf(link) || LinkForm.LeadsToPdf(link.Url)),
        RequiredField.Doi => entry.Ids.Any(static id => string.Equals(id.Scheme, PaperId.Doi, StringComparison.Ordinal)),
        RequiredField.Code => LinkTo(entry, field) is not null || NoCode().IsMatch(entry.Text),
        RequiredField.Project or RequiredField.Data or RequiredField.Video => LinkTo(entry, field) is not null,
        RequiredField.PeerReview => IsReviewed(entry, record),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, message: null),
    };

    /// <summary>As <see cref="Has"/>, and so that it can be seen what the field is: a link that only leads to a host of code may be to anything.</summary>
    public static bool Shows(Entry entry, RequiredField field) =>
        field != RequiredField.Code || entry.Columns.Any(static column => CodeWord().IsMatch(column)) ? Has(entry, field)
        : Link(entry, CodeWord()) is not null || NoCode().IsMatch(entry.Text);

    /// <summary>
    /// Whether an entry that seems to lack a field may have it in words that nobody could read: a journal among the names, a venue as the label of
    /// a link, a year in two digits.
    /// </summary>
    public static bool MayHave(Entry entry, RequiredField field) => entry.Spans is not null && field switch
    {
        RequiredField.Venue => entry.Venue is null && (entry.Links.Any(static link => Venues.IsPreprint(link.Label) || VenuePhrases.IsVenue(link.Label)) || Unread(entry).Any(static word => word.Length > 2 && char.IsUpper(word[0]))),
        RequiredField.Year => entry.Year is null && YearInTwoDigits().IsMatch(RestOf(entry) + string.Concat(entry.Links.Select(static link => $" {link.Label}")) + entry.Venue),
        RequiredField.Authors => entry.Authors is null && Unread(entry).Count(static word => word.Length > 1 && char.IsUpper(word[0])) > 1,
        _ => false,
    };

    /// <summary>Whether something like "et al." stands in an entry: "et at.", "et. all".</summary>
    public static bool HasSomeEtAl(Entry entry) => SomeEtAl().IsMatch(RestOf(entry));

    /// <summary>The words of an entry that were read as nothing: neither as a field nor as what links are usually called.</summary>
    private static IEnumerable<string> Unread(Entry entry)
    {
        var labels = entry.Links.Select(static link => link.Label).Where(label => !string.Equals(label, entry.Title, StringComparison.Ordinal) && !LabelPhrases.IsLabel(label));
        var rest = RestOf(entry);
        foreach (var part in new[] { entry.Venue, entry.Date })
        {
            rest = part is { Length: > 0 } ? rest.Replace(part, " ", StringComparison.Ordinal) : rest;
        }

        return Word().Matches($"{rest} {string.Join(' ', labels)}").Select(static word => word.Value).Where(static word => !LabelPhrases.IsAttribute(word) && !LabelPhrases.IsLabel(word));
    }

    /// <summary>The venue of an entry as it names it; null where it names none.</summary>
    public static string? VenueOf(Entry entry)
    {
        if (entry.Venue is { Length: > 0 } venue)
        {
            return venue;
        }

        // Lines of the model list's kind have no place for it; many name it behind the authors all the same.
        return entry.Layout != EntryLayout.Line ? null : Pieces().Split(RestOf(entry)).Select(static piece => piece.Trim(' ', '*', '_', '`', '.')).FirstOrDefault(static piece =>
            piece.Length > 0 && !DatePhrases.IsDate(piece) && VenuePhrases.IsVenue(piece)) ?? (Emphasised().Match(RestOf(entry)) is { Success: true } words ? words.Groups["words"].Value : null);
    }

    /// <summary>Whether a link says by its label that it leads to something beside the paper.</summary>
    public static bool IsOfSomethingElse(EntryLink link) =>
        CodeWord().IsMatch(link.Label) || ProjectWord().IsMatch(link.Label) || DataWord().IsMatch(link.Label) || VideoWord().IsMatch(link.Label) || TalkWord().IsMatch(link.Label);

    /// <summary>Whether a link leads to something beside the paper, by its label or by its host: code, a video, a page of the project.</summary>
    public static bool IsBesideThePaper(EntryLink link) => (PaperHosts.IsOfCode(link.Url) && !PaperHosts.IsOfPaper(link.Url)) || IsOfSomethingElse(link);

    /// <summary>
    /// Whether an entry is of something beside papers, as its heading, its title and its first link tell: a program, a course, a leaderboard, the slides
    /// of a talk. What the papers of a list have in common is not asked of it.
    /// </summary>
    public static bool IsBesidePapers(Entry entry)
    {
        if (entry.Links is not [var first, ..])
        {
            return OtherTitle().IsMatch(entry.Title);
        }

        var beside = IsBesideThePaper(first);
        return (beside && string.Equals(first.Label, entry.Title, StringComparison.Ordinal))
            || PdfAddress.IsAddress(entry.Title)
            || ((beside || !PaperHosts.IsOfPaper(first.Url)) && (OtherTitle().IsMatch(entry.Title) || IsOverMoreThanPapers(entry.Section)));
    }

    /// <summary>Whether a heading says that more than papers stand below it: tools, courses, links.</summary>
    public static bool IsOverMoreThanPapers(Section section) => OtherHeading().IsMatch(section.Title);

    /// <summary>The link of an entry to something beside the paper, by its label or its host; null where it has none.</summary>
    public static EntryLink? LinkTo(Entry entry, RequiredField field) => field switch
    {
        RequiredField.Code => Link(entry, CodeWord(), CodeHosts),
        RequiredField.Project => Link(entry, ProjectWord()),
        RequiredField.Data => Link(entry, DataWord()),
        RequiredField.Video => Link(entry, VideoWord(), VideoHosts),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, message: null),
    };

    /// <summary>The words of an entry that are neither title, authors, nor the labels and addresses of links.</summary>
    private static string RestOf(Entry entry)
    {
        var rest = MarkdownLink().Replace(entry.Text, " ");
        foreach (var part in new[] { entry.Title, entry.Authors, entry.Name })
        {
            rest = part is { Length: > 0 } ? rest.Replace(part, " ", StringComparison.Ordinal) : rest;
        }

        return rest;
    }

    private static EntryLink? Link(Entry entry, Regex label, params string[] hosts) =>
        entry.Links.FirstOrDefault(link => label.IsMatch(link.Label) || (hosts.Length > 0 && WebAddress.Read(link.Url)?.IsAnyOf(hosts) == true));

    /// <summary>Whether a venue says that the paper is more than a preprint; where neither line nor record names one, an archive as the only link says that it is none.</summary>
    private static bool IsReviewed(Entry entry, Paper? record) =>
        record?.Venue is { Length: > 0 } known && !Venues.IsPreprint(known) ? true
        : VenueOf(entry) is { } venue ? !Venues.IsPreprint(venue)
        : record is null && entry.Links.Any(static link => !Venues.IsPreprint(link.Url));

    [GeneratedRegex(@"!?\[[^\[\]]*\]{1,2}\([^()\s]*\)\]?|<a\b[^>]*>|https?://\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MarkdownLink();

    /// <summary>Words in emphasis between commas, where citations have the venue.</summary>
    [GeneratedRegex(@",\s*\*(?<words>[^*,]{3,60})\*\s*(,|\.|\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex Emphasised();

    [GeneratedRegex(@"\bet\.?\s+a[a-z]{0,2}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SomeEtAl();

    /// <summary>"EMNLP 18": a year as a person reads it.</summary>
    [GeneratedRegex(@"\b[A-Z][A-Za-z]*[A-Z]\s?[0-2][0-9]\b(?![0-9/-]|\.[0-9])")]
    private static partial Regex YearInTwoDigits();

    [GeneratedRegex(@"\p{L}[\p{L}'’&-]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"[,;()\[\]|\n]|\.\s|<br\s*/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();

    /// <summary>Headings over more than papers. Those of surveys, data sets and benchmarks are of papers as well.</summary>
    [GeneratedRegex(@"\b(resources?|references?|tools?(box(es)?|kits?)?|soft-?ware|librar(y|ies)|frameworks?|packages?|code|implementations?|courses?|tutorials?|lectures?|talks?|videos?|slides|blogs?|posts?|leader-?boards?|challenges?|competitions?|workshops?|projects?|links|misc(ellaneous)?)\b|资源|工具|软件|代码|教程|课程|讲座|视频|博客|竞赛|项目", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherHeading();

    /// <summary>Words by which a title says that it is none of a paper.</summary>
    [GeneratedRegex(@"\b(leader-?board|workshop|tutorial|course|lectures?|seminar|toolbox|blog|slides|source\s+code)\b|教程|课程|讲座|博客|排行榜", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherTitle();

    [GeneratedRegex(@"\babs(tract)?\b|摘要", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AbstractWord();

    [GeneratedRegex(@"\b(code|codes|github|official|unofficial|pytorch|tensorflow|jax|keras|mxnet|caffe|implementation|repo|repository)\b|代码", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeWord();

    [GeneratedRegex(@"\bproject\b|\b(web)?(page|site)\b|\bhomepage\b|主页|项目", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ProjectWord();

    [GeneratedRegex(@"\bdata(-?sets?)?\b|\bbenchmark\b|数据", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DataWord();

    [GeneratedRegex(@"\bvideo\b|\byoutube\b|视频", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex VideoWord();

    [GeneratedRegex(@"\b(slides?|talk|poster|blog|tutorial|demo|notebook|lecture|part)\b|幻灯片|博客", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TalkWord();

    /// <summary>A place for code that is left empty on purpose: "code: N/A", "[code] -", an empty cell.</summary>
    [GeneratedRegex(@"\b(code|代码)\W{0,6}(-|–|—|n/?a\b|none\b|tba\b|coming\s+soon|not\s+available)|\|\s*(-|–|—|n/?a|none|coming\s+soon)\s*\|?\s*(\||\z)|\[+code\]+\(\s*#?\s*\)|\[\s*coming\s+soon\s*\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NoCode();
}
