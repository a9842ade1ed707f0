using System.Text.RegularExpressions;

namespace CuratorBot.Cli.Output;

/// <summary>The sections of docs/rules.md, which is embedded in the program.</summary>
internal static partial class RuleDocs
{
    private const string Resource = "rules.md";

    /// <summary>Writes the section of a rule for people: headings stand out, and the marks of Markdown are gone.</summary>
    public static void Write(string id, TextPage page)
    {
        foreach (var line in SectionOf(id).Split('\n'))
        {
            var text = Link().Replace(line, "$1");
            page.WriteLine(text.StartsWith('#') ? new Stretch(text.TrimStart('#', ' '), Mark.Strong) : new Stretch(text));
        }
    }

    // The addresses are relative to a folder that the reader does not have.
    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();

    /// <summary>The section of a rule, from its heading to the next heading of the same level or above.</summary>
    public static string SectionOf(string id)
    {
        using var reader = new StreamReader(typeof(RuleDocs).Assembly.GetManifestResourceStream(Resource)!);
        var section = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (section.Count > 0 && (line.StartsWith("### ", StringComparison.Ordinal) || line.StartsWith("## ", StringComparison.Ordinal)))
            {
                break;
            }

            if (section.Count > 0 || string.Equals(line, $"### {id}", StringComparison.Ordinal))
            {
                section.Add(line);
            }
        }

        return string.Join('\n', section).TrimEnd();
    }
}
