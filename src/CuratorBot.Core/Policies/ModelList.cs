namespace CuratorBot.Core.Policies;

/// <summary>
/// The list that the rules were made for, "Most Cited Deep Learning Papers": what it asks, as its README says under "Citation criteria".
/// Nothing falls back to these values; a list that states other criteria, or none, is judged by its own.
/// </summary>
public static class ModelList
{
    /// <summary>What it asks of its papers.</summary>
    public static Policy Policy { get; } = new()
    {
        TopSize = 100,
        FirstYear = 2012,
        LastYear = 2016,
        Citations = new Dictionary<int, int>
        {
            [2016] = 60,
            [2015] = 200,
            [2014] = 400,
            [2013] = 600,
            [2012] = 800,
        },
        NewPaperMonths = 6,
        OldPapersBefore = 2012,
    };
}
