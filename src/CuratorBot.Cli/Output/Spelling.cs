using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Lists.Changes;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Policies;
using CuratorBot.Core.Text;

namespace CuratorBot.Cli.Output;

/// <summary>Names as spelled in the public JSON. They are written out because renaming a member must not change what other programs read.</summary>
internal static class Spelling
{
    public static string Of(Verdict verdict) => verdict.PublicName();

    public static string Of(AuthorityKind kind) => kind switch
    {
        AuthorityKind.Always => "always",
        AuthorityKind.Stated => "stated",
        AuthorityKind.Policy => "policy",
        AuthorityKind.Habit => "habit",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    public static string Of(ChangeKind kind) => kind switch
    {
        ChangeKind.None => "none",
        ChangeKind.Prose => "prose",
        ChangeKind.Add => "add",
        ChangeKind.Remove => "remove",
        ChangeKind.Move => "move",
        ChangeKind.Edit => "edit",
        ChangeKind.Mixed => "mixed",
        ChangeKind.Restructure => "restructure",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    public static string Of(ChangeOp op) => op switch
    {
        ChangeOp.Add => "add",
        ChangeOp.Remove => "remove",
        ChangeOp.Move => "move",
        ChangeOp.Edit => "edit",
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, message: null),
    };

    public static string Of(Severity severity) => severity.WireName();

    public static string Of(MatchedBy how) => how switch
    {
        MatchedBy.Id => "id",
        MatchedBy.Title => "title",
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, message: null),
    };

    public static string Of(SectionKind kind) => kind.WireName();

    public static string Of(EntryKind kind) => kind switch
    {
        EntryKind.Paper => "paper",
        EntryKind.Resource => "resource",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    public static string Of(RemedyKind kind) => kind switch
    {
        RemedyKind.Replacement => "replacement",
        RemedyKind.Snippet => "snippet",
        RemedyKind.Patch => "patch",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    public static string Of(LinkState state) => state switch
    {
        LinkState.Alive => "alive",
        LinkState.Dead => "dead",
        LinkState.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
    };

    public static string Of(PaperLookup lookup) => lookup.WireName();
}
