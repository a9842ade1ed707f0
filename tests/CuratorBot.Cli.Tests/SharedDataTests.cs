using CuratorBot.Testing;

namespace CuratorBot.Cli.Tests;

public sealed class SharedDataTests
{
    [Fact]
    public void Repository_root_holds_the_solution() =>
        Assert.True(File.Exists(Path.Combine(SharedData.RepositoryRoot, "CuratorBot.sln")));
}
