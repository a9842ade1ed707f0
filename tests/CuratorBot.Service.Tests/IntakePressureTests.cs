using CuratorBot.Service.Intake;
using Microsoft.Extensions.Time.Testing;

namespace CuratorBot.Service.Tests;

/// <summary>While deliveries come thick, work waits for them; it never waits for good.</summary>
public sealed class IntakePressureTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Work_begins_at_once_while_few_deliveries_come()
    {
        using var pressure = new IntakePressure(_clock);
        Arrive(pressure, 49);

        Assert.False(pressure.IsHigh);
        Assert.Null(await pressure.TurnAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Work_rests_before_its_turn_while_fifty_a_second_come()
    {
        using var pressure = new IntakePressure(_clock);
        Arrive(pressure, 50);
        Assert.True(pressure.IsHigh);

        var turn = pressure.TurnAsync(TestContext.Current.CancellationToken);
        Assert.False(turn.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        using var taken = await turn;
        Assert.NotNull(taken);
    }

    [Fact]
    public async Task A_turn_that_is_given_up_is_free_for_the_next()
    {
        using var pressure = new IntakePressure(_clock);
        Arrive(pressure, 50);
        using var given = new CancellationTokenSource();
        var first = pressure.TurnAsync(given.Token);
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        var next = pressure.TurnAsync(TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromSeconds(1));

        using var taken = await next;
        Assert.NotNull(taken);
    }

    [Fact]
    public void A_second_without_deliveries_ends_the_pressure()
    {
        using var pressure = new IntakePressure(_clock);
        Arrive(pressure, 60);
        Assert.True(pressure.IsHigh);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.False(pressure.IsHigh);
    }

    private void Arrive(IntakePressure pressure, int deliveries)
    {
        _clock.Advance(TimeSpan.FromSeconds(10));
        for (var i = 0; i < deliveries; i++)
        {
            pressure.Arrived();
        }
    }
}
