using CuratorBot.Core.Lists;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Translations;
using CuratorBot.GitHub.Connections;
using Octokit;

namespace CuratorBot.GitHub.Reading;

/// <summary>
/// Reads the original of a translation and the translations of an original. They are looked at beside the list, so one that cannot be read
/// is left out, and no review fails for it.
/// </summary>
public static class CounterpartReader
{
    /// <summary>Translations of one list that are read: a request for each.</summary>
    private const int MostTranslations = 10;

    /// <summary>
    /// Reads them; no request where the policy names none. Of the same repository one request for each; of another some more, and only if it
    /// is public: who may read the list at hand may not read every repository that an installation may.
    /// </summary>
    /// <param name="client">A client that may read the repository's contents.</param>
    /// <param name="repository">The repository of the list at hand.</param>
    /// <param name="commit">The commit at which lists of the same repository are looked at.</param>
    /// <param name="policyFile">The policy file.</param>
    /// <param name="policy">What it says of the list at hand.</param>
    public static Task<IReadOnlyList<Counterpart>> ReadAsync(IGitHubClient client, RepositoryRef repository, string commit, PolicyFile policyFile, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var files = new RepositoryFiles(client, repository);
        return ReadAsync(
            policyFile,
            policy,
            policy.List,
            path => TryReadAsync(() => files.ReadTextAsync(path, commit)),
            place => TryReadAsync(() => OtherAsync(client, place, own: repository)));
    }

    /// <summary>Reads them from wherever the list at hand is.</summary>
    /// <param name="policyFile">The policy file.</param>
    /// <param name="policy">What it says of the list at hand.</param>
    /// <param name="listPath">Path of the list at hand in its repository.</param>
    /// <param name="own">Reads a file of the same repository; null where it cannot be read.</param>
    /// <param name="other">Reads a list of another repository; null where it cannot be read.</param>
    public static async Task<IReadOnlyList<Counterpart>> ReadAsync(
        PolicyFile policyFile, Policy policy, string listPath, Func<string, Task<string?>> own, Func<ListLocation, Task<PaperList?>> other)
    {
        ArgumentNullException.ThrowIfNull(policyFile);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(other);
        var counterparts = new List<Counterpart>();
        foreach (var place in policy.TranslationOf?.From(listPath) ?? [])
        {
            var list = place is { Repository: null, Path: { } path } ? await OwnAsync(path).ConfigureAwait(false) : await other(place).ConfigureAwait(false);
            if (list is { Entries.Count: > 0 })
            {
                counterparts.Add(new Counterpart(place.Name, list, IsOriginal: true));
                break;
            }
        }

        foreach (var path in policy.Translations.Take(MostTranslations))
        {
            if (await OwnAsync(path).ConfigureAwait(false) is { Entries.Count: > 0 } list)
            {
                counterparts.Add(new Counterpart(path, list, IsOriginal: false));
            }
        }

        return counterparts;

        async Task<PaperList?> OwnAsync(string path) =>
            await own(path).ConfigureAwait(false) is { } text ? ListParser.Parse(text, PolicyReader.Read(text, path, policyFile.Whole).Policy.Sections) : null;
    }

    /// <summary>A list of another repository; null if there is none that everybody may read.</summary>
    /// <param name="client">A client that may read public repositories.</param>
    /// <param name="place">The list.</param>
    /// <param name="own">The repository of the list at hand, which may be private; null if there is none.</param>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public static async Task<PaperList?> OtherAsync(IGitHubClient client, ListLocation place, RepositoryRef? own = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(place);
        if (RepositoryRef.TryParse(place.Repository) is not { } repository)
        {
            return null;
        }

        var about = await client.Repository.Get(repository.Owner, repository.Name).ConfigureAwait(false);
        return about.Private && !string.Equals(own?.ToString(), place.Repository, StringComparison.OrdinalIgnoreCase)
            ? null
            : (await BaseList.ReadAsync(client, repository, place.Revision ?? about.DefaultBranch, listPath: place.Path).ConfigureAwait(false)).List;
    }

    private static async Task<T?> TryReadAsync<T>(Func<Task<T?>> reading)
        where T : class
    {
        try
        {
            return await reading().ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is ApiException or HttpRequestException)
        {
            return null;
        }
    }
}
