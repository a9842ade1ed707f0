using CuratorBot.Cli.Output;
using CuratorBot.Core.Statistics;
using ScottPlot;

namespace CuratorBot.Cli.Pictures;

/// <summary>The authors who wrote most together, one below the other and group by group, with an arc for each pair.</summary>
internal sealed class CoAuthorsPicture
{
    private const int MostAuthors = 36;
    private const int RowHeight = 22;
    private const float WidthOfAPaper = 1.4f;

    private readonly Func<string, string> _text;
    private readonly List<AuthorFigures> _authors;
    private readonly List<CoAuthors> _pairs;
    private readonly Dictionary<AuthorFigures, int> _groups;

    /// <param name="authors">Authors, with at least one pair.</param>
    /// <param name="text">The words for a message key, in the language of the picture.</param>
    public CoAuthorsPicture(AuthorTable authors, Func<string, string> text)
    {
        _text = text;
        var strongest = new HashSet<AuthorFigures>();
        foreach (var pair in authors.Pairs)
        {
            if (strongest.Count + (strongest.Contains(pair.First) ? 0 : 1) + (strongest.Contains(pair.Second) ? 0 : 1) <= MostAuthors)
            {
                strongest.UnionWith([pair.First, pair.Second]);
            }
        }

        _pairs = [.. authors.Pairs.Where(p => strongest.Contains(p.First) && strongest.Contains(p.Second))];
        _groups = authors.Groups.SelectMany(static (group, i) => group.Select(author => (author, i))).ToDictionary(static a => a.author, static a => a.i);
        _authors = [.. _pairs.Select(p => _groups[p.First]).Distinct().SelectMany(group => InOrder(strongest.Where(a => _groups[a] == group), _pairs))];
        All = _groups.Count;
    }

    /// <summary>Authors with a pair.</summary>
    public int All { get; }

    /// <summary>Those that are drawn.</summary>
    public int Drawn => _authors.Count;

    /// <summary>Pixels.</summary>
    public int Height => 130 + (RowHeight * _authors.Count);

    public void Draw(PictureCanvas canvas)
    {
        var colors = canvas.Colors;
        var rows = _authors.Select(static (author, i) => (author, i)).ToDictionary(static a => a.author, static a => a.i);
        var shown = _authors.Select(a => _groups[a]).Distinct().ToList();
        double widest = 1;
        foreach (var pair in _pairs.AsEnumerable().Reverse())
        {
            var (from, to) = (rows[pair.First], rows[pair.Second]);
            var half = Math.Abs(to - from) / 2.0;
            widest = Math.Max(widest, half);
            var arc = canvas.Plot.Add.ScatterLine(
                Enumerable.Range(0, 33).Select(i => half * Math.Sin(Math.PI * i / 32)).ToArray(),
                Enumerable.Range(0, 33).Select(i => (-(from + to) / 2.0) + (half * Math.Cos(Math.PI * i / 32))).ToArray());
            (arc.Color, arc.LineWidth) = (colors.Group(shown.IndexOf(_groups[pair.First])).WithAlpha(pair.Papers > 2 ? 0.9 : 0.55), WidthOfAPaper * (pair.Papers - 1));
            canvas.Tip(half, -(from + to) / 2.0, 5, $"{pair.First.Name}, {pair.Second.Name}: {pair.Papers}");
        }

        foreach (var (author, row) in rows)
        {
            var size = 5 + (1.3f * Math.Min(author.Papers, 10));
            canvas.Plot.Add.Marker(0, -row, MarkerShape.FilledCircle, size, colors.Group(shown.IndexOf(_groups[author])));
            canvas.Write($"{TerminalText.Short(author.Name, 30)} ({author.Papers})", 0, -row, Alignment.MiddleRight, -14, 13);
            canvas.Tip(0, -row, size, $"{author.Name}: {author.Papers}");
        }

        canvas.Plot.HideAxesAndGrid();
        canvas.Plot.Axes.Bottom.IsVisible = true;
        canvas.Plot.Axes.Bottom.TickGenerator = PictureCanvas.Ticks([]);
        canvas.Plot.Axes.Bottom.FrameLineStyle.Width = 0;
        canvas.Plot.XLabel(_text("stats.coauthors-axis"));
        canvas.Plot.Axes.SetLimits(-0.8 * widest, widest * 1.1, -_authors.Count + 0.2, 0.8);
    }

    /// <summary>Puts those next to each other who wrote most with those before them, so that arcs are short.</summary>
    private static List<AuthorFigures> InOrder(IEnumerable<AuthorFigures> group, List<CoAuthors> pairs)
    {
        var ordered = new List<AuthorFigures>();
        var left = group.ToList();
        while (left.Count > 0)
        {
            var last = ordered.TakeLast(3).ToList();
            var next = left.OrderByDescending(a => pairs.Where(p => (p.First == a && last.Contains(p.Second)) || (p.Second == a && last.Contains(p.First))).Sum(static p => p.Papers))
                .ThenByDescending(a => pairs.Where(p => p.First == a || p.Second == a).Max(static p => p.Papers))
                .ThenByDescending(static a => a.Score).First();
            ordered.Add(next);
            left.Remove(next);
        }

        return ordered;
    }
}
