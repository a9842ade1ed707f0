using CuratorBot.Core.Lists.Defects;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Addresses;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>What the addresses of an entry's links say, each taken apart once.</summary>
internal sealed class AddressReading
{
    /// <summary>Of no link.</summary>
    public static readonly AddressReading None = new([], [], []);

    private AddressReading(IReadOnlyList<PaperId> ids, IReadOnlyList<Defect> defects, IReadOnlyList<IReadOnlyList<string>> fileWords)
    {
        Ids = ids;
        Defects = defects;
        FileWords = fileWords;
    }

    /// <summary>The ids that the links stand for, each once.</summary>
    public IReadOnlyList<PaperId> Ids { get; }

    /// <summary>What is wrong with the addresses, each once.</summary>
    public IReadOnlyList<Defect> Defects { get; }

    /// <summary>The words of the file names that are made of words.</summary>
    public IReadOnlyList<IReadOnlyList<string>> FileWords { get; }

    public static AddressReading Of(List<EntryLink> links)
    {
        if (links.Count == 0)
        {
            return None;
        }

        var ids = new List<PaperId>(links.Count);
        var defects = new List<Defect>();
        var fileWords = new List<IReadOnlyList<string>>();
        foreach (var link in links)
        {
            var address = WebAddress.Read(link.Url);
            if (address is not null && PaperUrl.Read(address) is { } id && !ids.Contains(id))
            {
                ids.Add(id);
            }

            if (LinkDefects.IsSound(link, address, defects) && AddressWords.Of(address) is { Count: > 0 } words)
            {
                fileWords.Add(words);
            }
        }

        return new AddressReading(ids.ToArray(), defects.ToArray(), fileWords.ToArray());
    }
}
