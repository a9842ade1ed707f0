using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.GitHub.Tests;

public sealed class NativeCodeTests
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    [Fact]
    public void Every_enumeration_in_an_answer_of_GitHub_is_kept_for_a_native_program()
    {
        var read = typeof(GitHubClient).Assembly.GetTypes()
            .Where(static t => t.GetConstructor(Instance, Type.EmptyTypes) is not null)
            .SelectMany(static t => t.GetProperties(Instance))
            .Where(static p => p.GetCustomAttribute<ObsoleteAttribute>() is null)
            .Select(static p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType)
            .Where(static t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(StringEnum<>))
            .Where(static t => t.GetGenericArguments()[0].GetCustomAttribute<ObsoleteAttribute>() is null)
            .ToHashSet();
        var kept = typeof(GitHubClients).Assembly.GetTypes()
            .Single(static t => t.Name == "OctokitJson").GetMethod("Create")!
            .GetCustomAttributes<DynamicDependencyAttribute>()
            .Select(static a => a.Type);

        Assert.Empty(read.Except(kept).Select(static t => t!.ToString()));
    }
}
