namespace CuratorBot.Cli.Pictures;

/// <summary>One picture in its formats.</summary>
/// <param name="Name">Its file name without extension.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Svg">The picture as SVG, for a light page; its marks name their papers and authors when it is opened by itself.</param>
/// <param name="DarkSvg">The same for a dark page.</param>
/// <param name="Png">The picture as PNG, for a light page.</param>
internal sealed record Picture(string Name, string Title, string Svg, string DarkSvg, byte[] Png);
