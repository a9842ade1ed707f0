namespace CuratorBot.Core.Policies;

/// <summary>The outcome of a review.</summary>
public enum Verdict
{
    /// <summary>Nothing stands against merging. Check run: success.</summary>
    Pass,

    /// <summary>The contributor has something to fix. Check run: failure.</summary>
    Fail,

    /// <summary>A person must judge. Check run: neutral.</summary>
    NeedsMaintainer,

    /// <summary>Evidence is missing: a source was down, a paper is unknown, the policy is broken. Check run: neutral.</summary>
    Inconclusive,
}

/// <summary>The names of verdicts in policies and in JSON. They stand apart, since stored states have the names of the members.</summary>
public static class VerdictNames
{
    /// <summary>The public name of a verdict: pass, fail, needs-maintainer or inconclusive.</summary>
    public static string PublicName(this Verdict verdict) => PolicyKeys.Verdicts.First(word => word.Value == verdict).Key;
}
