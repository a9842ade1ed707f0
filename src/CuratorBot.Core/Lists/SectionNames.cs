namespace CuratorBot.Core.Lists;

/// <summary>Which headings mean what. Compared without regard to case, punctuation and white space.</summary>
/// <param name="Top">Headings of the topical sections of the top; null: read off the list (sections whose titles are bold for the most part); empty: the list has no top.</param>
/// <param name="Overflow">Headings of the overflow section.</param>
/// <param name="New">Headings of the section of new papers.</param>
/// <param name="Old">Headings of the section of old papers.</param>
public sealed record SectionNames(
    IReadOnlyList<string>? Top,
    IReadOnlyList<string> Overflow,
    IReadOnlyList<string> New,
    IReadOnlyList<string> Old)
{
    /// <summary>The headings of the model list in English and Chinese.</summary>
    public static SectionNames Default { get; } = new(
        Top: null,
        Overflow: ["More Papers from 2016", "2016年其他论文", "2016年更多论文"],
        New: ["New Papers", "New Papers Worth Reading", "Papers Worth Reading", "新论文"],
        Old: ["Old Papers", "Classic Papers", "旧论文", "经典论文"]);
}
