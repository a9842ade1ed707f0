using Microsoft.Extensions.Time.Testing;

namespace CuratorBot.Fakes;

/// <summary>Runs asynchronous work to its end by a clock turned by hand: minutes pass in milliseconds, the same way every time.</summary>
public static class VirtualTime
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>Runs work that only waits by <paramref name="time"/>, and turns the clock whenever it waits.</summary>
    /// <exception cref="TimeoutException">The work has not ended when <paramref name="limit"/> has passed by the clock.</exception>
    public static T Run<T>(FakeTimeProvider time, TimeSpan limit, Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(work);
        var context = SynchronizationContext.Current;
        try
        {
            // Without a context, continuations run right here, within Advance: when it returns, the work waits again.
            SynchronizationContext.SetSynchronizationContext(null);
            var task = work();
            var end = time.GetUtcNow() + limit;
            while (!task.IsCompleted)
            {
                if (time.GetUtcNow() >= end)
                {
                    // A cancelled delay continues on another thread; no more time passes meanwhile.
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
