using System.Globalization;
using System.Text;
using CuratorBot.Core.Corrections;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Audits;

/// <summary>The corrected lines of an audit as one unified diff, for <c>git apply</c> and <c>patch</c>.</summary>
public static class AuditPatch
{
    private const int Context = 3;

    /// <summary>The patch with its final line end; empty where no line has a correction.</summary>
    public static string Write(ListAudit audit)
    {
        ArgumentNullException.ThrowIfNull(audit);

        // Diff tools know no other line ends; a carriage return in front stays part of the line.
        var lines = audit.Review.Request.Lists.Head.Text.Split('\n');
        var end = lines[^1].Length == 0 ? lines.Length - 2 : lines.Length - 1;
        List<Correction> corrections = [.. Correction.Of(audit.Review)
            .Where(c => c.Entry.EndLine - 1 <= end && lines[c.Entry.Line - 1].TrimEnd('\r') == c.Entry.Text.Split('\n')[0].TrimEnd('\r'))];
        var patch = new StringBuilder();
        var shift = 0;
        for (var i = 0; i < corrections.Count;)
        {
            var first = i;
            var from = Math.Max(0, corrections[i].Entry.Line - 1 - Context);
            var to = Math.Min(end, corrections[i].Entry.EndLine - 1 + Context);
            while (++i < corrections.Count && corrections[i].Entry.Line - 1 - Context <= to + 1)
            {
                to = Math.Min(end, corrections[i].Entry.EndLine - 1 + Context);
            }

            var hunk = corrections[first..i];
            var size = to - from + 1;
            var newSize = size - hunk.Sum(static c => c.Entry.EndLine - c.Entry.Line);
            patch.Append(CultureInfo.InvariantCulture, $"@@ -{from + 1},{size} +{from + 1 + shift},{newSize} @@\n");
            Write(patch, lines, from, to, hunk);
            shift += newSize - size;
        }

        return patch.Length == 0 ? "" : $"{PatchHeader.Of(audit.Review.Request.ListPath)}{patch}";
    }

    private static void Write(StringBuilder patch, string[] lines, int from, int to, List<Correction> hunk)
    {
        var at = from;
        foreach (var correction in hunk)
        {
            for (; at < correction.Entry.Line - 1; at++)
            {
                Line(' ', lines[at]);
            }

            var lineEnd = lines[at].EndsWith('\r') ? "\r" : "";
            for (; at < correction.Entry.EndLine; at++)
            {
                Line('-', lines[at]);
            }

            at--;
            Line('+', correction.Text + lineEnd);
            at++;
        }

        for (; at <= to; at++)
        {
            Line(' ', lines[at]);
        }

        void Line(char mark, string text)
        {
            patch.Append(mark).Append(text).Append('\n');
            if (at == lines.Length - 1)
            {
                patch.Append("\\ No newline at end of file\n");
            }
        }
    }
}
