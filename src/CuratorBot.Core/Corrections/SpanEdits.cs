using System.Text;

namespace CuratorBot.Core.Corrections;

/// <summary>Replaces words of a text where they stand.</summary>
internal sealed class SpanEdits(string text)
{
    private readonly List<(int Start, int Length, string Text)> _edits = [];
    private bool _failed;

    /// <summary>Replaces words that stand once in a span; if they do not, nothing comes of all the edits.</summary>
    /// <param name="span">Where to look for them; null: in the whole text.</param>
    /// <param name="old">The words; where null, there are none to replace.</param>
    /// <param name="now">What takes their place. Nothing is done where it is the same.</param>
    public void Replace(Range? span, string? old, string? now)
    {
        if (string.Equals(old, now, StringComparison.Ordinal))
        {
            return;
        }

        var (start, length) = (span ?? ..).GetOffsetAndLength(text.Length);
        var at = string.IsNullOrEmpty(old) || now is null ? -1 : text.IndexOf(old, start, length, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(old!, at + old!.Length, start + length - at - old.Length, StringComparison.Ordinal) >= 0)
        {
            _failed = true;
            return;
        }

        _edits.Add((at, old.Length, now!));
    }

    /// <summary>The text with all replaced; null where words were not found for sure, or two edits meet.</summary>
    public string? Apply()
    {
        if (_failed)
        {
            return null;
        }

        var edited = new StringBuilder();
        var from = 0;
        foreach (var (start, length, now) in _edits.OrderBy(static edit => edit.Start))
        {
            if (start < from)
            {
                return null;
            }

            edited.Append(text, from, start - from).Append(now);
            from = start + length;
        }

        return edited.Append(text, from, text.Length - from).ToString();
    }
}
