using System.Globalization;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;
using CuratorBot.Core.Translations;

namespace CuratorBot.Core.Tests.Rules;

/// <summary>
/// A change of a list with what is known of its papers, for a rule to judge:
/// <c>new RuleFixture { Base = "...", Head = "..." }.Said(new DuplicateRule())</c>.
/// </summary>
internal sealed record RuleFixture
{
    private readonly Lazy<RuleContext> _context;

    public RuleFixture() => _context = new Lazy<RuleContext>(CreateContext);

    /// <summary>A copy has a context of its own.</summary>
    private RuleFixture(RuleFixture original)
    {
        Base = original.Base;
        Head = original.Head;
        Onto = original.Onto;
        Description = original.Description;
        DescriptionTemplates = original.DescriptionTemplates;
        Date = original.Date;
        Policy = original.Policy;
        Papers = original.Papers;
        Lookups = original.Lookups;
        AuthorMayPush = original.AuthorMayPush;
        BaseBibliography = original.BaseBibliography;
        HeadBibliography = original.HeadBibliography;
        Links = original.Links;
        ChangedFiles = original.ChangedFiles;
        Companions = original.Companions;
        AddedElsewhere = original.AddedElsewhere;
        IsToldElsewhere = original.IsToldElsewhere;
        Counterparts = original.Counterparts;
        _context = new Lazy<RuleContext>(CreateContext);
    }

    /// <summary>The list at the merge base; null for a check of the whole list, which is then <see cref="Head"/>.</summary>
    public string? Base { get; init; }

    /// <summary>The list at the head of the pull request.</summary>
    public required string Head { get; init; }

    /// <summary>The list on the base branch now; null: as at the merge base.</summary>
    public string? Onto { get; init; }

    public string Description { get; init; } = "";

    public string DescriptionTemplates { get; init; } = "";

    /// <summary>The day of the pull request.</summary>
    public DateOnly Date { get; init; } = new(2017, 3, 1);

    public Policy Policy { get; init; } = ModelList.Policy;

    /// <summary>Records that are found for the entries with their title or an id of theirs.</summary>
    public IReadOnlyList<Paper> Papers { get; init; } = [];

    /// <summary>Other answers, by the title in the list.</summary>
    public IReadOnlyDictionary<string, PaperLookup> Lookups { get; init; } = new Dictionary<string, PaperLookup>(StringComparer.Ordinal);

    public bool AuthorMayPush { get; init; }

    public string? BaseBibliography { get; init; }

    public string? HeadBibliography { get; init; }

    /// <summary>What addresses have answered.</summary>
    public IReadOnlyDictionary<string, LinkFact> Links { get; init; } = new Dictionary<string, LinkFact>(StringComparer.Ordinal);

    public IReadOnlyList<string> ChangedFiles { get; init; } = [];

    /// <summary>Texts of the files beside the list, by path.</summary>
    public IReadOnlyDictionary<string, string> Companions { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public int AddedElsewhere { get; init; }

    public bool IsToldElsewhere { get; init; }

    public IReadOnlyList<Counterpart> Counterparts { get; init; } = [];

    /// <summary>What the reviewer would hand to the rules.</summary>
    public RuleContext Context => _context.Value;

    public IReadOnlyList<Finding> Check(IRule rule) => [.. rule.Check(Context)];

    /// <summary>The findings as people read them: <c>failure 12: The list has ...</c>; without a line where they are about the whole change.</summary>
    public IReadOnlyList<string> Said(IRule rule, string locale = "en") =>
    [
        .. Check(rule).Select(f => string.Create(
            CultureInfo.InvariantCulture,
            $"{f.Severity.ToString().ToLowerInvariant()}{(f.Line is null ? "" : $" {f.Line}")}: {Messages.Format(f.Message, locale)}")),
    ];

    private RuleContext CreateContext()
    {
        var lists = Base is null
            ? ListVersions.Of(ListParser.Parse(Head, Policy.Sections))
            : ListVersions.Read(Base, Head, Onto, Policy.Sections);
        var subjects = Base is null
            ? lists.Head.Entries.Select(e => new ChangedEntry(e, Change: null))
            : lists.Changes.Entries.Where(c => c.After is not null).Select(c => new ChangedEntry(c.After!, c)).OrderBy(s => s.Entry.Line);
        return new RuleContext
        {
            Changes = lists.Changes,
            Base = lists.Base,
            Result = lists.Merged,
            Changed = [.. subjects],
            WholeList = Base is null,
            Policy = Policy,
            PullRequest = new PullRequestFacts
            {
                Description = Description,
                DescriptionTemplates = DescriptionTemplates,
                Date = Date,
                AuthorMayPush = AuthorMayPush,
                BaseBibliography = BaseBibliography,
                HeadBibliography = HeadBibliography,
                Links = Links,
                ChangedFiles = ChangedFiles,
                Companions = Companions.ToDictionary(static file => file.Key, static file => new CompanionText(file.Value), StringComparer.Ordinal),
                AddedElsewhere = AddedElsewhere,
                IsToldElsewhere = IsToldElsewhere,
            },
            Counterparts = Counterparts,
            ListPath = Core.Policies.Policy.DefaultList,
            Lookups = LookUp(lists.MergeBase.Entries.Concat(lists.Head.Entries).Concat(lists.Base.Entries).Concat(lists.Merged.Entries)),
        };
    }

    private Dictionary<Entry, PaperLookup> LookUp(IEnumerable<Entry> entries)
    {
        var lookups = new Dictionary<Entry, PaperLookup>();
        foreach (var entry in entries)
        {
            if (Lookups.TryGetValue(entry.Title, out var given))
            {
                lookups[entry] = given;
            }
            else if (Papers.FirstOrDefault(p => PaperId.Of(p).Intersect(entry.Ids).Any()) is { } linked)
            {
                lookups[entry] = new PaperLookup.Found(linked, MatchedBy.Id, 1);
            }
            else if (Papers.FirstOrDefault(p => Titles.AreSame(p.Title, entry.Title)) is { } named)
            {
                lookups[entry] = new PaperLookup.Found(named, MatchedBy.Title, 1);
            }
        }

        return lookups;
    }
}
