namespace CuratorBot.Core.Lists;

/// <summary>
/// Names of the defects that can be seen in the text of one entry. They are part of the public JSON of <c>curator parse</c>.
/// </summary>
public static class EntryDefects
{
    /// <summary>The entry has no year.</summary>
    public const string MissingYear = "missing-year";
}
