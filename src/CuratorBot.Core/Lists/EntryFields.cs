namespace CuratorBot.Core.Lists;

/// <summary>Names of the fields that an edit may change. They are part of the public JSON of <c>curator review</c>.</summary>
public static class EntryFields
{
    /// <summary>The words of the title.</summary>
    public const string Title = "title";

    /// <summary>Only the letter case of the title.</summary>
    public const string TitleCase = "title-case";

    /// <summary>The year.</summary>
    public const string Year = "year";

    /// <summary>The authors.</summary>
    public const string Authors = "authors";

    /// <summary>The affiliation after the authors (the model list's early form).</summary>
    public const string AffiliationNote = "affiliation-note";

    /// <summary>Labels or addresses of links.</summary>
    public const string Links = "links";

    /// <summary>The star of the model list's early form.</summary>
    public const string Star = "star";

    /// <summary>The bold mark of a top paper.</summary>
    public const string Top100 = "top100";

    /// <summary>Separators, punctuation, marks.</summary>
    public const string Format = "format";

    /// <summary>Free text of an entry that is no paper.</summary>
    public const string Text = "text";
}
