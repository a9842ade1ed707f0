using CuratorBot.Core.Corrections;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Text;
using CuratorBot.GitHub.Publishing;
using CuratorBot.GitHub.Reading;
using CuratorBot.GitHub.Reviewing;

namespace CuratorBot.GitHub.Commands;

/// <summary><c>/curator fix</c>: the corrected lines that the review of the head offers, of all lists that the pull request changes.</summary>
internal sealed class FixCommand(IPaperSource papers)
{
    /// <param name="fix">The command.</param>
    /// <param name="snapshot">The pull request.</param>
    /// <param name="state">What is kept of it.</param>
    /// <param name="cancellationToken">Stops asking for papers.</param>
    public async Task<HeadEdit> EditAsync(Command.Fix fix, PullRequestSnapshot snapshot, ReviewState state, CancellationToken cancellationToken)
    {
        var offered = new List<(PullRequestSnapshot List, Correction Correction)>();
        foreach (var part in snapshot.Parts.Where(static part => part.Request is not null))
        {
            var review = await new Reviewer(papers).ReviewAsync(state.Of(part.Request!), cancellationToken).ConfigureAwait(false);
            offered.AddRange(review.Corrections.Select(correction => (part, correction)));
        }

        if (fix.Entry is { } words)
        {
            var named = Naming.Of(words, [.. offered.SelectMany(static o => o.Correction.Findings).Select(static f => f.Entry).OfType<Core.Lists.Entry>().Distinct()], static e => e.Title);
            if (named is not [var entry])
            {
                return new HeadEdit(new Message(named.Count == 0 ? "command.fix.no-entry" : "command.many-entries", words, named.Count));
            }

            offered = offered.FindAll(o => o.Correction.Findings.Any(f => f.Entry == entry));
        }

        var (count, files, patch) = (0, new List<FileChange>(), "");
        foreach (var list in offered.GroupBy(static o => o.List, static o => o.Correction))
        {
            var (path, text) = (list.Key.ListPath, list.Key.Request!.Lists.Head.Text);
            var corrected = Correction.Apply(list, text, out var applied);
            if (!string.Equals(corrected, text, StringComparison.Ordinal))
            {
                count += applied;
                files.Add(new FileChange(path, text, corrected));
                patch += Correction.Patch(list, text, path);
            }
        }

        return files.Count == 0 ? new HeadEdit(new Message("command.fix.nothing")) : new HeadEdit(Problem: null)
        {
            Files = files,
            Patch = patch,
            Subject = count == 1 ? "Fix a line of the list" : $"Fix {count} lines of the list",
            Done = sha => new Message(count == 1 ? "command.fix.done-one" : "command.fix.done", sha, count),
            ForkKey = "command.fix.fork",
        };
    }
}
