using System.Globalization;
using CuratorBot.Core.Papers;
using CuratorBot.Fakes;
using CuratorBot.Fakes.GitHub;
using CuratorBot.Service.Intake;
using CuratorBot.Service.Queue;
using CuratorBot.Service.Storage;
using CuratorBot.Service.Tests;

namespace CuratorBot.Browser.Tests;

/// <summary>One running service with an audited list and reviewed pull requests: one that is fine, one over the cap at its second head, and one that means harm.</summary>
public sealed class Served : IAsyncLifetime
{
    /// <summary>A title that no page should believe, longer than any that means well.</summary>
    public static readonly string HostileTitle = "</title><script>alert('pull')</script>\u202e drawkcab \u2066<img src=x onerror=alert(1)>" + new string('W', 10_000);

    private ServiceBench _bench = null!;
    private ServedPages _pages = null!;

    public async ValueTask InitializeAsync()
    {
        _bench = await ServiceBench.CreateAsync();
        _bench.LookUp = static query => query.Title.Contains("unknown", StringComparison.OrdinalIgnoreCase)
            ? new PaperLookup.NotFound { Query = query.Title }
            : new PaperLookup.Found(RecordOf(query), MatchedBy.Title, 1) { Query = query.Title };
        var store = _bench.Get<PageStore>();
        await store.SeeAsync([(ServiceBench.Ref, true)], default);
        await ReviewAsync(Open("Fix a title", Lists.Small.Replace("Going deeper", "Going Deeper", StringComparison.Ordinal)));
        var over = Open("Add Identity Mappings", Lists.SmallWithAddition);
        await ReviewAsync(over);
        over.Head = _bench.Repository.Commit(over.Head, Lists.Change(Lists.SmallWithAddition.Replace("(2015), C. Szegedy et al. [[pdf]](http", "(2015), C. Szegedy et al. [[pdf]](https", StringComparison.Ordinal)));
        await ReviewAsync(over);
        await ReviewAsync(Open(HostileTitle, Lists.Small.Replace(
            "\n### More",
            $"- **<script>alert('title')</script>\u202e\u2066 {new string('W', 10_000)}** (2016), \"><svg onload=alert(2)> [[pdf]](https://example.org/{new string('x', 2_000)})\n- **An unknown paper** (2016), E. Vil [[pdf]](javascript:alert(3))\n\n### More",
            StringComparison.Ordinal)));
        await _bench.Get<WorkHandlers>().HandleAsync(new WorkItem.AuditList(ServiceBench.Ref, null), default);
        _pages = await ServedPages.StartAsync(_bench);
    }

    public string Front => _pages.Address.AbsoluteUri;

    public string List => $"{Front}lists/{ServiceBench.Ref}";

    public string NotThere => $"{Front}lists/nobody/nothing";

    /// <summary>The review of the pull request that is fine (1), over the cap (2) or hostile (3).</summary>
    public string Review(int number) => string.Create(CultureInfo.InvariantCulture, $"{Front}reviews/{ServiceBench.Ref}/{number}");

    public async ValueTask DisposeAsync()
    {
        await _pages.DisposeAsync();
        await _bench.DisposeAsync();
    }

    private static Paper RecordOf(PaperQuery query) => new()
    {
        Title = query.Title,
        CorpusId = 7,
        Year = query.Year,
        Venue = "</script><b>CVPR</b>",
        CitationCount = 100 + query.Title.Length,
        AsOf = new DateOnly(2017, 2, 1),
        Authors = [new PaperAuthor("Kaiming He", "1")],
    };

    private FakePullRequest Open(string title, string list) => _bench.Repository.Open("alice", title, null, Lists.Change(list));

    private async Task ReviewAsync(FakePullRequest pull)
    {
        _bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await _bench.ReviewAsync(pull);
    }
}
