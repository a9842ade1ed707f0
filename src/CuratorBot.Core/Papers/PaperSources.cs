namespace CuratorBot.Core.Papers;

/// <summary>Names of the sources of facts, part of the public JSON.</summary>
public static class PaperSources
{
    /// <summary>The Semantic Scholar API.</summary>
    public const string SemanticScholar = "semantic-scholar";

    /// <summary>The OpenAlex API.</summary>
    public const string OpenAlex = "openalex";

    /// <summary>A snapshot file.</summary>
    public const string Snapshot = "snapshot";

    /// <summary>The name of a source, for people. What a snapshot holds is of Semantic Scholar, unless it says otherwise.</summary>
    public static string NameOf(string source) => string.Equals(source, OpenAlex, StringComparison.Ordinal) ? "OpenAlex" : "Semantic Scholar";
}
