namespace CuratorBot.Core.Tests.Reviews;

/// <summary>A list with a full top of four papers, and changes of it.</summary>
internal static class SmallList
{
    public const string Text =
        """
        # Papers

        Some words.

        ### Models
        - **Alpha** (2016), A. One et al. [[pdf]](https://arxiv.org/pdf/1601.00001)
        - **Beta** (2015), B. Two et al. [[pdf]](https://arxiv.org/pdf/1501.00002)

        ### More Papers from 2016
        - **Gamma** (2016), C. Three et al. [[pdf]](https://arxiv.org/pdf/1601.00003)
        - **Delta** (2016), D. Four et al. [[pdf]](https://arxiv.org/pdf/1601.00004)

        ### Old Papers
        - Epsilon (1998), E. Five et al. [[pdf]](https://example.org/epsilon.pdf)

        ### Video Lectures / Tutorials / Blogs
        - A blog [[web]](https://blog.example.org/)

        """;

    public const string Zeta = "- **Zeta** (2015), Z. Six et al. [[pdf]](https://arxiv.org/pdf/1501.00006)";

    public const string PolicyOfFour = "top: { size: 4, years: 2012-2016 }\ncitations: { 2016: 60, 2015: 200 }\n";

    public static string Adding(string line = Zeta, string after = "Beta") => After(Text, after, line);

    public static string Without(string text, string title) =>
        string.Join('\n', text.Split('\n').Where(l => !l.Contains(title, StringComparison.Ordinal)));

    public static string After(string text, string title, string line) =>
        string.Join('\n', text.Split('\n').SelectMany(l => l.Contains(title, StringComparison.Ordinal) ? new[] { l, line } : [l]));

    public static RequestTexts Request(string head, string? policy = PolicyOfFour) => new()
    {
        MergeBase = Text,
        Head = head,
        PolicyText = policy,
    };
}
