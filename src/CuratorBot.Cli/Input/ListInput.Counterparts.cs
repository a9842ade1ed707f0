using CuratorBot.Core.Policies;
using CuratorBot.Core.Reviews;
using CuratorBot.Core.Translations;
using CuratorBot.GitHub.Connections;
using CuratorBot.GitHub.Reading;

namespace CuratorBot.Cli.Input;

/// <summary>The same list in other languages, as the policy names them.</summary>
internal sealed partial record ListInput
{
    /// <summary>The top folder of its repository on this machine; empty for the folder that the person is in, null for a list on GitHub.</summary>
    private string? Top { get; init; }

    /// <summary>The repository on GitHub that it was read from, and the branch; null for a list on this machine.</summary>
    private (RepositoryRef Repository, string Branch)? Origin { get; init; }

    /// <summary>A request to judge the whole list, beside its original and its translations.</summary>
    /// <param name="date">The day that counts for the rule on new papers.</param>
    /// <param name="host">The process.</param>
    /// <param name="offline">Whether only files of this machine are read.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="CliException">None of what looks like papers could be read.</exception>
    public async Task<ReviewRequest> ToRequestAsync(DateOnly date, CliHost host, bool offline, CancellationToken cancellationToken) =>
        ToRequest(date) with { Counterparts = await ReadCounterpartsAsync(host, offline, cancellationToken) };

    /// <summary>The original and the translations that the policy names; a line on stderr says if the original could not be read.</summary>
    /// <param name="host">The process.</param>
    /// <param name="offline">Whether only files of this machine are read.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    private async Task<IReadOnlyList<Counterpart>> ReadCounterpartsAsync(CliHost host, bool offline, CancellationToken cancellationToken)
    {
        var policy = PolicyResult.Policy;
        if (policy is { TranslationOf: null, Translations.Count: 0 })
        {
            return [];
        }

        if (Origin is var (repository, branch))
        {
            using var github = await GitHubAccess.OpenAsync(host, cancellationToken);
            return Told(await CounterpartReader.ReadAsync(github.Client, repository, branch, PolicyFile, policy), policy, host);
        }

        var top = Top ?? "";
        return await ReadCounterpartsAsync(PolicyFile, policy, InRepository(Path, top), path => TextOfAsync(System.IO.Path.Combine(top, path), cancellationToken), host, offline, cancellationToken);
    }

    /// <summary>The original and the translations, those of the same repository read as the caller reads it.</summary>
    public static async Task<IReadOnlyList<Counterpart>> ReadCounterpartsAsync(
        PolicyFile policyFile, Policy policy, string listPath, Func<string, Task<string?>> own, CliHost host, bool offline, CancellationToken cancellationToken) =>
        Told(await CounterpartReader.ReadAsync(policyFile, policy, listPath, own, async place =>
        {
            if (offline)
            {
                return null;
            }

            try
            {
                using var github = await GitHubAccess.OpenAsync(host, cancellationToken);
                return await github.ReadAsync(place.Name, client => CounterpartReader.OtherAsync(client, place));
            }
            catch (CliException)
            {
                return null;
            }
        }), policy, host);

    /// <summary>The text of a file; null if there is none.</summary>
    public static async Task<string?> TextOfAsync(string file, CancellationToken cancellationToken) =>
        File.Exists(file) ? await TextFile.ReadListAsync(file, cancellationToken) : null;

    private static IReadOnlyList<Counterpart> Told(IReadOnlyList<Counterpart> read, Policy policy, CliHost host)
    {
        if (policy.TranslationOf is { } original && !read.Any(static list => list.IsOriginal))
        {
            host.Error.WriteLine($"curator: the original that 'translation-of' names, {original}, could not be read, so the two are not compared.");
        }

        return read;
    }
}
