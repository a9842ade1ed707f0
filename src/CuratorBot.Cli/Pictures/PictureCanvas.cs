using System.Globalization;
using System.Security;
using System.Text;
using CuratorBot.Cli.Output;
using ScottPlot;

namespace CuratorBot.Cli.Pictures;

/// <summary>A plot in the style of all pictures, whose marks say what they stand for when a pointer rests on them.</summary>
internal sealed class PictureCanvas : IDisposable
{
    /// <summary>What may lie between two ticks.</summary>
    private static readonly int[] Steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

    private readonly PictureFont _font;
    private readonly List<(CoordinateRect Area, float Radius, string Text)> _tips = [];

    public PictureCanvas(PictureFont font, PictureColors colors)
    {
        (_font, Colors) = (font, colors);
        Plot.FigureBackground.Color = colors.Background;
        Plot.DataBackground.Color = colors.Background;
        Plot.Axes.Color(colors.Muted);
        Plot.Axes.FrameColor(colors.Line);
        Plot.Axes.Right.FrameLineStyle.Width = 0;
        Plot.Axes.Top.FrameLineStyle.Width = 0;
        Plot.Grid.MajorLineColor = colors.Line.WithAlpha(0.6);
        Plot.Legend.BackgroundColor = colors.Background;
        Plot.Legend.FontColor = colors.Text;
        Plot.Legend.FontSize = 13;
        Plot.Legend.OutlineWidth = 0;
        Plot.Legend.ShadowColor = ScottPlot.Colors.Transparent;
        Plot.Legend.TightHorizontalWrapping = true;
    }

    public Plot Plot { get; } = new();

    public PictureColors Colors { get; }

    /// <summary>Writes beside a mark.</summary>
    /// <param name="text">The text, of one line.</param>
    /// <param name="x">Where, on the axis below.</param>
    /// <param name="y">Where, on the axis to the left.</param>
    /// <param name="alignment">The side of the text that is there.</param>
    /// <param name="right">Pixels to the right of there.</param>
    /// <param name="size">Font size in pixels.</param>
    /// <param name="color">The color; null for that of text.</param>
    public void Write(string text, double x, double y, Alignment alignment, float right, float size, Color? color = null)
    {
        var label = Plot.Add.Text(text, x, y);
        (label.LabelAlignment, label.LabelFontSize, label.LabelFontColor) = (alignment, size, color ?? Colors.Text);
        _font.Lower(label.LabelStyle);
        label.LabelOffsetX += right;
    }

    /// <summary>Says what a round mark stands for; its radius is in pixels.</summary>
    public void Tip(double x, double y, float radius, string text) => _tips.Add((new CoordinateRect(x, x, y, y), radius, text));

    /// <summary>Says what a bar stands for.</summary>
    public void Tip(CoordinateRect area, string text) => _tips.Add((area, 0, text));

    /// <summary>Where a tick stands and what it is called.</summary>
    public static ScottPlot.TickGenerators.NumericManual Ticks(IEnumerable<(double Position, string Label)> ticks)
    {
        var generator = new ScottPlot.TickGenerators.NumericManual();
        foreach (var (position, label) in ticks)
        {
            generator.AddMajor(position, label);
        }

        return generator;
    }

    /// <summary>Ticks at whole numbers from 0, ten at most.</summary>
    public static ScottPlot.TickGenerators.NumericManual WholeTicks(double most)
    {
        var step = Steps.First(s => most / s <= 10 || s == Steps[^1]);
        return Ticks(Enumerable.Range(0, (int)(most / step) + 1).Select(i => ((double)i * step, (i * step).ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>Gives the plot its title; call it when all else is drawn.</summary>
    public void Finish(string title)
    {
        Plot.Title(title);
        Plot.Font.Set(_font.Name);
        (Plot.Axes.Title.Label.FontSize, Plot.Axes.Title.Label.Bold, Plot.Axes.Title.Label.ForeColor) = (19, true, Colors.Text);
        foreach (var axis in (IEnumerable<IAxis>)[Plot.Axes.Left, Plot.Axes.Bottom])
        {
            (axis.Label.FontSize, axis.Label.Bold) = (13, false);
            (axis.TickLabelStyle.FontSize, axis.TickLabelStyle.ForeColor) = (13, Colors.Text);
            _font.Lower(axis.TickLabelStyle);
            _font.Lower(axis.Label);
        }

        _font.Lower(Plot.Axes.Title.Label);
        Plot.Legend.ManualItems.ForEach(item =>
        {
            item.LabelFontColor = Colors.Text;
            _font.Lower(item.LabelStyle);
        });
    }

    /// <summary>The picture as SVG with its tips.</summary>
    public string Svg(int width, int height)
    {
        var svg = Plot.GetSvgXml(width, height);
        var tips = new StringBuilder();
        foreach (var (area, radius, text) in _tips)
        {
            var (from, to) = (Plot.GetPixel(new Coordinates(area.Left, area.Top)), Plot.GetPixel(new Coordinates(area.Right, area.Bottom)));
            var title = $"<title>{SecurityElement.Escape(TerminalText.Lines(text))}</title>";
            tips.Append(radius > 0
                ? string.Create(CultureInfo.InvariantCulture, $"<circle cx=\"{from.X:0.#}\" cy=\"{from.Y:0.#}\" r=\"{radius:0.#}\" fill=\"transparent\">{title}</circle>")
                : string.Create(CultureInfo.InvariantCulture, $"<rect x=\"{Math.Min(from.X, to.X):0.#}\" y=\"{Math.Min(from.Y, to.Y):0.#}\" width=\"{Math.Abs(to.X - from.X):0.#}\" height=\"{Math.Abs(to.Y - from.Y):0.#}\" fill=\"transparent\">{title}</rect>"));
        }

        return svg.Insert(svg.LastIndexOf("</svg>", StringComparison.Ordinal), tips.ToString());
    }

    public byte[] Png(int width, int height) => Plot.GetImageBytes(width, height, ImageFormat.Png);

    public void Dispose() => Plot.Dispose();
}
