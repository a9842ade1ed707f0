using CuratorBot.Core.Text;

namespace CuratorBot.Core.Audits;

/// <summary>The corrected lines of an audit as one unified diff, for <c>git apply</c> and <c>patch</c>.</summary>
public static class AuditPatch
{
    /// <summary>The patch with its final line ending; empty if no line has a correction.</summary>
    public static string Write(ListAudit audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        var request = audit.Review.Request;
        var patch = new UnifiedPatch(request.ListPath, request.Lists.Head.Text);
        return patch.Write(
            [.. audit.Review.Corrections.Where(c => patch.Has(c.Lines, c.Original)).Select(c => new PatchChange(c.Lines, c.Text, patch.Around(c.Lines)))],
            joinNeighbours: true);
    }
}
