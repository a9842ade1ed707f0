using System.Diagnostics.CodeAnalysis;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.Core.Policies;

/// <summary>A value for the sections of a list, with others for some of them.</summary>
/// <typeparam name="T">What is said of a section.</typeparam>
public sealed class BySection<T>
    where T : notnull
{
    private readonly Dictionary<string, Stated<T>> _sections = new(StringComparer.Ordinal);

    private BySection(Stated<T>? usual, IEnumerable<(string Heading, Stated<T> Value)> sections)
    {
        Usual = usual;
        Sections = [.. sections];
        foreach (var (heading, value) in Sections)
        {
            _sections.TryAdd(Titles.Normalize(heading), value);
        }
    }

    /// <summary>What holds for all other sections; null where nothing is said of them.</summary>
    internal Stated<T>? Usual { get; }

    /// <summary>What holds for sections by their headings, in the order of the text that says so.</summary>
    internal IReadOnlyList<(string Heading, Stated<T> Value)> Sections { get; }

    /// <summary>A value for the whole list.</summary>
    /// <param name="value">The value.</param>
    /// <param name="line">The line that says so, 1-based; 0 if there is none.</param>
    internal static BySection<T> All(T value, int line = 0) => new(new Stated<T>(value, line), []);

    /// <summary>Values by heading.</summary>
    internal static BySection<T> Of(Stated<T>? usual, IEnumerable<(string Heading, Stated<T> Value)> sections) => new(usual, sections);

    /// <summary>What holds in a section.</summary>
    /// <param name="section">The section.</param>
    /// <param name="value">What holds there.</param>
    /// <returns>False where nothing is said of it.</returns>
    public bool TryGet(Section section, [MaybeNullWhen(false)] out T value)
    {
        ArgumentNullException.ThrowIfNull(section);
        var stated = In(section);
        value = stated is null ? default : stated.Value;
        return stated is not null;
    }

    /// <summary>What holds in a section: what is said of it, else of the section that it is a part of, else of all; null where nothing is.</summary>
    /// <param name="section">The section.</param>
    internal Stated<T>? In(Section section)
    {
        for (var named = _sections.Count == 0 ? null : section; named is not null; named = named.Parent)
        {
            if (_sections.TryGetValue(Titles.Normalize(named.Title), out var value))
            {
                return value;
            }
        }

        return Usual;
    }
}
