using System.Net;
using System.Net.Sockets;

namespace CuratorBot.Links.Http;

/// <summary>
/// Allows requests to public hosts only. It resolves a host's name itself and connects to the very address it checked, so a name server
/// that answers differently the second time (DNS rebinding) gains nothing.
/// </summary>
internal sealed class AddressGuard
{
    private readonly HashSet<string> _exceptions;

    /// <param name="exceptions">Hosts with port, such as <c>127.0.0.1:8080</c>, that may be visited whatever their address.</param>
    public AddressGuard(IEnumerable<string> exceptions) => _exceptions = exceptions.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks everything that does not need name resolution.</summary>
    /// <exception cref="RefusedAddressException">The address must not be visited.</exception>
    public void Check(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
        {
            throw new RefusedAddressException("is not an http or https address");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new RefusedAddressException("carries a user name or password");
        }

        if (IPAddress.TryParse(address.IdnHost, out var number))
        {
            _ = Allowed([number], address.IdnHost, address.Port);
        }
    }

    /// <summary>Connects to a host, for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="RefusedAddressException">The host has no public address.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint host, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(host.Host, out var number) ? [number] : await Dns.GetHostAddressesAsync(host.Host, cancellationToken);
        var allowed = Allowed(addresses, host.Host, host.Port);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, host.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private IPAddress[] Allowed(IPAddress[] addresses, string host, int port)
    {
        if (_exceptions.Contains($"{host}:{port}"))
        {
            return addresses;
        }

        var allowed = Array.FindAll(addresses, PublicAddress.IsPublic);
        return allowed.Length > 0 || addresses.Length == 0
            ? allowed
            : throw new RefusedAddressException($"leads into a private network ({addresses[0]})");
    }
}
