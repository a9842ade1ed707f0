using CuratorBot.Links.Http;

namespace CuratorBot.Cli.Input;

/// <summary>The client that visits the links of a list.</summary>
internal static class Visitor
{
    /// <summary>The default limits.</summary>
    public static PoliteOptions Options { get; } = new() { UserAgent = $"curator/{Product.Version} (+{Product.Home})" };

    /// <summary>Opens a client on the process's network.</summary>
    public static PoliteClient Open(PoliteOptions options, CliHost host) => new(options, host.Clock, host.Network?.Invoke());
}
