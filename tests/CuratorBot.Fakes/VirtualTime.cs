using Microsoft.Extensions.Time.Testing;

namespace CuratorBot.Fakes;

/// <summary>Runs asynchronous work to its end by a clock that is turned by hand: minutes pass in milliseconds, the same way every time.</summary>
public static class VirtualTime
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>Runs work whose every wait is one of <paramref name="time"/>, and turns the clock whenever it waits.</summary>
    /// <exception cref="TimeoutException">The work has not ended when <paramref name="limit"/> has passed by the clock.</exception>
    public static T Run<T>(FakeTimeProvider time, TimeSpan limit, Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(work);
        var context = SynchronizationContext.Current;
        try
        {
            // Without a context, what follows a wait runs right here, within Advance: when that returns, the work waits again.
            SynchronizationContext.SetSynchronizationContext(null);
            var task = work();
            var end = time.GetUtcNow() + limit;
            while (!task.IsCompleted)
            {
                if (time.GetUtcNow() >= end)
                {
                    // What follows a cancelled delay runs on another thread; no more time passes meanwhile.
                    ((IAsyncResult)task).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(20));
                    break;
                }

                time.Advance(Step);
            }

            return task.IsCompleted ? task.GetAwaiter().GetResult() : throw new TimeoutException($"The work has not ended within {limit}.");
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
