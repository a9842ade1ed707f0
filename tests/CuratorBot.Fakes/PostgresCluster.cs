using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CuratorBot.Fakes;

/// <summary>A separate PostgreSQL cluster in a temporary folder, on a free local port, deleted after the test.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private readonly string _folder;
    private readonly int _port;
    private readonly bool _isDurable;

    private PostgresCluster(string folder, int port, bool isDurable)
    {
        _folder = folder;
        _port = port;
        _isDurable = isDurable;
    }

    /// <summary>The folder of PostgreSQL's programs, as on Debian and others; null if it is not installed.</summary>
    public static string? Programs { get; } =
        new[] { "/usr/lib/postgresql", "/usr/local/pgsql", "/usr/local", "/usr" }
            .Where(Directory.Exists)
            .SelectMany(static folder => folder == "/usr/lib/postgresql" ? Directory.GetDirectories(folder).OrderDescending(StringComparer.Ordinal) : (IEnumerable<string>)[folder])
            .Select(static folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(static bin => File.Exists(Path.Combine(bin, "initdb")));

    /// <summary>The connection string for the service.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=curatorbot;Database=postgres;Maximum Pool Size=30";

    /// <summary>The server's process, which has a child process for each connection.</summary>
    public int ServerId => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Creates and starts a cluster.</summary>
    /// <param name="isDurable">Whether a commit waits for the disk, as in production; a throw-away cluster does not have to survive a power cut.</param>
    public static async Task<PostgresCluster> StartAsync(bool isDurable = false)
    {
        var folder = Directory.CreateTempSubdirectory("curatorbot-postgres-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL does not run as root; its packages create an account.
            await RunAsync("chown", "postgres", folder);
        }

        var cluster = new PostgresCluster(folder, FreePort(), isDurable);

        // Authentication does not matter on the local machine.
        await cluster.ProgramAsync("initdb", "--pgdata", cluster.Data, "--username", "curatorbot", "--auth", "trust", "--encoding", "UTF8", "--no-sync");
        await cluster.StartServerAsync();
        return cluster;
    }

    /// <summary>Starts the server again after <see cref="StopServerAsync"/>.</summary>
    public Task StartServerAsync() =>
        ProgramAsync("pg_ctl", "start", "--wait", "--silent", "--pgdata", Data, "--log", Path.Combine(_folder, "log"), "--options", $"-c listen_addresses=127.0.0.1 -c port={_port} -c unix_socket_directories= -c max_connections=100 -c fsync={(_isDurable ? "on" : "off")}");

    /// <summary>Stops the server at once, including its connections.</summary>
    public Task StopServerAsync() => ProgramAsync("pg_ctl", "stop", "--wait", "--silent", "--pgdata", Data, "--mode", "immediate");

    public async ValueTask DisposeAsync()
    {
        await StopServerAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task ProgramAsync(string name, params IEnumerable<string> arguments)
    {
        var program = Path.Combine(Programs!, name);
        return Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments])
            : RunAsync(program, arguments);
    }

    private static async Task RunAsync(string program, params IEnumerable<string> arguments)
    {
        // The server that it starts would keep its output open; the log file in the folder has all of it.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "cd / && exec \"$0\" \"$@\" > /dev/null 2>&1", program, .. arguments]))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
