using System.Runtime.InteropServices;
using System.Text;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Rules;
using CuratorBot.Core.Text;

namespace CuratorBot.GitHub.Commands;

/// <summary>Reads the commands of a comment: lines that begin with <c>/curator</c>, outside quotations, code and HTML comments.</summary>
public static class CommandParser
{
    private const string Prefix = "/curator";

    /// <summary>A comment with more is no conversation.</summary>
    private const int MostCommands = 10;

    private const int LongestLine = 1_000;

    private static readonly string[] Because = ["because", "因为"];

    private static readonly string[] To = ["to", "到", "移到"];

    private static readonly string[] Verbs = ["help", "review", "lookup", "match", "candidates", "fix", "swap", "move", "add", "waive", "unwaive", "ignore", "pause", "resume"];

    /// <summary>HTML whose lines are code or not shown, with its end (CommonMark, "HTML blocks").</summary>
    private static readonly (string Opening, string Closing)[] Unread = [("<!--", "-->"), ("<pre>", "</pre>")];

    /// <summary>The commands of a comment, in order; empty where it has none. Never throws for what the text holds.</summary>
    /// <remarks>
    /// By hand, for anyone may comment, and Markdown parsers throw or take long on what is deeply nested. Whatever is indented by four
    /// is taken for code, which after a paragraph it would not be: nobody who means a command writes it so.
    /// </remarks>
    public static IReadOnlyList<Command> Parse(string? body)
    {
        var commands = new List<Command>();
        var (fence, html, inParagraph) = ("", "", false);
        foreach (var raw in (body ?? "").Split('\n'))
        {
            var line = raw.Trim();
            if (html.Length > 0)
            {
                // What begins within a paragraph ends with it.
                var ends = line.Contains(html, StringComparison.OrdinalIgnoreCase) || (inParagraph && line.Length == 0);
                html = ends ? "" : html;
            }
            else if (IsIndented(raw))
            {
                continue;
            }
            else if (fence.Length > 0)
            {
                fence = line.StartsWith(fence, StringComparison.Ordinal) && line.Trim(fence[0]).Length == 0 ? "" : fence;
            }
            else if (FenceOf(line) is { Length: > 0 } opened)
            {
                fence = opened;
            }
            else
            {
                (html, inParagraph) = (ClosingOf(line, out var at), at > 0);
                if (IsCommand(line) && commands.Count < MostCommands)
                {
                    commands.Add(ParseLine(line.Length > LongestLine ? line[..LongestLine] : line));
                }
            }
        }

        return commands;
    }

    private static bool IsIndented(string line)
    {
        var blanks = line[..^line.TrimStart(' ', '\t').Length];
        return blanks.Length >= 4 || blanks.Contains('\t', StringComparison.Ordinal);
    }

    /// <summary>The marks that open a block of code, which as many or more of them close; empty where a line opens none.</summary>
    private static string FenceOf(string line)
    {
        var fence = line is ['`' or '~', ..] ? line[..^line.TrimStart(line[0]).Length] : "";

        // Between backticks on one line it is code within the line.
        return fence.Length >= 3 && (fence[0] == '~' || !line.AsSpan(fence.Length).Contains('`')) ? fence : "";
    }

    /// <summary>What ends the HTML that a line opens and does not end itself; empty where it opens none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="at">Where the HTML begins, from 0; -1 where there is none.</param>
    private static string ClosingOf(string line, out int at)
    {
        foreach (var (opening, closing) in Unread)
        {
            at = line.LastIndexOf(opening, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && !line.AsSpan(at).Contains(closing, StringComparison.OrdinalIgnoreCase) && line.AsSpan(0, at).Count('`') % 2 == 0)
            {
                return closing;
            }
        }

        at = -1;
        return "";
    }

    private static bool IsCommand(string line) =>
        line.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && (line.Length == Prefix.Length || char.IsWhiteSpace(line[Prefix.Length]));

    private static Command ParseLine(string line)
    {
        var words = Words(line[Prefix.Length..]);
        var verb = words.Count == 0 ? "help" : words[0].Text.ToLowerInvariant();
        var rest = words.Skip(1).ToList();
        return verb switch
        {
            "help" => new Command.Help(line),
            "review" => new Command.Review(line),
            "candidates" => new Command.Candidates(line),
            "fix" => new Command.Fix(line, rest.Count == 0 ? null : Together(rest)),
            "swap" => rest.Count == 0 ? Invalid(line, "command.swap.usage") : new Command.Swap(line, Together(rest)),
            "move" => SplitAt(To, rest) is var (entry, section) ? new Command.Move(line, entry, section) : Invalid(line, "command.move.usage"),
            "lookup" => rest.Count == 0 ? Invalid(line, "command.lookup.usage") : new Command.Lookup(line, Together(rest)),
            "match" => ParseMatch(line, rest),
            "pause" => new Command.Pause(line),
            "resume" => new Command.Resume(line),
            "add" => ParseAdd(line, rest),
            "waive" => ParseReasoned(line, rest, "waive", static (line, rule, entry, reason) => new Command.Waive(line, rule, entry, reason)),
            "ignore" => ParseReasoned(line, rest, "ignore", static (line, rule, entry, reason) => new Command.Ignore(line, rule, entry, reason)),
            "unwaive" => ParseUnwaive(line, rest),
            _ => Invalid(line, "command.unknown", words[0].Text, string.Join(", ", Verbs)),
        };
    }

    private static Command ParseMatch(string line, List<Word> rest)
    {
        if (rest.Count < 2)
        {
            return Invalid(line, "command.match.usage");
        }

        return IdOf(rest[^1].Text) is { } known
            ? new Command.Match(line, Together(rest.SkipLast(1)), known)
            : Invalid(line, "command.match.id", rest[^1].Text);
    }

    private static Command ParseAdd(string line, List<Word> rest) =>
        SplitAt(To, rest) is not var (words, section) ? Invalid(line, "command.add.usage")
        : IdOf(words) is { } id ? new Command.Add(line, id, section)
        : Invalid(line, "command.match.id", words);

    private static PaperId? IdOf(string words) => PaperId.TryParse(words, out var parsed) ? parsed : PaperId.FromUrl(words);

    /// <summary>A rule, perhaps an entry, and a reason.</summary>
    private static Command ParseReasoned(string line, List<Word> rest, string verb, Func<string, string, string?, string, Command> make)
    {
        if (rest.Count == 0 || SplitAt(Because, rest[1..], first: true) is not var (entry, reason))
        {
            return Invalid(line, $"command.{verb}.usage");
        }

        return RuleOf(rest[0].Text) is { } rule
            ? make(line, rule, entry.Length == 0 ? null : entry, reason)
            : Invalid(line, "command.waive.rule", rest[0].Text);
    }

    /// <summary>What stands before and behind a word that parts a line; null where it is not there, or nothing stands behind it.</summary>
    /// <param name="parting">The word in each language.</param>
    /// <param name="words">The words.</param>
    /// <param name="first">Whether the first one parts, with nothing before it if need be; else the last one does, or the one behind a quoted beginning, and both parts must be there.</param>
    private static (string Before, string Behind)? SplitAt(string[] parting, List<Word> words, bool first = false)
    {
        var at = first || words is [{ IsQuoted: true }, ..] ? words.FindIndex(IsParting) : words.FindLastIndex(IsParting);
        return at < (first ? 0 : 1) || at == words.Count - 1 ? null : (Together(words.Take(at)), Together(words.Skip(at + 1)));

        bool IsParting(Word word) => !word.IsQuoted && parting.Contains(word.Text, StringComparer.OrdinalIgnoreCase);
    }

    private static Command ParseUnwaive(string line, List<Word> rest)
    {
        if (rest.Count == 0)
        {
            return new Command.Unwaive(line, null, null);
        }

        return RuleOf(rest[0].Text) is { } rule
            ? new Command.Unwaive(line, rule, rest.Count == 1 ? null : Together(rest.Skip(1)))
            : Invalid(line, "command.waive.rule", rest[0].Text);
    }

    private static string? RuleOf(string word) => RuleCatalog.Find(word.Trim('`'))?.Id;

    private static Command.Invalid Invalid(string line, string key, params IReadOnlyList<object?> arguments) => new(line, new Message(key, arguments));

    private static string Together(IEnumerable<Word> words) => string.Join(' ', words.Select(static word => word.Text));

    /// <summary>Words, where quotes keep several together: "Deep learning", 「深度学习」 or plain.</summary>
    private static List<Word> Words(string text)
    {
        var words = new List<Word>();
        var word = new StringBuilder();
        var closing = '\0';
        foreach (var c in text)
        {
            if (closing != '\0')
            {
                if (c == closing)
                {
                    closing = '\0';
                    Flush(words, word, isQuoted: true);
                }
                else
                {
                    word.Append(c);
                }
            }
            else if (word.Length == 0 && Closing(c) is var mark && mark != '\0')
            {
                closing = mark;
            }
            else if (char.IsWhiteSpace(c))
            {
                Flush(words, word, isQuoted: false);
            }
            else
            {
                word.Append(c);
            }
        }

        Flush(words, word, isQuoted: closing != '\0');
        return words;
    }

    private static char Closing(char opening) => opening switch
    {
        '"' => '"',
        '“' => '”',
        '「' => '」',
        '《' => '》',
        _ => '\0',
    };

    private static void Flush(List<Word> words, StringBuilder word, bool isQuoted)
    {
        if (word.Length > 0)
        {
            words.Add(new Word(word.ToString(), isQuoted));
            word.Clear();
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Word(string Text, bool IsQuoted);
}
