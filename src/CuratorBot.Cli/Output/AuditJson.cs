using CuratorBot.Core.Audits;
using CuratorBot.Core.Policies;

namespace CuratorBot.Cli.Output;

/// <summary>An audit as public JSON (docs/companions.md).</summary>
internal static class AuditJson
{
    public static AuditShape Shape(ListAudit audit) => new(
        audit.Review.Request.ListPath,
        audit.Review.Request.PullRequest.Date,
        audit.IsClean,
        audit.IsComplete,
        new AuditTopShape(audit.Review.Policy.Policy.TopSize, audit.Review.HasTop ? audit.Review.TopAfter : null),
        [.. audit.Items.Select(item => new AuditItemShape(TopicOf(item.Topic), ReviewJson.Shape(item, audit.Review.Locale)))],
        audit.Bibliography is { } bibliography ? BibCheckJson.Shape(bibliography) : null,
        AuditPatch.Write(audit),
        audit is { Translation: { } translation, Original: { } original } ? TranslationJson.Shape(translation, original, audit.Review.Request.ListPath) : null);

    private static string TopicOf(RuleTopic topic) => topic switch
    {
        RuleTopic.Criteria => "criteria",
        RuleTopic.Top => "top",
        RuleTopic.Age => "age",
        RuleTopic.Duplicates => "duplicates",
        RuleTopic.Links => "links",
        RuleTopic.Facts => "facts",
        RuleTopic.Bibliography => "bibliography",
        RuleTopic.Form => "form",
        RuleTopic.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(topic), topic, message: null),
    };
}

internal sealed record AuditShape(
    string Path,
    DateOnly Date,
    bool Clean,
    bool Complete,
    AuditTopShape Top,
    IReadOnlyList<AuditItemShape> Items,
    BibCheckShape? Bibliography,
    string Patch,
    TranslationShape? Translation);

internal sealed record AuditTopShape(int? Size, int? Count);

internal sealed record AuditItemShape(string Topic, FindingShape Finding);
