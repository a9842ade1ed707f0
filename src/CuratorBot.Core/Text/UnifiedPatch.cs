using System.Globalization;
using System.Text;

namespace CuratorBot.Core.Text;

/// <summary>A change to some lines of a text.</summary>
/// <param name="Lines">The replaced lines; for an insertion an empty range, whose last line is the one above it.</param>
/// <param name="Text">The new text without a final line ending; null to only remove the lines.</param>
/// <param name="Shown">The changed lines with their context.</param>
internal sealed record PatchChange(LineRange Lines, string? Text, LineRange Shown);

/// <summary>Writes changes of a text as a unified diff, for <c>git apply</c> and <c>patch</c>.</summary>
internal sealed class UnifiedPatch
{
    private const int Context = 3;

    private readonly string _path;
    private readonly string[] _lines;

    /// <param name="path">The path of the text's file.</param>
    /// <param name="text">The text before the changes.</param>
    public UnifiedPatch(string path, string text)
    {
        // git apply rejects absolute paths. The file name alone works for those who apply the patch in its folder.
        _path = Path.IsPathRooted(path) ? Path.GetFileName(path) : path;

        // Diff tools know no other line endings; a carriage return before one stays part of the line.
        _lines = text.Split('\n');

        // The empty string after the last line ending is not a line.
        Count = _lines[^1].Length == 0 ? _lines.Length - 1 : _lines.Length;
    }

    /// <summary>What became of a text, as one hunk: for changes that are close together.</summary>
    /// <param name="path">The path of the text's file.</param>
    /// <param name="before">The text.</param>
    /// <param name="after">What it is now, with a line ending at its end.</param>
    /// <returns>The diff; empty if nothing has changed.</returns>
    public static string Between(string path, string before, string after)
    {
        var (old, now) = (new UnifiedPatch(path, before), new UnifiedPatch(path, after));
        var (above, below) = (0, 0);
        while (above < Math.Min(old.Count, now.Count) && string.Equals(old[above + 1], now[above + 1], StringComparison.Ordinal))
        {
            above++;
        }

        while (below < Math.Min(old.Count, now.Count) - above && string.Equals(old[old.Count - below], now[now.Count - below], StringComparison.Ordinal))
        {
            below++;
        }

        var lines = new LineRange(above + 1, old.Count - below);
        var text = now.Count - below > above ? string.Join('\n', Enumerable.Range(above + 1, now.Count - below - above).Select(line => now[line].TrimEnd('\r'))) : null;
        return old.Count == 0 || (lines.Count == 0 && text is null) ? "" : old.Write([new PatchChange(lines, text, old.Around(lines))], joinNeighbours: true);
    }

    /// <summary>Number of lines.</summary>
    public int Count { get; }

    /// <summary>A line without its line feed.</summary>
    /// <param name="line">1-based.</param>
    public string this[int line] => _lines[line - 1];

    /// <summary>Whether a line is the last of a text that has no final line ending.</summary>
    /// <param name="line">1-based.</param>
    public bool EndsWithin(int line) => line == _lines.Length;

    /// <summary>
    /// Whether these lines hold this text, counting lines as diff tools do. White space at both ends and the kind of line endings do not
    /// matter.
    /// </summary>
    public bool Has(LineRange lines, string text) =>
        lines.First >= 1 && lines.Last <= Count && lines.Count >= 1
        && string.Equals(
            string.Join('\n', lines.Numbers.Select(line => this[line].TrimEnd('\r'))).Trim(),
            text.ReplaceLineEndings("\n").Trim(),
            StringComparison.Ordinal);

    /// <summary>The lines plus as much context as diff tools show; less where a line has bytes that are not UTF-8, which no patch would match.</summary>
    public LineRange Around(LineRange lines)
    {
        var (first, last) = (lines.First, lines.Last);
        while (first > 1 && first > lines.First - Context && !ReadableText.IsDamaged(this[first - 1]))
        {
            first--;
        }

        while (last < Count && last < lines.Last + Context && !ReadableText.IsDamaged(this[last + 1]))
        {
            last++;
        }

        return new LineRange(first, last);
    }

    /// <summary>A change that puts lines below a line; if that is the last one and has no line end, it gets one.</summary>
    /// <param name="line">1-based.</param>
    /// <param name="text">The new lines, without a final line end.</param>
    public PatchChange Below(int line, string text)
    {
        var lines = new LineRange(EndsWithin(line) ? line : line + 1, line);
        return new PatchChange(lines, lines.Count == 0 ? text : $"{this[line]}\n{text}", Around(lines));
    }

    /// <summary>
    /// Whether a patch can change the lines: not right above a line with bytes that are not UTF-8, because git takes a change with no line shown
    /// below it for one at the end of the file.
    /// </summary>
    public bool CanChange(LineRange lines) => lines.Last >= Count || !ReadableText.IsDamaged(this[lines.Last + 1]);

    /// <summary>
    /// The diff, each line with its line ending; empty if nothing changes, or if one of the changes cannot be made by a patch
    /// (<see cref="CanChange"/>): half of a move would lose a line.
    /// </summary>
    /// <param name="changes">Changes that do not overlap, in text order.</param>
    /// <param name="joinNeighbours">
    /// Whether to show two changes whose contexts touch as one, as diff tools do. Shown separately, the patch also applies to a text that has
    /// other lines between the two.
    /// </param>
    public string Write(IReadOnlyList<PatchChange> changes, bool joinNeighbours)
    {
        if (!changes.All(change => CanChange(change.Lines)))
        {
            return "";
        }

        var patch = new StringBuilder();
        var shift = 0;
        for (var i = 0; i < changes.Count;)
        {
            var (first, shown) = (i, changes[i].Shown);
            while (++i < changes.Count && changes[i].Shown.First <= shown.Last + (joinNeighbours ? 1 : 0))
            {
                shown = shown with { Last = Math.Max(shown.Last, changes[i].Shown.Last) };
            }

            shift += WriteHunk(patch, shown, changes.Skip(first).Take(i - first), shift);
        }

        return patch.Length == 0 ? "" : $"--- a/{_path}\n+++ b/{_path}\n{patch}";
    }

    /// <summary>The text after the changes; all else stays to the letter, line endings too.</summary>
    /// <param name="changes">Changes that do not overlap, in text order.</param>
    public string Apply(IReadOnlyList<PatchChange> changes)
    {
        var lines = new List<string>(_lines.Length + changes.Count);
        var at = 1;
        foreach (var change in changes)
        {
            Keep(change.Lines.First - 1);
            lines.AddRange(NewLines(change));
            at = Math.Max(at, change.Lines.Last + 1);
        }

        if (at > _lines.Length && changes is [.., { Text: null }])
        {
            // The line above one that had no line ending, and is gone, has its own still.
            lines.Add("");
        }

        Keep(_lines.Length);
        return string.Join('\n', lines);

        void Keep(int last)
        {
            for (; at <= last; at++)
            {
                lines.Add(this[at]);
            }
        }
    }

    /// <summary>Writes the changes of one hunk.</summary>
    /// <returns>The number of lines that the text grows by.</returns>
    private int WriteHunk(StringBuilder patch, LineRange shown, IEnumerable<PatchChange> changes, int shift)
    {
        var body = new StringBuilder();
        var growth = 0;
        var at = shown.First;
        foreach (var change in changes)
        {
            WriteOld(' ', change.Lines.First - 1);
            WriteOld('-', change.Lines.Last);
            growth += WriteNew(body, change) - change.Lines.Count;
        }

        WriteOld(' ', shown.Last);

        // An empty range is given by the number of the line before it.
        var size = shown.Count + growth;
        var start = shown.First + shift - (size == 0 ? 1 : 0);
        patch.Append(CultureInfo.InvariantCulture, $"@@ -{shown.First},{shown.Count} +{start},{size} @@\n").Append(body);
        return growth;

        void WriteOld(char mark, int last)
        {
            for (; at <= last; at++)
            {
                WriteLine(body, mark, this[at], isLast: at == _lines.Length);
            }
        }
    }

    private int WriteNew(StringBuilder body, PatchChange change)
    {
        var lines = NewLines(change);
        for (var i = 0; i < lines.Length; i++)
        {
            WriteLine(body, '+', lines[i], isLast: i == lines.Length - 1 && change.Lines.Last == _lines.Length);
        }

        return lines.Length;
    }

    /// <summary>The new lines of a change, without their line feeds.</summary>
    private string[] NewLines(PatchChange change)
    {
        if (change.Text is null)
        {
            return [];
        }

        var lines = change.Text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            // Each new line ends like the line it replaces, or the one above it.
            var replaced = this[Math.Clamp(i == lines.Length - 1 ? change.Lines.Last : change.Lines.First, 1, Count)];
            lines[i] = replaced.EndsWith('\r') ? lines[i] + '\r' : lines[i];
        }

        return lines;
    }

    /// <param name="body">The output.</param>
    /// <param name="mark">The diff mark: added, removed or unchanged.</param>
    /// <param name="line">The line.</param>
    /// <param name="isLast">Whether this is the last line of a text without a final line ending.</param>
    private static void WriteLine(StringBuilder body, char mark, string line, bool isLast) =>
        body.Append(mark).Append(line).Append(isLast ? "\n\\ No newline at end of file\n" : "\n");
}
