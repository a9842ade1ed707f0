using System.Collections.Concurrent;
using CuratorBot.Browser.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace CuratorBot.Browser.Tests;

/// <summary>One Chromium for all tests, as the system has it: CHROMIUM names it, else it is looked for where Debian and others put it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

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

    /// <summary>Opens a page in a context of its own; skips the test where there is no Chromium.</summary>
    internal async Task<OpenPage> OpenAsync(string path, string hash = "", int width = 1000, int height = 800, ColorScheme scheme = ColorScheme.Light, bool touch = false, bool script = true)
    {
        Assert.SkipWhen(_browser is null, "There is no Chromium here. Install it (Debian: apt-get install chromium), or name it in CHROMIUM.");
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            HasTouch = touch,
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-US",
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(15_000);
        var opened = new OpenPage(context, page);
        await page.GotoAsync(new Uri(path).AbsoluteUri + hash);
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
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _complaints = new();

    public OpenPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Request += (_, request) => _requests.Enqueue(request.Url);
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue(message.Text);
            }
        };
        page.Dialog += async (_, dialog) =>
        {
            _complaints.Enqueue($"a dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>Titles of the rows in their order.</summary>
    public async Task<IReadOnlyList<string>> TitlesAsync() => await Page.Locator("#rows .paper-title").AllTextContentsAsync();

    /// <summary>The page asked for nothing but itself, and nothing went wrong.</summary>
    public void AssertQuiet()
    {
        Assert.Empty(_complaints);
        Assert.All(_requests, static url => Assert.Matches("^(file:|data:)", url));
        Assert.Single(_requests, static url => url.StartsWith("file:", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
