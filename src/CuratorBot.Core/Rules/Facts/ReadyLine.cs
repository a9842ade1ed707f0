using CuratorBot.Core.Lists;
using CuratorBot.Core.Reviews;

namespace CuratorBot.Core.Rules.Facts;

/// <summary>Lines that can be taken over as they are; none where an entry has no link that leads anywhere.</summary>
internal static class ReadyLine
{
    /// <summary>The line that replaces an entry where it stands.</summary>
    public static Remedy? Replacing(Entry entry, RuleContext context) => Write(RemedyKind.Replacement, entry, context, entry.Top);

    /// <summary>The line for a section inside or outside the top.</summary>
    public static Remedy? For(Entry entry, RuleContext context, bool top) => Write(RemedyKind.Snippet, entry, context, top);

    private static Remedy? Write(RemedyKind kind, Entry entry, RuleContext context, bool top) =>
        entry.Links.All(link => Uri.TryCreate(link.Url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "ftp")
            ? new Remedy(kind, context.Style.Write(entry, top))
            : null;
}
