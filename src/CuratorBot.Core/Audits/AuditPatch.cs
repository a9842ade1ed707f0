using CuratorBot.Core.Corrections;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Audits;

/// <summary>The corrected lines of an audit as one unified diff, for <c>git apply</c> and <c>patch</c>.</summary>
public static class AuditPatch
{
    /// <summary>The patch with its final line end; empty where no line has a correction.</summary>
    public static string Write(ListAudit audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        var request = audit.Review.Request;
        var patch = new UnifiedPatch(request.ListPath, request.Head);
        return patch.Write(
            [.. Correction.Of(audit.Review)
                .Select(c => (Correction: c, Lines: new LineRange(c.Entry.Line, c.Entry.EndLine)))
                .Where(c => patch.Has(c.Lines, c.Correction.Entry.Text))
                .Select(c => new PatchChange(c.Lines, c.Correction.Text, patch.Around(c.Lines)))],
            joinNeighbours: true);
    }
}
