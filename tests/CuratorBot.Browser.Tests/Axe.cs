using Microsoft.Playwright;

namespace CuratorBot.Browser.Tests;

/// <summary>Asks axe-core what makes a page hard to use.</summary>
internal static class Axe
{
    private static readonly Lazy<string> Source = new(static () =>
    {
        using var reader = new StreamReader(typeof(Axe).Assembly.GetManifestResourceStream("axe.min.js")!);
        return reader.ReadToEnd();
    });

    /// <summary>Each violation with its elements; empty if there is none.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(Source.Value);
        return await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run({ resultTypes: ['violations'] })).violations.map(violation => `${violation.id}: ${violation.nodes.map(node => `${node.html} (${node.failureSummary})`).join(' | ')}`)
            """);
    }
}
