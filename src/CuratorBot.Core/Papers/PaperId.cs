namespace CuratorBot.Core.Papers;

/// <summary>
/// An external id as Semantic Scholar writes it: <c>ARXIV:1503.02531</c>, <c>DOI:10.1038/nature14236</c>, <c>ACL:D14-1162</c>,
/// <c>CorpusId:7200347</c>, <c>URL:https://openreview.net/...</c>, or a bare 40-digit <c>paperId</c>
/// (API page "Details about a paper", parameter <c>paper_id</c>).
/// </summary>
/// <param name="Scheme">The part before the colon as the API spells it; empty for a bare paper id.</param>
/// <param name="Value">The part after it, without an arXiv version.</param>
public readonly record struct PaperId(string Scheme, string Value)
{
    /// <summary>The id as the API takes it.</summary>
    public override string ToString() => Scheme.Length == 0 ? Value : $"{Scheme}:{Value}";
}
