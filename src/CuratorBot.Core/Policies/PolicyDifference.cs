using System.Globalization;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>One value that two policies state differently.</summary>
/// <param name="Path">Its path in a policy file: <c>citations.2016</c>.</param>
/// <param name="Before">The value in the one policy, as a policy file would state it.</param>
/// <param name="After">The value in the other.</param>
internal sealed record PolicyDifference(string Path, string Before, string After)
{
    /// <summary>The values that differ, in the order of a policy file.</summary>
    public static IReadOnlyList<PolicyDifference> Between(Policy before, Policy after)
    {
        var (old, now) = (ValuesOf(before), ValuesOf(after));
        return
        [
            .. now.Keys.Union(old.Keys, StringComparer.Ordinal)
                .Select(path => new PolicyDifference(path, old.GetValueOrDefault(path, PolicyKeys.None), now.GetValueOrDefault(path, PolicyKeys.None)))
                .Where(static d => !string.Equals(d.Before, d.After, StringComparison.Ordinal)),
        ];
    }

    private static OrderedDictionary<string, string> ValuesOf(Policy policy)
    {
        var values = new OrderedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["top.size"] = Number(policy.TopSize),
            ["top.years"] = policy is { FirstYear: null, LastYear: null } ? PolicyKeys.None : $"{Number(policy.FirstYear)}-{Number(policy.LastYear)}",
            ["top.overflow"] = string.Join(", ", policy.Sections.Overflow),
        };
        foreach (var (year, count) in policy.Citations.OrderByDescending(static c => c.Key))
        {
            values[$"citations.{Number(year)}"] = Number(count);
        }

        values["new-papers.section"] = string.Join(", ", policy.Sections.New);
        values["new-papers.months"] = Number(policy.NewPaperMonths);
        values["old-papers.section"] = string.Join(", ", policy.Sections.Old);
        values["old-papers.before"] = Number(policy.OldPapersBefore);
        values["form"] = policy.Form?.Template ?? PolicyKeys.None;
        Add("require", policy.Require, static fields => fields.Count == 0 ? PolicyKeys.None : string.Join(", ", fields.Select(static f => f.WireName())));
        Add("order", policy.Order, static order => order.WireName());
        values["links.prefer"] = policy.PreferredLinks?.WireName() ?? PolicyKeys.None;
        values["cross-listing"] = PolicyWriter.CrossListing(policy.CrossListing);
        values["sections"] = PolicyWriter.Sections(policy.FrozenSections);
        values["comment"] = policy.Comment.WireName();
        values["drafts"] = policy.Drafts.WireName();
        values["upkeep"] = PolicyKeys.Switch[policy.Upkeep ? 0 : 1];
        foreach (var exception in policy.Exceptions)
        {
            values[$"exceptions.{exception.Rule}.{exception.Entry}"] = exception.Because;
        }

        values["bibliography"] = policy.Bibliography ?? PolicyKeys.None;
        values["companions.together"] = TextsOf(policy.Companions.Together);
        values["companions.source"] = policy.Companions.Source ?? PolicyKeys.None;
        values["companions.generated"] = TextsOf(policy.Companions.Generated);
        values["translation-of"] = policy.TranslationOf?.Written ?? PolicyKeys.None;
        values["candidates"] = PolicyWriter.Candidates(policy);
        values["pull-request.papers"] = Number(policy.PullRequest.Papers);
        values["pull-request.title"] = TextsOf(policy.PullRequest.Titles);
        values["pull-request.reason"] = PolicyWriter.Demand(policy.PullRequest.Reason);
        values["pull-request.template"] = PolicyWriter.Demand(policy.PullRequest.Template);
        foreach (var (id, severity) in policy.Rules.OrderBy(static r => r.Key, StringComparer.Ordinal))
        {
            values[$"rules.{id}"] = severity?.ToString().ToLowerInvariant() ?? "off";
        }

        return values;

        void Add<T>(string key, BySection<T>? bySection, Func<T, string> write)
            where T : notnull
        {
            values[key] = bySection?.Usual is { } usual ? write(usual.Value) : PolicyKeys.None;
            foreach (var (heading, value) in bySection?.Sections ?? [])
            {
                values[$"{key}.{heading}"] = write(value.Value);
            }
        }
    }

    private static string TextsOf(IReadOnlyList<string> texts) => texts.Count == 0 ? PolicyKeys.None : string.Join(", ", texts);

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? PolicyKeys.None;
}
