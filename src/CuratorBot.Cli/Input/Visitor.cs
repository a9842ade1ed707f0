using CuratorBot.Links.Http;

namespace CuratorBot.Cli.Input;

/// <summary>Who visits the links of a list.</summary>
internal static class Visitor
{
    /// <summary>The manners without options.</summary>
    public static PoliteOptions Options { get; } = new() { UserAgent = $"curator/{Product.Version} (+{Product.Home})" };

    /// <summary>A client of the process's network.</summary>
    public static PoliteClient Open(PoliteOptions options, CliHost host) => new(options, host.Clock, host.Network?.Invoke());
}
