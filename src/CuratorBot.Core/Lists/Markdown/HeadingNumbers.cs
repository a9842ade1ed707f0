using CuratorBot.Core.Text;

namespace CuratorBot.Core.Lists.Markdown;

/// <summary>Numbers for headings, equal where the headings are without regard to case and punctuation. Each is read once, however long it is.</summary>
internal sealed class HeadingNumbers
{
    private readonly Dictionary<Section, int> _bySection = new();
    private readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);

    public int NumberOf(Section section)
    {
        if (!_bySection.TryGetValue(section, out var number))
        {
            var text = Titles.Normalize(section.Title) is { Length: > 0 } heading ? heading : section.Title;
            if (!_byText.TryGetValue(text, out number))
            {
                _byText.Add(text, number = _byText.Count + 1);
            }

            _bySection.Add(section, number);
        }

        return number;
    }

    /// <summary>Whether the two entries stand under the same heading.</summary>
    public bool Same(Entry one, Entry other) => NumberOf(one.Section) == NumberOf(other.Section);
}
