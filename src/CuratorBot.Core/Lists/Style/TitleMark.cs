namespace CuratorBot.Core.Lists.Style;

/// <summary>The mark around a title.</summary>
public enum TitleMark
{
    /// <summary>No mark.</summary>
    None,

    /// <summary><c>**Title**</c></summary>
    Bold,

    /// <summary><c>《Title》</c></summary>
    Guillemets,
}
