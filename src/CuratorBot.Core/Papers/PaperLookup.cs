using CuratorBot.Core.Text;

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
    /// The record that the link leads to, if it is a different paper than the title says (rule <c>link-identity</c>);
    /// null if link and title agree or the link has no id.
    /// </summary>
    public Paper? LinkedPaper { get; init; }

    /// <summary>The id or the title that was sent to the source; null if nothing was sent.</summary>
    public string? Query { get; init; }

    /// <summary>
    /// What the second source says of the same paper: its own column, never mixed with this answer and without a second itself. Null where it
    /// was not asked.
    /// </summary>
    public PaperLookup? Second { get; init; }

    /// <summary>Whether the source has refused its API key, so that it was asked without one: a maintainer has to set another.</summary>
    public bool KeyRefused { get; init; }

    /// <summary>One record, which is certainly the paper.</summary>
    /// <param name="Paper">The record.</param>
    /// <param name="MatchedBy">How it was found.</param>
    /// <param name="Score">The certainty, 0 to 1.</param>
    public sealed record Found(Paper Paper, MatchedBy MatchedBy, double Score) : PaperLookup
    {
        /// <summary>Further records of the same paper, such as preprint and venue that the source has not merged.</summary>
        public IReadOnlyList<Paper> OtherRecords { get; init; } = [];

        /// <summary>Whether the figures are older than the source's current ones, because the source could not be asked.</summary>
        public bool Stale { get; init; }
    }

    /// <summary>Records that may be the paper, none for certain.</summary>
    /// <param name="Candidates">The records, the most likely first.</param>
    public sealed record Ambiguous(IReadOnlyList<Paper> Candidates) : PaperLookup;

    /// <summary>The source does not know the paper.</summary>
    public sealed record NotFound : PaperLookup;

    /// <summary>The source could not be asked.</summary>
    /// <param name="Reason">The reason, for people: "Semantic Scholar did not answer within 30 s".</param>
    public sealed record Unavailable(string Reason) : PaperLookup
    {
        /// <summary>The kind of the reason, to say it in other languages.</summary>
        public Outage Outage { get; init; }

        /// <summary>Who could not be asked, one of <see cref="PaperSources"/>.</summary>
        public string Source { get; init; } = PaperSources.SemanticScholar;

        /// <summary>The reason in the language of a reader.</summary>
        public Message Why => new($"outage.{Outage}", PaperSources.NameOf(Source), Reason.TrimEnd('.', '。'));

        /// <summary>The last known figures, with their date; null if there are none.</summary>
        public Paper? LastKnown { get; init; }
    }
}

/// <summary>The names of answers in JSON.</summary>
public static class PaperLookupNames
{
    /// <summary>The public name of an answer: found, ambiguous, not-found or unavailable.</summary>
    public static string WireName(this PaperLookup lookup) => lookup switch
    {
        PaperLookup.Found => "found",
        PaperLookup.Ambiguous => "ambiguous",
        PaperLookup.NotFound => "not-found",
        PaperLookup.Unavailable => "unavailable",
        _ => throw new ArgumentOutOfRangeException(nameof(lookup), lookup, message: null),
    };
}

/// <summary>Why a source could not be asked.</summary>
public enum Outage
{
    /// <summary>A reason that only its own text gives.</summary>
    Other,

    /// <summary>It limits requests.</summary>
    Throttled,

    /// <summary>It limits requests, and is asked without an API key: with one it might have answered.</summary>
    ThrottledWithoutKey,

    /// <summary>What it grants for a day is used up.</summary>
    BudgetUsed,

    /// <summary>It did not answer in time.</summary>
    Slow,

    /// <summary>There is no connection to it.</summary>
    Unreachable,

    /// <summary>It answers with errors, or with something that is no answer.</summary>
    Faulty,

    /// <summary>A person has asked for none to be asked.</summary>
    Offline,
}
