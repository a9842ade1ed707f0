using System.Globalization;
using CuratorBot.Core.Papers;
using CuratorBot.SemanticScholar;

namespace CuratorBot.Cli.Input;

/// <summary>The source of facts about papers for one run: a snapshot, the services (Semantic Scholar, then OpenAlex), or the first and then the others.</summary>
internal sealed class PaperFacts : IAsyncDisposable
{
    private readonly OnlinePapers? _online;
    private readonly RecordingPaperSource? _recording;
    private readonly string? _record;

    private PaperFacts(IPaperSource source, OnlinePapers? online, string? record)
    {
        _online = online;
        _record = record;
        _recording = record is null ? null : new RecordingPaperSource(source);
        Source = _recording ?? source;
    }

    public IPaperSource Source { get; }

    /// <summary>Opens the source. Nothing is sent before the first question.</summary>
    /// <param name="settings">The values from the command line.</param>
    /// <param name="patience">Maximum time for all questions unless the configuration sets it.</param>
    /// <param name="host">The process.</param>
    /// <param name="progress">Receives the progress of the questions to Semantic Scholar; null for none.</param>
    /// <param name="cancellationToken">Stops reading the snapshot.</param>
    /// <exception cref="CliException">The snapshot is missing or is not a snapshot.</exception>
    public static async Task<PaperFacts> OpenAsync(
        PaperSettings settings, TimeSpan patience, CliHost host, IProgress<LookupProgress>? progress, CancellationToken cancellationToken)
    {
        var snapshot = settings.Snapshot is null ? null : await ReadAsync(settings.Snapshot, cancellationToken);
        var online = settings.Offline ? null : new OnlinePapers(settings, patience, host, progress);
        IPaperSource source = (snapshot, online) switch
        {
            (null, null) => new UnavailablePapers(),
            (null, _) => new TwoSources(online.First, online.Second),
            (_, null) => snapshot,
            _ => new TwoSources(new SnapshotFirstSource(snapshot, online.First), online.Second),
        };
        return new PaperFacts(source, online, settings.Record);
    }

    /// <summary>Writes the recording, if requested.</summary>
    /// <exception cref="CliException">It cannot be written, or Semantic Scholar could not be set up.</exception>
    public async Task FinishAsync()
    {
        if (_online?.Problem is { } unusable)
        {
            // A reviewer treats a source that throws as one that is down; but this is a problem for the user to fix.
            throw unusable;
        }

        if (_recording is null)
        {
            return;
        }

        if (Directory.Exists(_record))
        {
            throw new CliException($"{_record}: the recording cannot be written: it is a folder; name the file in it.");
        }

        try
        {
            await using var writer = new StreamWriter(_record!);
            _recording.WriteTo(writer);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new CliException($"{_record}: the recording cannot be written: {problem.Message}");
        }
    }

    /// <summary>Reports on stderr how many requests the answers took, if Semantic Scholar could be asked.</summary>
    public async Task ReportRequestsAsync(CliHost host, int papers)
    {
        if (_online is { RequestsMade: var requests, SecondRequestsMade: var second } && papers > 0)
        {
            var others = second == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {second} to OpenAlex");
            await host.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{papers} {(papers == 1 ? "paper" : "papers")}, {requests} {(requests == 1 ? "request" : "requests")} to Semantic Scholar{others}"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_online is not null)
        {
            await _online.DisposeAsync();
        }
    }

    private static async Task<SnapshotSource> ReadAsync(string snapshot, CancellationToken cancellationToken)
    {
        using var lines = new StringReader(await TextFile.ReadAsync(snapshot, cancellationToken));
        try
        {
            return SnapshotSource.Read(lines, snapshot);
        }
        catch (SnapshotFormatException problem)
        {
            throw new CliException(problem.Message);
        }
    }
}
