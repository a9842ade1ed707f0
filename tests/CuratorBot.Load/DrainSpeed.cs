using System.Globalization;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.Load;

/// <summary>How many reviews a minute come out of a queue that is full, from the first delivery to the last comment and check.</summary>
internal static class DrainSpeed
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Prints a line for SQLite and for one node and two on PostgreSQL.</summary>
    public static async Task RunAsync(TextWriter output, Webhooks webhooks, string service, int reviews)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\n## {reviews} reviews from the first delivery to the last comment and check, GitHub and Semantic Scholar at 50 ms\n"));
        await output.WriteLineAsync("| | seconds | reviews a minute | requests to GitHub a review | CPU ms a review | load average |\n| --- | ---: | ---: | ---: | ---: | --- |");
        await RunAsync(output, webhooks, service, reviews, "SQLite, one node", usePostgres: false, nodes: 1);
        if (PostgresCluster.Programs is not null)
        {
            await RunAsync(output, webhooks, service, reviews, "PostgreSQL, one node", usePostgres: true, nodes: 1);
            await RunAsync(output, webhooks, service, reviews, "PostgreSQL, two nodes", usePostgres: true, nodes: 2);
        }
    }

    private static async Task RunAsync(TextWriter output, Webhooks webhooks, string assembly, int reviews, string name, bool usePostgres, int nodes)
    {
        await using var service = await ServiceUnderLoad.StartAsync(assembly, webhooks, usePostgres, nodes);

        // Some that do not count: a fresh process compiles what it runs.
        await DrainAsync(service, webhooks, 20 * nodes);
        service.GitHub.ForgetRequests();
        var cpu = service.ProcessorTime;
        var time = await DrainAsync(service, webhooks, reviews);
        cpu = service.ProcessorTime - cpu;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {name} | {time.TotalSeconds:0.0} | {reviews / time.TotalMinutes:0} | {(double)service.GitHub.Requests.Count / reviews:0.0} | {cpu / reviews:0} | {ProcessFigures.LoadAverage()} |"));
    }

    private static async Task<TimeSpan> DrainAsync(ServiceUnderLoad service, Webhooks webhooks, int reviews)
    {
        var pulls = service.Open(reviews);
        using var sender = new Sender(service.Nodes.Select(static n => n.Address));
        var deliveries = pulls.ConvertAll(p => Delivery.Of(webhooks, p.Repository, p.Pull, "opened"));
        var started = TimeProvider.System.GetTimestamp();
        var (_, refused, _) = await sender.SendAllAsync(8, deliveries);
        if (refused > 0)
        {
            throw new InvalidOperationException($"{refused} deliveries were refused.");
        }

        var waiting = pulls.ToList();
        await service.GitHub.UntilAsync(
            _ =>
            {
                waiting.RemoveAll(static p => p.Pull.Comments.Count > 0 && p.Repository.CheckRuns.Exists(r => r.HeadSha == p.Pull.Head.Sha));
                return waiting.Count == 0;
            },
            Patience);
        return TimeProvider.System.GetElapsedTime(started);
    }
}
