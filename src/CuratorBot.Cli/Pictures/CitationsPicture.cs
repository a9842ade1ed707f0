using System.Globalization;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Lists;
using CuratorBot.Core.Statistics;
using ScottPlot;

namespace CuratorBot.Cli.Pictures;

/// <summary>Each paper by its citations, in a column for each year, against the threshold of the year.</summary>
internal sealed class CitationsPicture
{
    private const float MarkerSize = 8;

    /// <summary>Pixels from mark to mark in a column, so that they do not touch.</summary>
    private const double Apart = 9.5;

    /// <summary>The height of the plot in pixels, without title, axis and legend.</summary>
    private const double PlotHeight = 500;

    /// <summary>Marks stand to the left in their column and leave room for names.</summary>
    private const double FromMiddle = -0.37;

    /// <summary>Of each year, the papers that people look for: those that may fall below, and those that everybody knows.</summary>
    private const int NamedLowest = 3;
    private const int NamedHighest = 2;

    private readonly ListStatistics _statistics;
    private readonly Func<string, string> _text;
    private readonly List<CitedPaper> _papers;
    private readonly List<YearFigures> _thresholds;
    private readonly int _first;
    private readonly int _last;
    private readonly double _lowest;
    private readonly double _highest;

    /// <param name="statistics">The statistics, with at least one paper of known citations and year.</param>
    /// <param name="text">The words for a message key, in the language of the picture.</param>
    public CitationsPicture(ListStatistics statistics, Func<string, string> text)
    {
        (_statistics, _text) = (statistics, text);
        _papers = Drawable(statistics);
        _thresholds = [.. statistics.ByYear.Where(static y => y.Threshold > 0)];
        (_first, _last) = (_papers.Min(static p => p.Year!.Value), _papers.Max(static p => p.Year!.Value));
        List<double> counts = [.. _papers.Select(Log), .. _thresholds.Select(static y => Math.Log10(y.Threshold!.Value))];
        (_lowest, _highest) = (counts.Min() - 0.2, counts.Max() + 0.2);
        Width = Math.Clamp(240 * (_last - _first + 1), 700, 1_500);
    }

    /// <summary>Pixels.</summary>
    public int Width { get; }

    /// <summary>Pixels of a year.</summary>
    private double Column => (Width - 110.0) / (_last - _first + 1.2);

    /// <summary>The papers that have a place in the picture.</summary>
    public static List<CitedPaper> Drawable(ListStatistics statistics) => [.. statistics.Papers.Where(static p => p is { Citations: > 0, Year: not null })];

    public void Draw(PictureCanvas canvas)
    {
        var colors = canvas.Colors;
        foreach (var year in _thresholds)
        {
            var height = Math.Log10(year.Threshold!.Value);
            var line = canvas.Plot.Add.Line(year.Year - 0.45, height, year.Year + 0.45, height);
            (line.Color, line.LineWidth) = (colors.Threshold, 2.5f);
            if (Column > 60)
            {
                canvas.Write(Grouped(year.Threshold.Value), year.Year + 0.45, height, Alignment.LowerRight, 0, 11, colors.Threshold);
            }
        }

        List<Mark> marks = [.. _papers.GroupBy(static p => p.Year!.Value).SelectMany(MarksOf)];
        Points(canvas, marks.FindAll(m => m.Paper.Entry.Section.Kind != SectionKind.Overflow && !_statistics.IsBelow(m.Paper)), MarkerShape.FilledCircle, colors.Mark, "stats.papers");
        Points(canvas, marks.FindAll(m => m.Paper.Entry.Section.Kind == SectionKind.Overflow && !_statistics.IsBelow(m.Paper)), MarkerShape.OpenCircle, colors.Mark, "stats.overflow");
        Points(canvas, marks.FindAll(m => _statistics.IsBelow(m.Paper)), MarkerShape.FilledTriangleDown, colors.Below, "stats.below");
        if (_thresholds.Count > 0)
        {
            canvas.Plot.Legend.ManualItems.Add(new LegendItem { LabelText = _text("stats.threshold"), LineColor = colors.Threshold, LineWidth = 3 });
        }

        foreach (var year in marks.GroupBy(static m => m.Paper.Year!.Value))
        {
            Name(canvas, [.. year]);
        }

        var years = _last - _first + 1;
        canvas.Plot.Axes.Bottom.TickGenerator = PictureCanvas.Ticks(Enumerable.Range(_first, years).Where(year => Column > 40 || (year - _last) % 5 == 0).Select(static year => ((double)year, $"{year}")));
        canvas.Plot.Axes.Left.TickGenerator = PictureCanvas.Ticks(Enumerable.Range(0, 8).Select(static i => ((double)i, Grouped((int)Math.Pow(10, i)))));
        canvas.Plot.Axes.SetLimits(_first - 0.6, _last + 0.6, _lowest, _highest);
        canvas.Plot.Grid.XAxisStyle.IsVisible = false;
        canvas.Plot.YLabel(_text("stats.citations"));
        canvas.Plot.ShowLegend(Edge.Bottom);
    }

    /// <summary>Puts the marks of a year as near to one line as they can stand without touching: how far aside one stands says nothing.</summary>
    private IEnumerable<Mark> MarksOf(IEnumerable<CitedPaper> papers)
    {
        var placed = new List<Mark>();
        foreach (var paper in papers.OrderByDescending(static p => p.Citations).ThenBy(static p => p.Entry.Line))
        {
            var y = Y(paper);
            var near = placed.FindAll(m => Math.Abs(Y(m.Paper) - y) < Apart);
            var aside = Enumerable.Range(0, placed.Count + 1).SelectMany(static i => i == 0 ? (double[])[0] : [i * Apart, -i * Apart])
                .First(x => near.TrueForAll(m => Math.Sqrt(Math.Pow(m.Aside - x, 2) + Math.Pow(Y(m.Paper) - y, 2)) >= Apart - 0.01));
            placed.Add(new Mark(paper, aside));
        }

        return placed;
    }

    private void Points(PictureCanvas canvas, List<Mark> marks, MarkerShape shape, Color color, string legend)
    {
        if (marks.Count == 0)
        {
            return;
        }

        canvas.Plot.Add.Markers(marks.ConvertAll(X).ToArray(), marks.ConvertAll(static m => Log(m.Paper)).ToArray(), shape, MarkerSize, color);
        canvas.Plot.Legend.ManualItems.Add(new LegendItem { LabelText = _text(legend), MarkerShape = shape, MarkerSize = MarkerSize, MarkerColor = color });
        foreach (var mark in marks)
        {
            canvas.Tip(X(mark), Log(mark.Paper), MarkerSize, $"{mark.Paper.Entry.Title} ({mark.Paper.Year}): {Grouped(mark.Paper.Citations!.Value)}");
        }
    }

    /// <summary>Names the least and the most cited papers of a year where there is room to the right of them.</summary>
    private void Name(PictureCanvas canvas, List<Mark> marks)
    {
        const double LineHeight = 13;
        var room = ((0.5 - FromMiddle) * Column) - 12;
        if (room < 70)
        {
            return;
        }

        var bars = _thresholds.FindAll(y => y.Year == marks[0].Paper.Year).ConvertAll(y => (Math.Log10(y.Threshold!.Value) - _lowest) / (_highest - _lowest) * PlotHeight);
        var named = new List<double>();
        foreach (var mark in marks.TakeLast(NamedLowest).Reverse().Concat(marks.Take(NamedHighest)).Distinct())
        {
            var y = Y(mark.Paper);
            var isFree = named.TrueForAll(other => Math.Abs(other - y) >= LineHeight)
                && bars.TrueForAll(other => Math.Abs(other - y) >= LineHeight)
                && !marks.Exists(m => m != mark && m.Aside > mark.Aside && Math.Abs(Y(m.Paper) - y) < 9);
            if (isFree)
            {
                named.Add(y);
                canvas.Write(TerminalText.Short(mark.Paper.Entry.Name ?? mark.Paper.Entry.Title, (int)(room - mark.Aside) * 10 / 58), X(mark), Log(mark.Paper), Alignment.MiddleLeft, 7, 10.5f, canvas.Colors.Muted);
            }
        }
    }

    private double X(Mark mark) => mark.Paper.Year!.Value + FromMiddle + (mark.Aside / Column);

    /// <summary>Pixels from the bottom.</summary>
    private double Y(CitedPaper paper) => (Log(paper) - _lowest) / (_highest - _lowest) * PlotHeight;

    private static double Log(CitedPaper paper) => Math.Log10(paper.Citations!.Value);

    private static string Grouped(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <param name="Paper">The paper.</param>
    /// <param name="Aside">Pixels to the right of the line on which the marks of its year stand.</param>
    private sealed record Mark(CitedPaper Paper, double Aside);
}
