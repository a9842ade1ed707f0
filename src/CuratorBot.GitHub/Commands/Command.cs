using CuratorBot.Core.Papers;
using CuratorBot.Core.Text;

namespace CuratorBot.GitHub.Commands;

/// <summary>A line of a comment that asks us for something: <c>/curator ...</c>.</summary>
/// <param name="Line">The line as written, for the answer.</param>
public abstract record Command(string Line)
{
    /// <summary>Whether only who may push to the repository may give it.</summary>
    public virtual bool NeedsWrite => false;

    /// <summary>Whether it changes the branch of the pull request: for who may push to the repository, and for the author on a branch of the repository itself.</summary>
    public virtual bool ChangesBranch => false;

    /// <summary><c>help</c></summary>
    public sealed record Help(string Line) : Command(Line);

    /// <summary><c>review</c>: look at the pull request again.</summary>
    public sealed record Review(string Line) : Command(Line);

    /// <summary><c>lookup WHAT</c>: a title, an id or an address.</summary>
    public sealed record Lookup(string Line, string What) : Command(Line);

    /// <summary><c>candidates</c>: which papers could leave the top.</summary>
    public sealed record Candidates(string Line) : Command(Line);

    /// <summary><c>fix [ENTRY]</c>: commit the corrected lines that the review offers, all or those of one entry.</summary>
    public sealed record Fix(string Line, string? Entry) : Command(Line)
    {
        /// <inheritdoc/>
        public override bool ChangesBranch => true;
    }

    /// <summary><c>swap ENTRY</c>: take a paper out of the top for those that come in.</summary>
    public sealed record Swap(string Line, string Entry) : Command(Line)
    {
        /// <inheritdoc/>
        public override bool ChangesBranch => true;
    }

    /// <summary><c>move ENTRY to SECTION</c></summary>
    public sealed record Move(string Line, string Entry, string Section) : Command(Line)
    {
        /// <inheritdoc/>
        public override bool ChangesBranch => true;
    }

    /// <summary><c>match ENTRY ID</c>: a maintainer says which record an entry is.</summary>
    public sealed record Match(string Line, string Entry, PaperId Id) : Command(Line)
    {
        /// <inheritdoc/>
        public override bool NeedsWrite => true;
    }

    /// <summary><c>waive RULE [ENTRY] because REASON</c>; without an entry, wherever the rule speaks in this pull request.</summary>
    public sealed record Waive(string Line, string RuleId, string? Entry, string Reason) : Command(Line)
    {
        /// <inheritdoc/>
        public override bool NeedsWrite => true;
    }

    /// <summary><c>unwaive [RULE [ENTRY]]</c>; without a rule, all waivers.</summary>
    public sealed record Unwaive(string Line, string? RuleId, string? Entry) : Command(Line)
    {
        /// <inheritdoc/>
        public override bool NeedsWrite => true;
    }

    /// <summary><c>add ID to SECTION</c>: open a pull request that adds a suggested paper.</summary>
    public sealed record Add(string Line, PaperId Id, string Section) : Command(Line)
    {
        /// <inheritdoc/>
        public override bool NeedsWrite => true;
    }

    /// <summary><c>ignore RULE [ENTRY] because REASON</c>: open a pull request that writes an exception into the policy; without an entry, that switches the rule off.</summary>
    public sealed record Ignore(string Line, string RuleId, string? Entry, string Reason) : Command(Line)
    {
        /// <inheritdoc/>
        public override bool NeedsWrite => true;
    }

    /// <summary><c>pause</c>: do not review this pull request until further notice.</summary>
    public sealed record Pause(string Line) : Command(Line)
    {
        /// <inheritdoc/>
        public override bool NeedsWrite => true;
    }

    /// <summary><c>resume</c>: review it again.</summary>
    public sealed record Resume(string Line) : Command(Line)
    {
        /// <inheritdoc/>
        public override bool NeedsWrite => true;
    }

    /// <summary>A line that cannot be understood.</summary>
    public sealed record Invalid(string Line, Message Reason) : Command(Line);
}
