using CuratorBot.Core.Policies;
using Octokit;

namespace CuratorBot.GitHub.Reading;

/// <summary>The policy file of a branch, and the path of the list that it names.</summary>
/// <param name="Text">Text of the file; null where there is none that can be read.</param>
/// <param name="ListPath">Path of the list.</param>
public sealed record PolicyFile(string? Text, string ListPath)
{
    /// <summary>Where a list stands whose policy says nothing else.</summary>
    internal const string DefaultListPath = "README.md";

    /// <summary>Reads the policy file: one request. The criteria written in the list come after this, once the list is read.</summary>
    /// <param name="files">The files of the repository.</param>
    /// <param name="commit">The base branch, or a commit of it; never the head of a pull request.</param>
    /// <param name="policyPath">Where the policy stands.</param>
    /// <param name="listPath">Path of the list, over what the policy says; null: what the policy says.</param>
    /// <exception cref="ApiException">GitHub did not answer, or refused.</exception>
    public static async Task<PolicyFile> ReadAsync(RepositoryFiles files, string commit, string policyPath = PullRequestReader.PolicyPath, string? listPath = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        var file = await files.ReadAsync(policyPath, commit).ConfigureAwait(false);
        var text = file.State == RepositoryFileState.Text ? file.Text : null;
        return new PolicyFile(text, listPath ?? PolicyReader.Read("", DefaultListPath, text, policyPath).Policy.List);
    }
}
