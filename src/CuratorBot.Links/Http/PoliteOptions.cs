namespace CuratorBot.Links.Http;

/// <summary>The limits for requests to hosts.</summary>
public sealed record PoliteOptions
{
    /// <summary>Simultaneous requests to all hosts together, 1 or more.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>Simultaneous requests to one host, 1 or more.</summary>
    public int PerHost { get; init; } = 2;

    /// <summary>Time between the starts of two requests to one host.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Maximum wait for a connection, for the headers of an answer, and for each piece of its body.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Further attempts after a broken connection or a status that may be temporary (429, 502, 503, 504).</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Maximum wait that a host may ask for (<c>Retry-After</c>); a host that asks for more is not asked again.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Maximum number of redirects to follow.</summary>
    public int Redirects { get; init; } = 10;

    /// <summary>Hosts with port (<c>127.0.0.1:8080</c>) that may be visited although their addresses are not public. For tests.</summary>
    public IReadOnlyList<string> AllowedAddresses { get; init; } = [];

    /// <summary>The <c>User-Agent</c> sent to servers; includes an address for complaints.</summary>
    public required string UserAgent { get; init; }
}
