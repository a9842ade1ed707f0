using System.Text.RegularExpressions;
using System.Xml.Linq;
using CuratorBot.Core.Rules;
using CuratorBot.Testing;

namespace CuratorBot.Core.Tests.Architecture;

/// <summary>Who may use whom, as ARCHITECTURE.md says: the projects, and the rooms (folders) of Core, depend on each other in one direction.</summary>
public sealed partial class DependencyTests
{
    /// <summary>The rooms of Core. Each may use the rooms of the rows above its own, and no other.</summary>
    private static readonly string[][] Rooms =
    [
        ["Text"],
        ["Papers"],
        ["Lists"],
        ["Translations"],
        ["Policies"],
        ["Judging"],
        ["Corrections", "Bibliographies"],
        ["Rules"],
        ["Reviews"],
        ["Candidates", "Statistics"],
        ["Audits"],
        ["Site"],
    ];

    /// <summary>The projects each project may refer to; what those refer to comes with them.</summary>
    private static readonly Dictionary<string, string[]> Projects = new(StringComparer.Ordinal)
    {
        ["CuratorBot.Core"] = [],
        ["CuratorBot.Links"] = ["CuratorBot.Core"],
        ["CuratorBot.SemanticScholar"] = ["CuratorBot.Core", "CuratorBot.Links"],
        ["CuratorBot.OpenAlex"] = ["CuratorBot.Core", "CuratorBot.Links", "CuratorBot.SemanticScholar"],
        ["CuratorBot.GitHub"] = ["CuratorBot.Core", "CuratorBot.Links"],
        ["CuratorBot.Cli"] = ["CuratorBot.Core", "CuratorBot.Links", "CuratorBot.SemanticScholar", "CuratorBot.OpenAlex", "CuratorBot.GitHub"],
        ["CuratorBot.Service"] = ["CuratorBot.Core", "CuratorBot.Links", "CuratorBot.SemanticScholar", "CuratorBot.OpenAlex", "CuratorBot.GitHub"],
    };

    /// <summary>The rooms in the order of <see cref="Rooms"/>.</summary>
    internal static IEnumerable<string> RoomNames => Rooms.SelectMany(static row => row);

    /// <summary>The projects of src.</summary>
    internal static IEnumerable<string> ProjectNames => Projects.Keys;

    [Fact]
    public void Rooms_of_the_core_use_only_rooms_above_them() =>
        Assert.Empty(Uses(IsUpwards));

    /// <summary>What two rules both need to know is decided in Judging; so a rule can be changed without reading the others.</summary>
    [Fact]
    public void No_rule_uses_another() =>
        Assert.Empty(Uses(IsOfTwoRules));

    /// <summary>What a method makes of a constant or of nameof is not in its IL; the file's directives have it.</summary>
    [Fact]
    public void Files_of_the_core_name_only_rooms_above_them()
    {
        var core = Path.Combine(SharedData.RepositoryRoot, "src", "CuratorBot.Core");
        var uses = from file in Directory.EnumerateFiles(core, "*.cs", SearchOption.AllDirectories)
                   let path = Path.GetRelativePath(core, file).Replace('\\', '/')
                   let room = path.Split('/')[0]
                   where room is not ("obj" or "bin")
                   from Match directive in Directives().Matches(File.ReadAllText(file))
                   let used = directive.Groups["room"].Value
                   where room != used && Row(room) <= Row(used)
                   select $"{path} -> {used}";

        Assert.Empty(uses);
    }

    [Fact]
    public void Every_type_of_the_core_is_in_a_room() =>
        Assert.All(typeof(IRule).Assembly.GetTypes().Where(static t => t.Namespace?.StartsWith("CuratorBot", StringComparison.Ordinal) == true), static type =>
            Assert.True(Row(type) >= 0, $"{type} is in no room of ARCHITECTURE.md."));

    [Fact]
    public void Projects_refer_only_to_those_below_them()
    {
        var source = Path.Combine(SharedData.RepositoryRoot, "src");
        var projects = Directory.EnumerateFiles(source, "*.csproj", SearchOption.AllDirectories).ToList();

        Assert.Equal(Projects.Keys.Order(StringComparer.Ordinal), projects.Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
        Assert.All(projects, file => Assert.Subset(
            Projects[Path.GetFileNameWithoutExtension(file)].ToHashSet(StringComparer.Ordinal),
            XDocument.Load(file).Descendants("ProjectReference")
                .Select(static r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)).ToHashSet(StringComparer.Ordinal)));
    }

    private static IEnumerable<string> Uses(Func<Type, Type, bool> isWrong) =>
        from type in typeof(IRule).Assembly.GetTypes()
        let outermost = Outermost(type)
        from used in UsedTypes.Of(type).Where(static t => t.Assembly == typeof(IRule).Assembly).Select(Outermost).Distinct()
        where RoomOf(outermost).Length > 0 && RoomOf(used).Length > 0 && isWrong(outermost, used)
        group used by $"{RoomOf(outermost)}.{outermost.Name} -> {RoomOf(used)}.{used.Name}" into use
        select use.Key;

    /// <summary>The type that a file is named after: closures and iterators are nested in it.</summary>
    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static bool IsUpwards(Type from, Type to) => RoomOf(from) != RoomOf(to) && Row(from) <= Row(to);

    private static bool IsOfTwoRules(Type from, Type to) => from != to && IsRule(from) && IsRule(to);

    private static bool IsRule(Type type) => type is { IsClass: true } && type.IsAssignableTo(typeof(IRule));

    /// <summary>The room of a type; empty where the compiler made the type.</summary>
    private static string RoomOf(Type type) => Namespace().Match(type.Namespace ?? "").Groups["room"].Value;

    private static int Row(Type type) => Row(RoomOf(type));

    private static int Row(string room) => Array.FindIndex(Rooms, row => row.Contains(room, StringComparer.Ordinal));

    [GeneratedRegex(@"^CuratorBot\.Core\.(?<room>\w+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^using (static )?(\w+ = )?CuratorBot\.Core\.(?<room>\w+)", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Directives();
}
