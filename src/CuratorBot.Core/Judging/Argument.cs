using System.Text.RegularExpressions;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>
/// Whether the description of a pull request argues for a paper, as the model list asks of those who add a paper below its
/// threshold ("please provide enough descriptions"). Whether the argument is good is for a maintainer to say; that there is
/// one is seen from words and a reason, not from a title.
/// </summary>
internal static partial class Argument
{
    private const int EnoughWords = 12;
    private const int EnoughCharacters = 20;
    private const int LongestDescription = 20_000;

    /// <summary>Whether the title and description of a pull request argue for what it does.</summary>
    /// <param name="description">The title, an empty line, the description; or a description alone.</param>
    public static bool IsIn(string description)
    {
        var text = description.Length > LongestDescription ? description[..LongestDescription] : description;
        text = Noise().Replace(text.ReplaceLineEndings("\n"), " ");
        var paragraphs = text.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var body = paragraphs.Length > 1 ? string.Join(' ', paragraphs.Skip(1)) : text;
        var enough = Titles.AreComparable(body, "a") ? EnoughWords : EnoughCharacters;
        return Reason().IsMatch(body) && Titles.CountWords(Titles.Normalize(body)) >= enough;
    }

    /// <summary>What is no argument: comments of templates, code, links' addresses, ticked boxes, and lines of the list itself.</summary>
    [GeneratedRegex(@"<!--(?s:.*?)-->|```(?s:.*?)```|https?://\S+|^[ \t]*[-*+] \[[ xX]\].*$|^.*\[\[\w+\]\].*$|^#+ .*$|^>.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Noise();

    /// <summary>
    /// Words that give a reason or speak of a paper's weight, in the languages of the lists. Not those of every polite note: "my
    /// first pull request", "it should be right".
    /// </summary>
    [GeneratedRegex(
        """
        \b(
            because | although | though | despite
          | deserves? | worth | important | influential | impact | seminal | fundamental | foundational
          | pioneer(s|ed|ing)? | ground-?breaking | landmark | widely | popular
          | novel | introduc(es|ed|ing) | proposes? | outperforms? | improves? | state[ -]of[ -]the[ -]art | sota
          | citations? | cited | basis | inspired
        )\b
        | 因为 | 由于 | 尽管 | 虽然 | 理由 | 原因
        | 重要 | 影响 | 开创 | 奠基 | 经典 | 里程碑 | 广泛
        | 首次 | 首个 | 提出 | 引入 | 优于 | 超过 | 改进
        | 引用 | 值得 | 启发 | 基础
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Reason();
}
