using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CuratorBot.Core.Policies;

/// <summary>A part of a YAML text with its line, 1-based.</summary>
internal abstract record YamlNode(int Line);

/// <summary>A text, number or word; empty where a key has no value.</summary>
internal sealed record YamlScalar(int Line, string Value) : YamlNode(Line);

/// <summary>A list.</summary>
internal sealed record YamlSequence(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

/// <summary>Keys and values in the order of the text, each key once.</summary>
internal sealed record YamlMapping(int Line, IReadOnlyList<(YamlScalar Key, YamlNode Value)> Entries) : YamlNode(Line);

/// <summary>
/// Reads the plain part of YAML that a policy needs. What makes YAML dangerous or surprising (anchors, aliases, tags, deep nesting, size,
/// duplicate keys) is an error, so no text takes long or throws.
/// </summary>
internal sealed class YamlTree
{
    private const int MaxLength = 64 * 1024;
    private const int MaxDepth = 8;

    private readonly string _file;
    private readonly List<PolicyError> _errors;
    private readonly Parser _parser;

    private YamlTree(string text, string file, List<PolicyError> errors)
    {
        _file = file;
        _errors = errors;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; a byte-order mark is skipped.</param>
    /// <param name="file">Its name for errors.</param>
    /// <param name="errors">Where errors go.</param>
    /// <returns>The root; null for an empty text, and where an error left nothing to go on with.</returns>
    public static YamlNode? Read(string text, string file, List<PolicyError> errors)
    {
        if (text.Length > MaxLength)
        {
            errors.Add(new PolicyError(file, 1, $"The file has {text.Length} characters, more than the {MaxLength} that a policy may have. Is it a policy?"));
            return null;
        }

        try
        {
            return new YamlTree(text.TrimStart('\uFEFF'), file, errors).ReadDocument();
        }
        catch (YamlException exception)
        {
            var problem = exception.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
            errors.Add(new PolicyError(file, LineOf(exception.Start), $"This is not YAML: {problem}. Check indentation (blanks, no tabs), colons and quotation marks."));
            return null;
        }
    }

    private YamlNode? ReadDocument()
    {
        Expect<StreamStart>();
        if (_parser.Current is StreamEnd)
        {
            return null;
        }

        Expect<DocumentStart>();
        var root = ReadNode(depth: 0);
        Expect<DocumentEnd>();
        if (_parser.Current is DocumentStart second)
        {
            _errors.Add(new PolicyError(_file, LineOf(second.Start), "A policy is one YAML document. Remove the line '---' and what follows."));
        }

        return root;
    }

    private YamlNode ReadNode(int depth)
    {
        var current = _parser.Current!;
        var line = LineOf(current.Start);
        if (depth > MaxDepth)
        {
            throw new YamlException(current.Start, current.End, $"Nested deeper than {MaxDepth} levels");
        }

        if (current is AnchorAlias)
        {
            throw new YamlException(current.Start, current.End, "Aliases ('*name') are not supported, write the value out");
        }

        if (current is NodeEvent { Anchor.IsEmpty: false })
        {
            throw new YamlException(current.Start, current.End, "Anchors ('&name') are not supported, write the value where it is needed");
        }

        if (current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
        {
            throw new YamlException(current.Start, current.End, "Tags ('!name') are not supported");
        }

        switch (current)
        {
            case Scalar scalar:
                Next();
                return new YamlScalar(line, scalar.Value);
            case SequenceStart:
                Next();
                var items = new List<YamlNode>();
                while (_parser.Current is not SequenceEnd)
                {
                    items.Add(ReadNode(depth + 1));
                }

                Next();
                return new YamlSequence(line, items);
            default:
                Expect<MappingStart>();
                return new YamlMapping(line, ReadEntries(depth));
        }
    }

    private List<(YamlScalar Key, YamlNode Value)> ReadEntries(int depth)
    {
        var entries = new List<(YamlScalar Key, YamlNode Value)>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (_parser.Current is not MappingEnd)
        {
            if (ReadNode(depth + 1) is not YamlScalar key)
            {
                throw new YamlException(_parser.Current!.Start, _parser.Current.End, "A key must be a word");
            }

            var value = ReadNode(depth + 1);
            if (lines.TryAdd(key.Value, key.Line))
            {
                entries.Add((key, value));
            }
            else
            {
                _errors.Add(new PolicyError(_file, key.Line, $"'{key.Value}' stands twice, first in line {lines[key.Value]}. Keep one of them."));
            }
        }

        Next();
        return entries;
    }

    private void Expect<T>()
        where T : ParsingEvent
    {
        if (_parser.Current is null)
        {
            Next();
        }

        if (_parser.Current is not T)
        {
            throw new YamlException(_parser.Current?.Start ?? Mark.Empty, _parser.Current?.End ?? Mark.Empty, "Something is out of place");
        }

        Next();
    }

    private void Next()
    {
        var last = _parser.Current?.End ?? Mark.Empty;
        try
        {
            _parser.MoveNext();
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The parser's own slips on malformed text: what it means is that the text is malformed.
            throw new YamlException(last, last, "Something is out of place", exception);
        }
    }

    private static int LineOf(Mark mark) => (int)Math.Clamp(mark.Line, 1, int.MaxValue);
}
