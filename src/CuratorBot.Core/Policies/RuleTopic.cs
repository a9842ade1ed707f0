namespace CuratorBot.Core.Policies;

/// <summary>What a rule is about: the parts of an audit, in the order of its report.</summary>
public enum RuleTopic
{
    /// <summary>What the list asks, and the file that says so.</summary>
    Criteria,

    /// <summary>Papers of the top and what it asks of them: cap, years, citations; papers that could be in it.</summary>
    Top,

    /// <summary>Papers that are not new or old any more, or not yet.</summary>
    Age,

    /// <summary>Papers that stand in the list twice.</summary>
    Duplicates,

    /// <summary>Links to other papers than the title names.</summary>
    Links,

    /// <summary>Titles, authors and years that differ from the record or are missing.</summary>
    Facts,

    /// <summary>The bibliography beside the list.</summary>
    Bibliography,

    /// <summary>The form of the lines.</summary>
    Form,

    /// <summary>Papers of which no record was found: nothing is said against them.</summary>
    Unknown,
}
