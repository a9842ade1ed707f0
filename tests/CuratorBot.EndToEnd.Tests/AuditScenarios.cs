using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;

namespace CuratorBot.EndToEnd.Tests;

public sealed class AuditScenarios
{
    [Fact]
    public async Task The_weekly_audit_opens_one_issue_and_closes_it_when_the_list_is_fixed()
    {
        // Weeks of a second.
        await using var world = await World.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["Service__AuditSchedule"] = "* * * * * ?" });
        var untidy = Lists.Small.Replace("(2015), C. Szegedy", "(2015) C. Szegedy", StringComparison.Ordinal);
        var repository = world.GitHub.Add("octo-org", "papers", Lists.Files(untidy));

        await world.UntilAsync(() => repository.Issues.Count > 0);
        var issue = repository.Issues.Values.First();
        world.GitHub.Locked(() => repository.Push("main", Lists.Change(Lists.Small)));
        await world.UntilAsync(() => issue.State == "closed");

        Assert.Same(issue, Assert.Single(repository.Issues.Values));
        Assert.Equal("List audit", issue.Title);

        // Where the policy asks for it, what needs no decision is a pull request.
        world.GitHub.Locked(() => repository.Push("main", new Dictionary<string, string?>(Lists.Change(untidy), StringComparer.Ordinal) { [".github/curator.yml"] = "upkeep: true\n" }));
        await world.UntilAsync(() => repository.Issues.Values.OfType<FakePullRequest>().Any());
        Assert.Contains("(2015), C. Szegedy", repository.Branches["curatorbot/upkeep"].Files["README.md"], StringComparison.Ordinal);
        Assert.Empty(world.GitHub.Violations);
    }

    [Fact]
    public async Task Audits_that_are_switched_off_do_not_go_on()
    {
        await using var world = await World.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["Service__AuditSchedule"] = "0 17 4 ? * MON" });
        await world.SweptAsync();
        Assert.Equal(1, world.ScheduledAudits());

        await world.Service.StopAsync();
        world.Set("Service__AuditSchedule", "");
        world.GitHub.ForgetRequests();
        await world.StartServiceAsync();
        await world.SweptAsync();

        Assert.Equal(0, world.ScheduledAudits());
    }
}
