using System.Text.RegularExpressions;
using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

/// <summary>A command that the docs show in a block.</summary>
/// <param name="Place">File and line.</param>
/// <param name="Text">What a reader types; lines that end in a backslash are joined.</param>
internal sealed record DocsCommand(string Place, string Text);

/// <summary>
/// The commands in the blocks of README, CONTRIBUTING, SECURITY and docs: each line of a block for a shell, and in other blocks (the YAML of
/// a recipe, say) each line that begins with our program.
/// </summary>
internal static partial class DocsCommands
{
    private static readonly string[] Shells = ["sh", "bash", "shell", "console"];

    public static IReadOnlyList<DocsCommand> All { get; } =
    [
        .. ((string[])["README.md", "README.zh.md", "CONTRIBUTING.md", "SECURITY.md", "ARCHITECTURE.md"])
            .Concat(Directory.GetFiles(Path.Combine(SharedData.RepositoryRoot, "docs"), "*.md").Select(static f => $"docs/{Path.GetFileName(f)}"))
            .Order(StringComparer.Ordinal)
            .SelectMany(static file => Of(file, File.ReadAllLines(Path.Combine(SharedData.RepositoryRoot, file)))),
    ];

    /// <summary>The commands in a text.</summary>
    public static IEnumerable<DocsCommand> Of(string file, IReadOnlyList<string> lines)
    {
        string? language = null;
        DocsCommand? open = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Trim();
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                language = language is null ? line[3..] : null;
                continue;
            }

            if (language is null || CommandOf(line, Shells.Contains(language, StringComparer.Ordinal) || open is not null) is not { } text)
            {
                continue;
            }

            open = open is null ? new DocsCommand($"{file}:{i + 1}", text) : open with { Text = $"{open.Text[..^1]}{text}" };
            if (!text.EndsWith('\\'))
            {
                yield return open;
                open = null;
            }
        }
    }

    private static string? CommandOf(string line, bool isOfShell)
    {
        var text = Comment().Replace(isOfShell ? line : Step().Replace(line, ""), "");
        return text.Length > 0 && (isOfShell || text.StartsWith("curator ", StringComparison.Ordinal)) ? text : null;
    }

    /// <summary>What explains a command behind it, and a line that does so alone.</summary>
    [GeneratedRegex(@"(^|\s+)#\s.*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();

    /// <summary>What stands before a command in YAML.</summary>
    [GeneratedRegex(@"^(-\s+)?(run:\s+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Step();
}
