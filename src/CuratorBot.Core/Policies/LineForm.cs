using System.Text;
using System.Text.RegularExpressions;

namespace CuratorBot.Core.Policies;

/// <summary>
/// The form of an entry, as a line with names in braces for what differs: <c>- **{title}** ({year}), {authors} [[pdf]]({url})</c>. A link whose
/// name ends with a question mark may be missing: <c>[[code]]({code?})</c>. Further links may follow, and a line break may stand for a blank.
/// </summary>
public sealed partial class LineForm
{
    /// <summary>Characters of a form; longer ones are texts.</summary>
    internal const int Longest = 500;

    private static readonly Dictionary<string, RequiredField?> FieldsByName = new(StringComparer.Ordinal)
    {
        ["title"] = null,
        ["year"] = RequiredField.Year,
        ["date"] = RequiredField.Date,
        ["venue"] = RequiredField.Venue,
        ["authors"] = RequiredField.Authors,
        ["name"] = RequiredField.Name,
        ["description"] = RequiredField.Description,
        ["url"] = RequiredField.Link,
        ["pdf"] = RequiredField.Pdf,
        ["doi"] = RequiredField.Doi,
        ["code"] = RequiredField.Code,
        ["project"] = RequiredField.Project,
        ["data"] = RequiredField.Data,
        ["video"] = RequiredField.Video,
    };

    private readonly Lazy<Regex> _pattern;

    private LineForm(string template)
    {
        Template = template;
        Fields = [.. Placeholder().Matches(template).Where(static m => !m.Groups["optional"].Success).Select(static m => FieldsByName[m.Groups["name"].Value]).OfType<RequiredField>().Distinct()];
        _pattern = new Lazy<Regex>(() => new Regex(Pattern(template), RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline));
    }

    /// <summary>The line with its names.</summary>
    public string Template { get; }

    /// <summary>What an entry of this form has beside its title.</summary>
    public IReadOnlyList<RequiredField> Fields { get; }

    /// <summary>Reads a form.</summary>
    /// <param name="template">The line, or lines.</param>
    /// <returns>The form; or what keeps the text from being one, for a person.</returns>
    public static (LineForm? Form, string? Problem) Read(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var text = template.ReplaceLineEndings("\n").Trim();
        if (text.Length is 0 or > Longest)
        {
            return (null, $"must be a line of up to {Longest} characters");
        }

        var names = Braces().Matches(text).Select(static m => m.Groups["name"].Value).ToList();
        if (names.Find(static name => !FieldsByName.ContainsKey(name.TrimEnd('?'))) is { } unknown)
        {
            return (null, $"has '{{{unknown}}}', which is no part of an entry. Known are: {string.Join(", ", FieldsByName.Keys)}");
        }

        return names.Count(static name => name is "title") == 1 ? (new LineForm(text), null) : (null, "must have {title} once, such as '- **{title}** ({year}), {authors} [[pdf]]({url})'");
    }

    /// <summary>Whether the text of an entry has this form.</summary>
    public bool Fits(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _pattern.Value.IsMatch(text);
    }

    /// <summary>A line of this form.</summary>
    /// <param name="title">The title.</param>
    /// <param name="valueOf">What stands for a field; null where nothing does.</param>
    /// <returns>The line; null where something is missing for it.</returns>
    internal string? Write(string title, Func<RequiredField, string?> valueOf)
    {
        var complete = true;
        var line = OptionalLink().Replace(Template, match => Value(match) is null ? "" : match.Value);
        line = Placeholder().Replace(line, match =>
        {
            var value = Value(match);
            complete &= value is { Length: > 0 };
            return value ?? "";
        });
        return complete ? line : null;

        string? Value(Match match) => FieldsByName[match.Groups["name"].Value] is { } field ? valueOf(field) : title;
    }

    private static string Pattern(string template)
    {
        var pattern = new StringBuilder(@"\A\s*");
        var at = 0;
        foreach (Match link in OptionalLink().Matches(template))
        {
            AppendPart(pattern, template[at..link.Index]);
            pattern.Append("(?:");
            AppendPart(pattern, link.Value);
            pattern.Append(")?");
            at = link.Index + link.Length;
        }

        AppendPart(pattern, template[at..]);

        // More links, remarks in brackets and trailing marks are welcome.
        return pattern.Append(@"(?:[\s,;|.·\\]|<br\s*/?>|!?\[[^\]]*\]{1,2}(?:\([^)\s]*\))?\]?)*\z").ToString();
    }

    private static void AppendPart(StringBuilder pattern, string part)
    {
        var at = 0;
        foreach (Match name in Placeholder().Matches(part))
        {
            AppendText(pattern, part[at..name.Index]);
            pattern.Append(name.Groups["name"].Value switch
            {
                "year" => "(?:19|20)[0-9]{2}",
                "url" or "pdf" or "doi" or "code" or "project" or "data" or "video" => @"[^\s\]]+",
                _ => ".+?",
            });
            at = name.Index + name.Length;
        }

        AppendText(pattern, part[at..]);
    }

    private static void AppendText(StringBuilder pattern, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                pattern.Append(i > 0 && char.IsWhiteSpace(text[i - 1]) ? "" : @"\s+");
            }
            else if (i == 0 && pattern.Length <= 5 && text[i] is '-' or '*' or '+' && text.Length > 1 && text[1] == ' ')
            {
                pattern.Append("[-*+]");
            }
            else if (i == 0 && pattern.Length <= 5 && ItemNumber().Match(text) is { Success: true } number)
            {
                pattern.Append("[0-9]+[.)]");
                i += number.Length - 1;
            }
            else
            {
                pattern.Append(Regex.Escape(text[i].ToString()));
            }
        }
    }

    [GeneratedRegex(@"\{(?<name>[^{}\n]{0,40})\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Braces();

    [GeneratedRegex(@"\{(?<name>[a-z]+)(?<optional>\?)?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\s*\[{1,2}[^\[\]\n]*\]{1,2}\(\{(?<name>[a-z]+)\?\}\)\]?", RegexOptions.ExplicitCapture)]
    private static partial Regex OptionalLink();

    [GeneratedRegex(@"\A[0-9]{1,3}[.)](?= )")]
    private static partial Regex ItemNumber();
}
