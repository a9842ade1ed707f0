using System.Text.RegularExpressions;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>A line of a text as its readers see it.</summary>
/// <param name="Content">The line, in place: nearly all lines of a list are entries, of which no copy is needed.</param>
/// <param name="Number">Its number, 1-based.</param>
/// <param name="IsUnderHeading">Whether it stands under one of the headings that were asked for, that heading included.</param>
/// <param name="InCode">Whether it stands in a fenced block of code.</param>
internal readonly record struct WrittenLine(ReadOnlyMemory<char> Content, int Number, bool IsUnderHeading, bool InCode)
{
    /// <summary>The line in place.</summary>
    public ReadOnlySpan<char> Span => Content.Span;

    /// <summary>A copy of the line.</summary>
    public string Text => Content.ToString();
}

/// <summary>Reads the lines of a text in which criteria may be written. HTML comments are left out: readers do not see them.</summary>
internal static class WrittenLines
{
    // Longer lines are no criteria.
    private const int MaxLineLength = 1000;

    /// <summary>The lines, without those of fences.</summary>
    /// <param name="text">The text.</param>
    /// <param name="headings">
    /// What the wanted headings look like. One of level 1 is the title: a list of guidelines is not all criteria.
    /// </param>
    /// <param name="withComments">Whether its readers see comments, too: who fills in a template does.</param>
    public static IEnumerable<WrittenLine> Of(string text, Regex headings, bool withComments = false)
    {
        var lines = new TextLines(text);
        var wantedLevel = 0;
        var inComment = false;
        var inCode = false;
        for (var number = 1; number <= lines.Count; number++)
        {
            var line = text.AsMemory(lines.StartOf(number)..lines.EndOf(number));
            if (line.Length > MaxLineLength)
            {
                continue;
            }

            var trimmed = line.Span.TrimStart();
            if (trimmed.StartsWith("```", StringComparison.Ordinal) || trimmed.StartsWith("~~~", StringComparison.Ordinal))
            {
                inCode = !inCode;
                continue;
            }

            if (!inCode)
            {
                if (withComments)
                {
                    line = line.ToString().Replace("<!--", "", StringComparison.Ordinal).Replace("-->", "", StringComparison.Ordinal).AsMemory();
                }

                inComment |= !withComments && trimmed.StartsWith("<!--", StringComparison.Ordinal);
                if (inComment)
                {
                    inComment = !trimmed.Contains("-->", StringComparison.Ordinal);
                    continue;
                }

                var level = trimmed.IndexOfAnyExcept('#');
                if (level is > 0 and <= 6 && trimmed[level] is ' ' or '\t')
                {
                    var staysInside = wantedLevel > 0 && level > wantedLevel;
                    wantedLevel = staysInside ? wantedLevel : level > 1 && headings.IsMatch(line.Span) ? level : 0;
                }
            }

            yield return new WrittenLine(line, number, wantedLevel > 0, inCode);
        }
    }
}
