using CuratorBot.Cli.Output;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Reviews;
using CuratorBot.Links;

namespace CuratorBot.Cli.Input;

/// <summary>Collects facts for the rule <c>link-alive</c>, following the options for facts about papers: offline, with or without a cache.</summary>
internal static class LinkFacts
{
    /// <summary>A request about a whole list with what is known of its links.</summary>
    /// <param name="request">The request.</param>
    /// <param name="settings">Whether hosts may be asked, and whether to use the cache.</param>
    /// <param name="host">The process.</param>
    /// <param name="cancellationToken">Stops the checks.</param>
    public static async Task<ReviewRequest> AddAsync(ReviewRequest request, PaperSettings settings, CliHost host, CancellationToken cancellationToken) =>
        request with { PullRequest = request.PullRequest with { Links = await AskAsync(LinkQuestions.OfList(request), settings, host, cancellationToken) } };

    /// <summary>Checks addresses; asks no one if there are none or the run is offline.</summary>
    /// <param name="addresses">The addresses.</param>
    /// <param name="settings">Whether hosts may be asked, and whether to use the cache.</param>
    /// <param name="host">The process.</param>
    /// <param name="cancellationToken">Stops the checks.</param>
    public static async Task<IReadOnlyDictionary<string, LinkFact>> AskAsync(
        IReadOnlyList<string> addresses, PaperSettings settings, CliHost host, CancellationToken cancellationToken)
    {
        var urls = settings.Offline ? [] : addresses;
        if (urls.Count == 0)
        {
            return new Dictionary<string, LinkFact>(StringComparer.Ordinal);
        }

        var cache = settings.NoCache ? null : LinkCache.Load(CacheFolder.LinksFile, host.Clock, settings.Refresh);
        using var client = Visitor.Open(Visitor.Options, host);
        var progress = new LinkProgressBar(urls.Count);
        var answers = await progress.ShowAsync(host, "Asking links", new LinkChecker(client, cache).CheckAsync(urls, progress, cancellationToken));
        cache?.Save();
        return answers.ToDictionary(static a => a.Url, static a => a.Fact, StringComparer.Ordinal);
    }
}
