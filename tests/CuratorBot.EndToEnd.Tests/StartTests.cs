using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CuratorBot.Testing;

namespace CuratorBot.EndToEnd.Tests;

/// <summary>How the service starts: set up, not at all, and wrongly.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task Without_any_settings_it_runs_and_says_what_is_missing()
    {
        await using var world = await World.StartAsync(Settings(("Service__WebhookSecret", ""), ("GitHub__AppId", ""), ("GitHub__PrivateKeyFile", "")));
        using var client = new HttpClient { BaseAddress = world.Service.Address };

        await world.LoggedAsync("GitHub__PrivateKeyFile");
        Assert.Contains("app-manifest.json", await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        using var delivery = await world.Webhooks.SendAsync(world.Webhooks.Request(world.Service.Address, "ping", "{}"u8.ToArray()));
        Assert.Equal(HttpStatusCode.NotFound, delivery.StatusCode);
        Assert.Empty(world.GitHub.Requests);
    }

    [Fact]
    public async Task Set_up_it_is_ready_and_tells_its_version()
    {
        await using var world = await World.StartAsync();
        using var client = new HttpClient { BaseAddress = world.Service.Address };

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.StartsWith("""{"version":""", await client.GetStringAsync(new Uri("/version", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Service__WebhookSecret", "", "Service:WebhookSecret is empty")]
    [InlineData("Service__WebhookSecretFile", "/nowhere/secret", "Service:WebhookSecretFile names '/nowhere/secret'")]
    [InlineData("Service__Database", "oracle", "must be 'sqlite' or 'postgres'")]
    [InlineData("Service__Concurrency", "0", "Concurrency")]
    [InlineData("Service__Concurrency", "many", "Service:Concurrency")]
    [InlineData("Service__Retries", "100", "Retries")]
    [InlineData("Service__SweepMinutes", "0", "SweepMinutes")]
    [InlineData("Service__KeepDays", "2", "KeepDays")]
    [InlineData("Service__AuditSchedule", "every Monday", "Service:AuditSchedule is 'every Monday'")]
    [InlineData("GitHub__TimeoutSeconds", "0", "GitHub:TimeoutSeconds is 0")]
    [InlineData("GitHub__AppId", "seven", "GitHub:AppId")]
    [InlineData("GitHub__PrivateKeyFile", "", "private key is not")]
    [InlineData("GitHub__PrivateKeyFile", "/nowhere/key.pem", "GitHub:PrivateKeyFile names '/nowhere/key.pem'")]
    [InlineData("GitHub__PrivateKeyFile", "/etc/hostname", "no RSA private key")]
    [InlineData("GitHub__ApiAddress", "https://github.example/api/v3", "must be a whole address that ends in '/'")]
    [InlineData("Service__ConnectionString", "Data Source=/nowhere/curatorbot.db", "The database cannot be used")]
    [InlineData("SemanticScholar__RequestsPerSecond", "-1", "RequestsPerSecond")]
    public async Task It_refuses_to_start_on_settings_that_cannot_work(string name, string value, string says)
    {
        await using var world = await World.StartAsync(Settings((name, value)));

        Assert.True(world.Service.HasExited, world.Log);
        Assert.Equal(2, world.Service.ExitCode);
        Assert.StartsWith("curatorbot: ", world.Log, StringComparison.Ordinal);
        Assert.Contains(says, world.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", world.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Webhooks.Secret, world.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_another_process_has_is_told_in_words()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}");

        await using var world = await World.StartAsync(Settings(("Kestrel__Endpoints__Http__Url", address)));

        Assert.True(world.Service.HasExited, world.Log);
        Assert.Equal(2, world.Service.ExitCode);
        Assert.Contains($"curatorbot: Failed to bind to address {address}", world.Log, StringComparison.Ordinal);
        Assert.Contains("Another process listens there: end it, or choose another port", world.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", world.Log, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Settings(params IEnumerable<(string Name, string Value)> settings) =>
        settings.ToDictionary(static s => s.Name, static s => s.Value, StringComparer.Ordinal);

    /// <summary>The image's own health check, in whichever way its port is named.</summary>
    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://+:{0}")]
    [InlineData("ASPNETCORE_URLS", "http://[::]:{0}/")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "{0};9999")]
    public async Task The_health_check_of_the_image_finds_the_port(string name, string value)
    {
        await using var world = await World.StartAsync();
        var file = await File.ReadAllTextAsync(Path.Combine(SharedData.RepositoryRoot, "Dockerfile"), TestContext.Current.CancellationToken);
        var json = file[(file.IndexOf("    CMD [", StringComparison.Ordinal) + "    CMD ".Length)..].Split('\n')[0];
        var command = System.Text.Json.JsonSerializer.Deserialize<string[]>(json)!;

        Assert.Equal(0, await RunAsync(world.Service.Address.Port));
        Assert.NotEqual(0, await RunAsync(1));

        async Task<int> RunAsync(int port)
        {
            var start = new System.Diagnostics.ProcessStartInfo(command[0]) { RedirectStandardError = true, UseShellExecute = false };
            start.ArgumentList.Add(command[1]);
            start.ArgumentList.Add(command[2]);
            start.Environment[name] = string.Format(System.Globalization.CultureInfo.InvariantCulture, value, port);
            using var process = System.Diagnostics.Process.Start(start)!;
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return process.ExitCode;
        }
    }
}
