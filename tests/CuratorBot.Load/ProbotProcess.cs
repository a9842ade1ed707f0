using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace CuratorBot.Load;

/// <summary>Probot with an empty handler, as its own command starts it in production.</summary>
internal sealed class ProbotProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly string _keyFolder;

    private ProbotProcess(Process process, string keyFolder, Uri address)
    {
        _process = process;
        _keyFolder = keyFolder;
        Address = address;
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>Starts it; done when it answers.</summary>
    /// <param name="folder">Where it is installed, with index.mjs.</param>
    /// <param name="secret">What deliveries are signed with.</param>
    /// <param name="path">Where deliveries go.</param>
    public static async Task<ProbotProcess> StartAsync(string folder, string secret, string path)
    {
        var keyFolder = Directory.CreateTempSubdirectory("probot-").FullName;
        var keyFile = Path.Combine(keyFolder, "app.pem");
        using (var key = RSA.Create(2048))
        {
            await File.WriteAllTextAsync(keyFile, key.ExportRSAPrivateKeyPem());
        }

        var port = FreePort();
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "index.mjs")]) { WorkingDirectory = folder, UseShellExecute = false };
        foreach (var (name, value) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NODE_ENV"] = "production",
            ["APP_ID"] = "7",
            ["PRIVATE_KEY_PATH"] = keyFile,
            ["WEBHOOK_SECRET"] = secret,
            ["WEBHOOK_PATH"] = path,
            ["HOST"] = "127.0.0.1",
            ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["LOG_LEVEL"] = "error",
        })
        {
            start.Environment[name] = value;
        }

        var probot = new ProbotProcess(Process.Start(start)!, keyFolder, new Uri($"http://127.0.0.1:{port}"));
        try
        {
            await probot.AnswersAsync();
            return probot;
        }
        catch
        {
            await probot.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_keyFolder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AnswersAsync()
    {
        using var client = new HttpClient();
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "ping"), limit.Token);
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                await Task.Delay(100, limit.Token);
            }
        }
    }
}
