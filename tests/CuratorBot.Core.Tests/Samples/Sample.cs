namespace CuratorBot.Core.Tests.Samples;

/// <summary>One pull request of samples/: what it does to the sample list, in words that a test can repeat.</summary>
/// <param name="Name">Its folder.</param>
/// <param name="Edits">What the author changes.</param>
/// <param name="Description">Title, an empty line, and what the author writes.</param>
internal sealed record Sample(string Name, IReadOnlyList<LineEdit> Edits, string Description)
{
    /// <summary>Folder of the list that it changes.</summary>
    public string List { get; init; } = "list";

    /// <summary>What the base branch has changed since; none: it is where the author started.</summary>
    public IReadOnlyList<LineEdit> Meanwhile { get; init; } = [];
}

/// <summary>A change of one line of a list.</summary>
/// <param name="At">Words that stand in one line only.</param>
/// <param name="Line">The new line; null: the line is taken out.</param>
/// <param name="After">Whether the new line comes after that line and not in its place.</param>
internal sealed record LineEdit(string At, string? Line, bool After = false)
{
    public static LineEdit TakeOut(string at) => new(at, Line: null);

    public static LineEdit Replace(string at, string line) => new(at, line);

    public static LineEdit Insert(string after, string line) => new(after, line, After: true);

    public static string Apply(string text, IEnumerable<LineEdit> edits)
    {
        var lines = text.Split('\n').ToList();
        foreach (var edit in edits)
        {
            var at = lines.FindIndex(l => l.Contains(edit.At, StringComparison.Ordinal));
            Assert.True(at >= 0 && at == lines.FindLastIndex(l => l.Contains(edit.At, StringComparison.Ordinal)), $"'{edit.At}' must stand in one line.");
            if (edit.After)
            {
                lines.Insert(at + 1, edit.Line!);
            }
            else if (edit.Line is null)
            {
                lines.RemoveAt(at);
            }
            else
            {
                lines[at] = edit.Line;
            }
        }

        return string.Join('\n', lines);
    }
}
