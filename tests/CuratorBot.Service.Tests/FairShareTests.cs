using CuratorBot.GitHub.Connections;
using CuratorBot.Service.Queue;
using CuratorBot.Service.Settings;
using Microsoft.Extensions.Options;

namespace CuratorBot.Service.Tests;

/// <summary>How many places of a node one repository may hold.</summary>
public sealed class FairShareTests
{
    private static readonly RepositoryRef Busy = new("octo-org", "busy");
    private static readonly RepositoryRef Other = new("octo-org", "papers");

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(8, 4)]
    [InlineData(9, 4)]
    public void One_repository_holds_half_of_them_and_others_find_a_place(int concurrency, int share)
    {
        var places = Share(concurrency);

        Assert.Equal(share, Enumerable.Range(0, 20).Count(_ => places.TryTake(Busy) is not null));
        Assert.NotNull(places.TryTake(Other));
        Assert.NotNull(places.TryTake(null));
    }

    [Fact]
    public void A_place_is_free_again_once_however_often_it_is_given_back()
    {
        var places = Share(4);
        var first = places.TryTake(Busy)!;
        using var second = places.TryTake(Busy);
        Assert.Null(places.TryTake(Busy));

        first.Dispose();
        first.Dispose();

        Assert.NotNull(places.TryTake(Busy));
        Assert.Null(places.TryTake(Busy));
    }

    private static FairShare Share(int concurrency) => new(Options.Create(new ServiceOptions { Concurrency = concurrency }));
}
