namespace CuratorBot.Core.Policies;

/// <summary>The outcome of a review.</summary>
public enum Verdict
{
    /// <summary>Nothing stands against merging. Check run: success.</summary>
    Pass,

    /// <summary>The contributor has something to mend. Check run: failure.</summary>
    Fail,

    /// <summary>A person must judge. Check run: neutral.</summary>
    NeedsMaintainer,

    /// <summary>Evidence is missing: a source was down, a paper is unknown, the policy is broken. Check run: neutral.</summary>
    Inconclusive,
}
