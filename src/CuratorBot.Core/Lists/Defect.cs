using System.Text.Json.Serialization;

namespace CuratorBot.Core.Lists;

/// <summary>
/// The defects that can be seen in the text of one entry. Their names in JSON are part of the public JSON of <c>curator parse</c>.
/// Defects that need a source outside the list (a wrong name, a title not as published) are findings of rules instead.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<Defect>))]
public enum Defect
{
    /// <summary>The entry has no year.</summary>
    [JsonStringEnumMemberName("missing-year")]
    MissingYear,

    /// <summary>The year is not in parentheses: "Title, 2015, A. Author", "Title [2015]".</summary>
    [JsonStringEnumMemberName("year-without-parens")]
    YearWithoutParens,

    /// <summary>A number that is no year stands in its place: "(20155)".</summary>
    [JsonStringEnumMemberName("malformed-year")]
    MalformedYear,

    /// <summary>No comma between the year and the authors.</summary>
    [JsonStringEnumMemberName("missing-comma-after-year")]
    MissingCommaAfterYear,

    /// <summary>No blank between the comma after the year and the authors.</summary>
    [JsonStringEnumMemberName("missing-space-after-comma")]
    MissingSpaceAfterComma,

    /// <summary>No blank between the title and the year: "Title(2015)".</summary>
    [JsonStringEnumMemberName("missing-space-before-year")]
    MissingSpaceBeforeYear,

    /// <summary>One of the parentheses around the year is missing: "(2014, A. Author".</summary>
    [JsonStringEnumMemberName("unclosed-paren")]
    UnclosedParen,

    /// <summary>The title goes on after the year, or the year stands inside the title's mark.</summary>
    [JsonStringEnumMemberName("year-inside-title")]
    YearInsideTitle,

    /// <summary>The year stands behind the authors: "**Title**, A. Author (2015)".</summary>
    [JsonStringEnumMemberName("year-after-authors")]
    YearAfterAuthors,

    /// <summary>Other words stand beside the year: "(Book, 2016)".</summary>
    [JsonStringEnumMemberName("year-with-note")]
    YearWithNote,

    /// <summary>The year is followed by 年: "(2017 年)".</summary>
    [JsonStringEnumMemberName("year-with-nian")]
    YearWithNian,

    /// <summary>The year is not the one of the line above the entries: 2017 under "(2016)".</summary>
    [JsonStringEnumMemberName("year-subheading-mismatch")]
    YearSubheadingMismatch,

    /// <summary>The authors stand before the title: "A. Author (2015), **Title**".</summary>
    [JsonStringEnumMemberName("authors-first")]
    AuthorsFirst,

    /// <summary>The entry names no authors.</summary>
    [JsonStringEnumMemberName("no-authors")]
    NoAuthors,

    /// <summary>The entry has no title.</summary>
    [JsonStringEnumMemberName("no-title")]
    NoTitle,

    /// <summary>The bold of the title is never closed: "**Title (2015)".</summary>
    [JsonStringEnumMemberName("unclosed-bold")]
    UnclosedBold,

    /// <summary>The entry begins with the box of a task: "- [ ] Title".</summary>
    [JsonStringEnumMemberName("task-box")]
    TaskBox,

    /// <summary>The entry names no venue, in a list whose entries do.</summary>
    [JsonStringEnumMemberName("no-venue")]
    NoVenue,

    /// <summary>A first name is written out, in a list that writes initials.</summary>
    [JsonStringEnumMemberName("author-full-first-name")]
    AuthorFullFirstName,

    /// <summary>An author has no first name and no initial, in a list that writes initials.</summary>
    [JsonStringEnumMemberName("author-no-initial")]
    AuthorNoInitial,

    /// <summary>No period after an initial: "D Ulyanov".</summary>
    [JsonStringEnumMemberName("author-initial-no-period")]
    AuthorInitialNoPeriod,

    /// <summary>No blank after an initial: "E.Denton".</summary>
    [JsonStringEnumMemberName("author-initial-no-space")]
    AuthorInitialNoSpace,

    /// <summary>More than two authors are named, in a list that writes the first and "et al.".</summary>
    [JsonStringEnumMemberName("more-than-two-authors")]
    MoreThanTwoAuthors,

    /// <summary>A period after "et": "et. al.".</summary>
    [JsonStringEnumMemberName("etal-period")]
    EtAlPeriod,

    /// <summary>"et al." stands twice.</summary>
    [JsonStringEnumMemberName("etal-doubled")]
    EtAlDoubled,

    /// <summary>No period after "al": "et al".</summary>
    [JsonStringEnumMemberName("etal-without-period")]
    EtAlWithoutPeriod,

    /// <summary>A comma before the first link.</summary>
    [JsonStringEnumMemberName("comma-before-link")]
    CommaBeforeLink,

    /// <summary>A period before the first link that does not belong to "et al.".</summary>
    [JsonStringEnumMemberName("period-before-link")]
    PeriodBeforeLink,

    /// <summary>The first link stands in parentheses or has something else that opens before it: "([pdf](url))".</summary>
    [JsonStringEnumMemberName("opened-before-link")]
    OpenedBeforeLink,

    /// <summary>No blank before the first link.</summary>
    [JsonStringEnumMemberName("missing-space-before-link")]
    MissingSpaceBeforeLink,

    /// <summary>Punctuation after the last link.</summary>
    [JsonStringEnumMemberName("trailing-punctuation")]
    TrailingPunctuation,

    /// <summary>Blanks at the end of the line.</summary>
    [JsonStringEnumMemberName("trailing-whitespace")]
    TrailingWhitespace,

    /// <summary>Two blanks in a row.</summary>
    [JsonStringEnumMemberName("double-space")]
    DoubleSpace,

    /// <summary>More than one blank after the bullet.</summary>
    [JsonStringEnumMemberName("extra-leading-space")]
    ExtraLeadingSpace,

    /// <summary>A tab inside the line.</summary>
    [JsonStringEnumMemberName("tab-in-line")]
    TabInLine,

    /// <summary>The entry has no link.</summary>
    [JsonStringEnumMemberName("no-link")]
    NoLink,

    /// <summary>A blank between label and address, so that Markdown sees no link: "[[pdf]] (url)".</summary>
    [JsonStringEnumMemberName("space-before-url")]
    SpaceBeforeUrl,

    /// <summary>Label and address stand on different lines, so that Markdown sees no link.</summary>
    [JsonStringEnumMemberName("link-broken-over-lines")]
    LinkBrokenOverLines,

    /// <summary>A blank inside the parentheses of an address.</summary>
    [JsonStringEnumMemberName("space-in-url")]
    SpaceInUrl,

    /// <summary>No blank between two links.</summary>
    [JsonStringEnumMemberName("no-space-between-links")]
    NoSpaceBetweenLinks,

    /// <summary>A bracket or a parenthesis of a link is missing, or it has a label or an address only.</summary>
    [JsonStringEnumMemberName("malformed-link")]
    MalformedLink,

    /// <summary>A label is not in the letter case the list writes it in: "Web".</summary>
    [JsonStringEnumMemberName("link-label-case")]
    LinkLabelCase,

    /// <summary>The label says pdf, the address is a web page.</summary>
    [JsonStringEnumMemberName("pdf-label-not-pdf")]
    PdfLabelNotPdf,

    /// <summary>The label says pdf, the file named by the address lacks ".pdf".</summary>
    [JsonStringEnumMemberName("url-missing-extension")]
    UrlMissingExtension,

    /// <summary>The address is none, or two run together.</summary>
    [JsonStringEnumMemberName("malformed-url")]
    MalformedUrl,

    /// <summary>Two slashes in a row inside the path of an address.</summary>
    [JsonStringEnumMemberName("double-slash-in-url")]
    DoubleSlashInUrl,

    /// <summary>The host of an address is a number.</summary>
    [JsonStringEnumMemberName("raw-ip-url")]
    RawIpUrl,

    /// <summary>An address names a port.</summary>
    [JsonStringEnumMemberName("nonstandard-port-in-url")]
    NonstandardPortInUrl,

    /// <summary>An address carries parameters that track the visitor ("utm_source").</summary>
    [JsonStringEnumMemberName("tracking-params-in-url")]
    TrackingParamsInUrl,

    /// <summary>The words of the address name another paper.</summary>
    [JsonStringEnumMemberName("link-title-mismatch")]
    LinkTitleMismatch,

    /// <summary>A blank is missing or misplaced in the title: "SGD:Training", "and&lt; 1MB".</summary>
    [JsonStringEnumMemberName("title-spacing")]
    TitleSpacing,

    /// <summary>HTML where the list has Markdown: "&lt;b&gt;Title&lt;/b&gt;".</summary>
    [JsonStringEnumMemberName("html-mark")]
    HtmlMark,

    /// <summary>An invisible U+FFFC, left over from pasting.</summary>
    [JsonStringEnumMemberName("object-replacement-char")]
    ObjectReplacementChar,

    /// <summary>The entry goes on in a second line, in a list whose entries stand on one line each; elsewhere such a line is a remark. Only a review can tell.</summary>
    [JsonStringEnumMemberName("broken-over-lines")]
    BrokenOverLines,

    /// <summary>Another entry of the list has the same title and nothing that tells them apart.</summary>
    [JsonStringEnumMemberName("duplicate")]
    Duplicate,
}
