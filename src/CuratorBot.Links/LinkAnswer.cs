using System.Globalization;
using CuratorBot.Core.Judging;
using CuratorBot.Core.Papers.Addresses;

namespace CuratorBot.Links;

/// <summary>The result of requesting an address.</summary>
/// <param name="Url">The address as requested.</param>
/// <param name="State">Alive, dead or unknown.</param>
/// <param name="Reason">The reason, for people: "404 Not Found", "no answer within 30 s".</param>
/// <param name="Status">The HTTP status of the last answer; null if no server answered.</param>
/// <param name="MovedTo">Where redirects led; null without redirects.</param>
/// <param name="MovedForGood">Whether all redirects say that the old address should no longer be used.</param>
public sealed record LinkAnswer(string Url, LinkState State, string Reason, int? Status = null, string? MovedTo = null, bool MovedForGood = false)
{
    /// <summary>The part that reviews use.</summary>
    public LinkFact Fact => new(State, Status, State == LinkState.Alive && MovedForGood ? MovedTo : null);

    /// <summary>The address to write in place of this one; null where it is as good, or the new one may not be that of the same paper.</summary>
    public string? Better => MovedAddress.Known(Url) ?? (Fact.MovedTo is { } to ? MovedAddress.Told(Url, to) : null);

    /// <summary>A status as people read it: "404 Not Found".</summary>
    internal static string Describe(HttpResponseMessage response) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {response.ReasonPhrase}").TrimEnd();
}
