using System.Text.Json.Serialization;

namespace CuratorBot.Core.Policies;

/// <summary>In what order the entries of a section stand. The names are words of the policy file (<c>order</c>).</summary>
public enum EntryOrder
{
    /// <summary>In none.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>By year, month and day, as far as the entries give them, the newest first.</summary>
    [JsonStringEnumMemberName("newest-first")]
    NewestFirst,

    /// <summary>By year, month and day, as far as the entries give them, the oldest first.</summary>
    [JsonStringEnumMemberName("oldest-first")]
    OldestFirst,

    /// <summary>By year, month and day, in the direction in which the list goes.</summary>
    [JsonStringEnumMemberName("chronological")]
    Chronological,

    /// <summary>By title.</summary>
    [JsonStringEnumMemberName("alphabetical")]
    Alphabetical,

    /// <summary>By the surname of the first author.</summary>
    [JsonStringEnumMemberName("alphabetical-by-author")]
    AlphabeticalByAuthor,

    /// <summary>As they came: a new entry is put at the end.</summary>
    [JsonStringEnumMemberName("at-the-end")]
    AtTheEnd,
}
