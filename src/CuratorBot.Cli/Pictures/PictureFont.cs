using ScottPlot;
using SkiaSharp;

namespace CuratorBot.Cli.Pictures;

/// <summary>A font of this machine for the texts of a picture.</summary>
/// <param name="Name">Its family.</param>
/// <param name="HasAll">Whether it has every letter of the texts; else some would be boxes.</param>
internal sealed record PictureFont(string Name, bool HasAll)
{
    /// <summary>Families that read well in a picture, the best first; one for each system and for Chinese, as Debian, macOS and Windows name them.</summary>
    private static readonly string[] Preferred =
    [
        "DejaVu Sans", "Liberation Sans", "Helvetica", "Arial", "Segoe UI",
        "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "PingFang SC", "Microsoft YaHei", "Noto Serif CJK SC", "SimSun",
    ];

    /// <summary>
    /// Sets a text where it should be. ScottPlot takes the place of the base line from the tallest glyph of a font, which in Chinese
    /// fonts is far taller than what is written.
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
        // Asked one by one: the font manager that comes with SkiaSharp on Linux does not match characters.
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
