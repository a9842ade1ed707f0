using System.Collections.Concurrent;
using System.Security.Cryptography;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Papers;
using CuratorBot.Links.Http;

namespace CuratorBot.Links.Downloads;

/// <summary>The progress of a download.</summary>
/// <param name="Done">Papers that are finished, fetched or not.</param>
/// <param name="Total">All papers.</param>
/// <param name="Failed">Papers that could not be fetched so far.</param>
/// <param name="Bytes">Bytes received in this run.</param>
public sealed record DownloadProgress(int Done, int Total, int Failed, long Bytes);

/// <summary>The result of a run.</summary>
/// <param name="Manifest">All papers.</param>
/// <param name="Fetched">Papers fetched in this run.</param>
/// <param name="Kept">Papers that were already there.</param>
/// <param name="Bytes">Bytes received in this run.</param>
public sealed record DownloadResult(Manifest Manifest, int Fetched, int Kept, long Bytes);

/// <summary>Downloads the papers of a list into a folder, and continues where an earlier run stopped.</summary>
public sealed class PaperDownloader
{
    /// <summary>Minimum time between writes of the manifest. If the run is killed, what the manifest says cannot be recovered from the files.</summary>
    private static readonly TimeSpan ManifestPause = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, ManifestPaper> _settled = new(StringComparer.Ordinal);
    private readonly PoliteClient _client;
    private readonly DownloadOptions _options;
    private readonly IPaperSource _records;
    private readonly IProgress<DownloadProgress>? _progress;
    private readonly PdfDownload _download;
    private readonly Lock _manifestLock = new();
    private IReadOnlyList<PlannedPaper> _plan = [];
    private string _listPath = "";
    private DateTimeOffset _manifestWritten;
    private long _bytes;
    private int _fetched;
    private int _failed;
    private int _kept;

    /// <param name="client">Visits the addresses.</param>
    /// <param name="options">The folder and the limits.</param>
    /// <param name="records">Asked once, for all papers that the list's own links do not give.</param>
    /// <param name="progress">Receives the progress; null for none.</param>
    public PaperDownloader(PoliteClient client, DownloadOptions options, IPaperSource records, IProgress<DownloadProgress>? progress)
    {
        ArgumentNullException.ThrowIfNull(options);
        _client = client;
        _options = options;
        _records = records;
        _progress = progress;
        _download = new PdfDownload(client, options, count => Interlocked.Add(ref _bytes, count));
    }

    /// <summary>Downloads papers. Call it once for each downloader.</summary>
    /// <param name="list">The list.</param>
    /// <param name="listPath">The list's name, for the manifest.</param>
    /// <param name="all">Whether to include all papers, not only the top.</param>
    /// <param name="cancellationToken">Stops the run. What was received so far is kept for the next run.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to.</exception>
    public async Task<DownloadResult> RunAsync(PaperList list, string listPath, bool all, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(list);
        _plan = DownloadPlan.Of(list, all);
        _listPath = listPath;
        Directory.CreateDirectory(_options.Folder);
        var earlier = (Manifest.Read(_options.Folder)?.Papers ?? []).DistinctBy(static p => p.File, StringComparer.Ordinal).ToDictionary(static p => p.File, StringComparer.Ordinal);
        try
        {
            var missing = new List<Job>();
            foreach (var paper in _plan)
            {
                if (Keep(paper, earlier.GetValueOrDefault(paper.File)) is { } kept)
                {
                    _kept++;
                    Settle(paper, kept);
                }
                else
                {
                    missing.Add(new Job(paper, PdfSources.Of(paper.Entry)));
                }
            }

            var failed = await TryAllAsync(missing, cancellationToken);
            if (failed.Count > 0)
            {
                var lookups = await _records.LookUpAsync([.. failed.Select(static j => PaperQuery.For(j.Paper.Entry))], cancellationToken);
                failed = await TryAllAsync([.. failed.Zip(lookups, static (job, lookup) => job.With(lookup))], cancellationToken);
            }

            failed.ForEach(job => Settle(job.Paper, Describe(job.Paper, ManifestPaper.Failed) with { Attempts = [.. job.Attempts] }));
        }
        finally
        {
            WriteManifest();
        }

        return new DownloadResult(CurrentManifest(), _fetched, _kept, _bytes);
    }

    /// <summary>Tries the sources of each paper in turn, all papers at once: the client limits how many requests run at a time.</summary>
    /// <returns>The papers that no source gave.</returns>
    private async Task<List<Job>> TryAllAsync(List<Job> jobs, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var outcomes = await Task.WhenAll(jobs.Select(async job =>
        {
            try
            {
                return await TryAsync(job, stop.Token);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                await stop.CancelAsync(); // A disk that is full for one paper is full for all papers.
                throw;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return false; // The task that stopped all papers reports why.
            }
        }));
        return [.. jobs.Where((_, i) => !outcomes[i])];
    }

    private async Task<bool> TryAsync(Job job, CancellationToken cancellationToken)
    {
        foreach (var source in job.Sources)
        {
            try
            {
                var path = PathOf(job.Paper);
                await _download.FetchAsync(source.Url, path, cancellationToken);
                Interlocked.Increment(ref _fetched);
                Settle(job.Paper, Complete(job.Paper, path, source.Url, source.Source) with { Attempts = [.. job.Attempts] });
                return true;
            }
            catch (DownloadFailedException problem)
            {
                job.Attempts.Add(new FailedAttempt(source.Url, problem.Message));
            }
        }

        return false;
    }

    /// <summary>The manifest entry of a paper that is already there; null if its file is missing or incomplete.</summary>
    private ManifestPaper? Keep(PlannedPaper paper, ManifestPaper? earlier)
    {
        var path = PathOf(paper);
        if (!File.Exists(path))
        {
            return null;
        }

        if (earlier is { State: ManifestPaper.Complete } && new FileInfo(path).Length == earlier.Size)
        {
            return Describe(paper, ManifestPaper.Complete) with
            {
                Url = earlier.Url,
                Source = earlier.Source,
                Size = earlier.Size,
                Sha256 = earlier.Sha256,
                Attempts = earlier.Attempts ?? [],
            };
        }

        using (var file = File.OpenRead(path))
        {
            if (PdfCheck.Whole(file) is not null)
            {
                return null;
            }
        }

        return Complete(paper, path, url: null, source: null);
    }

    private void Settle(PlannedPaper paper, ManifestPaper outcome)
    {
        _settled[paper.File] = outcome;
        _failed += outcome.State == ManifestPaper.Failed ? 1 : 0; // failures are settled one at a time, at the end, so no lock is needed
        _progress?.Report(new DownloadProgress(
            _settled.Count, _plan.Count, _failed, Interlocked.Read(ref _bytes)));
        if (_client.Time.GetUtcNow() - _manifestWritten >= ManifestPause)
        {
            WriteManifest();
        }
    }

    private void WriteManifest()
    {
        lock (_manifestLock)
        {
            CurrentManifest().Write(_options.Folder);
            _manifestWritten = _client.Time.GetUtcNow();
        }
    }

    private Manifest CurrentManifest() =>
        new(_listPath, [.. _plan.Select(p => _settled.GetValueOrDefault(p.File) ?? Describe(p, ManifestPaper.Pending))]);

    private string PathOf(PlannedPaper paper) => Path.Combine(_options.Folder, paper.File);

    private static ManifestPaper Complete(PlannedPaper paper, string path, string? url, string? source)
    {
        using var file = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        return Describe(paper, ManifestPaper.Complete) with { Url = url, Source = source, Size = file.Length, Sha256 = hash };
    }

    private static ManifestPaper Describe(PlannedPaper paper, string state) =>
        new(paper.Entry.Section.Title, paper.Entry.Title, paper.Entry.Year, paper.File, state, Url: null, Source: null, Size: null, Sha256: null, []);

    /// <summary>A paper to fetch, its sources, and the failed attempts.</summary>
    private sealed class Job(PlannedPaper paper, IEnumerable<PdfSource> sources)
    {
        public PlannedPaper Paper { get; } = paper;

        public IReadOnlyList<PdfSource> Sources { get; private init; } = [.. sources];

        public List<FailedAttempt> Attempts { get; private init; } = [];

        /// <summary>The same paper with the sources that its record names, without the earlier attempts.</summary>
        public Job With(PaperLookup lookup) =>
            new(Paper, lookup is PaperLookup.Found found ? PdfSources.Of(found.Paper).ExceptBy(Attempts.Select(static a => a.Url), static s => s.Url, StringComparer.Ordinal) : []) { Attempts = Attempts };
    }
}
