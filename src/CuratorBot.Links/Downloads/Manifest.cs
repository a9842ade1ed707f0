using System.Text.Json;

namespace CuratorBot.Links.Downloads;

/// <summary>What a folder of papers holds, <c>manifest.json</c>: for other programs, and for the next run.</summary>
/// <param name="List">The list, as named when it was run.</param>
/// <param name="Papers">The papers asked for in that run, in the order of the list.</param>
public sealed record Manifest(string List, IReadOnlyList<ManifestPaper> Papers)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The manifest of a folder; null where there is none that can be read.</summary>
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
/// <param name="Year">Its year as the list has it; null where it has none.</param>
/// <param name="File">Its file from the folder of the manifest, with <c>/</c>.</param>
/// <param name="State"><c>complete</c>, <c>failed</c>, or <c>pending</c> where the run was interrupted.</param>
/// <param name="Url">The address it came from; null where it did not come, or a run that was killed fetched it.</param>
/// <param name="Source">Who named the address: <c>list</c>, <c>record</c> or <c>arxiv</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of the file, in lower case.</param>
/// <param name="Attempts">The addresses that gave no paper, and why.</param>
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
    /// <summary>The file is there, whole.</summary>
    public const string Complete = "complete";

    /// <summary>No address gave the paper.</summary>
    public const string Failed = "failed";

    /// <summary>The run ended before the paper's turn.</summary>
    public const string Pending = "pending";
}

/// <summary>An address that gave no paper.</summary>
/// <param name="Url">The address.</param>
/// <param name="Reason">Why, for people: "404 Not Found", "is a web page, not a PDF".</param>
public sealed record FailedAttempt(string Url, string Reason);
