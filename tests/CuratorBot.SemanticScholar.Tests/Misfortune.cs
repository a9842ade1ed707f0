using CuratorBot.Fakes;

namespace CuratorBot.SemanticScholar.Tests;

/// <summary>The ways in which requests really go wrong.</summary>
internal static class Misfortune
{
    public static FakeResponse Of(Random random) => random.Next(7) switch
    {
        0 => FakeResponse.Throttled,
        1 => FakeResponse.InternalError,
        2 => FakeResponse.GatewayTimeout,
        3 => FakeResponse.ConnectionReset,
        4 => FakeResponse.NeverAnswers,
        5 => new FakeResponse(502, "<html>Bad Gateway</html>", "text/html"),
        _ => FakeResponse.Throttled with { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "3" } },
    };
}
