using ScottPlot;
using SkiaSharp;

namespace CuratorBot.Cli.Pictures;

/// <summary>A font of this machine for the text in a picture.</summary>
/// <param name="Name">Its family.</param>
/// <param name="HasAll">Whether it has every letter of the text; missing ones would be boxes.</param>
internal sealed record PictureFont(string Name, bool HasAll)
{
    /// <summary>
    /// Font families that read well in a picture, the best first: one for each system and for Chinese, by their names on Debian, macOS and
    /// Windows.
    /// </summary>
    private static readonly string[] Preferred =
    [
        "DejaVu Sans", "Liberation Sans", "Helvetica", "Arial", "Segoe UI",
        "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "PingFang SC", "Microsoft YaHei", "Noto Serif CJK SC", "SimSun",
    ];

    /// <summary>
    /// Moves text to its right place. ScottPlot derives the base line from the tallest glyph of a font, which in Chinese
    /// fonts is far taller than the text.
    /// </summary>
    public void Lower(LabelStyle label)
    {
        label.FontName = Name;
        using var paint = Paint.NewDisposablePaint();
        var measured = label.Measure("0", paint);
        var down = -measured.VerticalOffset - (measured.LineHeight / 2) - (0.05f * label.FontSize);
        if (label.Rotation == 0)
        {
            label.OffsetY = down;
        }
        else
        {
            label.OffsetX = down;
        }
    }

    public static PictureFont For(string texts)
    {
        // Tries the families one by one: SkiaSharp's font manager on Linux does not match characters.
        var fonts = SKFontManager.Default;
        var letters = string.Concat(texts.Where(static c => !char.IsWhiteSpace(c) && !char.IsControl(c)).Distinct());
        var families = fonts.FontFamilies.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = Preferred.Where(families.Contains).Concat(families.Order(StringComparer.OrdinalIgnoreCase)).FirstOrDefault(family =>
        {
            using var typeface = fonts.MatchFamily(family);
            return typeface?.ContainsGlyphs(letters) == true;
        });
        return name is null ? new PictureFont(Preferred.FirstOrDefault(families.Contains) ?? Fonts.Sans, HasAll: false) : new PictureFont(name, HasAll: true);
    }
}
