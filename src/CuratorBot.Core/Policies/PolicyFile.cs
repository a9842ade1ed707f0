using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>A policy file as it was read. What is in force, over the criteria written in a list, says <see cref="PolicyReader"/>.</summary>
public sealed class PolicyFile
{
    /// <summary>Where a repository keeps its policy.</summary>
    public const string DefaultPath = ".github/curator.yml";

    private PolicyFile(string path, bool exists, PolicyStatements statements, IReadOnlyList<PolicyError> errors)
    {
        Path = path;
        Exists = exists;
        Statements = statements;
        Errors = errors;
    }

    /// <summary>Where it stands, or would.</summary>
    public string Path { get; }

    /// <summary>Whether there is such a file, sound or broken.</summary>
    public bool Exists { get; }

    /// <summary>What is wrong with it; empty where it is sound or absent.</summary>
    public IReadOnlyList<PolicyError> Errors { get; }

    /// <summary>Whether it names the list.</summary>
    public bool NamesList => Statements.List is not null;

    /// <summary>Path of the list that it names, else <see cref="Policy.DefaultList"/>.</summary>
    public string ListPath => Statements.List?.Value ?? Policy.DefaultList;

    /// <summary>What else the repository tells its contributors: CONTRIBUTING.md, the template of pull requests; read for what it asks of entries.</summary>
    public IReadOnlyList<Guide> Guides { get; private init; } = [];

    /// <summary>What it states, as far as it could be read.</summary>
    internal PolicyStatements Statements { get; }

    /// <summary>Reads the text of a policy file. Never throws for what it holds.</summary>
    /// <param name="text">The text; null: there is no file.</param>
    /// <param name="rules">The rules that it may name.</param>
    /// <param name="path">Its path, for origins and errors.</param>
    public static PolicyFile Read(string? text, IReadOnlyList<RuleDescriptor> rules, string path = DefaultPath)
    {
        if (text is null)
        {
            return None(path);
        }

        using var activity = CoreActivities.Start(CoreActivities.ReadPolicyFile);
        var (statements, errors) = PolicyFileReader.Read(text, path, rules);
        return new PolicyFile(path, exists: true, statements, errors);
    }

    /// <summary>The same file beside other texts for contributors.</summary>
    /// <param name="guides">The texts, that which counts most first.</param>
    public PolicyFile Beside(IReadOnlyList<Guide> guides) => new(Path, Exists, Statements, Errors) { Guides = guides };

    /// <summary>There is no policy file.</summary>
    /// <param name="path">Where it would be.</param>
    public static PolicyFile None(string path = DefaultPath) => new(path, exists: false, new PolicyStatements(), []);

    /// <summary>A file that has no text: broken, not absent.</summary>
    /// <param name="problem">Why, and what to do.</param>
    /// <param name="path">Its path, for the error.</param>
    public static PolicyFile WithoutText(string problem, string path = DefaultPath) =>
        new(path, exists: true, new PolicyStatements(), [new PolicyError(path, 1, problem)]);
}
