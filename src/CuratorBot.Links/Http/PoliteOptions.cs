namespace CuratorBot.Links.Http;

/// <summary>How hosts are treated.</summary>
public sealed record PoliteOptions
{
    /// <summary>Requests at a time to all hosts together, 1 or more.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>Requests at a time to one host, 1 or more.</summary>
    public int PerHost { get; init; } = 2;

    /// <summary>Time between the starts of two requests to one host.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait for the connection, for the head of an answer, and for each piece of its body.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Further attempts after an answer that may be another one soon (429, 502, 503, 504) or a broken connection.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Longest wait that a host may ask for (<c>Retry-After</c>); one that asks for more is not asked again.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Most redirects that are followed.</summary>
    public int Redirects { get; init; } = 10;

    /// <summary>Hosts with port (<c>127.0.0.1:8080</c>) that may be visited although their addresses are not public. For tests.</summary>
    public IReadOnlyList<string> AllowedAddresses { get; init; } = [];

    /// <summary>What servers read as <c>User-Agent</c>; with an address to complain to.</summary>
    public required string UserAgent { get; init; }
}
