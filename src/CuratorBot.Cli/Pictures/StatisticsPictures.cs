using System.Globalization;
using CuratorBot.Cli.Output;
using CuratorBot.Core.Statistics;
using CuratorBot.Core.Text;
using ScottPlot;

namespace CuratorBot.Cli.Pictures;

/// <summary>The pictures of a list's statistics, in the language of the list.</summary>
internal sealed class StatisticsPictures
{
    private const int MostAuthors = 20;

    private static readonly string[] Texts =
    [
        "stats.papers", "stats.overflow", "stats.below", "stats.threshold", "stats.citations", "stats.score-axis", "stats.coauthors-axis",
        "stats.picture.citations", "stats.picture.authors", "stats.picture.sections", "stats.picture.coauthors", "stats.picture.coauthors-some",
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
        if (CitationsPicture.Drawable(_statistics).Count > 0)
        {
            var citations = new CitationsPicture(_statistics, Text);
            yield return Make("citations", Text("stats.picture.citations"), citations.Width, 640, citations.Draw);
        }

        if (_statistics.Authors.Authors.Count > 0)
        {
            List<AuthorFigures> authors = [.. _statistics.Authors.Authors.Take(MostAuthors)];
            yield return Make("authors", Text("stats.picture.authors"), 900, 130 + (24 * authors.Count), canvas => DrawAuthors(canvas, authors));
        }

        if (_statistics.BySection.Count > 0 && _statistics.ByYear.Count > 0)
        {
            yield return Make("sections", Text("stats.picture.sections"), 1000, 150 + (30 * _statistics.BySection.Count), DrawSections);
        }

        if (_statistics.Authors.Pairs.Count > 0)
        {
            var authors = new CoAuthorsPicture(_statistics.Authors, Text);
            var title = authors.Drawn < authors.All
                ? Messages.Format(new Message("stats.picture.coauthors-some", authors.Drawn, authors.All), _locale)
                : Text("stats.picture.coauthors");
            yield return Make("coauthors", title, 900, authors.Height, authors.Draw);
        }
    }

    private string Text(string key) => Messages.Get(key, _locale);

    private Picture Make(string name, string title, int width, int height, Action<PictureCanvas> draw)
    {
        using var light = new PictureCanvas(_font, PictureColors.Light);
        using var dark = new PictureCanvas(_font, PictureColors.Dark);
        foreach (var canvas in (PictureCanvas[])[light, dark])
        {
            draw(canvas);
            canvas.Finish(title);
        }

        return new Picture(name, title, light.Svg(width, height), dark.Svg(width, height), light.Png(width, height));
    }

    private void DrawAuthors(PictureCanvas canvas, List<AuthorFigures> authors)
    {
        var most = authors[0].Score * 1.15;
        var bars = canvas.Plot.Add.Bars(authors.Select((author, i) => new Bar
        {
            Position = -i,
            Value = author.Score,
            FillColor = canvas.Colors.Mark,
            LineWidth = 0,
            Orientation = Orientation.Horizontal,
        }).ToArray());
        bars.Horizontal = true;
        for (var i = 0; i < authors.Count; i++)
        {
            var author = authors[i];
            canvas.Write(string.Create(CultureInfo.InvariantCulture, $"{author.Score:0.00} ({author.Papers})"), author.Score, -i, Alignment.MiddleLeft, 6, 12, canvas.Colors.Muted);
            canvas.Tip(new CoordinateRect(0, author.Score, -i - 0.4, -i + 0.4), string.Join('\n', author.Cited.Select(static p => $"{p.Entry.Title} ({p.Year})").Prepend(author.Name)));
        }

        canvas.Plot.Axes.Left.TickGenerator = PictureCanvas.Ticks(authors.Select(static (author, i) => ((double)-i, TerminalText.Short(author.Name, 40))));
        canvas.Plot.Axes.Bottom.TickGenerator = PictureCanvas.WholeTicks(most);
        canvas.Plot.Axes.SetLimits(0, most, -authors.Count + 0.3, 0.7);
        canvas.Plot.XLabel(Text("stats.score-axis"));
        canvas.Plot.HideGrid();
    }

    private void DrawSections(PictureCanvas canvas)
    {
        var sections = _statistics.BySection;
        List<int> years = [.. _statistics.ByYear.Select(static y => y.Year)];
        var most = sections.Max(static s => s.Papers) * 1.1;
        var bars = new List<Bar>();
        for (var i = 0; i < sections.Count; i++)
        {
            double from = 0;
            foreach (var year in years)
            {
                var count = _statistics.Papers.Count(p => p.Year == year && string.Equals(p.Entry.Section.Title, sections[i].Name, StringComparison.Ordinal));
                if (count == 0)
                {
                    continue;
                }

                bars.Add(new Bar { Position = -i, ValueBase = from, Value = from + count, FillColor = canvas.Colors.Step(years.IndexOf(year), years.Count), LineWidth = 0, Orientation = Orientation.Horizontal });
                canvas.Tip(new CoordinateRect(from, from + count, -i - 0.4, -i + 0.4), $"{sections[i].Name}, {year}: {count}");
                from += count;
            }

            canvas.Write(sections[i].Papers.ToString(CultureInfo.InvariantCulture), from, -i, Alignment.MiddleLeft, 6, 12, canvas.Colors.Muted);
        }

        canvas.Plot.Add.Bars(bars.ToArray()).Horizontal = true;
        canvas.Plot.Axes.Left.TickGenerator = PictureCanvas.Ticks(sections.Select((section, i) => ((double)-i, _font.HasAll ? TerminalText.Short(section.Name, 60) : $"{i + 1}")));
        canvas.Plot.Axes.Bottom.TickGenerator = PictureCanvas.WholeTicks(most);
        canvas.Plot.Legend.ManualItems.AddRange(years.Select((year, i) => new LegendItem { LabelText = $"{year}", FillColor = canvas.Colors.Step(i, years.Count) }));
        canvas.Plot.Axes.SetLimits(0, most, -sections.Count + 0.3, 0.7);
        canvas.Plot.XLabel(Text("stats.papers"));
        canvas.Plot.ShowLegend(Edge.Right);
        canvas.Plot.HideGrid();
    }
}
