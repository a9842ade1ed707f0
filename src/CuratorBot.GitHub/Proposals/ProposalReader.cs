using System.Text.RegularExpressions;
using CuratorBot.Core.Papers;

namespace CuratorBot.GitHub.Proposals;

/// <summary>Reads which paper an issue suggests: from the issue form that this project ships, or from a link or a title in plain words.</summary>
public static partial class ProposalReader
{
    private const int LongestTitle = 300;

    /// <summary>
    /// The paper that an issue names; null where it names none. An issue that only mentions a paper somewhere is no suggestion:
    /// it must be the form, begin like one ("Add ...", "Suggestion: ...", "推荐..."), or say nothing beside a link. What is not the
    /// author's own (comments of a template, quotations, code) is not looked at.
    /// </summary>
    public static Proposal? Read(string title, string? body)
    {
        ArgumentNullException.ThrowIfNull(title);
        body = Foreign().Replace((body ?? "").ReplaceLineEndings("\n"), " ");
        var form = Form(body);
        if (form.TryGetValue("paper", out var paper) || form.TryGetValue("论文", out paper))
        {
            var links = form.GetValueOrDefault("link") ?? form.GetValueOrDefault("链接") ?? "";
            return (IdIn(links) ?? IdIn(paper)) is { } id ? ById(id) : ByTitle(paper) is { } query ? new Proposal(query) : null;
        }

        var opening = Opening().Match(title);
        if (!opening.Success)
        {
            return body.Trim().Split('\n').Length == 1 && IdIn(body) is { } only ? ById(only) : null;
        }

        if (IdIn(title) is { } named)
        {
            return ById(named);
        }

        // A link on a line of its own is what the title speaks of; one in a sentence may be of a paper to compare with.
        var lines = body.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Where(IsLinkAlone).Select(IdIn).FirstOrDefault(static id => id is not null) is { } alone)
        {
            return ById(alone);
        }

        var mentioned = IdIn(body);
        return ByTitle(title[opening.Length..]) is { } words ? new Proposal(words, IsSure: false, mentioned)
            : mentioned is { } other ? ById(other)
            : null;
    }

    private static Proposal ById(PaperId id) => new(new PaperQuery("", [id]));

    private static PaperQuery? ByTitle(string title)
    {
        var words = title.Trim().Trim('"', '“', '”', '*', '`', '《', '》', '.', ':', '：').Trim();
        return words.Length is >= 3 and <= LongestTitle ? new PaperQuery(words, []) : null;
    }

    /// <summary>Whether a line is a link or an id, perhaps with a label before it: "PDF: https://...", "- [arXiv](https://...)".</summary>
    private static bool IsLinkAlone(string line) => line.Count(static c => c == ' ') <= 2;

    private static PaperId? IdIn(string text)
    {
        foreach (var match in Address().EnumerateMatches(text))
        {
            if (PaperId.FromUrl(text.Substring(match.Index, match.Length).TrimEnd('.', ',', ')', ']', '>')) is { } id)
            {
                return id;
            }
        }

        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(200))
        {
            // "arXiv:1503.02531", "10.1038/nature14236"; a bare word must not be taken for an id.
            var bare = word.Trim('(', ')', '[', ']', '.', ',', ';', '"');
            if ((bare.Contains(':', StringComparison.Ordinal) || bare.StartsWith("10.", StringComparison.Ordinal)) && PaperId.TryParse(bare, out var id))
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>The answers of an issue form by the first word of their heading; GitHub writes "### Heading", a blank line, the answer.</summary>
    private static Dictionary<string, string> Form(string body)
    {
        var answers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in body.Split("### ", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            if (end > 0 && part[(end + 1)..].Trim() is { Length: > 0 } answer && answer != "_No response_")
            {
                answers.TryAdd(part[..end].Trim().Split(' ', '（', '(')[0], answer);
            }
        }

        return answers;
    }

    /// <summary>Comments, code and quotations.</summary>
    [GeneratedRegex(@"<!--(?s:.*?)(?:-->|\z)|```(?s:.*?)(?:```|\z)|~~~(?s:.*?)(?:~~~|\z)|`[^`\n]*`|^[ \t]*>.*$", RegexOptions.Multiline)]
    private static partial Regex Foreign();

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"^\s*\[?(?:(?:please add|add|suggest(?:ion|ed)?|suggesting|new paper|missing paper|paper suggestion)\b|推荐论文|推荐|建议添加|建议加入|建议|添加|新增)\]?\s*(?:paper|论文)?\s*[:：-]?\s*", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
