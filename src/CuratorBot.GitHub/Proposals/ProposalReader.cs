using System.Text.RegularExpressions;
using CuratorBot.Core.Papers;

namespace CuratorBot.GitHub.Proposals;

/// <summary>Reads which paper an issue suggests: from the issue form that this project ships, or from a link or a title in plain words.</summary>
public static partial class ProposalReader
{
    private const int LongestTitle = 300;

    /// <summary>
    /// The paper that an issue names; null where it names none. An issue that only mentions a paper somewhere is no suggestion:
    /// it must be the form, begin like one ("Add ...", "Suggestion: ...", "推荐..."), or say nothing beside a link.
    /// </summary>
    public static PaperQuery? Read(string title, string? body)
    {
        ArgumentNullException.ThrowIfNull(title);
        body = (body ?? "").ReplaceLineEndings("\n");
        var form = Form(body);
        if (form.TryGetValue("paper", out var paper) || form.TryGetValue("论文", out paper))
        {
            var links = form.GetValueOrDefault("link") ?? form.GetValueOrDefault("链接") ?? "";
            return Query(IdIn(links) is null ? paper : "", $"{links}\n{paper}", paper);
        }

        var opening = Opening().Match(title);
        if (opening.Success)
        {
            return Query(title[opening.Length..], $"{title}\n{body}", title[opening.Length..]);
        }

        var isLinkAlone = IdIn(body) is not null && body.Trim().Split('\n').Length == 1;
        return isLinkAlone ? Query(title, body, title) : null;
    }

    /// <summary>An id decides where there is one; the title is asked for where there is none.</summary>
    private static PaperQuery? Query(string title, string textWithLinks, string fallback)
    {
        if (IdIn(textWithLinks) is { } id)
        {
            return new PaperQuery("", [id]);
        }

        var words = (title.Length > 0 ? title : fallback).Trim().Trim('"', '“', '”', '*', '`', '《', '》', '.', ':', '：').Trim();
        return words.Length is >= 3 and <= LongestTitle ? new PaperQuery(words, []) : null;
    }

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

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"^\s*\[?(?:(?:please add|add|suggest(?:ion|ed)?|suggesting|new paper|missing paper|paper suggestion)\b|推荐论文|推荐|建议添加|建议加入|建议|添加|新增)\]?\s*(?:paper|论文)?\s*[:：-]?\s*", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
