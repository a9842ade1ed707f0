namespace CuratorBot.Core.Papers;

/// <summary>How a record was found.</summary>
public enum MatchedBy
{
    /// <summary>By an external id of its link.</summary>
    Id,

    /// <summary>By its title, its authors and its year.</summary>
    Title,
}

/// <summary>The answer of a paper source to one <see cref="PaperQuery"/>.</summary>
public abstract record PaperLookup
{
    private PaperLookup()
    {
    }

    /// <summary>
    /// The record that the link leads to, where it is of another paper than the title says (rule <c>link-identity</c>);
    /// null where link and title agree or the link has no id.
    /// </summary>
    public Paper? LinkedPaper { get; init; }

    /// <summary>How it was asked: the id or the title that was sent; null where nothing was.</summary>
    public string? Query { get; init; }

    /// <summary>One record, surely the paper asked for.</summary>
    /// <param name="Paper">The record.</param>
    /// <param name="MatchedBy">How it was found.</param>
    /// <param name="Score">How surely, 0 to 1.</param>
    public sealed record Found(Paper Paper, MatchedBy MatchedBy, double Score) : PaperLookup
    {
        /// <summary>Further records of the same paper (preprint and venue, merged by no one yet).</summary>
        public IReadOnlyList<Paper> OtherRecords { get; init; } = [];

        /// <summary>Whether the figures are older than the source would give now, because it could not be asked.</summary>
        public bool Stale { get; init; }
    }

    /// <summary>Records that may be the paper, none surely.</summary>
    /// <param name="Candidates">The likeliest first.</param>
    public sealed record Ambiguous(IReadOnlyList<Paper> Candidates) : PaperLookup;

    /// <summary>The source knows no such paper.</summary>
    public sealed record NotFound : PaperLookup;

    /// <summary>The source could not be asked.</summary>
    /// <param name="Reason">Why, for people: "Semantic Scholar did not answer within 30 s".</param>
    public sealed record Unavailable(string Reason) : PaperLookup
    {
        /// <summary>The last figures known, with their date; null where there are none.</summary>
        public Paper? LastKnown { get; init; }
    }
}
