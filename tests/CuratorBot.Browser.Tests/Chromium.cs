using System.Collections.Concurrent;
using CuratorBot.Browser.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace CuratorBot.Browser.Tests;

/// <summary>One Chromium for all tests, as the system has it: CHROMIUM names it, else it is looked for where Debian and others put it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

    private readonly ConcurrentDictionary<(bool Touch, bool Script), ConcurrentBag<IPage>> _idle = new();

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static string? Executable => Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : Usual.FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Executable is not { } executable)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = ["--no-sandbox", "--disable-background-networking"] });
    }

    /// <summary>Opens a page; skips the test where there is no Chromium. Pages are used again, since a new one costs more than most tests.</summary>
    internal async Task<OpenPage> OpenAsync(string address, string hash = "", int width = 1000, int height = 800, ColorScheme scheme = ColorScheme.Light, bool touch = false, bool script = true)
    {
        Assert.SkipWhen(_browser is null, "There is no Chromium here. Install it (Debian: apt-get install chromium), or name it in CHROMIUM.");
        var idle = _idle.GetOrAdd((touch, script), static _ => new ConcurrentBag<IPage>());
        if (!idle.TryTake(out var page))
        {
            page = await (await _browser.NewContextAsync(new() { HasTouch = touch, JavaScriptEnabled = script, Locale = "en-US" })).NewPageAsync();
            page.SetDefaultTimeout(15_000);
        }

        await page.SetViewportSizeAsync(width, height);
        await page.EmulateMediaAsync(new() { Media = Media.Screen, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        var opened = new OpenPage(page, new Uri(address).AbsoluteUri, idle);
        opened.Answer = await page.GotoAsync(opened.Address + hash);
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}

/// <summary>An opened page, with what it asked for and what it complained of.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly ConcurrentBag<IPage> _idle;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _complaints = new();

    /// <param name="page">An idle page.</param>
    /// <param name="address">What it is going to show.</param>
    /// <param name="idle">Where it goes afterwards.</param>
    public OpenPage(IPage page, string address, ConcurrentBag<IPage> idle)
    {
        (Page, Address, _idle) = (page, address, idle);
        page.Request += OnRequest;
        page.PageError += OnError;
        page.Console += OnConsole;
        page.Dialog += OnDialog;
    }

    public IPage Page { get; }

    public string Address { get; }

    /// <summary>What a server answered; null of a file.</summary>
    public IResponse? Answer { get; set; }

    /// <summary>Errors and warnings of the console, and dialogs.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Titles of the rows in their order.</summary>
    public async Task<IReadOnlyList<string>> TitlesAsync() => await Page.Locator("#rows .paper-title").AllTextContentsAsync();

    /// <summary>How much is wider than the window, in pixels; 0: nothing scrolls sideways.</summary>
    public Task<int> TooWideAsync() => Page.EvaluateAsync<int>(
        """
        async () => {
          // The page learns of a window of another size with the next frame.
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          return document.documentElement.scrollWidth - innerWidth;
        }
        """);

    /// <summary>The page asked for nothing but itself, and nothing went wrong.</summary>
    public void AssertQuiet()
    {
        Assert.Empty(_complaints);
        Assert.Equal([Address], _requests.Where(static url => !url.StartsWith("data:", StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        Page.Request -= OnRequest;
        Page.PageError -= OnError;
        Page.Console -= OnConsole;
        Page.Dialog -= OnDialog;

        // Else the next test of the same file would only go to another place of it.
        await Page.GotoAsync("about:blank");
        _idle.Add(Page);
    }

    // A hash is no request.
    private void OnRequest(object? sender, IRequest request) => _requests.Enqueue(request.Url.Split('#')[0]);

    private void OnError(object? sender, string error) => _complaints.Enqueue(error);

    private void OnConsole(object? sender, IConsoleMessage message)
    {
        if (message.Type is "error" or "warning")
        {
            _complaints.Enqueue(message.Text);
        }
    }

    private async void OnDialog(object? sender, IDialog dialog)
    {
        _complaints.Enqueue($"a dialog: {dialog.Message}");
        await dialog.DismissAsync();
    }
}
