using System.Globalization;
using CuratorBot.Core.Bibliographies;
using CuratorBot.Core.Candidates;
using CuratorBot.Core.Papers;
using CuratorBot.SemanticScholar;

namespace CuratorBot.Cli.Input;

/// <summary>A file of papers that a list might lack: a bibliography, whose papers are looked up, or a snapshot, which has their facts.</summary>
internal static class CandidateFile
{
    /// <summary>Entries of a bibliography that are looked up: a request for each that has no id.</summary>
    private const int MostEntries = 500;

    /// <summary>The papers of a file. Entries of a bibliography of which no record is found are named on stderr by their number.</summary>
    /// <param name="path">The file: <c>.bib</c>, <c>.jsonl</c> or <c>.json</c>.</param>
    /// <param name="source">Where papers of a bibliography are looked up.</param>
    /// <param name="host">The process.</param>
    /// <param name="cancellationToken">Stops reading and asking.</param>
    /// <exception cref="CliException">The file is missing, not text, or of another kind.</exception>
    public static async Task<PaperPool> ReadAsync(string path, IPaperSource source, CliHost host, CancellationToken cancellationToken)
    {
        var isBibliography = path.EndsWith(".bib", StringComparison.OrdinalIgnoreCase);
        if (!isBibliography && !path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            throw new CliException($"{path}: is neither a bibliography (.bib) nor a snapshot of paper facts (.jsonl).");
        }

        var text = await TextFile.ReadAsync(path, cancellationToken);
        var pool = new PaperPool();
        foreach (var paper in isBibliography ? await OfBibliographyAsync(text, path, source, host, cancellationToken) : OfSnapshot(text, path))
        {
            pool.Add(paper, []);
        }

        return pool;
    }

    private static IReadOnlyList<Paper> OfSnapshot(string text, string path)
    {
        try
        {
            return SnapshotSource.Read(new StringReader(text), path).Papers;
        }
        catch (SnapshotFormatException problem)
        {
            throw new CliException(problem.Message);
        }
    }

    private static async Task<IReadOnlyList<Paper>> OfBibliographyAsync(string text, string path, IPaperSource source, CliHost host, CancellationToken cancellationToken)
    {
        var entries = BibFile.Parse(text).Entries.Where(static entry => entry.Title.Length > 0).ToList();
        if (entries.Count > MostEntries)
        {
            await host.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{path}: has {entries.Count} entries; the first {MostEntries} are looked up."));
        }

        var answers = await source.LookUpAsync([.. entries.Take(MostEntries).Select(static entry => new PaperQuery(entry.Title, entry.Ids(), entry.Plain("author"), entry.Year))], cancellationToken);
        var found = answers.OfType<PaperLookup.Found>().Select(static answer => answer.Paper).ToList();
        if (found.Count < answers.Count)
        {
            var reason = answers.OfType<PaperLookup.Unavailable>().FirstOrDefault() is { } down ? $": {down.Reason}" : "";
            await host.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{path}: no record was found for {answers.Count - found.Count} of {answers.Count} entries{reason}"));
        }

        return found;
    }
}
