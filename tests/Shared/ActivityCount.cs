using System.Collections.Concurrent;
using System.Diagnostics;

namespace CuratorBot.Testing;

/// <summary>Counts the activities of a source that are begun in a test, and not those of the tests beside it: <c>using var counted = new ActivityCount("Source");</c></summary>
internal sealed class ActivityCount : IDisposable
{
    private readonly ConcurrentQueue<string> _begun = new();
    private readonly Activity _test = new("test");
    private readonly ActivityListener _listener;

    public ActivityCount(string source)
    {
        // All that the test does from here on, on whichever thread, belongs to its trace.
        _test.Start();
        _listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate.Name == source,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == _test.TraceId ? ActivitySamplingResult.PropagationData : ActivitySamplingResult.None,
            ActivityStarted = activity =>
            {
                if (activity.TraceId == _test.TraceId)
                {
                    _begun.Enqueue(activity.OperationName);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>How often an activity of this name was begun.</summary>
    public int Of(string name) => _begun.Count(begun => begun == name);

    public void Dispose()
    {
        _listener.Dispose();
        _test.Dispose();
    }
}
