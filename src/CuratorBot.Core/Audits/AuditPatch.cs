using CuratorBot.Core.Corrections;

namespace CuratorBot.Core.Audits;

/// <summary>The corrected lines of an audit as one unified diff, for <c>git apply</c> and <c>patch</c>.</summary>
public static class AuditPatch
{
    /// <summary>The patch with its final line ending; empty if no line has a correction.</summary>
    public static string Write(ListAudit audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        var request = audit.Review.Request;
        return Correction.Patch(audit.Review.Corrections, request.Lists.Head.Text, request.ListPath);
    }
}
