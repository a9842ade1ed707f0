namespace CuratorBot.Core.Rules.Lines;

/// <summary>The lines of a list's text, by the numbers that entries and sections carry.</summary>
internal static class TextLine
{
    /// <summary>All lines, without their ends.</summary>
    public static string[] All(string text) => text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>A line by its number, 1-based; empty where there is none.</summary>
    public static string At(string[] lines, int line) => line >= 1 && line <= lines.Length ? lines[line - 1] : "";
}
