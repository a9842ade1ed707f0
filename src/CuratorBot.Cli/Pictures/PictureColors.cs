using ScottPlot;

namespace CuratorBot.Cli.Pictures;

/// <summary>The colors of a picture: GitHub's own, light and dark, so that it does not glare on its page.</summary>
internal sealed class PictureColors
{
    private readonly Color _palest;
    private readonly Color _fullest;
    private readonly Color[] _groups;

    private PictureColors(string background, string text, string muted, string line, string mark, string threshold, string below, string palest, string fullest, params string[] groups)
    {
        (Background, Text, Muted, Line) = (Color.FromHex(background), Color.FromHex(text), Color.FromHex(muted), Color.FromHex(line));
        (Mark, Threshold, Below) = (Color.FromHex(mark), Color.FromHex(threshold), Color.FromHex(below));
        (_palest, _fullest) = (Color.FromHex(palest), Color.FromHex(fullest));
        _groups = [.. groups.Select(static g => Color.FromHex(g))];
    }

    public static PictureColors Light { get; } = new(
        "#ffffff", "#1f2328", "#59636e", "#d1d9e0", "#0969da", "#bc4c00", "#cf222e", "#c9e2fb", "#0a3069",
        "#0969da", "#bc4c00", "#1a7f37", "#8250df", "#bf3989", "#0b7285", "#9a6700", "#59636e");

    public static PictureColors Dark { get; } = new(
        "#0d1117", "#f0f6fc", "#9198a1", "#3d444d", "#4493f8", "#f0883e", "#ff7b72", "#17355c", "#b6dcff",
        "#4493f8", "#f0883e", "#3fb950", "#ab7df8", "#f778ba", "#39c5cf", "#d29922", "#9198a1");

    public Color Background { get; }

    public Color Text { get; }

    public Color Muted { get; }

    /// <summary>Axes and grid.</summary>
    public Color Line { get; }

    /// <summary>Papers and authors.</summary>
    public Color Mark { get; }

    public Color Threshold { get; }

    public Color Below { get; }

    /// <summary>A color that tells one group from the next; they come again after eight.</summary>
    public Color Group(int index) => _groups[index % _groups.Length];

    /// <summary>One hue, from the first of several in an order to the last.</summary>
    public Color Step(int index, int count)
    {
        var share = count < 2 ? 1 : (double)index / (count - 1);
        byte Between(byte from, byte to) => (byte)Math.Round(from + (share * (to - from)));
        return new Color(Between(_palest.R, _fullest.R), Between(_palest.G, _fullest.G), Between(_palest.B, _fullest.B));
    }
}
