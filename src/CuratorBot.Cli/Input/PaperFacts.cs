using System.Globalization;
using System.Text;
using CuratorBot.Core.Papers;
using CuratorBot.Links;
using CuratorBot.SemanticScholar;

namespace CuratorBot.Cli.Input;

/// <summary>The source of facts about papers for one run: a snapshot, the services (Semantic Scholar, then OpenAlex), or the first and then the others.</summary>
internal sealed class PaperFacts : IAsyncDisposable
{
    private readonly OnlinePapers? _online;
    private readonly RecordingPaperSource? _recording;
    private readonly CliHost _host;
    private readonly string? _record;
    private readonly string? _keep;

    private PaperFacts(IPaperSource source, OnlinePapers? online, PaperSettings settings, CliHost host)
    {
        _host = host;
        _online = online;
        _record = settings.Record;
        _keep = settings.Keep;
        _recording = _record is null && _keep is null ? null : new RecordingPaperSource(source);
        Source = _recording ?? source;
        Related = online is null ? new NoRelatedPapers("--offline asks no one") : online.Related;
    }

    public IPaperSource Source { get; }

    /// <summary>Papers around others: Semantic Scholar, or nobody.</summary>
    public IRelatedPapers Related { get; }

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
        if (settings.Keep is { } keep && File.Exists(keep))
        {
            source = new FallbackSource(source, await ReadAsync(keep, cancellationToken));
        }

        return new PaperFacts(source, online, settings, host);
    }

    /// <summary>Writes the recording and the snapshot that is kept, if requested.</summary>
    /// <exception cref="CliException">One of them cannot be written, or Semantic Scholar could not be set up.</exception>
    public async Task FinishAsync()
    {
        if (_online?.Problem is { } unusable)
        {
            // A reviewer treats a source that throws as one that is down; but this is a problem for the user to fix.
            throw unusable;
        }

        foreach (var section in _online?.RefusedKeys ?? [])
        {
            await _host.Error.WriteLineAsync($"curator: the API key in {section}__ApiKey was refused, so the service was asked without one. Set a new key, or remove it (docs/evidence.md, \"A key\").");
        }

        if (_record is not null)
        {
            await WriteAsync(_record, "recording", writer => _recording!.WriteTo(writer));
        }

        if (_keep is not null)
        {
            await WriteAsync(_keep, "snapshot", writer => _recording!.WriteFoundTo(writer));
        }
    }

    private static async Task WriteAsync(string path, string what, Action<TextWriter> write)
    {
        if (Directory.Exists(path))
        {
            throw new CliException($"{path}: the {what} cannot be written: it is a folder; name the file in it.");
        }

        try
        {
            using var text = new StringWriter { NewLine = "\n" };
            write(text);
            await AtomicFile.WriteAsync(path, Encoding.UTF8.GetBytes(text.ToString()), CancellationToken.None);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new CliException($"{path}: the {what} cannot be written: {problem.Message}");
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
