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

    /// <summary>The address in an entry that leads to a paper; the first where none surely does.</summary>
    /// <param name="entry">An entry with a link.</param>
    /// <param name="paper">The paper.</param>
    public static string AddressOf(Entry entry, Paper paper) => entry.Links[IndexOf(entry, paper)].Url;

    private static int IndexOf(Entry entry, Paper paper)
    {
        var ids = PaperId.Of(paper).ToHashSet();
        return entry.Links.Select((link, i) => (Id: PaperId.FromUrl(link.Url), i)).FirstOrDefault(l => l.Id is { } id && ids.Contains(id)).i;
    }

    /// <summary>The links of an entry with the address of the right paper where that of the other one stands; null where that address is unknown.</summary>
    public static IReadOnlyList<EntryLink>? Replace(Entry entry, Paper other, Paper right)
    {
        if (PdfOf(right) is not { } address)
        {
            return null;
        }

        var at = IndexOf(entry, other);
        return [.. entry.Links.Select((link, i) => i == at ? link with { Url = address } : link)];
    }
}
