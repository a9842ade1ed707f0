using System.Text.RegularExpressions;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Judging;

/// <summary>Compares the title in a list with the title of a record, which may have marks that are no part of it.</summary>
internal static partial class RecordTitle
{
    /// <summary>Whether comparing says anything: both in one script, and the record's without formulas and markup.</summary>
    public static bool CanTell(string title, string recordTitle) =>
        title.Length > 0 && Titles.AreComparable(title, recordTitle) && !Markup().IsMatch(recordTitle);

    /// <summary>Whether the titles agree but for case, punctuation, blanks, a remark in brackets at the end, and a sub-title that one lacks.</summary>
    public static bool Agrees(string title, string recordTitle)
    {
        var (mine, theirs) = (Titles.Key(title), Titles.Key(recordTitle));
        return string.Equals(mine, theirs, StringComparison.Ordinal)
            || string.Equals(Titles.Key(WithoutRemark(title)), Titles.Key(WithoutRemark(recordTitle)), StringComparison.Ordinal)
            || (Titles.Main(recordTitle, orDash: true) is { } theirMain && string.Equals(mine, Titles.Key(theirMain), StringComparison.Ordinal))
            || (Titles.Main(title, orDash: true) is { } myMain && string.Equals(Titles.Key(myMain), theirs, StringComparison.Ordinal));
    }

    /// <summary>The record's title; with the list's own letter case where only words differ.</summary>
    public static string Correct(string title, string recordTitle)
    {
        var mine = title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var theirs = recordTitle.TrimEnd('.').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return mine.Length == theirs.Length
            ? string.Join(' ', mine.Zip(theirs, Word))
            : string.Join(' ', theirs);
    }

    private static string Word(string mine, string theirs)
    {
        if (string.Equals(Titles.Key(mine), Titles.Key(theirs), StringComparison.Ordinal))
        {
            return mine;
        }

        var capitalised = theirs.Length > 1 && char.IsUpper(theirs[0]) && !theirs.Skip(1).Any(char.IsUpper);
        return capitalised && char.IsLower(mine[0]) ? char.ToLowerInvariant(theirs[0]) + theirs[1..] : theirs;
    }

    /// <summary>The title without a last remark in brackets: "Title (oral)".</summary>
    private static string WithoutRemark(string title)
    {
        var text = title.AsSpan().TrimEnd();
        if (text is not [.., ')' or ']'])
        {
            return title;
        }

        var after = text[..^1].LastIndexOfAny(')', ']') + 1;
        var opening = text[after..].IndexOfAny('(', '[');
        return opening < 0 ? title : title[..(after + opening)];
    }

    [GeneratedRegex(@"[$\\{}<>]|&\w+;")]
    private static partial Regex Markup();
}
