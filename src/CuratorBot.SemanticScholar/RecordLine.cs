using System.Text.Json;
using CuratorBot.Core.Papers;

namespace CuratorBot.SemanticScholar;

/// <summary>A line of a snapshot: a record, and what OpenAlex says of the same paper, of which one may be missing.</summary>
/// <param name="Record">The record of Semantic Scholar; null if there is none.</param>
/// <param name="Work">The work of OpenAlex; null if there is none.</param>
internal readonly record struct RecordLine(Paper? Record, Paper? Work)
{
    /// <summary>The line of a record in an answer: the paper that was found stands beside what OpenAlex says of it.</summary>
    public static RecordLine Of(Paper record, PaperLookup lookup) =>
        new(record, lookup is PaperLookup.Found found && ReferenceEquals(found.Paper, record) ? WorkOf(lookup) : null);

    /// <summary>The line of a work in an answer.</summary>
    public static RecordLine OfWork(Paper work, PaperLookup lookup) =>
        lookup is PaperLookup.Found found && ReferenceEquals(WorkOf(lookup), work) ? new(found.Paper, work) : new(null, work);

    /// <summary>The lines that hold all records of an answer.</summary>
    public static IEnumerable<RecordLine> AllOf(PaperLookup lookup) =>
        RecordsOf(lookup).Select(record => Of(record, lookup))
            .Concat(lookup.Second is { } second ? RecordsOf(second).Select(work => OfWork(work, lookup)) : []);

    /// <summary>The line of what is worth keeping of an answer: the paper that was found, by either source. Null if neither did.</summary>
    public static RecordLine? Kept(PaperLookup lookup) => (lookup, WorkOf(lookup)) switch
    {
        (PaperLookup.Found found, var work) => new(found.Paper, work),
        (_, { } work) => new(null, work),
        _ => null,
    };

    public override string ToString() =>
        JsonSerializer.Serialize(Record is null ? PaperJson.From(Work!) : PaperJson.From(Record, Work), PaperJsonContext.Default.PaperJson);

    private static Paper? WorkOf(PaperLookup lookup) => (lookup.Second as PaperLookup.Found)?.Paper;

    private static IEnumerable<Paper> RecordsOf(PaperLookup lookup)
    {
        IEnumerable<Paper?> records = lookup switch
        {
            PaperLookup.Found found => found.OtherRecords.Prepend(found.Paper),
            PaperLookup.Ambiguous ambiguous => ambiguous.Candidates,
            PaperLookup.Unavailable { LastKnown: { } lastKnown } => [lastKnown],
            _ => [],
        };
        return records.Append(lookup.LinkedPaper).OfType<Paper>();
    }
}
