using System.Net.Http.Headers;
using System.Text.Json;

namespace CuratorBot.Links.Downloads;

/// <summary>Where a partial file is from, kept beside it.</summary>
/// <param name="Url">The address.</param>
/// <param name="Validator">A strong <c>ETag</c> or else <c>Last-Modified</c>, as for <c>If-Range</c>; null where the server gave neither: then nothing can be resumed.</param>
internal sealed record PartOrigin(string Url, string? Validator);

/// <summary>
/// The file that a download is written to before it has its name: <c>x.pdf.part</c>. It outlives a run that is interrupted or killed,
/// and the next one goes on where it ends, if the server still has the same file.
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

    /// <summary>The bytes so far.</summary>
    public FileStream Stream { get; }

    private string OriginPath => PathOf(_target) + ".json";

    /// <exception cref="IOException">The folder cannot be written to, or another run is at this very file.</exception>
    public static PartFile Open(string target) => new(target);

    /// <summary>What proves that the rest belongs to these bytes; null where a download from this address has to begin anew.</summary>
    public RangeConditionHeaderValue? Condition(string url) =>
        Stream.Length > 0 && Origin() is { Validator: { } validator } origin && string.Equals(origin.Url, url, StringComparison.Ordinal)
        && RangeConditionHeaderValue.TryParse(validator, out var condition)
            ? condition
            : null;

    /// <summary>Whether an answer is of the same version of the file as these bytes, or does not say.</summary>
    public bool IsSameVersion(HttpResponseMessage response) =>
        response.Headers.ETag is not { } tag || Origin()?.Validator is not { } validator || validator[0] != '"' || string.Equals(validator, tag.ToString(), StringComparison.Ordinal);

    /// <summary>Forgets the bytes and begins with those of an answer. In this order: bytes without an origin are never resumed.</summary>
    public void Begin(string url, HttpResponseMessage response)
    {
        File.Delete(OriginPath);
        Stream.SetLength(0);
        var validator = response.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : response.Content.Headers.LastModified?.ToString("r");
        AtomicFile.Write(OriginPath, JsonSerializer.SerializeToUtf8Bytes(new PartOrigin(url, validator), LinksJson.Default.PartOrigin));
    }

    /// <summary>Gives the file its name, at once and whole.</summary>
    public void Finish()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        File.Move(PathOf(_target), _target, overwrite: true);
        File.Delete(OriginPath);
    }

    /// <summary>Leaves nothing.</summary>
    public void Discard()
    {
        Stream.Dispose();
        File.Delete(PathOf(_target));
        File.Delete(OriginPath);
    }

    /// <summary>Keeps what has come, if anything has.</summary>
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
