using System.Text.Json.Serialization;
using CuratorBot.Core.Lists;

namespace CuratorBot.Core.Translations;

/// <summary>By what an entry was recognised as the translation of another, the surest first.</summary>
public enum RecognisedBy
{
    /// <summary>An id or an address that both have.</summary>
    [JsonStringEnumMemberName("link")]
    Link,

    /// <summary>The same record: their different ids are of one paper.</summary>
    [JsonStringEnumMemberName("record")]
    Record,

    /// <summary>The same title: it was left as it is.</summary>
    [JsonStringEnumMemberName("title")]
    Title,

    /// <summary>Section, first author and year.</summary>
    [JsonStringEnumMemberName("authors")]
    Authors,

    /// <summary>The place between the same neighbours, where nothing speaks against it.</summary>
    [JsonStringEnumMemberName("place")]
    Place,
}

/// <summary>An entry of the original and what it is in the translation.</summary>
/// <param name="Original">The entry of the original.</param>
/// <param name="Translation">The entry of the translation.</param>
/// <param name="By">By what it was recognised.</param>
public sealed record TranslatedEntry(Entry Original, Entry Translation, RecognisedBy By)
{
    /// <summary>Whether it stands in another section than in the original.</summary>
    public bool OtherSection { get; init; }

    /// <summary>Whether it stands above or below others of its section that it does not in the original.</summary>
    public bool OtherOrder { get; init; }

    /// <summary>Whether the years differ, or only one of the two has one.</summary>
    public bool OtherYear => Original.Year != Translation.Year;

    /// <summary>Whether one of the two leads to a paper or a page that the other does not.</summary>
    public bool OtherLinks => !TranslationPairing.KeysOf(Original).ToHashSet(StringComparer.Ordinal).SetEquals(TranslationPairing.KeysOf(Translation));
}
