using System.Net;
using System.Net.Sockets;

namespace CuratorBot.Links.Http;

/// <summary>Tells addresses on the public internet from those inside private networks.</summary>
public static class PublicAddress
{
    // Addresses that are not globally reachable, from IANA's special-purpose registries:
    // https://www.iana.org/assignments/iana-ipv4-special-registry, with multicast (RFC 5771) and the reserved last block.
    private static readonly IPNetwork[] SpecialV4 =
    [
        .. ((ReadOnlySpan<string>)[
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"]).ToArray().Select(IPNetwork.Parse),
    ];

    // https://www.iana.org/assignments/iana-ipv6-special-registry. All allocated addresses are in 2000::/3.
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialV6 =
        [.. ((ReadOnlySpan<string>)["2001::/23", "2001:db8::/32", "3fff::/20"]).ToArray().Select(IPNetwork.Parse)];

    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96"); // NAT64, RFC 6052
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16"); // RFC 3056

    /// <summary>
    /// Whether an address is on the public internet: not private, loopback, link-local, unique-local, shared (CGNAT), multicast,
    /// documentation or reserved. A mapped (<c>::ffff:10.0.0.1</c>) or translated address is public only if its IPv4 address is.
    /// </summary>
    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !Array.Exists(SpecialV4, network => network.Contains(address));
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return IsPublic(address.MapToIPv4());
        }

        var bytes = address.GetAddressBytes();
        address = new IPAddress(bytes); // without the scope, because no network contains an address with one
        return Translated.Contains(address) ? IsPublic(new IPAddress(bytes.AsSpan(12)))
            : SixToFour.Contains(address) ? IsPublic(new IPAddress(bytes.AsSpan(2, 4)))
            : GlobalV6.Contains(address) && !Array.Exists(SpecialV6, network => network.Contains(address));
    }
}
