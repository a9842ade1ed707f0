namespace CuratorBot.Core.Papers;

/// <summary>Names of the sources of facts, part of the public JSON.</summary>
public static class PaperSources
{
    /// <summary>The Semantic Scholar API.</summary>
    public const string SemanticScholar = "semantic-scholar";

    /// <summary>A snapshot file.</summary>
    public const string Snapshot = "snapshot";
}
