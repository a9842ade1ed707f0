namespace CuratorBot.Links.Http;

/// <summary>An answer whose body has not been read yet. Until disposed, it occupies one of its host's places.</summary>
internal sealed class PoliteReply : IDisposable
{
    private readonly IDisposable _places;

    public PoliteReply(HttpResponseMessage response, Uri address, bool moved, IDisposable places)
    {
        Response = response;
        Address = address;
        MovedForGood = moved;
        _places = places;
    }

    public HttpResponseMessage Response { get; }

    /// <summary>The address that answered, after all redirects.</summary>
    public Uri Address { get; }

    /// <summary>Whether there were redirects and all of them say that the old address should no longer be used (301, 308).</summary>
    public bool MovedForGood { get; }

    public void Dispose()
    {
        Response.Dispose();
        _places.Dispose();
    }
}
