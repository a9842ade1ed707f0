using CuratorBot.Core.Lists;
using CuratorBot.Core.Text;

namespace CuratorBot.GitHub.Commands;

/// <summary>What people mean by the words of a command.</summary>
internal static class Naming
{
    /// <summary>Those that are named by their title; if there are none, those in whose title the words stand.</summary>
    /// <param name="words">The words.</param>
    /// <param name="among">What they may mean.</param>
    /// <param name="title">What it is called.</param>
    public static IReadOnlyList<T> Of<T>(string words, IReadOnlyList<T> among, Func<T, string> title)
    {
        var wanted = Titles.Normalize(words);
        var exact = among.Where(a => Titles.Normalize(title(a)) == wanted).ToList();
        return exact.Count > 0 || wanted.Length == 0 ? exact : [.. among.Where(a => Titles.Normalize(title(a)).Contains(wanted, StringComparison.Ordinal))];
    }

    /// <summary>The sections of a list that words may mean: by the heading, by it behind those that it stands under, or by either behind the path of the file.</summary>
    /// <param name="words">The words.</param>
    /// <param name="list">The list.</param>
    /// <param name="path">Path of its file.</param>
    public static IReadOnlyList<Section> Sections(string words, PaperList list, string path)
    {
        var sections = list.Sections.Where(static section => section.Title.Length > 0).ToList();
        var wanted = Titles.Normalize(words);
        var whole = sections.FindAll(section => wanted.Length > 0 && (Titles.Normalize(section.Path) == wanted || Titles.Normalize($"{path} {section.Path}") == wanted || Titles.Normalize($"{path} {section.Title}") == wanted));
        return whole.Count > 0 ? whole : Of(words, sections, static section => section.Title);
    }
}
