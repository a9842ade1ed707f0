using System.Text.Json.Serialization;

namespace CuratorBot.Cli.Output;

// Other programs read these shapes: fields may be added, never renamed or removed.

internal sealed record ListShape(string Path, int TopCount, ReadingShape Reading, IReadOnlyList<SectionShape> Sections, IReadOnlyList<EntryShape> Entries);

internal sealed record ReadingShape(int PaperLike, int Read, IReadOnlyList<int> UnreadLines, IReadOnlyList<int> DamagedLines);

internal sealed record SectionShape(string Title, string Kind, int Level, int Line, int Entries);

internal sealed record EntryShape(
    string Section,
    string Title,
    int? Year,
    string? Authors,
    string? Venue,
    string? Date,
    string? Name,
    IReadOnlyList<LinkShape> Links,
    string Kind,
    bool Bold,
    bool Top,
    int Line,
    int EndLine,
    IReadOnlyList<string> Ids,
    IReadOnlyList<string> Defects);

internal sealed record LinkShape(string Label, string Url);

internal sealed record ReviewShape(
    string Verdict,
    string Kind,
    TopShape Top,
    IReadOnlyList<ChangeShape> Changes,
    IReadOnlyList<FindingShape> Findings,
    IReadOnlyList<EvidenceShape> Evidence,
    IReadOnlyList<UnreadShape> Unread,
    IReadOnlyList<ReviewedListShape> Lists);

/// <summary>The outcome for one of the lists of a change; of a repository with one list, the same as that of the change.</summary>
internal sealed record ReviewedListShape(string Path, string Verdict, string Kind, TopShape Top);

internal sealed record UnreadShape(int Line, string Text, string Path);

internal sealed record TopShape(int? Size, int? Before, int? After);

internal sealed record ChangeShape(
    string Op,
    string Title,
    string? OldTitle,
    string Section,
    string? FromSection,
    int? Year,
    bool Top,
    bool Bold,
    int Line,
    int EndLine,
    IReadOnlyList<string> Fields,
    string Path);

internal sealed record FindingShape(string Rule, string Severity, int? Line, string? Title, string Message, string? Remedy, string? RemedyKind, AuthorityShape? Authority)
{
    /// <summary>Path of the list; null where the list of the whole answer is meant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Path { get; init; }
}

/// <summary>By what right a rule speaks.</summary>
/// <param name="Kind">always, stated, policy or habit.</param>
/// <param name="Where">"README.md:28"; null where nothing is written.</param>
/// <param name="Share">Of a habit, the share of the entries, 0 to 1.</param>
/// <param name="Key">The key of the policy file.</param>
internal sealed record AuthorityShape(string Kind, string? Where, double? Share, string? Key);

internal sealed record EvidenceShape(
    string Title,
    string Lookup,
    string? PaperId,
    long? CorpusId,
    int? Citations,
    DateOnly? AsOf,
    int? Needed,
    string? Source,
    string? Url,
    string? Query,
    string? MatchedBy,
    double? Score,
    bool Stale,
    string? Reason,
    string? RecordId,
    IReadOnlyList<RecordShape> OtherRecords,
    IReadOnlyList<RecordShape> Candidates,
    RecordShape? LinkedRecord,
    SecondEvidenceShape? OpenAlex)
{
    /// <summary>Path of the list that the paper is in; null where no list is asked about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Path { get; init; }
}

/// <summary>What OpenAlex says, in a column of its own; its count is that of the verdict only where <c>source</c> says so.</summary>
internal sealed record SecondEvidenceShape(string Lookup, string? Id, int? Citations, DateOnly? AsOf, bool Retracted, string? Url, string? Reason);

internal sealed record RecordShape(
    string Title,
    int? Year,
    IReadOnlyList<string> Authors,
    string? Venue,
    string? PaperId,
    long? CorpusId,
    int? Citations,
    DateOnly? AsOf,
    string? Url);

internal sealed record CheckedLinkShape(
    string Url,
    string State,
    int? Status,
    string Reason,
    string? MovedTo,
    bool MovedForGood,
    IReadOnlyList<int> Lines);

/// <summary>Serializers generated at build time: no reflection, and at start-up no more work than the calls that write.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ListShape))]
[JsonSerializable(typeof(ReviewShape))]
[JsonSerializable(typeof(EvidenceShape[]))]
[JsonSerializable(typeof(CheckedLinkShape[]))]
[JsonSerializable(typeof(SarifLog))]
[JsonSerializable(typeof(BibCheckShape))]
[JsonSerializable(typeof(AuditShape))]
[JsonSerializable(typeof(AuthorShape[]))]
[JsonSerializable(typeof(StatsShape))]
[JsonSerializable(typeof(TranslationShape))]
[JsonSerializable(typeof(CandidatesShape))]
internal sealed partial class JsonShapes : JsonSerializerContext;
