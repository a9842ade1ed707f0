namespace CuratorBot.Cli.Output;

/// <summary>The format of results.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>The exact comment that a contributor would get.</summary>
    Markdown,

    /// <summary>The public JSON.</summary>
    Json,

    /// <summary>SARIF 2.1.0, for code scanning.</summary>
    Sarif,

    /// <summary>JUnit XML, for CI servers.</summary>
    Junit,

    /// <summary>GitHub's workflow commands: annotations.</summary>
    Github,

    /// <summary>Comma-separated values (RFC 4180).</summary>
    Csv,
}
