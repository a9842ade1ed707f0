using System.Text.RegularExpressions;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Architecture;

/// <summary>ARCHITECTURE.md names what there is.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string Source = Path.Combine(SharedData.RepositoryRoot, "src");

    private static readonly string Page = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "ARCHITECTURE.md"));

    private static readonly HashSet<string> Types =
    [
        .. from folder in new[] { Source, Path.Combine(SharedData.RepositoryRoot, "tests") }
           from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
           from Match type in Declarations().Matches(File.ReadAllText(file))
           select type.Groups["name"].Value,
    ];

    [Fact]
    public void Types_that_it_names_exist()
    {
        var named = Names().Matches(Page).Select(static m => m.Value.Trim('`')).Concat(Ways().Matches(Page).Select(static m => m.Groups["name"].Value)).Distinct().ToList();

        Assert.InRange(named.Count, 30, 200);
        Assert.Empty(named.Except(Types).Except(DependencyTests.ProjectNames));
    }

    [Fact]
    public void Folders_and_files_that_it_names_exist()
    {
        var named = Paths().Matches(Page).Select(static m => m.Groups["path"].Value).ToList();

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, path => !Exists(SharedData.RepositoryRoot, path) && !Exists(Path.Combine(Source, "CuratorBot.Core"), path));
    }

    [Fact]
    public void Projects_and_rooms_that_there_are_stand_on_it()
    {
        Assert.All(DependencyTests.ProjectNames, project => Assert.Contains($"[{project}<br>", Page, StringComparison.Ordinal));
        Assert.Equal(
            DependencyTests.RoomNames,
            Rooms().Matches(Page).SelectMany(static row => row.Value.Split(',')).Select(static room => room.Trim('|', ' ', '`', '/')));
    }

    private static bool Exists(string root, string path) => Path.Combine(root, path) is var full && (File.Exists(full) || Directory.Exists(full));

    [GeneratedRegex(@"\b(class|record|struct|interface|enum) (?<name>[A-Z]\w+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Declarations();

    /// <summary>A name in code marks: <c>`EntryFacts`</c>, <c>`CuratorBot.Core`</c>.</summary>
    [GeneratedRegex(@"`[A-Z][\w.]+`", RegexOptions.NonBacktracking)]
    private static partial Regex Names();

    /// <summary>A name beside an arrow in the picture of the three ways.</summary>
    [GeneratedRegex(@"([^-]-> |   )(?<name>[A-Z]\w+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Ways();

    /// <summary>A path in code marks, or one that a link leads to.</summary>
    [GeneratedRegex(@"(`(?<path>[\w.]+/[\w./]*)`|\]\((?<path>[\w./]+)(#[\w-]*)?\))", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Paths();

    /// <summary>A row of the table of rooms: one room, or those that stand side by side.</summary>
    [GeneratedRegex(@"^\| `\w+/`(, `\w+/`)* \|", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Rooms();
}
