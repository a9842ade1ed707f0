using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.Faults;

/// <summary>
/// Contributors at work: pull requests that are opened and pushed to, edited and commented on, and the deliveries about it, some
/// in the wrong order, some repeated, some of those that failed sent again.
/// </summary>
internal sealed class PullRequestStream
{
    /// <summary>Pull requests that are worked on at a time. There are always new ones: a second comment comes about beside a first.</summary>
    private const int ActivePulls = 12;

    private const int Attempts = 4;

    /// <summary>GitHub's own patience with a receiver.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>On average: less than a process can do that is killed every five seconds, so that what is measured is no mere backlog.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(350);

    private readonly ConcurrentDictionary<string, Delivery> _deliveries = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Task> _sending = [];
    private readonly Dictionary<int, List<string>> _heads = [];
    private readonly Dictionary<string, int> _papers = new(StringComparer.Ordinal);
    private readonly List<FakePullRequest> _pulls = [];
    private readonly Random _random;
    private readonly Site _site;
    private int _turn;
    private int _sent;

    public PullRequestStream(Site site, int seed)
    {
        _site = site;
        _random = new Random(seed);
    }

    public IReadOnlyList<FakePullRequest> Pulls => _pulls;

    /// <summary>Deliveries, without those that were sent again.</summary>
    public IReadOnlyCollection<Delivery> Deliveries => [.. _deliveries.Values];

    /// <summary>Requests that were sent, repeats included.</summary>
    public int Sent => _sent;

    /// <summary>The heads that a pull request had, in order.</summary>
    public IReadOnlyList<string> HeadsOf(int number) => _heads[number];

    /// <summary>The word that a review of a head must hold.</summary>
    public string WordOf(string head) => Papers.Word(_papers[head]);

    /// <summary>Goes on until it is told to stop, and until the last delivery is answered or given up.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Act();
            await Task.Delay(Pause * (_random.NextDouble() * 2), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(_sending);
    }

    private void Act()
    {
        var chance = _random.NextDouble();
        var pull = _pulls.Count == 0 || chance < 0.15 ? null : _pulls[_random.Next(Math.Max(0, _pulls.Count - ActivePulls), _pulls.Count)];
        if (pull is null || chance < 0.4)
        {
            Send(Push(pull), 0);
        }
        else if (chance < 0.55)
        {
            // Two pushes whose deliveries overtake each other.
            var (first, second) = (Push(pull), Push(pull));
            Send(second, 0);
            Send(first, _random.NextDouble() * 0.3);
        }
        else if (chance < 0.7)
        {
            // Of the last ones, sent again under the same number.
            var repeated = _deliveries.Values.Where(d => d.Number == pull.Number).OrderBy(static d => d.Id, StringComparer.Ordinal).Last();
            Send(repeated, 0);
        }
        else if (chance < 0.85)
        {
            _site.GitHub.Locked(() => Send(Note(pull, "pull_request", Payloads.PullRequest(_site.Repository, pull, "edited"), commentId: null), 0));
        }
        else
        {
            _site.GitHub.Locked(() =>
            {
                var comment = new FakeComment { Id = _site.GitHub.NextId(), Author = "bob", Body = "/curator help" };
                pull.Comments.Add(comment);
                Send(Note(pull, "issue_comment", Payloads.Comment(_site.Repository, pull, comment), comment.Id), 0);
            });
        }
    }

    /// <summary>Pushes to a pull request, or opens one.</summary>
    private Delivery Push(FakePullRequest? pull)
    {
        Delivery delivery = null!;
        _site.GitHub.Locked(() =>
        {
            var change = Papers.Adding(_papers.Count);
            if (pull is null)
            {
                pull = _site.Repository.Open("alice", "Add a paper", null, change);
                _pulls.Add(pull);
                _heads[pull.Number] = [];
            }
            else
            {
                pull.Head = _site.Repository.Commit(pull.Head, change);
            }

            _papers[pull.Head.Sha] = _papers.Count;
            _heads[pull.Number].Add(pull.Head.Sha);
            delivery = Note(pull, "pull_request", Payloads.PullRequest(_site.Repository, pull, _heads[pull.Number].Count == 1 ? "opened" : "synchronize"), commentId: null);
        });
        return delivery;
    }

    private Delivery Note(FakePullRequest pull, string @event, JsonObject payload, long? commentId)
    {
        var delivery = new Delivery(_site.Webhooks.NextDelivery(), pull.Number, @event, payload, commentId, _heads[pull.Number].Count - 1, _random.NextDouble() < 0.6 ? Attempts : 1);
        return _deliveries[delivery.Id] = delivery;
    }

    private void Send(Delivery delivery, double afterSeconds)
    {
        var pauses = Enumerable.Range(0, Attempts).Select(_ => TimeSpan.FromSeconds(0.5 + (_random.NextDouble() * 2))).ToList();
        _sending.Add(Task.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(afterSeconds));
            for (var attempt = 0; attempt < delivery.Attempts && !await TrySendAsync(delivery); attempt++)
            {
                await Task.Delay(pauses[attempt]);
            }
        }));
    }

    private async Task<bool> TrySendAsync(Delivery delivery)
    {
        Interlocked.Increment(ref _sent);
        var node = _site.Nodes[(int)((uint)Interlocked.Increment(ref _turn) % (uint)_site.Nodes.Count)];
        var at = _site.Watch.Now;
        try
        {
            using var answer = await _site.Webhooks.DeliverAsync(node.Address, delivery.Event, delivery.Payload, delivery.Id).WaitAsync(Patience);
            delivery.Sent(at, _site.Watch.Now, answer.StatusCode == HttpStatusCode.Accepted);
            return answer.StatusCode == HttpStatusCode.Accepted;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or TimeoutException)
        {
            // Refused is certain; a connection that broke may have been heard.
            if (e.InnerException is not SocketException { SocketErrorCode: SocketError.ConnectionRefused })
            {
                delivery.Sent(at, _site.Watch.Now, promised: false);
            }

            return false;
        }
    }
}
