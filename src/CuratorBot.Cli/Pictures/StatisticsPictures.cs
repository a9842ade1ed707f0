using CuratorBot.Core.Lists;
using CuratorBot.Core.Statistics;
using CuratorBot.Core.Text;
using ScottPlot;

namespace CuratorBot.Cli.Pictures;

/// <summary>The pictures of a list's statistics, in the language of the list.</summary>
internal sealed class StatisticsPictures
{
    private const int MostAuthors = 20;
    private const int MostCircled = 32;
    private const int MostOfAGroup = 10;

    private static readonly Color Blue = Color.FromHex("#4269d0");
    private static readonly Color Red = Color.FromHex("#d62728");
    private static readonly Color Amber = Color.FromHex("#d98b00");
    private static readonly Color Grey = Color.FromHex("#9aa0a6");
    private static readonly ScottPlot.Palettes.Category10 Years = new ScottPlot.Palettes.Category10();

    private static readonly string[] Texts =
    [
        "stats.papers", "stats.overflow", "stats.below", "stats.threshold", "stats.citations", "stats.score-axis",
        "stats.picture.citations", "stats.picture.authors", "stats.picture.sections", "stats.picture.coauthors",
    ];

    private readonly ListStatistics _statistics;
    private readonly string _locale;
    private readonly PictureFont _font;

    public StatisticsPictures(ListStatistics statistics, string locale)
    {
        _statistics = statistics;
        _font = PictureFont.For(string.Concat(statistics.BySection.Select(static s => s.Name).Concat(Texts.Select(key => Messages.Get(key, locale)))));

        // Without the letters of a language its words would be boxes.
        _locale = _font.HasAll ? locale : "en";
    }

    /// <summary>All pictures for which there is data.</summary>
    public IEnumerable<Picture> All()
    {
        if (_statistics.WithCitations > 0)
        {
            yield return Citations();
        }

        if (_statistics.Authors.Authors.Count > 0)
        {
            yield return Authors();
        }

        if (_statistics.BySection.Count > 0 && _statistics.ByYear.Count > 0)
        {
            yield return Sections();
        }

        if (_statistics.Authors.Pairs.Count > 0)
        {
            yield return CoAuthorship();
        }
    }

    private string Text(string key) => Messages.Get(key, _locale);

    private Picture Citations()
    {
        var plot = new Plot();
        var known = _statistics.Papers.Where(static p => p is { Citations: > 0, Year: not null }).ToList();
        Points(plot, known.Where(p => p.Entry.Section.Kind != SectionKind.Overflow && !_statistics.IsBelow(p)), MarkerShape.FilledCircle, Blue, "stats.papers");
        Points(plot, known.Where(p => p.Entry.Section.Kind == SectionKind.Overflow && !_statistics.IsBelow(p)), MarkerShape.OpenCircle, Blue, "stats.overflow");
        Points(plot, known.Where(_statistics.IsBelow), MarkerShape.FilledTriangleDown, Red, "stats.below");
        foreach (var year in _statistics.ByYear.Where(static y => y.Threshold > 0))
        {
            var line = plot.Add.Line(year.Year - 0.42, Math.Log10(year.Threshold!.Value), year.Year + 0.42, Math.Log10(year.Threshold.Value));
            (line.Color, line.LineWidth) = (Amber, 3);
        }

        if (_statistics.ByYear.Any(static y => y.Threshold > 0))
        {
            plot.Legend.ManualItems.Add(new LegendItem { LabelText = Text("stats.threshold"), LineColor = Amber, LineWidth = 3 });
        }

        plot.Axes.Bottom.TickGenerator = Ticks(_statistics.ByYear.Select(static y => ((double)y.Year, $"{y.Year}")));
        plot.Axes.Left.TickGenerator = Ticks(Enumerable.Range(0, 8).Select(static i => ((double)i, Math.Pow(10, i).ToString("N0", System.Globalization.CultureInfo.InvariantCulture))));
        var counts = known.Select(static p => Math.Log10(p.Citations!.Value))
            .Concat(_statistics.ByYear.Where(static y => y.Threshold > 0).Select(static y => Math.Log10(y.Threshold!.Value))).ToList();
        plot.Axes.SetLimits(_statistics.ByYear[0].Year - 0.6, _statistics.ByYear[^1].Year + 0.6, counts.Min() - 0.2, counts.Max() + 0.3);
        plot.YLabel(Text("stats.citations"));
        plot.ShowLegend(Edge.Bottom);
        return Finish(plot, "citations", "stats.picture.citations", 900, 620);
    }

    private void Points(Plot plot, IEnumerable<CitedPaper> papers, MarkerShape shape, Color color, string legend)
    {
        var points = papers.OrderBy(static p => p.Year).ThenByDescending(static p => p.Citations).GroupBy(static p => p.Year!.Value)
            .SelectMany(static year => year.Select((p, i) => (X: year.Key + Spread(i), Y: Math.Log10(p.Citations!.Value)))).ToList();
        if (points.Count > 0)
        {
            plot.Add.Markers(points.Select(static p => p.X).ToArray(), points.Select(static p => p.Y).ToArray(), shape, 8, color);
            plot.Legend.ManualItems.Add(new LegendItem { LabelText = Text(legend), MarkerShape = shape, MarkerSize = 8, MarkerColor = color });
        }
    }

    /// <summary>Offsets points sideways, so that papers with similar citations do not hide each other; the same each time.</summary>
    private static double Spread(int i) => (i * 0.618034 % 1 * 0.6) - 0.3;

    private Picture Authors()
    {
        var plot = new Plot();
        List<AuthorFigures> authors = [.. _statistics.Authors.Authors.Take(MostAuthors)];
        plot.Add.Bars(authors.Select((author, i) => new Bar
        {
            Position = -i,
            Value = author.Score,
            FillColor = Blue,
            LineWidth = 0,
            Label = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{author.Score:0.00} ({author.Papers})"),
            Orientation = Orientation.Horizontal,
        }).ToArray()).Horizontal = true;
        plot.Axes.Left.TickGenerator = Ticks(authors.Select((author, i) => ((double)-i, author.Name)));
        plot.Axes.SetLimits(0, authors[0].Score * 1.2, -authors.Count + 0.3, 0.7);
        plot.XLabel(Text("stats.score-axis"));
        plot.HideGrid();
        return Finish(plot, "authors", "stats.picture.authors", 900, 160 + (24 * authors.Count));
    }

    private Picture Sections()
    {
        var plot = new Plot();
        var sections = _statistics.BySection;
        List<int> years = [.. _statistics.ByYear.Select(static y => y.Year)];
        var bars = new List<Bar>();
        for (var i = 0; i < sections.Count; i++)
        {
            double from = 0;
            foreach (var year in years)
            {
                var count = _statistics.Papers.Count(p => p.Year == year && string.Equals(p.Entry.Section.Title, sections[i].Name, StringComparison.Ordinal));
                bars.Add(new Bar { Position = -i, ValueBase = from, Value = from + count, FillColor = Years.GetColor(years.IndexOf(year)), LineWidth = 0, Orientation = Orientation.Horizontal });
                from += count;
            }
        }

        plot.Add.Bars(bars.ToArray()).Horizontal = true;
        plot.Axes.Left.TickGenerator = Ticks(sections.Select((section, i) => ((double)-i, _font.HasAll ? section.Name : $"{i + 1}")));
        plot.Legend.ManualItems.AddRange(years.Select((year, i) => new LegendItem { LabelText = $"{year}", FillColor = Years.GetColor(i) }));
        plot.Axes.SetLimits(0, sections.Max(static s => s.Papers) * 1.1, -sections.Count + 0.3, 0.7);
        plot.XLabel(Text("stats.papers"));
        plot.ShowLegend(Edge.Right);
        plot.HideGrid();
        return Finish(plot, "sections", "stats.picture.sections", 1000, 170 + (32 * sections.Count));
    }

    /// <summary>Authors in a circle, co-authors next to each other, with a line for two or more papers in common.</summary>
    private Picture CoAuthorship()
    {
        var plot = new Plot();
        List<AuthorFigures> circle = [];
        foreach (var group in _statistics.Authors.Groups)
        {
            circle.AddRange(group.Take(Math.Min(MostOfAGroup, MostCircled - circle.Count)));
        }

        var places = circle.Select((author, i) => (author, Angle: Math.PI / 2 - (2 * Math.PI * i / circle.Count))).ToDictionary(static p => p.author, static p => p.Angle);
        foreach (var pair in _statistics.Authors.Pairs.Where(pair => places.ContainsKey(pair.First) && places.ContainsKey(pair.Second)).Reverse())
        {
            var (one, other) = (places[pair.First], places[pair.Second]);
            var line = plot.Add.Line(Math.Cos(one), Math.Sin(one), Math.Cos(other), Math.Sin(other));
            (line.Color, line.LineWidth) = (pair.Papers > 2 ? Blue : Grey, 1.2f * (pair.Papers - 1));
        }

        foreach (var (author, angle) in places)
        {
            plot.Add.Marker(Math.Cos(angle), Math.Sin(angle), MarkerShape.FilledCircle, 6 + (2 * author.Papers), Blue);

            // Names point outwards like spokes, so that none hides another; on the left they run inwards, so that none is upside down.
            var isLeft = Math.Cos(angle) < -1e-9;
            var text = plot.Add.Text($"{author.Name} ({author.Papers})", 1.08 * Math.Cos(angle), 1.08 * Math.Sin(angle));
            text.LabelAlignment = isLeft ? Alignment.MiddleRight : Alignment.MiddleLeft;
            text.LabelRotation = (float)(-angle * 180 / Math.PI) + (isLeft ? 180 : 0);
            text.LabelFontSize = 13;
            text.LabelFontName = _font.Name;
            _font.Lower(text.LabelStyle);
        }

        plot.Axes.SetLimits(-1.9, 1.9, -1.9, 1.9);
        plot.Axes.SquareUnits();
        plot.HideAxesAndGrid();
        return Finish(plot, "coauthors", "stats.picture.coauthors", 900, 940);
    }

    private Picture Finish(Plot plot, string name, string title, int width, int height)
    {
        plot.Title(Text(title));
        plot.Font.Set(_font.Name);
        foreach (var axis in (IEnumerable<IAxis>)[plot.Axes.Left, plot.Axes.Bottom])
        {
            _font.Lower(axis.TickLabelStyle);
        }

        _font.Lower(plot.Axes.Title.Label);
        _font.Lower(plot.Axes.Bottom.Label);
        _font.Lower(plot.Axes.Left.Label);
        plot.Legend.ManualItems.ForEach(item => _font.Lower(item.LabelStyle));
        plot.FigureBackground.Color = Colors.White;
        return new Picture(name, Text(title), plot.GetSvgXml(width, height), plot.GetImageBytes(width, height, ImageFormat.Png));
    }

    private static ScottPlot.TickGenerators.NumericManual Ticks(IEnumerable<(double Position, string Label)> ticks)
    {
        var generator = new ScottPlot.TickGenerators.NumericManual();
        foreach (var (position, label) in ticks)
        {
            generator.AddMajor(position, label);
        }

        return generator;
    }
}

/// <summary>One picture in both formats.</summary>
/// <param name="Name">Its file name without extension.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Svg">The picture as SVG.</param>
/// <param name="Png">The picture as PNG.</param>
internal sealed record Picture(string Name, string Title, string Svg, byte[] Png);
