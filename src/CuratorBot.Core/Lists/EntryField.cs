using System.Text.Json.Serialization;

namespace CuratorBot.Core.Lists;

/// <summary>The fields that an edit may change. Their names in JSON are part of the public JSON of <c>curator review</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EntryField>))]
public enum EntryField
{
    /// <summary>The words of the title.</summary>
    [JsonStringEnumMemberName("title")]
    Title,

    /// <summary>Only the letter case of the title.</summary>
    [JsonStringEnumMemberName("title-case")]
    TitleCase,

    /// <summary>The year.</summary>
    [JsonStringEnumMemberName("year")]
    Year,

    /// <summary>The authors.</summary>
    [JsonStringEnumMemberName("authors")]
    Authors,

    /// <summary>The affiliation after the authors (the model list's early form).</summary>
    [JsonStringEnumMemberName("affiliation-note")]
    AffiliationNote,

    /// <summary>Labels or addresses of links.</summary>
    [JsonStringEnumMemberName("links")]
    Links,

    /// <summary>The star of the model list's early form.</summary>
    [JsonStringEnumMemberName("star")]
    Star,

    /// <summary>The bold mark of a top paper.</summary>
    [JsonStringEnumMemberName("top100")]
    Bold,

    /// <summary>Separators, punctuation, marks.</summary>
    [JsonStringEnumMemberName("format")]
    Format,

    /// <summary>Free text of an entry that is no paper.</summary>
    [JsonStringEnumMemberName("text")]
    Text,
}
