namespace CuratorBot.Core.Policies;

/// <summary>The key that names several lists, and says what is asked of some of them alone.</summary>
internal sealed partial class PolicyFileReader
{
    private const string ListsExample = "lists: [README.md, papers/*.md]";

    private List<ListsItem> ReadLists(YamlMapping? root)
    {
        var (key, node) = root?.Entries.FirstOrDefault(static entry => entry.Key.Value == "lists") ?? default;
        if (root is null || key is null || node is YamlScalar { Value: "" })
        {
            return [];
        }

        if (root.Entries.FirstOrDefault(static entry => entry.Key.Value == "list").Key is { } list)
        {
            Error(list, "'list' and 'lists' cannot both be given. Keep 'lists', and name this list there.");
        }

        if (node is not YamlSequence { Items: { Count: > 0 } items })
        {
            Error(node, $"'lists' must be a list of paths, such as '{ListsExample}'.");
            return [];
        }

        if (items.Count > PolicyKeys.MostLists)
        {
            Error(node, $"'lists' has {items.Count} items, more than the {PolicyKeys.MostLists} that are read. A pattern names many files at once: papers/*.md.");
        }

        var read = items.Take(PolicyKeys.MostLists).Select(item => ReadListsItem(item, root)).OfType<ListsItem>().ToList();
        if (read.Count > 0 && read[0].Patterns[0].Excludes)
        {
            Error(node, $"'lists' begins with a file that is no list. Name the lists first, such as '{ListsExample}'.");
        }

        return read;
    }

    private ListsItem? ReadListsItem(YamlNode item, YamlMapping root)
    {
        if (item is not YamlMapping own)
        {
            return TryReadPatterns(item, "lists", out var alone) ? new ListsItem(alone, ReadRoot(Without(root))) : null;
        }

        var keys = Keys(own, "lists.", PolicyKeys.ListItem);
        if (!keys.TryGetValue(PolicyKeys.ListPaths, out var paths))
        {
            Error(own, "An item of 'lists' needs 'path': '{ path: papers/*.md, order: newest-first }'.");
            return null;
        }

        return TryReadPatterns(paths, "lists.path", out var patterns) ? new ListsItem(patterns, ReadRoot(Over(Without(root), own))) : null;
    }

    private bool TryReadPatterns(YamlNode node, string path, out IReadOnlyList<ListPattern> value)
    {
        var patterns = new List<ListPattern>();
        foreach (var item in node is YamlSequence sequence ? sequence.Items : [node])
        {
            if (!TryReadText(item, path, PolicyKeys.LongestText, out var written))
            {
                continue;
            }

            if (ListPattern.TryRead(written, item.Line, out var pattern))
            {
                patterns.Add(pattern);
            }
            else
            {
                Error(item, $"'{path}' must be paths inside the repository, such as 'papers/*.md': '*' stands for any characters of a name, '**' for any folders, and other marks are not known.");
            }
        }

        value = patterns;
        return patterns.Count > 0;
    }

    /// <summary>What is said of all lists.</summary>
    private static YamlMapping Without(YamlMapping root) => root with { Entries = [.. root.Entries.Where(static entry => entry.Key.Value is not ("list" or "lists"))] };

    /// <summary>What is said of all lists, with what an item says in its place: of a group key by key, and exceptions beside those of all.</summary>
    private static YamlMapping Over(YamlMapping all, YamlMapping own)
    {
        var entries = all.Entries.ToList();
        foreach (var (key, value) in own.Entries.Where(static entry => PolicyKeys.ListItem.Contains(entry.Key.Value, StringComparer.Ordinal) && entry.Key.Value != PolicyKeys.ListPaths))
        {
            var at = entries.FindIndex(entry => string.Equals(entry.Key.Value, key.Value, StringComparison.Ordinal));
            if (at < 0)
            {
                entries.Add((key, value));
                continue;
            }

            entries[at] = (key, (entries[at].Value, value) switch
            {
                (YamlMapping before, YamlMapping now) when PolicyKeys.Groups.Contains(key.Value, StringComparer.Ordinal) =>
                    now with { Entries = [.. before.Entries.Where(e => now.Entries.All(n => n.Key.Value != e.Key.Value)), .. now.Entries] },
                (YamlSequence before, YamlSequence now) when key.Value == "exceptions" => now with { Items = [.. before.Items, .. now.Items] },
                _ => value,
            });
        }

        return all with { Entries = entries };
    }
}
