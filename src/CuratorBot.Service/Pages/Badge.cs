using System.Globalization;
using CuratorBot.Core.Site;

namespace CuratorBot.Service.Pages;

/// <summary>A badge for a README, in words of our own and numbers: nothing of a list stands in it.</summary>
internal static class Badge
{
    // About what a letter of eleven points takes.
    private const double Letter = 6.6;
    private const int Margin = 12;

    /// <summary>The badge of a list: "top 100 | 100/100".</summary>
    public static string Of(ListPage page) => page.Top is { Size: { } size } top
        ? Write(Say($"top {size}"), Say($"{top.Now}/{size}"), isFine: top.Now <= size)
        : Write("papers", Say($"{page.Counts.Papers}"), isFine: true);

    /// <summary>The badge of the open pull requests that change the top.</summary>
    public static string OfOpen(int open) => Write("open", Say($"{open}"), isFine: true);

    private static string Write(string label, string value, bool isFine)
    {
        var (left, right) = ((int)(label.Length * Letter) + Margin, (int)(value.Length * Letter) + Margin);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" aria-label="{label}: {value}"><title>{label}: {value}</title><clipPath id="r"><rect width="{left + right}" height="20" rx="3"/></clipPath><g clip-path="url(#r)"><rect width="{left}" height="20" fill="#454d55"/><rect x="{left}" width="{right}" height="20" fill="{(isFine ? "#1a7f37" : "#cf222e")}"/></g><g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11"><text x="{left / 2.0}" y="14">{label}</text><text x="{left + (right / 2.0)}" y="14">{value}</text></g></svg>
            """);
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
