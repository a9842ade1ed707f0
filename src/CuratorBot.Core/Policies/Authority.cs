using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>What a rule goes by, surest first.</summary>
public enum AuthorityKind
{
    /// <summary>It holds in every list: a link that leads nowhere, a paper that stands there twice.</summary>
    Always,

    /// <summary>The list says so.</summary>
    Stated,

    /// <summary>The policy file says so.</summary>
    Policy,

    /// <summary>The entries of the list do so.</summary>
    Habit,
}

/// <summary>By what right a rule speaks in a list. A rule without one is silent there.</summary>
public sealed record Authority
{
    /// <summary>It holds in every list.</summary>
    public static readonly Authority Always = new() { Kind = AuthorityKind.Always };

    private Authority()
    {
    }

    /// <summary>What kind of right it is.</summary>
    public AuthorityKind Kind { get; private init; }

    /// <summary>The file that says so; null where none does, or it is not known which.</summary>
    public string? Path { get; private init; }

    /// <summary>The line of that file, 1-based; null where it is not known.</summary>
    public int? Line { get; private init; }

    /// <summary>The key of the policy file, such as "rules.sections-frozen"; null for another kind.</summary>
    public string? Key { get; private init; }

    /// <summary>Entries that do so; 0 for another kind than a habit.</summary>
    public int Doing { get; private init; }

    /// <summary>Entries that were looked at; 0 for another kind than a habit.</summary>
    public int Of { get; private init; }

    /// <summary>File and line as "README.md:28"; null where it is not known.</summary>
    public string? Where => Path is null || Line is null ? Path : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Path}:{Line}");

    /// <summary>Of a habit, the share of the entries that do so, 0 to 1; else null.</summary>
    public double? Share => Kind == AuthorityKind.Habit ? Math.Round((double)Doing / Of, 3) : null;

    /// <summary>The right in a few words for whom it binds; null where it needs none: it holds everywhere, or nobody knows where it is written.</summary>
    public Message? Message => this switch
    {
        { Kind: AuthorityKind.Stated, Path: not null, Line: not null } => new Message("authority.stated", Path, Line),
        { Kind: AuthorityKind.Policy, Path: not null, Line: not null } => new Message("authority.policy", Path, Line),
        { Kind: AuthorityKind.Habit } => new Message("authority.habit", Doing, Of),
        _ => null,
    };

    /// <summary>The list says so.</summary>
    /// <param name="path">The file; null where it is not known.</param>
    /// <param name="line">The line, 1-based; null where it is not known.</param>
    public static Authority Stated(string? path = null, int? line = null) => new() { Kind = AuthorityKind.Stated, Path = path, Line = line };

    /// <summary>The policy file says so.</summary>
    /// <param name="key">The key of the file.</param>
    /// <param name="path">The file; null where it is not known.</param>
    /// <param name="line">The line, 1-based; null where it is not known.</param>
    public static Authority OfPolicy(string key, string? path = null, int? line = null) => new() { Kind = AuthorityKind.Policy, Key = key, Path = path, Line = line };

    /// <summary>The same, said on another line of the same file.</summary>
    internal Authority At(int line) => this with { Line = line };

    // In so few entries chance looks like a habit.
    private const int Few = 8;

    /// <summary>
    /// What entries of a list do: nine of ten, where there are eight or more of them; of fewer, all.
    /// </summary>
    /// <param name="doing">Entries that do so.</param>
    /// <param name="of">Entries that were looked at.</param>
    /// <param name="tenths">How many of ten make it a habit of many.</param>
    /// <returns>The habit; null if it is not a translation.</returns>
    public static Authority? Habit(int doing, int of, int tenths = 9) =>
        of > 0 && (of < Few ? doing == of : doing * 10 >= of * tenths) ? new Authority { Kind = AuthorityKind.Habit, Doing = doing, Of = of } : null;
}
