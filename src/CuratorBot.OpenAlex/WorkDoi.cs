using System.Globalization;
using CuratorBot.Core.Papers;

namespace CuratorBot.OpenAlex;

/// <summary>The DOI by which OpenAlex knows a paper: it takes no id of arXiv or of the ACL Anthology itself.</summary>
internal static class WorkDoi
{
    /// <summary>The DOI of an id; null if there is none for ids of its kind.</summary>
    public static string? Of(PaperId id) => id.Scheme switch
    {
        PaperId.Doi => id.Value,
        PaperId.ArXiv => $"10.48550/arxiv.{id.Value}",
        PaperId.Acl => OfAcl(id.Value),
        _ => null,
    };

    /// <summary>
    /// The anthology had two registrants: papers until 2015 have DOIs of the first (GloVe, 10.3115/v1/D14-1162), those of EMNLP 2015 (letter D)
    /// and all later ones of the second.
    /// </summary>
    private static string OfAcl(string id)
    {
        var year = char.IsAsciiDigit(id[0]) ? 99 : int.Parse(id.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var isOld = year is >= 60 and < 99 || year < 15 || (year == 15 && id[0] != 'D');
        return $"{(isOld ? "10.3115/v1" : "10.18653/v1")}/{id.ToLowerInvariant()}";
    }
}
