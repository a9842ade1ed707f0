using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CuratorBot.Fakes;

/// <summary>
/// The service as a separate process on a free local port: started, paused, stopped and killed as an operator or a machine
/// would.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    /// <summary>Maximum wait: a process that neither listens nor has ended by then hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource<Uri?> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _log = new();
    private readonly Process _process;

    private ServiceProcess(Process process)
    {
        _process = process;
    }

    /// <summary>The address on which it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Everything it has written so far.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public int Id => _process.Id;

    /// <summary>The processor time it has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Its memory in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts the service and waits until it listens or has ended.</summary>
    /// <param name="assembly">Path of CuratorBot.Service.dll.</param>
    /// <param name="settings">Environment variables.</param>
    public static async Task<ServiceProcess> StartAsync(string assembly, IReadOnlyDictionary<string, string> settings)
    {
        var service = Start(assembly, settings);
        await service.ListensAsync();
        return service;
    }

    /// <summary>Starts the service without waiting.</summary>
    /// <param name="assembly">Path of CuratorBot.Service.dll.</param>
    /// <param name="settings">Environment variables.</param>
    public static ServiceProcess Start(string assembly, IReadOnlyDictionary<string, string> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])[assembly, "--urls", "http://127.0.0.1:0"])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var service = new ServiceProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        service._process.OutputDataReceived += (_, line) => service.Read(line.Data);
        service._process.ErrorDataReceived += (_, line) => service.Read(line.Data);
        service._process.Exited += (_, _) => service._listening.TrySetResult(null);
        service._process.Start();
        service._process.BeginOutputReadLine();
        service._process.BeginErrorReadLine();
        return service;
    }

    /// <summary>Waits until it listens or has ended.</summary>
    /// <returns>Whether it listens.</returns>
    public async Task<bool> ListensAsync()
    {
        if (await _listening.Task.WaitAsync(Patience) is { } address)
        {
            Address = address;
            return true;
        }

        // Also waits for the last lines.
        await _process.WaitForExitAsync();
        return false;
    }

    /// <summary>Kills it, in the middle of whatever it does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop and waits until it has.</summary>
    public async Task StopAsync()
    {
        Signal("TERM");
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Suspends it, as if the machine were out of memory or moved to another host.</summary>
    public void Pause() => Signal("STOP");

    /// <summary>Resumes it after <see cref="Pause"/>.</summary>
    public void Resume() => Signal("CONT");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private void Read(string? line)
    {
        const string Listening = "Now listening on: ";
        if (line is null)
        {
            return;
        }

        lock (_log)
        {
            _log.AppendLine(line);
        }

        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            _listening.TrySetResult(new Uri(line[(at + Listening.Length)..]));
        }
    }
}
