using System.Net.Http.Headers;
using System.Text.Json;

namespace CuratorBot.Links.Downloads;

/// <summary>Where a partial file came from, stored next to it.</summary>
/// <param name="Url">The address.</param>
/// <param name="Validator">A strong <c>ETag</c> or else <c>Last-Modified</c>, as for <c>If-Range</c>; null if the server gave neither and nothing can be resumed.</param>
internal sealed record PartOrigin(string Url, string? Validator);

/// <summary>
/// The file that a download is written to before it gets its name: <c>x.pdf.part</c>. It survives a run that is interrupted or killed,
/// and the next run continues where it ends if the server still has the same file.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private readonly string _target;

    private PartFile(string target)
    {
        _target = target;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        Stream = new FileStream(PathOf(target), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>The bytes received so far.</summary>
    public FileStream Stream { get; }

    private string OriginPath => PathOf(_target) + ".json";

    /// <exception cref="IOException">The folder cannot be written to, or another run is using this file.</exception>
    public static PartFile Open(string target) => new(target);

    /// <summary>The validator for resuming; null if a download from this address must start again.</summary>
    public RangeConditionHeaderValue? Condition(string url) =>
        Stream.Length > 0 && Origin() is { Validator: { } validator } origin && string.Equals(origin.Url, url, StringComparison.Ordinal)
        && RangeConditionHeaderValue.TryParse(validator, out var condition)
            ? condition
            : null;

    /// <summary>Whether an answer is for the same version of the file as these bytes, or does not say.</summary>
    public bool IsSameVersion(HttpResponseMessage response) =>
        response.Headers.ETag is not { } tag || Origin()?.Validator is not { } validator || validator[0] != '"' || string.Equals(validator, tag.ToString(), StringComparison.Ordinal);

    /// <summary>Drops the bytes and starts with those of an answer. The order matters: bytes without an origin are never resumed.</summary>
    public void Begin(string url, HttpResponseMessage response)
    {
        File.Delete(OriginPath);
        Stream.SetLength(0);
        var validator = response.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : response.Content.Headers.LastModified?.ToString("r");
        AtomicFile.Write(OriginPath, JsonSerializer.SerializeToUtf8Bytes(new PartOrigin(url, validator), LinksJson.Default.PartOrigin));
    }

    /// <summary>Gives the complete file its name in one step.</summary>
    public void Finish()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        File.Move(PathOf(_target), _target, overwrite: true);
        File.Delete(OriginPath);
    }

    /// <summary>Deletes the file and its origin.</summary>
    public void Discard()
    {
        Stream.Dispose();
        File.Delete(PathOf(_target));
        File.Delete(OriginPath);
    }

    /// <summary>Keeps the bytes received so far, if any.</summary>
    public void Dispose()
    {
        if (Stream.CanRead && Stream.Length == 0)
        {
            Discard();
        }

        Stream.Dispose();
    }

    private static string PathOf(string target) => target + ".part";

    private PartOrigin? Origin()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(OriginPath), LinksJson.Default.PartOrigin);
        }
        catch (Exception problem) when (problem is FileNotFoundException or JsonException)
        {
            return null;
        }
    }
}
