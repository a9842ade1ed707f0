namespace CuratorBot.Core.Lists.Reading;

/// <summary>A year beside the title that is not in parentheses (", 2015,", "[2015]"), or a number in its place that is none ("(20155)").</summary>
internal static class LooseYear
{
    private const int FewestDigits = 3;
    private const int MostDigits = 6;

    /// <summary>Takes the year off the start of the text behind a title.</summary>
    public static ReadOnlySpan<char> TakeFirst(ReadOnlySpan<char> text, EntryReading reading)
    {
        var rest = text.TrimStart(" ,，:：;-–—");
        var bracket = rest is ['(' or '（' or '[', ..] ? rest[0] : ' ';
        var token = bracket == ' ' ? rest : rest[1..];
        var digits = token.IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? token.Length : digits;
        var after = token[digits..].TrimStart('年');
        var closed = after is [')' or '）' or ']', ..];
        after = closed ? after[1..] : after;
        return after is [] or [' ' or ',' or '，', ..] && Take(token[..digits], bracket, closed, reading) ? after : text;
    }

    /// <summary>Takes the year off the end of a title; without brackets only behind a comma, as titles may end in one.</summary>
    public static ReadOnlySpan<char> TakeLast(ReadOnlySpan<char> text, EntryReading reading)
    {
        var title = text.TrimEnd(" ,，");
        var closed = title is [.., ')' or '）' or ']'];
        var token = (closed ? title[..^1] : title).TrimEnd('年');
        var before = token.TrimEnd("0123456789");
        var digits = token[before.Length..];
        var bracket = before is [.., '(' or '（' or '['] ? before[^1] : ' ';
        before = bracket == ' ' ? before.TrimEnd() : before[..^1].TrimEnd();
        return before.IsEmpty || (bracket == ' ' && before is not [.., ',' or '，']) || !Take(digits, bracket, closed, reading) ? text : before.TrimEnd(" ,，");
    }

    /// <summary>Whether digits are meant as a year; if so they are read as it.</summary>
    private static bool Take(ReadOnlySpan<char> digits, char bracket, bool closed, EntryReading reading)
    {
        if (digits.Length is < FewestDigits or > MostDigits || (closed && bracket == ' '))
        {
            return false;
        }

        var year = digits.Length == 4 ? YearGroup.FindBare(digits) : null;
        if (year is null && !closed)
        {
            return false;
        }

        reading.Year = year;
        reading.Found(year is null ? Defect.MalformedYear : bracket is '(' or '（' ? Defect.UnclosedParen : Defect.YearWithoutParens);
        return true;
    }
}
