using CuratorBot.Core.Lists.Defects;
using CuratorBot.Core.Papers;
using CuratorBot.Core.Papers.Addresses;

namespace CuratorBot.Core.Lists.Reading;

/// <summary>What the addresses of an entry's links say, each taken apart once.</summary>
internal sealed class AddressReading
{
    /// <summary>Of no link.</summary>
    public static readonly AddressReading None = new([], [], [], []);

    private AddressReading(IReadOnlyList<PaperId> ids, IReadOnlyList<string> pages, IReadOnlyList<Defect> defects, IReadOnlyList<IReadOnlyList<string>> fileWords)
    {
        Ids = ids;
        Pages = pages;
        Defects = defects;
        FileWords = fileWords;
    }

    /// <summary>The ids that the links stand for, each once.</summary>
    public IReadOnlyList<PaperId> Ids { get; }

    /// <summary>The pages that the other links lead to (<see cref="WebAddress.Key"/>): what stands for a paper where no id does.</summary>
    public IReadOnlyList<string> Pages { get; }

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
        var pages = new List<string>();
        var defects = new List<Defect>();
        var fileWords = new List<IReadOnlyList<string>>();
        foreach (var link in links)
        {
            var address = WebAddress.Read(link.Url);
            if (address is not null && PaperUrl.Read(address) is { } id)
            {
                if (!ids.Contains(id))
                {
                    ids.Add(id);
                }
            }
            else if (address?.Key is { } page)
            {
                pages.Add(page);
            }

            if (LinkDefects.IsSound(link, address, defects) && AddressWords.Of(address) is { Count: > 0 } words)
            {
                fileWords.Add(words);
            }
        }

        return new AddressReading(ids.ToArray(), pages.ToArray(), defects.ToArray(), fileWords.ToArray());
    }
}
