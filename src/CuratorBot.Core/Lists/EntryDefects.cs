namespace CuratorBot.Core.Lists;

/// <summary>
/// Names of the defects that can be seen in the text of one entry. They are part of the public JSON of <c>curator parse</c>.
/// Defects that need a source outside the list (a wrong name, a title not as published) are findings of rules instead.
/// </summary>
public static class EntryDefects
{
    /// <summary>The entry has no year.</summary>
    public const string MissingYear = "missing-year";

    /// <summary>The year is not in parentheses: "Title, 2015, A. Author", "Title [2015]".</summary>
    public const string YearWithoutParens = "year-without-parens";

    /// <summary>A number that is no year stands in its place: "(20155)".</summary>
    public const string MalformedYear = "malformed-year";

    /// <summary>No comma between the year and the authors.</summary>
    public const string MissingCommaAfterYear = "missing-comma-after-year";

    /// <summary>No blank between the comma after the year and the authors.</summary>
    public const string MissingSpaceAfterComma = "missing-space-after-comma";

    /// <summary>No blank between the title and the year: "Title(2015)".</summary>
    public const string MissingSpaceBeforeYear = "missing-space-before-year";

    /// <summary>One of the parentheses around the year is missing: "(2014, A. Author".</summary>
    public const string UnclosedParen = "unclosed-paren";

    /// <summary>The title goes on after the year, or the year stands inside the title's mark.</summary>
    public const string YearInsideTitle = "year-inside-title";

    /// <summary>The year stands behind the authors: "**Title**, A. Author (2015)".</summary>
    public const string YearAfterAuthors = "year-after-authors";

    /// <summary>Other words stand beside the year: "(Book, 2016)".</summary>
    public const string YearWithNote = "year-with-note";

    /// <summary>The year is followed by 年: "(2017 年)".</summary>
    public const string YearWithNian = "year-with-nian";

    /// <summary>The year is not the one of the line above the entries: 2017 under "(2016)".</summary>
    public const string YearSubheadingMismatch = "year-subheading-mismatch";

    /// <summary>The authors stand before the title: "A. Author (2015), **Title**".</summary>
    public const string AuthorsFirst = "authors-first";

    /// <summary>The entry names no authors.</summary>
    public const string NoAuthors = "no-authors";

    /// <summary>The entry has no title.</summary>
    public const string NoTitle = "no-title";

    /// <summary>The bold of the title is never closed: "**Title (2015)".</summary>
    public const string UnclosedBold = "unclosed-bold";

    /// <summary>The entry begins with the box of a task: "- [ ] Title".</summary>
    public const string TaskBox = "task-box";

    /// <summary>The entry names no venue, in a list whose entries do.</summary>
    public const string NoVenue = "no-venue";

    /// <summary>A first name is written out, in a list that writes initials.</summary>
    public const string AuthorFullFirstName = "author-full-first-name";

    /// <summary>An author has no first name and no initial, in a list that writes initials.</summary>
    public const string AuthorNoInitial = "author-no-initial";

    /// <summary>No period after an initial: "D Ulyanov".</summary>
    public const string AuthorInitialNoPeriod = "author-initial-no-period";

    /// <summary>No blank after an initial: "E.Denton".</summary>
    public const string AuthorInitialNoSpace = "author-initial-no-space";

    /// <summary>More than two authors are named, in a list that writes the first and "et al.".</summary>
    public const string MoreThanTwoAuthors = "more-than-two-authors";

    /// <summary>A period after "et": "et. al.".</summary>
    public const string EtAlPeriod = "etal-period";

    /// <summary>"et al." stands twice.</summary>
    public const string EtAlDoubled = "etal-doubled";

    /// <summary>No period after "al": "et al".</summary>
    public const string EtAlWithoutPeriod = "etal-without-period";

    /// <summary>A comma before the first link.</summary>
    public const string CommaBeforeLink = "comma-before-link";

    /// <summary>A period before the first link that does not belong to "et al.".</summary>
    public const string PeriodBeforeLink = "period-before-link";

    /// <summary>The first link stands in parentheses or has something else that opens before it: "([pdf](url))".</summary>
    public const string OpenedBeforeLink = "opened-before-link";

    /// <summary>No blank before the first link.</summary>
    public const string MissingSpaceBeforeLink = "missing-space-before-link";

    /// <summary>Punctuation after the last link.</summary>
    public const string TrailingPunctuation = "trailing-punctuation";

    /// <summary>Blanks at the end of the line.</summary>
    public const string TrailingWhitespace = "trailing-whitespace";

    /// <summary>Two blanks in a row.</summary>
    public const string DoubleSpace = "double-space";

    /// <summary>More than one blank after the bullet.</summary>
    public const string ExtraLeadingSpace = "extra-leading-space";

    /// <summary>A tab inside the line.</summary>
    public const string TabInLine = "tab-in-line";

    /// <summary>The entry has no link.</summary>
    public const string NoLink = "no-link";

    /// <summary>A blank between label and address, so that Markdown sees no link: "[[pdf]] (url)".</summary>
    public const string SpaceBeforeUrl = "space-before-url";

    /// <summary>Label and address stand on different lines, so that Markdown sees no link.</summary>
    public const string LinkBrokenOverLines = "link-broken-over-lines";

    /// <summary>A blank inside the parentheses of an address.</summary>
    public const string SpaceInUrl = "space-in-url";

    /// <summary>No blank between two links.</summary>
    public const string NoSpaceBetweenLinks = "no-space-between-links";

    /// <summary>A bracket or a parenthesis of a link is missing, or it has a label or an address only.</summary>
    public const string MalformedLink = "malformed-link";

    /// <summary>A label is not in the letter case the list writes it in: "Web".</summary>
    public const string LinkLabelCase = "link-label-case";

    /// <summary>The label says pdf, the address is a web page.</summary>
    public const string PdfLabelNotPdf = "pdf-label-not-pdf";

    /// <summary>The label says pdf, the file named by the address lacks ".pdf".</summary>
    public const string UrlMissingExtension = "url-missing-extension";

    /// <summary>The address is none, or two run together.</summary>
    public const string MalformedUrl = "malformed-url";

    /// <summary>Two slashes in a row inside the path of an address.</summary>
    public const string DoubleSlashInUrl = "double-slash-in-url";

    /// <summary>The host of an address is a number.</summary>
    public const string RawIpUrl = "raw-ip-url";

    /// <summary>An address names a port.</summary>
    public const string NonstandardPortInUrl = "nonstandard-port-in-url";

    /// <summary>An address carries parameters that track the visitor ("utm_source").</summary>
    public const string TrackingParamsInUrl = "tracking-params-in-url";

    /// <summary>The words of the address name another paper.</summary>
    public const string LinkTitleMismatch = "link-title-mismatch";

    /// <summary>A blank is missing or misplaced in the title: "SGD:Training", "and&lt; 1MB".</summary>
    public const string TitleSpacing = "title-spacing";

    /// <summary>HTML where the list has Markdown: "&lt;b&gt;Title&lt;/b&gt;".</summary>
    public const string HtmlMark = "html-mark";

    /// <summary>An invisible U+FFFC, left over from pasting.</summary>
    public const string ObjectReplacementChar = "object-replacement-char";

    /// <summary>Another entry of the list has the same title and nothing that tells them apart.</summary>
    public const string Duplicate = "duplicate";
}
