using System.Buffers;
using System.Runtime.InteropServices;
using CuratorBot.Core.Lists.Markdown;
using CuratorBot.Core.Lists.Style;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Names;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>Tells entries from the other bullets of a list: criteria, contents, prose.</summary>
internal static class EntrySelector
{
    private static readonly SearchValues<string> ResourceWords = SearchValues.Create(
        [
            "lecture", "tutorial", "blog", "video", "course", "talk", "researcher", "website", "mooc", "podcast",
            "讲座", "教程", "博客", "视频", "课程", "研究者", "研究人员", "讲义",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly HashSet<string> PaperLabels = new(StringComparer.OrdinalIgnoreCase) { "pdf", "html", "paper", "book", "arxiv" };

    /// <summary>The entries among the candidates, in order, with their kind.</summary>
    public static List<Candidate> Select(List<Candidate> candidates)
    {
        var nested = GroupByParent(candidates);
        var settled = new HashSet<Candidate>();
        foreach (var candidate in candidates)
        {
            if (candidate.Item.Block is ItemText item && nested.TryGetValue(item, out var children) && ChooseNested(candidate, children))
            {
                settled.UnionWith(children);
                continue;
            }

            candidate.IsEntry |= !settled.Contains(candidate) && IsEntry(candidate);
        }

        AddWeakOnes(candidates, nested);
        var found = candidates.FindAll(static candidate => candidate.IsEntry);
        foreach (var candidate in found)
        {
            SetKind(candidate);
        }

        return found;
    }

    private static Dictionary<ItemText, List<Candidate>> GroupByParent(List<Candidate> candidates)
    {
        // By reference: blocks are values, and comparing their texts is slow.
        var groups = new Dictionary<ItemText, List<Candidate>>(ReferenceEqualityComparer.Instance);
        foreach (var candidate in candidates)
        {
            if (candidate.Item.Block is ItemText { Parent: { } parent })
            {
                if (!groups.TryGetValue(parent, out var group))
                {
                    groups[parent] = group = [];
                }

                group.Add(candidate);
            }
        }

        return groups;
    }

    /// <summary>
    /// A bullet with the name and the links of a work, and below it the citation: the citation is the entry. Where the
    /// citation has no title, the bullet above is the entry and takes the authors from below. False where it is neither.
    /// </summary>
    private static bool ChooseNested(Candidate parent, List<Candidate> children)
    {
        if (parent.Reading is { HasYearGroup: true, Form: EntryForm.TitleFirst })
        {
            return false;
        }

        var citations = children.FindAll(static child => child.Reading.Form != EntryForm.TitleFirst);
        if (citations.Count == 0)
        {
            return false;
        }

        if (citations.TrueForAll(static child => child.Reading.Title.Length == 0) && parent.Reading.Title.Contains(' ', StringComparison.Ordinal))
        {
            var (own, citation) = (parent.Reading, citations[0].Reading);
            parent.Reading = own with { Authors = own.Authors ?? citation.Authors, Year = own.Year ?? citation.Year, HasVenue = own.HasVenue || citation.HasVenue };
            parent.IsEntry = true;
            return true;
        }

        foreach (var citation in citations)
        {
            if (citation.Links.Count == 0)
            {
                citation.Linked = parent.Linked;
            }

            if (citation.Reading.Title.Length == 0 && parent.Reading.Title.Length > 0)
            {
                citation.Reading = citation.Reading with { Name = parent.Reading.Title };
            }

            citation.IsEntry = true;
        }

        return true;
    }

    /// <summary>Whether the bullet alone says that it is an entry.</summary>
    private static bool IsEntry(Candidate candidate)
    {
        var reading = candidate.Reading;
        if (LeadsInsideThePage(reading) || IsCriterion(candidate.Item.Text))
        {
            return false;
        }

        if (candidate.Item.Block is ParagraphText)
        {
            return reading.Form == EntryForm.Quoted && reading.Links.Count > 0;
        }

        return reading.Form switch
        {
            EntryForm.Quoted => reading.Links.Count > 0 || reading.Year is not null,
            EntryForm.Citation => (reading.HasVenue && reading.Authors is not null) || reading.HasLabel || (reading.HasYearGroup && reading.Links.Count > 0),
            _ => reading.HasLabel
                || (reading.HasYearGroup && (reading.Authors is not null || reading.Links.Count > 0))
                || (reading.Authors is not null && NameList.EndsWithEtAl(reading.Authors))
                || (reading.Mark != TitleMark.None && reading.Authors is not null && AuthorText.IsAuthors(reading.Authors, out var sure) && sure)
                || (reading.TitleIsLink && reading.Title.Length > 0),
        };
    }

    /// <summary>A line of the contents: all its links lead to headings.</summary>
    private static bool LeadsInsideThePage(EntryReading reading) =>
        reading.Links.Count > 0 && reading.Links.TrueForAll(static link => link.Url.StartsWith('#'));

    /// <summary>"**2016** : +60 citations", "**&lt; 6 months** : ...": a number in bold, and what it asks behind the colon.</summary>
    private static bool IsCriterion(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("**", StringComparison.Ordinal))
        {
            return false;
        }

        var length = text[2..].IndexOf("**");
        return length is > 0 and < 22
            && text.Slice(2, length).ContainsAnyInRange('0', '9')
            && text[(length + 4)..].TrimStart() is [':' or '：', .. var asked]
            && !asked.Contains("](", StringComparison.Ordinal)
            && asked.TrimStart() is not ['"' or '“', ..]
            && !asked.Contains("http", StringComparison.Ordinal);
    }

    /// <summary>
    /// Bullets that say nothing by themselves ("- A title") are entries where the entries of their section outnumber them,
    /// unless they read like a sentence.
    /// </summary>
    private static void AddWeakOnes(List<Candidate> candidates, Dictionary<ItemText, List<Candidate>> nested)
    {
        var balance = new Dictionary<int, int>();
        var weak = new List<Candidate>();
        foreach (var candidate in candidates)
        {
            if (candidate.IsEntry)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(balance, candidate.Item.Heading, out _)++;
            }
            else if (IsWeak(candidate, nested))
            {
                weak.Add(candidate);
                CollectionsMarshal.GetValueRefOrAddDefault(balance, candidate.Item.Heading, out _)--;
            }
        }

        foreach (var candidate in weak)
        {
            if (balance[candidate.Item.Heading] > 0)
            {
                candidate.IsEntry = true;
            }
        }
    }

    private static bool IsWeak(Candidate candidate, Dictionary<ItemText, List<Candidate>> nested) =>
        candidate.Item.Block is ItemText { Parent: null } item
        && candidate.Reading.Title.Length > 0
        && !nested.ContainsKey(item)
        && !LeadsInsideThePage(candidate.Reading)
        && !IsCriterion(item.Text.Span)
        && !IsSentence(item.Text.Span);

    private static bool IsSentence(ReadOnlySpan<char> text) => text.TrimEnd() is [.., '.' or '!' or '?' or '。' or '！' or '？' or ':' or '：'];

    private static void SetKind(Candidate candidate)
    {
        var reading = candidate.Reading;
        if (reading.HasYearGroup || reading.Form != EntryForm.TitleFirst || (reading.Authors is not null && AuthorText.IsAuthors(reading.Authors, out var sure) && sure))
        {
            return;
        }

        var isResource = candidate.InResources
            || (reading.TitleIsLink && reading.Links.Count == 1 && reading.Authors is null && reading.Affiliation is not null)
            || (reading.Authors is null && reading.Mark == TitleMark.None && reading.Links.Count > 0 && !reading.Links.Exists(IsOfAPaper));
        if (!isResource)
        {
            return;
        }

        candidate.Kind = EntryKind.Resource;
        candidate.Reading = reading with
        {
            Authors = null,
            Year = null,
            Title = reading.TitleIsLink ? reading.Title : EntryParser.CleanTitle(candidate.Item.Text[..Math.Min(reading.BodyLength, candidate.Item.Text.Length)], reading),
        };
    }

    private static bool IsOfAPaper(EntryLink link) =>
        PaperLabels.Contains(link.Label) || link.Label.StartsWith("paper", StringComparison.OrdinalIgnoreCase) || PaperId.FromUrl(link.Url) is not null;

    /// <summary>Whether a heading or marker is of lectures, blogs, persons.</summary>
    public static bool IsOfResources(string heading) => heading.AsSpan().ContainsAny(ResourceWords);
}
