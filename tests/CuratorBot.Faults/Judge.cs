using System.Globalization;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews.Comment;
using CuratorBot.Fakes.GitHub;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Publishing;

namespace CuratorBot.Faults;

/// <summary>What came of a run.</summary>
/// <param name="Figures">Names and figures, in the order in which they are told.</param>
/// <param name="Violations">Promises that were broken, with what is needed to find out why.</param>
internal sealed record Judgement(IReadOnlyList<(string Name, string Value)> Figures, IReadOnlyList<string> Violations);

/// <summary>
/// Holds what stands on the fake GitHub and in the database in the end against what was promised. The recovery sweep plays no part:
/// it was kept blind.
/// </summary>
internal sealed class Judge
{
    private readonly Site _site;
    private readonly PullRequestStream _stream;
    private readonly IReadOnlyList<Fault> _faults;
    private readonly Trouble _trouble;
    private readonly List<string> _violations = [];
    private readonly List<Delivery> _promised;
    private readonly List<TimeSpan> _recoveries = [];
    private TimeSpan? _afterLast;
    private int _lost;
    private int _comments;
    private int _duplicateComments;
    private int _duplicateAnswers;
    private int _answers;
    private int _wrong;
    private int _withoutFacts;

    public Judge(Site site, PullRequestStream stream, IReadOnlyList<Fault> faults, Trouble trouble)
    {
        _site = site;
        _stream = stream;
        _faults = faults;
        _trouble = trouble;
        _promised = [.. stream.Deliveries.Where(static d => d.PromisedAt is not null).OrderBy(static d => d.Id, StringComparer.Ordinal)];
    }

    /// <param name="rested">Whether the queue became empty.</param>
    public Judgement Decide(bool rested)
    {
        if (!rested)
        {
            _violations.Add($"The queue does not become empty: {string.Join("; ", _site.Queue())}");
        }

        if (_site.HungStarts > 0)
        {
            _violations.Add(Text($"{_site.HungStarts} starts hung"));
        }

        if (_site.Watch.SecondComments > 0 && !_trouble.MayOverlap)
        {
            // Taken back or not, people were notified of both, and nobody slept while another wrote.
            _violations.Add(Text($"{_site.Watch.SecondComments} comments were written where one stood"));
        }

        var (twice, onLastHead) = (0, 0);
        _site.GitHub.Locked(() =>
        {
            CheckStored();
            foreach (var pull in _stream.Pulls)
            {
                CheckAnswers(pull);
                CheckPull(pull);
            }

            var groups = _site.Repository.CheckRuns.GroupBy(static r => (r.HeadSha, r.ExternalId)).Where(static g => HasNeedless([.. g])).ToList();
            twice = groups.Count;
            onLastHead = groups.Count(g => _stream.Pulls.Any(p => p.Head.Sha == g.Key.HeadSha));
            if (!_trouble.MayOverlap)
            {
                _violations.AddRange(groups.Select(static g => Text($"{g.Count()} check runs on {g.Key.HeadSha}")));
            }
        });
        _violations.AddRange(_site.GitHub.Violations.Distinct(StringComparer.Ordinal).Select(static v => $"GitHub would not have allowed: {v}"));
        var struck = Recoveries();
        return new Judgement(
            [
                ("figure", "value"),
                ("---", "---:"),
                ("faults", Text($"{_faults.Count}")),
                ("of them with promised work undone at their end", Text($"{struck}")),
                ("starts that failed, that hung", Text($"{_site.FailedStarts}, {_site.HungStarts}")),
                ("deliveries", Text($"{_stream.Deliveries.Count} (sent {_stream.Sent} times)")),
                ("promised (202)", Text($"{_promised.Count}")),
                ("lost", Text($"{_lost}")),
                ("pull requests, pushes", Text($"{_stream.Pulls.Count}, {_stream.Pulls.Sum(p => _stream.HeadsOf(p.Number).Count)}")),
                ("heads that were reviewed", Text($"{_site.Repository.CheckRuns.DistinctBy(static r => r.HeadSha, StringComparer.Ordinal).Count()}")),
                ("comments with the review", Text($"{_comments}")),
                ("second comments left", Text($"{_duplicateComments}")),
                ("second comments written and taken back", Text($"{_site.Watch.SecondComments - _duplicateComments}")),
                ("heads with a check run too many (last heads)", Text($"{twice} ({onLastHead})")),
                ("answers to commands, twice", Text($"{_answers}, {_duplicateAnswers}")),
                ("wrong final state", Text($"{_wrong}")),
                ("final reviews without facts of the paper", Text($"{_withoutFacts}")),
                ("length of a fault, p50, max", Spread([.. _faults.Select(static f => f.To - f.From)])),
                ("then until all of it was done, p50, max", Spread(_recoveries)),
                ("after the last fault, until all promised by then was done", _afterLast is { } last ? Text($"{last.TotalSeconds:0.0} s") : "nothing was undone"),
                ("promises broken", Text($"{_violations.Count}")),
            ],
            _violations);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Each promised delivery is in the database and was handed over, and the pull request was read after it came.</summary>
    private void CheckStored()
    {
        var stored = _site.Deliveries();
        foreach (var delivery in _promised)
        {
            var why = !stored.TryGetValue(delivery.Id, out var queued) ? "is not in the database"
                : !queued ? "was never handed to the queue"
                : delivery.CommentId is null && !(_site.Watch.LastRead(delivery.Number)?.At >= delivery.SentAt) ? "came after the last time that its pull request was read"
                : null;
            if (why is not null)
            {
                _lost++;
                _violations.Add(Text($"Delivery {delivery.Id} ({delivery.Event}, pull request {delivery.Number}), promised at {delivery.PromisedAt}, {why}"));
            }
        }
    }

    /// <summary>A command that was taken has one answer; one that was not has one at most.</summary>
    private void CheckAnswers(FakePullRequest pull)
    {
        foreach (var command in _stream.Deliveries.Where(d => d.Number == pull.Number && d.CommentId is not null))
        {
            var answers = pull.Comments.Count(c => c.Body.StartsWith(ReplyPublisher.Marker(command.CommentId!.Value), StringComparison.Ordinal));
            _answers += answers;
            if (answers > 1)
            {
                _duplicateAnswers++;
                _violations.Add(Text($"Command {command.CommentId} on pull request {pull.Number} has {answers} answers"));
            }
            else if (answers == 0 && command.PromisedAt is not null)
            {
                _lost++;
                _violations.Add(Text($"Command {command.CommentId} on pull request {pull.Number} (delivery {command.Id}), promised at {command.PromisedAt}, has no answer"));
            }
        }
    }

    /// <summary>Whether one of the check runs on a head was made although the one before told nothing that had to be taken back.</summary>
    private static bool HasNeedless(List<FakeCheckRun> runs) =>
        runs.Zip(runs.Skip(1)).Any(static pair => pair.First.Annotations.All(pair.Second.Annotations.Contains));

    /// <summary>One comment and one check, both of the head that the last review saw. Deliveries that were not promised may leave that behind the head of now.</summary>
    private void CheckPull(FakePullRequest pull)
    {
        var comments = pull.Comments.Where(c => c.Author == _site.GitHub.BotLogin && CommentMarker.Read(c.Body) is not null).ToList();
        _comments += comments.Count;
        _duplicateComments += Math.Max(0, comments.Count - 1);
        if (!_promised.Exists(d => d.Number == pull.Number && d.CommentId is null))
        {
            return;
        }

        var before = _violations.Count;
        var heads = _stream.HeadsOf(pull.Number);
        var head = _site.Watch.LastRead(pull.Number)?.Head;
        var owed = _promised.Where(d => d.Number == pull.Number && d.CommentId is null).Max(static d => d.Head);
        if (head is null || heads.ToList().IndexOf(head) < owed)
        {
            _violations.Add(Text($"Pull request {pull.Number} was last reviewed at {head}, and {heads[owed]} was promised"));
            head ??= heads[owed];
        }

        var checks = _site.Repository.CheckRuns.Where(r => r.HeadSha == head && r.ExternalId == CheckRunPublisher.ExternalId(new PullRequestRef(new RepositoryRef("octo-org", "papers"), pull.Number), head)).ToList();
        if (comments is not [var comment])
        {
            _violations.Add(Text($"Pull request {pull.Number} has {comments.Count} comments of ours"));
        }
        else if (!IsOf(comment.Body, heads, head))
        {
            _violations.Add(Text($"The comment on pull request {pull.Number} is not of {head} ({_stream.WordOf(head)}): {Names(comment.Body, heads)}"));
        }
        else
        {
            if (CommentMarker.Read(comment.Body)!.Verdict == Verdict.Inconclusive)
            {
                _withoutFacts++;
                _violations.Add(Text($"The review of pull request {pull.Number} lacks facts that can be had by now"));
            }

            if (checks.Count > 0 && checks[^1].Summary != comment.Body)
            {
                // Of several check runs by one name GitHub shows the one that was made last.
                _violations.Add(Text($"The check on {head} of pull request {pull.Number} says something else than its comment"));
            }
        }

        if (checks is not [.., { Name: CheckRunPublisher.CheckName, Conclusion: not null }])
        {
            _violations.Add(Text($"Head {head} of pull request {pull.Number} has no completed check"));
        }

        _wrong += _violations.Count > before ? 1 : 0;
    }

    private bool IsOf(string body, IReadOnlyList<string> heads, string head) => heads.All(h => body.Contains(_stream.WordOf(h), StringComparison.Ordinal) == (h == head));

    private string Names(string body, IReadOnlyList<string> heads) =>
        string.Join(", ", heads.Where(h => body.Contains(_stream.WordOf(h), StringComparison.Ordinal)).Select(h => $"{h} ({_stream.WordOf(h)})")) is { Length: > 0 } names ? names : "names none of its heads";

    /// <summary>
    /// For each fault the time from its end until all heads that were promised by then, or later ones of the same pull requests,
    /// had their check.
    /// </summary>
    /// <returns>Faults that left promised work undone.</returns>
    private int Recoveries()
    {
        var promised = _promised.Where(static d => d.CommentId is null).ToList();
        var firstCheck = _stream.Pulls.ToDictionary(
            static p => p.Number,
            p => _stream.HeadsOf(p.Number).Select((h, i) => (Index: i, At: _site.Watch.CheckedAt(h))).Where(static c => c.At is not null).ToList());
        foreach (var fault in _faults)
        {
            var done = promised.Where(d => d.PromisedAt <= fault.To)
                .GroupBy(static d => d.Number, static d => d.Head)
                .Select(owed => firstCheck[owed.Key].Where(c => c.Index >= owed.Max()).Min(static c => c.At))
                .Max();
            if (done > fault.To)
            {
                _recoveries.Add(done.Value - fault.To);
                _afterLast = fault == _faults[^1] ? _recoveries[^1] : null;
            }
        }

        return _recoveries.Count;
    }

    private static string Spread(List<TimeSpan> times)
    {
        times.Sort();
        return times.Count == 0 ? "none was needed" : Text($"{times[(times.Count - 1) / 2].TotalSeconds:0.0} s, {times[^1].TotalSeconds:0.0} s");
    }
}
