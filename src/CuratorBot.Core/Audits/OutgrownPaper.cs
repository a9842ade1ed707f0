using CuratorBot.Core.Judging;
using CuratorBot.Core.Lists;

namespace CuratorBot.Core.Audits;

/// <summary>A paper below the topical sections of the top that has the citations which they ask.</summary>
/// <param name="Finding">What the audit says of it.</param>
/// <param name="Entry">The paper.</param>
/// <param name="Count">How often it is cited.</param>
/// <param name="Needed">Citations that its year needs.</param>
/// <param name="CitedLess">Papers of a full top that are cited less; 0 where the top is not full.</param>
public sealed record OutgrownPaper(Finding Finding, Entry Entry, CitationCount Count, int Needed, int CitedLess);
