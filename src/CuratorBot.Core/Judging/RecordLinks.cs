using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;

namespace CuratorBot.Core.Judging;

/// <summary>Addresses that a record knows.</summary>
internal static class RecordLinks
{
    /// <summary>The address of the PDF: on arXiv, else where the record says; null where neither is known.</summary>
    public static string? PdfOf(Paper paper)
    {
        var arXiv = PaperId.Of(paper).Where(id => string.Equals(id.Scheme, PaperId.ArXiv, StringComparison.Ordinal)).Select(id => id.Value).FirstOrDefault();
        return arXiv is not null ? $"https://arxiv.org/pdf/{arXiv}"
            : Uri.TryCreate(paper.OpenAccessPdf, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? paper.OpenAccessPdf
            : null;
    }

    /// <summary>The links of an entry with the address of the right paper where that of the other one stands; null where that address is unknown.</summary>
    public static IReadOnlyList<EntryLink>? Replace(Entry entry, Paper other, Paper right)
    {
        if (PdfOf(right) is not { } address)
        {
            return null;
        }

        var wrong = PaperId.Of(other).ToHashSet();
        var at = entry.Links.Select((link, i) => (Id: PaperId.FromUrl(link.Url), i)).FirstOrDefault(l => l.Id is { } id && wrong.Contains(id)).i;
        return [.. entry.Links.Select((link, i) => i == at ? link with { Url = address } : link)];
    }
}
