using System.Buffers;
using System.Globalization;
using CuratorBot.Core.Papers.Names;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>How surely a phrase is made of names.</summary>
internal enum NameLikeness
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>It could be: capitalised words.</summary>
    Possible,

    /// <summary>Initials, "et al.", or several names of two words.</summary>
    Sure,
}

/// <summary>Tells by its words alone what a phrase of an entry can be: a date, a venue, names, the label of a link.</summary>
internal static class Phrases
{
    private const int MostVenueWords = 14;
    private const int LongestVenue = 160;
    private const string Edges = " .,;:()[]（）【】*_|`~，。；：、\"“”";

    private static readonly string[] VenueStarts =
    [
        "proc", "journal", "trans", "conference", "workshop", "symposium", "arxiv", "corr", "preprint", "technical report", "tech report", "phd", "master",
        "thesis", "nature", "science", "ieee", "acm", "vol", "pp", "letters", "lecture notes", "biorxiv", "medrxiv", "findings", "openreview", "blog",
        "under review", "submitted to", "accepted", "to appear", "in submission", "international conference", "international journal", "annual",
        "advances in", "pattern recognition", "neural comput", "book", "report",
    ];

    private static readonly SearchValues<string> VenueWords = SearchValues.Create(
        ["journal of", "proceedings", "conference on", "transactions on", "workshop on", "symposium on", " letters", "preprint", "technical report", "lecture notes", "magazine"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> HanLabels = SearchValues.Create(
        ["论文", "代码", "项目", "主页", "视频", "开源", "数据集", "原文", "链接", "解读", "博客", "学术"], StringComparison.Ordinal);

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789-–");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Months = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january", "february", "march", "april", "june",
        "july", "august", "september", "october", "november", "december",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SmallWords = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "and", "on", "of", "in", "for", "the", "at", "to", "&",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

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

    /// <summary>The year that a phrase names: "ICLR 2024", "CVPR2019", "[ICLR' 24]", "2024-02-05", "2024.02", "Feb 2024". Numbers of pages and papers are none.</summary>
    public static int? YearOf(ReadOnlySpan<char> text)
    {
        int? loose = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                continue;
            }

            var end = i + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            if (end - i == 4 && ReadYear(text.Slice(i, 4)) is { } year && StandsAsYear(text, i, end))
            {
                return year;
            }

            if (end - i == 2 && IsShortYear(text, i, end))
            {
                var two = int.Parse(text.Slice(i, 2), NumberStyles.None, CultureInfo.InvariantCulture);
                loose ??= two < 50 ? 2000 + two : 1900 + two;
            }

            i = end - 1;
        }

        return loose;
    }

    /// <summary>Whether a phrase is a date and nothing else: "2015", "'24", "2024-02-05", "2024/02", "7 Nov 2019".</summary>
    public static bool IsDate(ReadOnlySpan<char> text)
    {
        text = text.Trim(Edges);
        if (text.Length is 0 or > 30 || YearOf(text) is null)
        {
            return false;
        }

        foreach (var range in text.SplitAny(" ,.-/年月日'’"))
        {
            var word = text[range];
            if (!word.IsEmpty && word.ContainsAnyExceptInRange('0', '9') && !Months.Contains(word) && !IsOrdinal(word))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a phrase names where and when something was published.</summary>
    public static bool IsVenue(ReadOnlySpan<char> text)
    {
        text = text.Trim(Edges);
        if (text.Length is 0 or > LongestVenue)
        {
            return false;
        }

        if (IsDate(text))
        {
            return true;
        }

        var year = YearOf(text);
        var (words, capitalised, first) = CountWords(text);
        if (words > MostVenueWords || words == 0)
        {
            return words == 0 && year is not null;
        }

        text = text.StartsWith("in ", StringComparison.OrdinalIgnoreCase) ? text[3..] : text;
        foreach (var start in VenueStarts)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase) && (words <= 4 || year is not null || text.ContainsAny(VenueWords))
                && (text.Length == start.Length || !char.IsAsciiLetterLower(text[start.Length]) || start is "proc" or "trans" or "neural comput"))
            {
                return start is not ("nature" or "science" or "book" or "report" or "vol" or "pp" or "blog" or "accepted" or "annual" or "letters" or "master") || words <= 2 || year is not null;
            }
        }

        if (text.ContainsAny(VenueWords) && words <= 12)
        {
            return true;
        }

        return (IsAcronym(first) && words <= 4 && (year is not null || (words <= 2 && first.Length >= 3 && IsUpper(first))))
            || (year is not null && words <= 8 && capitalised && !HasTwoYears(text));
    }

    /// <summary>How surely a phrase is nothing but names of authors.</summary>
    public static NameLikeness Names(ReadOnlySpan<char> text)
    {
        text = text.Trim("*_ \t\n").TrimEnd(",;:");
        text = text is ['(', .., ')'] or ['（', .., '）'] && text[1..^1].IndexOfAny("()（）") < 0 ? text[1..^1] : text;
        if (text.Length is < 2 or > 4000)
        {
            return NameLikeness.None;
        }

        Span<char> clean = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' && i > 0 && text[i - 1] == '\\')
            {
                // The accent of "Kr\"ahenb\"uhl".
                continue;
            }

            if (c is not ('*' or '\\' or '†' or '‡' or '§' or '¶' or '^' or '#'))
            {
                clean[length++] = c == '\n' ? ' ' : c;
            }
        }

        text = new string(clean[..length]).AsSpan().Trim();
        var names = text;
        var etAl = NameList.TakeEtAl(ref names);
        if (names.IsEmpty)
        {
            return etAl ? NameLikeness.Sure : NameLikeness.None;
        }

        if (AreSurnamesFirst(names))
        {
            return NameLikeness.Sure;
        }

        var whole = AuthorText.IsAuthors(text, out _);
        int parts = 0, named = 0, long_ = 0, initials = 0, longest = 0;
        foreach (var range in names.SplitAny(",;、，&"))
        {
            var part = names[range].Trim();
            part = part.StartsWith("and ", StringComparison.Ordinal) ? part[4..] : part;
            if (part.IsEmpty)
            {
                continue;
            }

            foreach (var half in SplitAnd(part))
            {
                var name = part[half].Trim();
                if (IsMoreThanAName(name))
                {
                    return NameLikeness.None;
                }

                var open = name.IndexOfAny('(', '[');
                if (open > 0 && name[open..].IndexOfAny(')', ']') is > 0 and var close && name[(open + close + 1)..].Trim(" .").Length > 0)
                {
                    return NameLikeness.None;
                }

                name = open > 0 ? name[..open].TrimEnd() : name;
                parts++;
                longest = Math.Max(longest, name.Count(' ') + 1);
                named += AuthorText.IsAuthors(name, out _) ? 1 : 0;
                long_ += name.Contains(' ') ? 1 : 0;
                initials += HasInitial(name) ? 1 : 0;
            }
        }

        if (!whole && !(parts >= 4 && named * 4 >= parts * 3) && !(etAl && (named == parts || (parts == 1 && longest <= 2))))
        {
            return NameLikeness.None;
        }

        // "Visual Representation Learning and Deep Clustering" are two of four words at most only by chance.
        if (parts == 2 && !etAl && initials == 0 && longest > 3)
        {
            return NameLikeness.Possible;
        }

        return etAl || initials > 0 || (parts >= 2 && long_ == parts) || (parts >= 3 && long_ * 4 >= parts * 3) ? NameLikeness.Sure : NameLikeness.Possible;
    }

    /// <summary>"Wang, Xiaolong and Gupta, Abhinav", as BibTeX has names: one comma in each.</summary>
    private static bool AreSurnamesFirst(ReadOnlySpan<char> names)
    {
        var count = 0;
        foreach (var range in names.Split(" and "))
        {
            var name = names[range].Trim();
            var comma = name.IndexOf(',');
            if (comma <= 0 || name.Length - comma < 3 || name[(comma + 1)..].Contains(',') || name.Count(' ') > 3 || !char.IsUpper(name[0])
                || !char.IsUpper(name[(comma + 1)..].TrimStart() is [var first, ..] ? first : ' ') || name.ContainsAny(":?!()"))
            {
                return false;
            }

            count++;
        }

        return count >= 2;
    }

    /// <summary>Whether a phrase is a word that links are labelled with: "pdf", "official code", "PyTorch(Author)".</summary>
    public static bool IsLabel(ReadOnlySpan<char> text)
    {
        text = text.Trim(Edges);
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

    /// <summary>The name of a column in comparable form: its letters and digits, lower case, no more than a few.</summary>
    public static string ColumnKey(string name)
    {
        const int Longest = 24;
        var key = new System.Text.StringBuilder();
        foreach (var c in Markdown.PlainText.Strip(name))
        {
            if (char.IsLetterOrDigit(c) && key.Length < Longest)
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }

        return key.ToString();
    }

    /// <summary>Number of words; letters of a script without blanks count two a word.</summary>
    public static int WordCount(ReadOnlySpan<char> text)
    {
        var words = 0;
        var han = 0;
        var inWord = false;
        foreach (var c in text)
        {
            if (c is >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF')
            {
                han++;
                inWord = false;
            }
            else if (char.IsLetterOrDigit(c) || c is '\'' or '’' or '-' or '+')
            {
                words += inWord ? 0 : 1;
                inWord = true;
            }
            else
            {
                inWord = false;
            }
        }

        return words + ((han + 1) / 2);
    }

    /// <summary>Share of the words behind the first that begin with a capital; 0 where there is one word.</summary>
    public static double CapitalShare(ReadOnlySpan<char> text)
    {
        var all = 0;
        var capitals = 0;
        foreach (var range in text.Split(' '))
        {
            var word = text[range].Trim(Edges);
            if (word.Length > 3 && char.IsLetter(word[0]))
            {
                all++;
                capitals += char.IsUpper(word[0]) ? 1 : 0;
            }
        }

        return all == 0 ? 0 : (double)capitals / all;
    }

    private static int? ReadYear(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1930 and <= 2039 ? year : null;

    /// <summary>"From 2013 to 2019" says nothing of when a paper came out.</summary>
    private static bool HasTwoYears(ReadOnlySpan<char> text)
    {
        var years = 0;
        for (var i = 0; i + 4 <= text.Length; i++)
        {
            if ((i == 0 || !char.IsAsciiDigit(text[i - 1])) && (i + 4 == text.Length || !char.IsAsciiDigit(text[i + 4])) && ReadYear(text.Slice(i, 4)) is not null)
            {
                years++;
            }
        }

        return years > 1;
    }

    private static bool StandsAsYear(ReadOnlySpan<char> text, int start, int end)
    {
        var before = start > 0 ? text[start - 1] : ' ';
        var after = end < text.Length ? text[end] : ' ';
        var follows = end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]);
        if (after is '.' or '-' or '/' or ':' && follows)
        {
            var digits = end + 1;
            while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                digits++;
            }

            // "2024.02" is a date, "2103.07899" a paper, "2001-2010" pages.
            return digits - end - 1 <= 2 && after != ':' && before is not (':' or '.' or '-' or '/');
        }

        if (before is ':' or '.' or '-' or '/' && start > 1 && char.IsAsciiDigit(text[start - 2]))
        {
            // "05.02.2024", but not the pages "1052-2010".
            return start > 2 && (start == 3 || !char.IsAsciiDigit(text[start - 4]));
        }

        return !char.IsAsciiLetterLower(after) && before is not ('/' or '_') && (!char.IsAsciiLetter(before) || (start > 1 && char.IsAsciiLetter(text[start - 2])));
    }

    private static bool IsShortYear(ReadOnlySpan<char> text, int start, int end)
    {
        if (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            return false;
        }

        var before = text[..start].TrimEnd(' ');
        return before is [.., '\'' or '’' or '‘' or '`'] && start - before.Length <= 1;
    }

    private static bool IsOrdinal(ReadOnlySpan<char> word) =>
        word.Length is 3 or 4 && char.IsAsciiDigit(word[0]) && word[^2..] is "st" or "nd" or "rd" or "th";

    private static (int Words, bool Capitalised, string First) CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        var capitalised = true;
        var first = "";
        foreach (var range in text.SplitAny(" ,'’./"))
        {
            var word = text[range].Trim(Edges);
            if (word.IsEmpty || !word.ContainsAnyExcept(Digits))
            {
                continue;
            }

            if (first.Length == 0)
            {
                first = word.TrimEnd("0123456789").ToString();
            }

            words++;
            capitalised &= char.IsUpper(word[0]) || SmallWords.Contains(word) || char.IsAsciiDigit(word[0]);
        }

        return (words, capitalised, first);
    }

    /// <summary>Two capitals or more: "ICLR", "NeurIPS", "AAAI-20", "ICML/W".</summary>
    private static bool IsAcronym(string word)
    {
        var capitals = 0;
        var together = false;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            capitals += char.IsUpper(c) ? 1 : 0;
            together |= i > 0 && char.IsUpper(c) && char.IsUpper(word[i - 1]);
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '/' or '&' or '@' or '+'))
            {
                return false;
            }
        }

        return (together || (capitals >= 2 && capitals * 2 >= word.Length)) && word.Length <= 20;
    }

    private static bool IsUpper(string word) => !word.AsSpan().ContainsAnyInRange('a', 'z');

    private static bool HasInitial(ReadOnlySpan<char> name)
    {
        foreach (var range in name.Split(' '))
        {
            // "Zhu P", "P. Zhu"; "A Survey" has none.
            var word = name[range];
            if (word.Length is 1 or 2 && char.IsUpper(word[0]) && (word.Length == 1 ? range.Start.Value > 0 : word[1] == '.'))
            {
                return name.Length > word.Length;
            }
        }

        return false;
    }

    /// <summary>"Approach. Bin", "Why? Ann": a period behind a whole word ends a sentence, not a name.</summary>
    private static bool IsMoreThanAName(ReadOnlySpan<char> name)
    {
        if (name.ContainsAny('?', '!'))
        {
            return true;
        }

        // "et al. Title"
        if (name.StartsWith("et al", StringComparison.Ordinal) && name.Length > "et al.".Length)
        {
            return true;
        }

        // "A Closer Look"; the initial of "A Ames" stands before one name.
        if (name.StartsWith("A ", StringComparison.Ordinal) && name.Count(' ') >= 2 && !name.Contains('.') && !HasParticle(name))
        {
            return true;
        }

        // Nobody has five names in full.
        if (name.Count(' ') >= 4 && !name.Contains('.') && !name.Contains('(') && !HasParticle(name))
        {
            return true;
        }

        var period = name.IndexOf(". ");
        return period > 2 && char.IsLetter(name[period - 1]) && char.IsLetter(name[period - 2]) && char.IsLetter(name[period - 3]);
    }

    private static bool HasParticle(ReadOnlySpan<char> name)
    {
        foreach (var range in name.Split(' '))
        {
            if (NameWords.IsParticle(name[range]))
            {
                return true;
            }
        }

        return false;
    }

    private static List<Range> SplitAnd(ReadOnlySpan<char> part)
    {
        var halves = new List<Range>(2);
        foreach (var range in part.Split(" and "))
        {
            halves.Add(range);
        }

        return halves;
    }
}
