using CuratorBot.Cli.Output;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Statistics;

namespace CuratorBot.Cli.Input;

/// <summary>A list with its policy and the look-ups of its top papers.</summary>
/// <param name="List">The list.</param>
/// <param name="Policy">The policy in force.</param>
/// <param name="Top">The papers of the top, in list order.</param>
/// <param name="Lookups">The look-up of each of them, by entry (reference).</param>
internal sealed record KnownList(PaperList List, Policy Policy, IReadOnlyList<Entry> Top, IReadOnlyDictionary<Entry, PaperLookup> Lookups)
{
    /// <summary>A list of a hundred papers without ids takes some minutes at the pace that Semantic Scholar allows.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Reads a list and looks the papers of its top up, or all where it has no top.</summary>
    /// <exception cref="CliException">A file is missing, not text, or broken.</exception>
    public static async Task<KnownList> ReadAsync(string? written, string? policyPath, PaperSettings settings, CliHost host, CancellationToken cancellationToken)
    {
        var input = await ListInput.ReadAsync(written, policyPath, host, cancellationToken);
        var (policy, list) = (input.Policy, input.Parse());
        List<Entry> top = [.. list.MainPapers];
        var progress = new LookupProgressBar();
        await using var facts = await PaperFacts.OpenAsync(settings, Patience, host, progress, cancellationToken);
        var answers = await progress.ShowAsync(host, "Looking up", facts.Source.LookUpAsync([.. top.Select(static entry => PaperQuery.For(entry))], cancellationToken));
        await facts.FinishAsync();
        await facts.ReportRequestsAsync(host, top.Count);
        var lookups = new Dictionary<Entry, PaperLookup>();
        foreach (var (entry, answer) in top.Zip(answers))
        {
            lookups[entry] = answer;
        }

        return new KnownList(list, policy, top, lookups);
    }

    /// <summary>The papers of the top with their citations.</summary>
    public IEnumerable<CitedPaper> Cited() => Top.Select(entry => CitedPaper.Of(entry, Lookups.GetValueOrDefault(entry)));

    /// <summary>The record of a paper if one was found for certain; else null.</summary>
    public Paper? RecordOf(Entry entry) => (Lookups.GetValueOrDefault(entry) as PaperLookup.Found)?.Paper;
}
