using CuratorBot.Core.Policies;
using CuratorBot.Core.Rules;
using Octokit;

namespace CuratorBot.GitHub.Reading;

/// <summary>The policy file of a branch, and the path of the list that it names.</summary>
/// <param name="Path">Where it stands, or would.</param>
/// <param name="Text">Its text; null where there is none.</param>
/// <param name="Problem">Why what stands there has no text, and what to do: a broken file, not an absent one. Null where nothing is in the way.</param>
/// <param name="ListPath">Path of the list.</param>
public sealed record PolicyFile(string Path, string? Text, string? Problem, string ListPath)
{
    /// <summary>Where a list stands whose policy says nothing else.</summary>
    internal const string DefaultListPath = "README.md";

    /// <summary>Whether the branch has a policy file, sound or broken.</summary>
    public bool Exists => Text is not null || Problem is not null;

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
        return new PolicyFile(policyPath, text, ProblemOf(file.State), listPath ?? PolicyReader.Read("", DefaultListPath, text, policyPath, RuleCatalog.Descriptors).Policy.List);
    }

    /// <summary>The policy in force over a text of the list on the same branch.</summary>
    public PolicyResult Over(string listText) => PolicyReader.Read(listText, ListPath, Text, Path, RuleCatalog.Descriptors, Problem);

    /// <summary>In English, as all that is said of a policy file.</summary>
    private static string? ProblemOf(RepositoryFileState state) => state switch
    {
        RepositoryFileState.NotText => "The file is not UTF-8 text. Save it as UTF-8 (in PowerShell: 'Set-Content -Encoding utf8').",
        RepositoryFileState.NotAFile => "This is a folder, a submodule or a link, and no file. Put the policy itself here, as a text file.",
        RepositoryFileState.TooLarge => "The file is larger than 10 MB. No policy is; put the one that you mean here.",
        _ => null,
    };
}
