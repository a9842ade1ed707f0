namespace CuratorBot.Core.Reviews.Comment;

/// <summary>The pages of the documentation that comments and reports link to.</summary>
/// <param name="Folder">Address of the folder docs/, without a slash at its end.</param>
public sealed record DocsPages(string Folder)
{
    /// <summary>Those of the main branch on GitHub.</summary>
    public static DocsPages Published { get; } = new("https://github.com/curatorbot/curatorbot/blob/main/docs");

    /// <summary>Where facts about papers come from, in English only; an anchor is appended.</summary>
    public string Evidence => $"{Folder}/evidence.md";

    /// <summary>The page of the rules in a language; the anchor for a rule is its id in every language.</summary>
    /// <param name="locale">"en" or "zh-Hans"; anything else is English.</param>
    public string Rules(string locale) => $"{Folder}/{(string.Equals(locale, "zh-Hans", StringComparison.Ordinal) ? "rules.zh.md" : "rules.md")}";
}
