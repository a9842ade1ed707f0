namespace CuratorBot.Core.Lists.Reading;

/// <summary>What the name of a column says about its cells.</summary>
internal enum ColumnRole
{
    None,
    Title,
    Authors,
    Venue,
    Date,
    Name,
    Links,
    Other,
}

/// <summary>Reads the names of columns.</summary>
internal static class Columns
{
    private static readonly (ColumnRole Role, string[] Words)[] Roles =
    [
        (ColumnRole.Title, ["title", "paper", "papers", "papertitle", "论文", "标题", "题目", "article", "publication"]),
        (ColumnRole.Authors, ["author", "authors", "作者"]),
        (ColumnRole.Date, ["date", "year", "time", "published", "日期", "年份", "时间", "年"]),
        (ColumnRole.Venue, ["venue", "conference", "journal", "conf", "pub", "publisher", "where", "会议", "期刊", "发表", "source"]),
        (ColumnRole.Name, ["name", "model", "method", "keyword", "keywords", "abbreviation", "acronym", "abbr", "algorithm", "模型", "方法", "名称"]),
        (ColumnRole.Links, ["code", "link", "links", "url", "demo", "project", "website", "github", "repo", "pdf", "resources", "代码", "链接", "codes", "projectpage", "homepage"]),
        (ColumnRole.Other, ["star", "stars", "type", "note", "notes", "institute", "institution", "affiliation", "tldr", "summary", "abstract", "description", "modalities", "task", "tags", "category", "cited", "citations", "comment", "comments", "introduction"]),
    ];

    /// <summary>The role of a column by its name; the first word that tells decides.</summary>
    /// <param name="key">As <see cref="Phrases.ColumnKey"/> gives it.</param>
    public static ColumnRole RoleOf(ReadOnlySpan<char> key)
    {
        foreach (var (role, words) in Roles)
        {
            foreach (var word in words)
            {
                if (key.SequenceEqual(word))
                {
                    return role;
                }
            }
        }

        foreach (var (role, words) in Roles)
        {
            foreach (var word in words)
            {
                if (word.Length >= 4 && (key.StartsWith(word, StringComparison.Ordinal) || key.EndsWith(word, StringComparison.Ordinal)))
                {
                    return role;
                }
            }
        }

        return ColumnRole.None;
    }
}
