using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>Reads what a list asks of its papers: the policy file over the criteria written in the list, or in a guide that it shows, over the defaults.</summary>
public static class PolicyReader
{
    /// <summary>Origin of a value that neither the file nor the list states and that has a default: file names and headings.</summary>
    public const string Default = "default";

    /// <summary>Origin of a value that neither the file nor the list states: it is not asked of papers.</summary>
    public const string NotStated = "not stated";

    /// <summary>Reads the policy in force.</summary>
    /// <param name="listText">Text of the list on the base branch; never of the head, which its author could make say anything.</param>
    /// <param name="listPath">Path of the list, for origins.</param>
    /// <param name="policyFile">The policy file of the base branch.</param>
    /// <returns>The policy with the origin of each value, and what is wrong with the file. Texts never make it throw.</returns>
    public static PolicyResult Read(string listText, string listPath, PolicyFile policyFile)
    {
        ArgumentNullException.ThrowIfNull(listText);
        ArgumentNullException.ThrowIfNull(policyFile);
        using var activity = CoreActivities.Start(CoreActivities.ReadPolicy);
        var file = policyFile.StatementsOf(listPath);
        var written = WrittenDemands.Read(listText, policyFile.Guides, WrittenCriteria.Read(listText, policyFile.Guides));
        var merge = new Merge(listPath, policyFile.Path);

        var years = merge.Pick("top.years", file.Years, written.Years, fallback: default, NotStated);
        var hasTop = file.TopSize is { Value: not null } || file.Years is not null || file.Citations is { Count: > 0 } || file.Overflow is not null
            || (file.TopSize is null && written.Top is not null);
        merge.Authorise("top", written.Top);
        var policy = new Policy
        {
            List = merge.Pick("list", file.List, null, listPath, Default),
            Locale = merge.Pick("locale", file.Locale, null, PolicyKeys.Auto, Default),
            TopSize = merge.Pick("top.size", file.TopSize, written.TopSize, null, NotStated),
            FrozenSections = merge.Pick("sections", file.FrozenSections, written.FrozenSections, null, NotStated),
            Form = merge.PickOrNone("form", file.Form, written.Form),
            Require = merge.PickOrNone("require", file.Require, written.Require),
            Order = merge.PickOrNone("order", file.Order, written.Order),
            PreferredLinks = merge.PickOrNull("links.prefer", file.Links, written.Links),
            CrossListing = merge.PickOrNone("cross-listing", file.CrossListing, written.CrossListing),
            PullRequest = new RequestDemands
            {
                Papers = merge.Pick("pull-request.papers", file.PapersPerRequest, written.PapersPerRequest, null, NotStated),
                Titles = merge.Pick("pull-request.title", file.RequestTitles, written.RequestTitles, [], NotStated),
                Reason = merge.Pick("pull-request.reason", file.RequestReason, written.RequestReason, fallback: false, NotStated),
                Template = merge.Pick("pull-request.template", file.RequestTemplate, written.RequestTemplate, fallback: false, NotStated),
            },
            Companions = new CompanionFiles
            {
                Together = merge.Pick("companions.together", file.Together, written.Together, [], NotStated),
                Source = merge.Pick("companions.source", file.Source, written.Source, null, NotStated),
                Generated = merge.Pick("companions.generated", file.Generated, written.Generated, [], NotStated),
            },
            Comment = merge.Pick("comment", file.Comment, null, CommentMode.Always, Default),
            Drafts = merge.Pick("drafts", file.Drafts, null, DraftMode.Review, Default),
            Exceptions = file.Exceptions,
            FirstYear = years.First,
            LastYear = years.Last,
            Sections = new SectionNames(
                merge.Pick("top.sections", file.TopSections, null, hasTop ? null : [], hasTop ? Default : NotStated),
                merge.Pick("top.overflow", file.Overflow, AndDefault(written.Overflow, SectionNames.Default.Overflow), SectionNames.Default.Overflow, Default),
                merge.Pick("new-papers.section", file.NewSection, AndDefault(written.NewSection, SectionNames.Default.New), SectionNames.Default.New, Default),
                merge.Pick("old-papers.section", file.OldSection, AndDefault(written.OldSection, SectionNames.Default.Old), SectionNames.Default.Old, Default)),
            Citations = merge.PickCitations(file.Citations, written.Citations),
            NewPaperMonths = merge.Pick("new-papers.months", file.NewMonths, written.NewMonths, 0, NotStated),
            OldPapersBefore = merge.Pick("old-papers.before", file.OldBefore, written.OldBefore, null, NotStated),
            Bibliography = merge.Pick("bibliography", file.Bibliography, written.Bibliography, null, NotStated),
            TranslationOf = merge.Pick("translation-of", file.TranslationOf, null, null, NotStated),
            Upkeep = merge.Pick("upkeep", file.Upkeep, null, fallback: false, Default),
            Candidates = merge.Pick("candidates", file.Candidates, null, [], NotStated),
            Rules = merge.PickRules(file.Rules),
            Labels = merge.PickLabels(file.Labels),
        };
        policy = merge.WithTranslations(policy, policyFile.TranslationsOf(listPath));
        return new PolicyResult(policy with { Origins = merge.Origins, Authorities = merge.Authorities }, policyFile.Errors)
        {
            Unread = [.. policyFile.Unread.Select(path => new UnreadPolicy(path, policyFile.Path, policyFile.Exists))],
        };
    }

    /// <summary>A heading that the criteria name, beside the usual ones: the criteria may shorten it.</summary>
    private static Stated<IReadOnlyList<string>>? AndDefault(Stated<IReadOnlyList<string>>? written, IReadOnlyList<string> usual) =>
        written is null ? null : written with { Value = [.. written.Value.Union(usual, StringComparer.OrdinalIgnoreCase)] };

    /// <summary>Picks each value from the first text that states it and notes where that is.</summary>
    private sealed class Merge(string listPath, string policyPath)
    {
        private readonly Dictionary<string, string> _origins = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Authority> _authorities = new(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, string> Origins => _origins;

        public IReadOnlyDictionary<string, Authority> Authorities => _authorities;

        public T Pick<T>(string path, Stated<T>? file, Stated<T>? written, T fallback, string fallbackOrigin)
        {
            if ((file ?? written) is not { } stated)
            {
                _origins[path] = fallbackOrigin;
                return fallback;
            }

            var statedPath = stated.Path ?? listPath;
            _origins[path] = file is null ? $"criteria in {statedPath}:{stated.Line}" : $"{policyPath}:{stated.Line}";
            _authorities[path] = file is null ? Authority.Stated(statedPath, stated.Line) : Authority.OfPolicy(path, policyPath, stated.Line);
            return stated.Value;
        }

        public T? PickOrNull<T>(string path, Stated<T>? file, Stated<T>? written)
            where T : struct
        {
            var value = Pick(path, file, written, default, NotStated);
            return file is null && written is null ? null : value;
        }

        public T? PickOrNone<T>(string path, Stated<T>? file, Stated<T>? written)
            where T : class
        {
            if ((file ?? written) is { } stated)
            {
                return Pick(path, file, written, stated.Value, NotStated);
            }

            _origins[path] = NotStated;
            return null;
        }

        /// <summary>What the list alone can state, for which the policy file has no key.</summary>
        public T? Authorise<T>(string path, Stated<T>? written)
        {
            if (written is not null)
            {
                _authorities[path] = Authority.Stated(written.Path ?? listPath, written.Line);
            }

            return written is null ? default : written.Value;
        }

        /// <summary>A policy with the lists that name this one as their original. What is said of all lists makes no list a translation of itself.</summary>
        public Policy WithTranslations(Policy policy, IReadOnlyList<Stated<string>> translations)
        {
            if (policy.TranslationOf?.From(policy.List).FirstOrDefault() is { Repository: null } original && string.Equals(original.Path, policy.List, StringComparison.Ordinal))
            {
                policy = policy with { TranslationOf = null };
                _origins["translation-of"] = NotStated;
                _authorities.Remove("translation-of");
            }

            if (translations is [{ Line: var line }, ..])
            {
                _authorities.TryAdd("translation-of", Authority.OfPolicy("translation-of", policyPath, line));
            }

            return policy with { Translations = [.. translations.Select(static translation => translation.Value)] };
        }

        /// <summary>The table of the file as a whole, else that of the list: no year is added to what one of them says.</summary>
        public Dictionary<int, int> PickCitations(IReadOnlyDictionary<int, Stated<int>>? file, IReadOnlyDictionary<int, Stated<int>>? written)
        {
            var citations = new Dictionary<int, int>();
            var table = file ?? written ?? new Dictionary<int, Stated<int>>();
            if (table.Count == 0)
            {
                _origins["citations"] = file is null ? NotStated : policyPath;
            }

            foreach (var (year, stated) in table)
            {
                citations[year] = Pick($"citations.{year}", file is null ? null : stated, stated, 0, NotStated);
            }

            return citations;
        }

        /// <summary>From the file alone: what a repository calls its labels stands in no list.</summary>
        public Dictionary<Verdict, string> PickLabels(IReadOnlyDictionary<Verdict, Stated<string>> file) =>
            PolicyKeys.Verdicts.Where(v => file.ContainsKey(v.Value))
                .ToDictionary(static v => v.Value, v => Pick($"labels.{v.Key}", file[v.Value], null, "", Default));

        public Dictionary<string, Severity?> PickRules(IReadOnlyDictionary<string, Stated<Severity?>> file) =>
            file.ToDictionary(static rule => rule.Key, rule => Pick($"rules.{rule.Key}", rule.Value, null, null, Default), StringComparer.Ordinal);
    }
}
