namespace CuratorBot.Core.Lists;

/// <summary>How the entries of a list are written, read off the list itself.</summary>
/// <param name="TopTitle">The mark around titles inside the top.</param>
/// <param name="OtherTitle">The mark around titles outside the top.</param>
/// <param name="FullWidth">Full-width punctuation: <c>（2015），</c> instead of <c> (2015), </c>.</param>
/// <param name="EtAl">The words for further authors, as written after a name: " et al." or "等人".</param>
/// <param name="And">The words between two authors: " and " or "和".</param>
/// <param name="Bullet">The bullet: "-", "*" or "+".</param>
public sealed record EntryStyle(TitleMark TopTitle, TitleMark OtherTitle, bool FullWidth, string EtAl, string And, string Bullet = "-")
{
    /// <summary>The style of the model list in English.</summary>
    public static EntryStyle English { get; } = new(TitleMark.Bold, TitleMark.None, FullWidth: false, " et al.", " and ");

    /// <summary>The style of the model list's Chinese translation.</summary>
    public static EntryStyle Chinese { get; } = new(TitleMark.Bold, TitleMark.None, FullWidth: true, "等人", "和");
}
