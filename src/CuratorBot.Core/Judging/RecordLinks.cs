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
}
