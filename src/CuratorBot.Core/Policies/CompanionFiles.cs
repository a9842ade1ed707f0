namespace CuratorBot.Core.Policies;

/// <summary>The files that go with a list, beside its bibliography. A new instance names none.</summary>
public sealed record CompanionFiles
{
    /// <summary>Files that have the papers of the list, too, and are edited with it.</summary>
    public IReadOnlyList<string> Together { get; init; } = [];

    /// <summary>The file that the list is generated from; null where people write the list.</summary>
    public string? Source { get; init; }

    /// <summary>Files that a program makes: nobody edits them.</summary>
    public IReadOnlyList<string> Generated { get; init; } = [];

    /// <summary>The files that have to name a paper of the list.</summary>
    public IEnumerable<string> WithPapers => Source is null ? Together : Together.Prepend(Source).Distinct(StringComparer.Ordinal);
}
