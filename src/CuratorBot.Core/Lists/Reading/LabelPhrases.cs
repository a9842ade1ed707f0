using System.Buffers;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>Tells by its words alone whether a phrase labels a link, or says what follows.</summary>
internal static class LabelPhrases
{
    private static readonly SearchValues<string> HanLabels = SearchValues.Create(
        ["论文", "代码", "项目", "主页", "视频", "开源", "数据集", "原文", "链接", "解读", "博客", "学术"], StringComparison.Ordinal);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> LabelWords = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "pdf", "html", "paper", "papers", "arxiv", "abs", "abstract", "code", "codes", "github", "git", "repo", "source", "project", "page", "website", "web", "site",
        "homepage", "home", "video", "videos", "youtube", "talk", "slides", "slide", "poster", "demo", "colab", "blog", "post", "link", "links", "url", "doi",
        "dataset", "datasets", "data", "supp", "supplementary", "supplement", "appendix", "bib", "bibtex", "cite", "model", "models", "weights", "huggingface", "hf",
        "pytorch", "tensorflow", "caffe", "keras", "jax", "torch", "mxnet", "official", "unofficial", "openreview", "ieee", "acm", "springer", "summary", "notes",
        "note", "review", "article", "publication", "download", "docs", "documentation", "media", "news", "twitter", "tweet", "wiki", "book", "report", "preprint",
        "implementation", "reference", "python", "matlab",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> AttributeWords = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "intro", "introduction", "keyword", "keywords", "author", "authors", "title", "venue", "conference", "journal", "published", "publication", "year", "date",
        "affiliation", "affiliations", "institute", "institution", "tldr", "tl;dr", "description", "comment", "comments", "task", "tasks", "作者", "标题", "单位", "会议", "期刊", "年份", "时间",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a phrase is a word that links are labelled with: "pdf", "official code", "PyTorch(Author)".</summary>
    public static bool IsLabel(ReadOnlySpan<char> text)
    {
        text = text.Trim(Phrases.Edges);
        if (text.Length is 0 or > 40)
        {
            return false;
        }

        if (text.ContainsAny(HanLabels) && text.Length <= 12)
        {
            return true;
        }

        var words = 0;
        var known = 0;
        foreach (var range in text.SplitAny(" -:/&+,.()[]（）_0123456789"))
        {
            var word = text[range];
            if (!word.IsEmpty)
            {
                words++;
                known += LabelWords.Contains(word) ? 1 : 0;
            }
        }

        return words > 0 && known > 0 && words <= 4 && known * 2 >= words;
    }

    /// <summary>Whether the words before a colon say what follows: "intro", "authors", or the label of a link.</summary>
    public static bool IsAttribute(ReadOnlySpan<char> words)
    {
        words = words.Trim(" *_`");
        var open = words.IndexOfAny('(', '（');
        words = open > 0 ? words[..open].TrimEnd() : words;
        if (AttributeWords.Contains(words) || (words.Length <= 6 && words.ContainsAny(HanLabels)))
        {
            return true;
        }

        foreach (var range in words.SplitAny(" -"))
        {
            if (!LabelWords.Contains(words[range]))
            {
                return false;
            }
        }

        return !words.IsEmpty;
    }
}
