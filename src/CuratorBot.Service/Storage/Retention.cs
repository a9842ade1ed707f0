using CuratorBot.Service.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CuratorBot.Service.Storage;

/// <summary>
/// Removes what nobody asks for any more. What waits stays, however old; so do the state of each pull request, with what
/// maintainers have said about it, and its last review.
/// </summary>
internal sealed partial class Retention
{
    private readonly IDbContextFactory<CuratorContext> _contexts;
    private readonly TimeSpan _keep;
    private readonly TimeProvider _clock;
    private readonly ILogger<Retention> _logger;

    public Retention(IDbContextFactory<CuratorContext> contexts, IOptions<ServiceOptions> options, TimeProvider clock, ILogger<Retention> logger)
    {
        _contexts = contexts;
        _keep = TimeSpan.FromDays(options.Value.KeepDays);
        _clock = clock;
        _logger = logger;
    }

    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var oldest = (now - _keep).UtcDateTime;
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var deliveries = await context.Deliveries
            .Where(d => d.QueuedAt != null && d.QueuedAt < oldest && d.ReceivedAt < oldest)
            .ExecuteDeleteAsync(cancellationToken);
        var reviews = await context.Reviews
            .Where(r => r.At < oldest && context.Reviews.Any(later => later.Repository == r.Repository && later.Number == r.Number && later.Id > r.Id))
            .ExecuteDeleteAsync(cancellationToken);
        await context.Pages.Where(p => p.SeenAt < oldest).ExecuteDeleteAsync(cancellationToken);
        await context.ReviewPages.Where(r => !context.Pages.Any(p => p.Repository == r.Repository)).ExecuteDeleteAsync(cancellationToken);
        var oldestAnswer = (now - DatabasePaperCache.Keep).ToUnixTimeSeconds();
        var answers = await context.PaperAnswers.Where(a => a.At < oldestAnswer).ExecuteDeleteAsync(cancellationToken)
            + await context.PaperRecords.Where(r => r.At < oldestAnswer).ExecuteDeleteAsync(cancellationToken);
        if (deliveries + reviews + answers > 0)
        {
            Log.Removed(_logger, deliveries, reviews, answers);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Removed what is old: {Deliveries} deliveries, {Reviews} reviews, {Answers} answers about papers")]
        public static partial void Removed(ILogger logger, int deliveries, int reviews, int answers);
    }
}
