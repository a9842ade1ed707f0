namespace CuratorBot.Core.Lists.Reading;

/// <summary>The year of an entry with the parentheses around it: "(2015)", "（2015）", "(Book, 2016)", "(2017 年)", "(2014,".</summary>
/// <param name="Start">Where the opening parenthesis stands, or the year where there is none.</param>
/// <param name="End">Where the text after the group begins.</param>
/// <param name="Year">The year.</param>
/// <param name="HasNote">There are other words in the parentheses.</param>
/// <param name="HasNian">The year is followed by 年.</param>
/// <param name="FullWidth">The parentheses are full-width.</param>
/// <param name="Unbalanced">One of the parentheses is missing.</param>
internal readonly record struct YearGroup(int Start, int End, int Year, bool HasNote, bool HasNian, bool FullWidth, bool Unbalanced);
