using System.Text.Json;

namespace CuratorBot.Links.Downloads;

/// <summary>The contents of a folder of papers, <c>manifest.json</c>: for other programs, and for the next run.</summary>
/// <param name="List">The list, as named in the command of that run.</param>
/// <param name="Papers">The papers requested in that run, in the order of the list.</param>
public sealed record Manifest(string List, IReadOnlyList<ManifestPaper> Papers)
{
    /// <summary>The file name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The manifest of a folder; null if there is none or it cannot be read.</summary>
    public static Manifest? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, FileName)), LinksJson.Default.Manifest);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    internal void Write(string folder) =>
        AtomicFile.Write(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(this, LinksJson.Default.Manifest));
}

/// <summary>A paper in a manifest.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Title">Its title.</param>
/// <param name="Year">Its year in the list; null if it has none.</param>
/// <param name="File">Its path relative to the manifest's folder, with <c>/</c>.</param>
/// <param name="State"><c>complete</c>, <c>failed</c>, or <c>pending</c> if the run was interrupted.</param>
/// <param name="Url">The address it came from; null if it was not fetched, or was fetched by a run that was killed.</param>
/// <param name="Source">What gave the address: <c>list</c>, <c>record</c> or <c>arxiv</c>.</param>
/// <param name="Size">The size in bytes.</param>
/// <param name="Sha256">The SHA-256 of the file, in lower case.</param>
/// <param name="Attempts">The addresses that did not give the paper, and why.</param>
public sealed record ManifestPaper(
    string Section,
    string Title,
    int? Year,
    string File,
    string State,
    string? Url,
    string? Source,
    long? Size,
    string? Sha256,
    IReadOnlyList<FailedAttempt> Attempts)
{
    /// <summary>The complete file is there.</summary>
    public const string Complete = "complete";

    /// <summary>None of the addresses gave the paper.</summary>
    public const string Failed = "failed";

    /// <summary>The run ended before it reached the paper.</summary>
    public const string Pending = "pending";
}

/// <summary>An address that did not give the paper.</summary>
/// <param name="Url">The address.</param>
/// <param name="Reason">The reason, for people: "404 Not Found", "is a web page, not a PDF".</param>
public sealed record FailedAttempt(string Url, string Reason);
