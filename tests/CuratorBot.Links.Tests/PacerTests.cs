using CuratorBot.Fakes;
using CuratorBot.Links.Http;
using Microsoft.Extensions.Time.Testing;

namespace CuratorBot.Links.Tests;

public sealed class PacerTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<(string Who, double At)> _starts = [];

    [Fact]
    public void Requests_start_in_the_order_they_came_and_an_interval_apart()
    {
        var pacer = new Pacer(TimeSpan.FromSeconds(2), _time);

        Run(() => Task.WhenAll(StartAsync(pacer, "a"), StartAsync(pacer, "b"), StartAsync(pacer, "c")));

        Assert.Equal([("a", 0), ("b", 2), ("c", 4)], _starts);
    }

    [Fact]
    public void Who_gives_up_costs_the_others_no_turn_and_lets_no_one_pass()
    {
        var pacer = new Pacer(TimeSpan.FromSeconds(2), _time);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time);

        Run(() => Task.WhenAll(
            StartAsync(pacer, "a"), StartAsync(pacer, "b"), StartAsync(pacer, "gives up", patience.Token), StartAsync(pacer, "c"), StartAsync(pacer, "d")));

        Assert.Equal([("a", 0), ("b", 2), ("c", 4), ("d", 6)], _starts);
    }

    [Fact]
    public void All_are_held_back_who_have_not_started_and_the_longest_wait_counts()
    {
        var pacer = new Pacer(TimeSpan.FromSeconds(2), _time);

        Run(async () =>
        {
            var all = Task.WhenAll(StartAsync(pacer, "a"), StartAsync(pacer, "b"), StartAsync(pacer, "c"));
            pacer.HoldBack(TimeSpan.FromSeconds(10));
            pacer.HoldBack(TimeSpan.FromSeconds(1));
            await all;
        });

        Assert.Equal([("a", 0), ("b", 10), ("c", 12)], _starts);
    }

    private void Run(Func<Task> work) => _ = VirtualTime.Run(_time, TimeSpan.FromMinutes(1), async () =>
    {
        await work();
        return true;
    });

    private async Task StartAsync(Pacer pacer, string who, CancellationToken cancellationToken = default)
    {
        var start = _time.Start;
        try
        {
            await pacer.WaitAsync(cancellationToken);
            _starts.Add((who, (_time.GetUtcNow() - start).TotalSeconds));
        }
        catch (OperationCanceledException)
        {
            Assert.True(cancellationToken.IsCancellationRequested);
        }
    }
}
